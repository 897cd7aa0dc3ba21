// What meets an invoice: payments and credit notes. The sums on the invoice are worked out from them anew whenever one of them changes.

import type { Books } from '../books.ts';
import { keepDocument, withBalance } from '../documents/write.ts';
import { isPositive, sum } from '../money.ts';
import { overBalance } from '../refusals.ts';
import type { Refusal } from '../reply.ts';
import type { Payment } from './payment.ts';

/** Works out what was paid of these invoices and credited to them. */
export function resettle(books: Books, invoiceIds: Iterable<string>): void {
  for (const id of new Set(invoiceIds)) {
    const invoice = books.documents.invoice.get(id);
    if (!invoice) continue;
    const payments = books.payments.having('invoice', id);
    const parts = payments.flatMap(({ allocations }) => allocations.filter((one) => one.invoiceId === id));
    const notes = books.documents.creditnote.having('applied', id);
    const credits = notes.flatMap(({ applied }) => applied.filter((one) => one.invoiceId === id));
    const dates = payments.map(({ date }) => date).sort();
    const met = {
      paid: sum(...parts.flatMap(({ amount, taxWithheld }) => [amount, taxWithheld])),
      credited: sum(...credits.map(({ amount }) => amount)),
      lastPaidOn: dates.at(-1) ?? '',
    };
    keepDocument(books, withBalance({ ...invoice, ...met }), invoice, true);
  }
}

/** Keeps a payment, and settles the invoices that it met and meets. */
export function keepPayment(books: Books, payment: Payment, before?: Payment): Payment {
  const same = before && JSON.stringify(before) === JSON.stringify({ ...payment, modifiedAt: before.modifiedAt });
  if (same && !books.switches.unchangedSaveModifies) return before;
  const saved = books.payments.set(before ? { ...payment, modifiedAt: books.modifiedNow(before) } : payment);
  books.note({ event: before ? 'edited' : 'created', module: 'payment', id: saved.id, row: saved });
  resettle(books, invoicesOf(before, saved));
  return saved;
}

export function removePayment(books: Books, payment: Payment): void {
  books.payments.delete(payment.id);
  books.note({ event: 'deleted', module: 'payment', id: payment.id, row: payment });
  resettle(books, invoicesOf(payment));
}

/** The refusal of an amount that is more than what an invoice has left, where `freed` of it comes back first. */
export function beyondBalance(books: Books, invoiceId: string, amount: string, freed = '0'): Refusal | undefined {
  const left = sum(books.documents.invoice.get(invoiceId)?.balance, freed);
  return isPositive(amount) && Number(amount) <= Number(left) ? undefined : overBalance;
}

function invoicesOf(...payments: (Payment | undefined)[]): string[] {
  return payments.flatMap((payment) => payment?.allocations.map(({ invoiceId }) => invoiceId) ?? []);
}
