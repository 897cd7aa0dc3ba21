// What a customer owes and has in credit: worked out from what is open, never kept.

import type { Books } from '../books.ts';
import type { Document } from '../documents/document.ts';
import { sum } from '../money.ts';
import { unusedOf } from '../payments/payment.ts';
import { inBase } from '../settings/currency.ts';
import type { Contact } from './contact.ts';

export interface Balance {
  /** In the contact's currency. */
  amount: string;
  /** In the base currency, at the rates of the documents. */
  inBase: string;
}

/** Unpaid invoices of a customer. Of a vendor there are none: the simulated Books keeps no bills. */
export function unpaidOf(books: Books, { id, type }: Contact): Document[] {
  return type === 'customer' ? books.documents.invoice.having('open', id) : [];
}

export function outstandingOf(books: Books, contact: Contact): Balance {
  return added(
    books,
    unpaidOf(books, contact).map(({ balance, exchangeRate }) => [balance, exchangeRate]),
  );
}

/** Credit of a customer that can be used: credit notes, and payments beyond what was due. */
export function creditOf(books: Books, { id, type }: Contact): Balance {
  if (type === 'vendor') return { amount: '0', inBase: '0' };
  const notes = books.documents.creditnote
    .having('open', id)
    .map(({ balance, exchangeRate }) => [balance, exchangeRate] as const);
  const payments = books.payments
    .having('unused', id)
    .map((payment) => [unusedOf(payment), payment.exchangeRate] as const);
  return added(books, [...notes, ...payments]);
}

export function hasTransactions(books: Books, id: string): boolean {
  if (books.payments.having('party', id).length) return true;
  return Object.values(books.documents).some((table) => table.having('party', id).length > 0);
}

function added(books: Books, terms: readonly (readonly [amount: string, rate: string])[]): Balance {
  return {
    amount: sum(...terms.map(([amount]) => amount)),
    inBase: sum(...terms.map(([amount, rate]) => inBase(books, amount, rate))),
  };
}
