// Reading a customer's payment from a body, and saving it. The invoices it names are a full list: one left out is paid by it no more.

import type { Books } from '../books.ts';
import { absent, type Call, faultIn, reads } from '../call.ts';
import type { Contact } from '../contacts/contact.ts';
import { markSent } from '../documents/transitions.ts';
import { isMore, sum } from '../money.ts';
import type { Reader } from '../read/reader.ts';
import * as no from '../refusals.ts';
import { done, type Outcome, refused } from '../reply.ts';
import { type Account, standardAccount } from '../settings/account.ts';
import { isBase, rateOn } from '../settings/currency.ts';
import { readFields } from '../settings/field.ts';
import { lockFault } from '../settings/lock.ts';
import { type Allocation, type Payment, paymentModes, refundedOf } from './payment.ts';
import { beyondBalance, keepPayment } from './settle.ts';

/** The sorts of accounts that money can be put in or taken from. */
const moneyAccounts: readonly Account['type'][] = ['cash', 'bank', 'credit_card', 'other_current_asset', 'equity'];

export function savePayment(call: Call, before?: Payment): Outcome<Payment> {
  const { books } = call;
  const body = reads(call);
  const payment = readPayment(call, body, before);
  const fault = faultIn(books, body);
  if (fault) return refused(fault);
  if (books.switches.payDraft === 'send') {
    for (const { invoiceId } of payment.allocations) {
      const invoice = books.documents.invoice.get(invoiceId);
      if (invoice?.status === 'draft') markSent(books, invoice);
    }
  }
  return done(keepPayment(books, payment, before));
}

function readPayment(call: Call, body: Reader, before: Payment | undefined): Payment {
  const { books, user } = call;
  const customer = readCustomer(books, body, before);
  const date = body.date('date') || before?.date || '';
  if (!date) body.faults.add(no.missing('date'));
  const amount = body.amount('amount') ?? before?.amount;
  if (amount === undefined) body.faults.add(no.missing('amount'));
  else if (!isMore(amount, '0')) body.faults.add(no.invalid('amount'));
  const allocations = readAllocations(books, body, customer, before);
  const applied = sum(...allocations.map((one) => one.amount), before && refundedOf(before));
  if (isMore(applied, amount ?? '0')) body.faults.add(no.overPayment);
  body.faults.add(lockFault(books, 'sales', [before?.date, date]));
  for (const name of ['contact_persons', 'payment_options', 'retainerinvoice_id', 'tax_account_id']) body.has(name);
  return {
    ...(before ?? { ...books.born(), number: String(books.count('payments')), refunds: [], createdBy: user.id }),
    customerId: customer?.id ?? '',
    mode: readMode(books, body, before),
    amount: amount ?? '0',
    bankCharges: body.amount('bank_charges') ?? before?.bankCharges ?? '0',
    date,
    reference: body.text('reference_number', 100) ?? before?.reference ?? '',
    description: body.text('description', 500) ?? before?.description ?? '',
    ...readMoney(books, body, date, customer, before),
    accountId: readAccount(books, body, before),
    allocations,
    fields: readFields(books, 'payment', books.payments, body.list('custom_fields'), before),
  };
}

function readCustomer(books: Books, body: Reader, before: Payment | undefined): Contact | undefined {
  const id = body.id('customer_id') ?? before?.customerId;
  const customer = books.contacts.get(id);
  if (customer?.type !== 'customer' || (before && id !== before.customerId)) body.faults.add(no.wrongCustomer);
  return customer;
}

/** Modes are texts of the organisation's list; a person can add to it, a call can't. */
function readMode({ switches }: Books, body: Reader, before: Payment | undefined): string {
  const mode = body.text('payment_mode', 100) ?? before?.mode ?? '';
  if (!mode) body.faults.add(no.missing('payment_mode'));
  const known = (paymentModes as readonly string[]).includes(mode.toLowerCase().replaceAll(' ', ''));
  if (mode && !known && !switches.anyPaymentMode) body.faults.add(no.invalid('payment_mode'));
  return mode;
}

function readAllocations(
  books: Books,
  body: Reader,
  customer: Contact | undefined,
  before: Payment | undefined,
): Allocation[] {
  const sent = body.list('invoices');
  if (!sent) return before?.allocations ?? [];
  return sent.map((one) => {
    const invoiceId = one.id('invoice_id') ?? '';
    const known = before?.allocations.find((part) => part.invoiceId === invoiceId);
    const amount = one.amount('amount_applied') ?? known?.amount ?? '0';
    const taxWithheld = one.amount('tax_amount_withheld') ?? known?.taxWithheld ?? '0';
    for (const name of ['invoice_payment_id', 'invoice_number', 'discount_amount']) one.has(name);
    one.faults.add(invoiceFault(books, invoiceId, customer));
    one.faults.add(
      beyondBalance(books, invoiceId, sum(amount, taxWithheld), known && sum(known.amount, known.taxWithheld)),
    );
    return { id: known?.id ?? books.newId(), invoiceId, amount, taxWithheld };
  });
}

function invoiceFault(books: Books, invoiceId: string, customer: Contact | undefined) {
  const invoice = books.documents.invoice.get(invoiceId);
  if (!invoice) return absent(books, 'Invoice');
  if (invoice.partyId !== customer?.id) return no.otherCustomer;
  if (invoice.status === 'void') return no.invoiceOnVoid;
  const draft = ['draft', 'pending_approval', 'rejected'].includes(invoice.status);
  return draft && (books.switches.payDraft === 'refuse' || invoice.status !== 'draft') ? no.invoiceOnDraft : undefined;
}

function readMoney(
  books: Books,
  body: Reader,
  date: string,
  customer: Contact | undefined,
  before: Payment | undefined,
): Pick<Payment, 'currencyId' | 'exchangeRate'> {
  const currencyId = before?.currencyId ?? customer?.currencyId ?? '';
  const currency = books.currencies.get(currencyId);
  const rate = body.amount('exchange_rate', 9);
  if (rate !== undefined && !(Number(rate) > 0)) body.faults.add(no.invalid('exchange_rate'));
  if (!currency || isBase(books, currency)) return { currencyId, exchangeRate: '1' };
  return { currencyId, exchangeRate: rate ?? before?.exchangeRate ?? rateOn(books, currency, date || books.today()) };
}

function readAccount(books: Books, body: Reader, before: Payment | undefined): string {
  const id = body.id('account_id') || before?.accountId || standardAccount(books, 'deposits')?.id || '';
  const account = books.accounts.get(id);
  if (!account || !moneyAccounts.includes(account.type)) body.faults.add(no.invalid('account_id'));
  return id;
}
