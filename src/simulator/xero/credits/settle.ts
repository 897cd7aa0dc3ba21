// What allocations and refunds do to credit: what remains of it, its status, the day on which it was used up.

import type { Work } from '../call.ts';
import type { Books } from '../store/books.ts';
import type { Table } from '../store/table.ts';
import { utcString } from '../wire/dates.ts';
import { type Credit, type CreditKind, remainingCents } from './credit.ts';

/** The table that credit of that kind lies in. */
export function creditTable(books: Books, kind: CreditKind): Table<Credit> {
  return { 'credit-note': books.creditNotes, overpayment: books.overpayments, prepayment: books.prepayments }[kind];
}

/** Live refunds of credit. */
export function refundsOf(books: Books, creditId: string) {
  return books.payments.having('document', creditId).filter(({ Status }) => Status === 'AUTHORISED');
}

/** Saves the credit with its sums and status computed anew, and moves its time of change. */
export function settleCredit({ books }: Pick<Work, 'books'>, credit: Credit): Credit {
  const table = creditTable(books, credit.kind);
  const refunds = refundsOf(books, credit.id);
  const { FullyPaidOnDate: _before, ...bare } = credit;
  const summed: Credit = {
    ...bare,
    refundedCents: refunds.reduce((sum, { cents }) => sum + cents, 0),
    updatedAt: books.now(),
  };
  if (credit.Status !== 'AUTHORISED' && credit.Status !== 'PAID') return table.set(summed);
  if (remainingCents(summed) !== 0) return table.set({ ...summed, Status: 'AUTHORISED' });
  const dates = [credit.Date, ...refunds.map(({ Date }) => Date), ...credit.allocations.map(({ Date }) => Date)].sort();
  const usedUpOn = dates.at(-1);
  return table.set({ ...summed, Status: 'PAID', ...(usedUpOn !== undefined && { FullyPaidOnDate: usedUpOn }) });
}

const categories = { 'credit-note': 'CREDITNOTE', overpayment: 'OVERPAYMENT', prepayment: 'PREPAYMENT' } as const;

/** Credit is announced with its type and status; prepayments and overpayments also with their time. */
export function announceCredit({ books }: Pick<Work, 'books'>, credit: Credit, eventType: 'CREATE' | 'UPDATE'): void {
  const { Type, Status, kind, updatedAt } = credit;
  const time = kind === 'credit-note' ? {} : { UpdatedDateUTCString: utcString(updatedAt) };
  books.announce(categories[kind], credit.id, eventType, { Type, Status, ...time });
}
