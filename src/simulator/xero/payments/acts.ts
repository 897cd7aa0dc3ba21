// What a person does with money in Xero's pages. A receipt that is too large leaves the rest as an overpayment, as Xero's page does.

import { type Acts, booksOf, type Input, type Stage } from '../acts/input.ts';
import { personApplies, personIn } from '../acts/person.ts';
import { bankTransactionWriting } from '../banking/write.ts';
import { dueCents } from '../invoices/invoice.ts';
import { invoiceNamed } from '../invoices/acts.ts';
import { asText, exactly, rounded } from '../wire/decimal.ts';
import type { Json } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import { showPayment } from './show.ts';
import { paymentWriting } from './write.ts';

export const paymentActs: Acts = {
  'payment.record': record,
  'payment.remove': (stage, input) => {
    const books = booksOf(stage, input);
    const element = { PaymentID: input.text('payment'), Status: 'DELETED' };
    return personApplies(books, paymentWriting, element, 'update');
  },
  'payment.reconcile': reconcile,
};

/** The account of that code or id, or the first bank account; as an element names it. */
export function accountFor(input: Input): { AccountID: string } | { Code: string } {
  const account = input.optional('account') ?? '090';
  return isGuid(account) ? { AccountID: account } : { Code: account };
}

function record(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const invoice = invoiceNamed(books, input.text('invoice'));
  const due = dueCents(invoice);
  const cents = input.optional('amount') === undefined ? due : rounded(exactly(input.text('amount')), 2);
  const Account = accountFor(input);
  const common = {
    ...(input.optional('date') !== undefined && { Date: input.text('date') }),
    ...(input.optional('reference') !== undefined && { Reference: input.text('reference') }),
  };
  const rated = input.optional('rate') !== undefined && { CurrencyRate: input.text('rate') };
  const paid = Math.min(cents, due);
  const element = { Invoice: { InvoiceID: invoice.id }, Account, Amount: asText(paid, 2), ...common, ...rated };
  const payment = personApplies(books, paymentWriting, element, 'create');
  if (cents <= due) return payment;
  const overpaid = {
    Type: invoice.Type === 'ACCREC' ? 'RECEIVE-OVERPAYMENT' : 'SPEND-OVERPAYMENT',
    Contact: { ContactID: invoice.contactId },
    BankAccount: Account,
    LineItems: [{ Description: 'Overpayment', UnitAmount: asText(cents - due, 2) }],
    ...common,
  };
  return { ...payment, OverpaymentID: personApplies(books, bankTransactionWriting, overpaid, 'create').OverpaymentID };
}

/** A bank line was matched with the payment. */
function reconcile(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const payment = books.payments.get(input.text('payment'));
  if (!payment) throw new RangeError(`no payment ${input.text('payment')}`);
  const saved = books.payments.set({ ...payment, IsReconciled: true, updatedAt: books.now() });
  books.commit();
  return showPayment(personIn(books), saved, 'single');
}
