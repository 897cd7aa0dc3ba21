// Credit that goes to invoices: from credit notes and from payments that were not used up, and back again.

import type { Books } from '../books.ts';
import { absent } from '../call.ts';
import type { Document } from '../documents/document.ts';
import { keepDocument, withBalance } from '../documents/write.ts';
import { isMore, isPositive, sum } from '../money.ts';
import { beyondBalance, keepPayment, resettle } from '../payments/settle.ts';
import { type Payment, unusedOf } from '../payments/payment.ts';
import * as no from '../refusals.ts';
import type { Refusal } from '../reply.ts';

export interface Part {
  /** Where the credit goes, or where it comes from. */
  id: string;
  amount: string;
}

/** Why this credit note can't give this to these invoices. */
export function creditFault(books: Books, note: Document, parts: readonly Part[]): Refusal | undefined {
  if (note.status === 'void') return no.creditVoid;
  if (note.status !== 'open' && note.status !== 'approved') return no.creditDraft;
  if (!isPositive(note.balance)) return no.creditClosed;
  for (const { id, amount } of parts) {
    const fault = targetFault(books, note.partyId, id) ?? beyondBalance(books, id, amount);
    if (fault) return fault;
  }
  return isMore(sum(...parts.map(({ amount }) => amount)), note.balance) ? no.overCredit : undefined;
}

/** Why this payment's rest can't go to this invoice. */
export function paymentFault(books: Books, payment: Payment, { id, amount }: Part): Refusal | undefined {
  const fault = targetFault(books, payment.customerId, id) ?? beyondBalance(books, id, amount);
  return fault ?? (isMore(amount, unusedOf(payment)) ? no.overCredit : undefined);
}

function targetFault(books: Books, customerId: string, invoiceId: string): Refusal | undefined {
  const invoice = books.documents.invoice.get(invoiceId);
  if (!invoice) return absent(books, 'Invoice');
  if (invoice.partyId !== customerId) return no.otherCustomer;
  if (invoice.status === 'void') return no.creditOnVoid;
  if (['draft', 'pending_approval', 'rejected'].includes(invoice.status)) return no.creditOnDraft;
  return isPositive(invoice.balance) ? undefined : no.creditOnClosed;
}

export function applyNote(books: Books, note: Document, parts: readonly Part[]): Document {
  const date = books.today();
  const applied = parts.map(({ id, amount }) => ({ id: books.newId(), invoiceId: id, amount, date }));
  const saved = keepDocument(books, withBalance({ ...note, applied: [...note.applied, ...applied] }), note);
  resettle(
    books,
    parts.map(({ id }) => id),
  );
  return saved;
}

/** Takes credit back from an invoice. */
export function unapplyNote(books: Books, note: Document, id: string): void {
  const gone = note.applied.find((one) => one.id === id);
  const applied = note.applied.filter((one) => one.id !== id);
  keepDocument(books, withBalance({ ...note, applied }), note);
  if (gone) resettle(books, [gone.invoiceId]);
}

export function applyPayment(books: Books, payment: Payment, { id, amount }: Part): void {
  const known = payment.allocations.find(({ invoiceId }) => invoiceId === id);
  const part = known
    ? { ...known, amount: sum(known.amount, amount) }
    : { id: books.newId(), invoiceId: id, amount, taxWithheld: '0' };
  const allocations = [...payment.allocations.filter((one) => one !== known), part];
  keepPayment(books, { ...payment, allocations }, payment);
}
