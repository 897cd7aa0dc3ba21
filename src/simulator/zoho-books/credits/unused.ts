// Credit of a customer that can still be used, credit notes and payments apart.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import type { Contact } from '../contacts/contact.ts';
import { asNumber } from '../money.ts';
import { unusedOf } from '../payments/payment.ts';

export function unusedCredits(books: Books, { id }: Contact): Json {
  const notes = books.documents.creditnote.having('open', id).map((note) => ({
    creditnote_id: note.id,
    creditnote_number: note.number,
    date: note.date,
    total: asNumber(note.total),
    balance: asNumber(note.balance),
  }));
  const payments = books.payments.having('unused', id).map((payment) => ({
    payment_id: payment.id,
    payment_number: payment.number,
    date: payment.date,
    amount: asNumber(payment.amount),
    unused_amount: asNumber(unusedOf(payment)),
  }));
  return { unused_credits: { creditnotes: notes, payments } };
}
