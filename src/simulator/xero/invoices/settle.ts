// What payments and credit do to an invoice: its sums, its status, the day on which it was paid in full.

import type { Credit } from '../credits/credit.ts';
import type { Books } from '../store/books.ts';
import { dueCents, type Invoice } from './invoice.ts';

/** Live payments of an invoice. */
export function paymentsOf(books: Books, invoiceId: string) {
  return books.payments.having('document', invoiceId).filter(({ Status }) => Status === 'AUTHORISED');
}

/** Credit that was given to an invoice, with what it gave. */
export function creditsOn(books: Books, invoiceId: string): { credit: Credit; cents: number; Date: string }[] {
  return [books.creditNotes, books.overpayments, books.prepayments].flatMap((table) =>
    table
      .having('invoice', invoiceId)
      .flatMap((credit) =>
        credit.allocations
          .filter((allocation) => allocation.invoiceId === invoiceId)
          .map(({ cents, Date }) => ({ credit, cents, Date })),
      ),
  );
}

/** Saves the invoice with its sums and status computed anew. `bump` moves its time of change. */
export function settle(books: Books, invoice: Invoice, bump = true): Invoice {
  const payments = paymentsOf(books, invoice.id);
  const credits = creditsOn(books, invoice.id);
  const { FullyPaidOnDate: _before, ...bare } = invoice;
  const summed: Invoice = {
    ...bare,
    paidCents: payments.reduce((sum, { cents }) => sum + cents, 0),
    creditedCents: credits.reduce((sum, { cents }) => sum + cents, 0),
    updatedAt: bump ? books.now() : invoice.updatedAt,
  };
  if (invoice.Status !== 'AUTHORISED' && invoice.Status !== 'PAID') return books.invoices.set(summed);
  if (dueCents(summed) !== 0) return books.invoices.set({ ...summed, Status: 'AUTHORISED' });
  const dates = [invoice.Date, ...payments.map((one) => one.Date), ...credits.map((one) => one.Date)].sort();
  const settledOn = payments.length || credits.length ? dates.at(-1) : invoice.Date;
  return books.invoices.set({ ...summed, Status: 'PAID', ...(settledOn && { FullyPaidOnDate: settledOn }) });
}
