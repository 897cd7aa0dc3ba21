// What was paid and credited of an invoice, payment by payment. A page of invoices names its payments, but not the accounts that they
// went to, and of a batch not even the payment's own id (seen on the wire): both are in the list of payments, asked for by invoice.

import { anyOf, type DocumentStub, guid, type Invoice, type Payment, resources, where } from 'xero-node-lite';
import { add, compare, decimal, zero } from '../../core/money.ts';
import { done, type Result } from '../../core/problem.ts';
import { formatReceipts, type Receipt, receiptIn } from '../../core/received.ts';
import { otherSide } from '../../core/record.ts';
import { lines, money, text } from '../../mapping/codec.ts';
import { at, type Place } from '../../mapping/place.ts';
import { call, type XeroAccess } from './api.ts';
import { day } from './codecs.ts';
import { PAGE_ROWS } from './spec.ts';

/** The member under which an invoice says what was paid. One without it says nothing about that. */
export const PAID = 'Paid';

/** Under this an invoice says that the list of payments does not have yet what was paid of it: how long to wait, in ms. */
export const LAGS = 'Lags';

/** What is told of an invoice's payments and credit. */
export interface Told {
  readonly on?: string;
  readonly amount?: string;
  readonly reference?: string;
  readonly id?: string;
  readonly account?: string;
  readonly payments: string;
  readonly credits: string;
  readonly own: string;
  /** Those of them that a finance system beside the CRM has told of. */
  readonly received: string;
}

const shown = (member: keyof Told, label: string): Place => at([PAID, member], text(''), { label, settable: 'never' });

/** Characters of a list of payments: as many as a CRM's field of several lines takes. */
const LIST_AT_MOST = 32_000;
const list = (member: keyof Told, label: string): Place =>
  at([PAID, member], lines('', LIST_AT_MOST), { label, settable: 'never' });

export const paidPlaces: Readonly<Record<string, Place>> = {
  lastPaymentOn: at([PAID, 'on'], day, { label: 'Last payment on', settable: 'never' }),
  lastPaymentAmount: at([PAID, 'amount'], money(), { label: 'Last payment', settable: 'never' }),
  lastPaymentReference: shown('reference', 'Reference of the last payment'),
  lastPaymentId: shown('id', 'Id of the last payment'),
  lastPaymentAccount: shown('account', 'Account of the last payment'),
  payments: list('payments', 'Payments'),
  credits: list('credits', 'Credit used'),
  ownPayments: shown('own', 'Payments entered here'),
  // Each is entered by a call of its own.
  received: { ...at([PAID, 'received'], text(''), { label: 'Payments told by the CRM' }), write: () => undefined },
};

/** Invoices whose payments one call asks for: a filter longer than this is too long for an address (unverified). */
const INVOICES_AT_ONCE = 20;

/**
 * The invoices, each with what was paid. One call for every twenty that have payments; none where nothing is paid. Of one whose payments the
 * list does not show as the invoice does, nothing is said for now: it is to be read again.
 */
export async function withPayments(
  access: XeroAccess,
  invoices: readonly Invoice[],
  now: number,
): Promise<Result<readonly Invoice[]>> {
  const paid = invoices.filter(({ Payments }) => Payments.length > 0).map(({ InvoiceID }) => InvoiceID);
  const payments: Payment[] = [];
  for (let from = 0; from < paid.length; from += INVOICES_AT_ONCE) {
    const read = await paymentsOf(access, paid.slice(from, from + INVOICES_AT_ONCE));
    if (!read.ok) return read;
    payments.push(...read.value);
  }
  return done(
    invoices.map((invoice) => {
      const waitMs = lagOf(invoice, payments, now);
      return { ...invoice, ...(waitMs === null ? { [PAID]: toldOf(invoice, payments) } : { [LAGS]: waitMs }) };
    }),
  );
}

/** Between two readings at least, and for how long a list that says something else than the invoice is taken for late. */
const LAG_MS = { least: 5_000, most: 900_000 };

/** How long to wait for the list, twice as long each time; null where it says what the invoice says, or never will. */
function lagOf({ InvoiceID, AmountPaid, UpdatedDateUTC = 0 }: Invoice, payments: readonly Payment[], now: number) {
  const own = payments.filter(({ Invoice: of }) => of?.InvoiceID === InvoiceID);
  const listed = own.map(({ Amount = '0' }) => decimal(Amount)).reduce(add, zero);
  const age = now - UpdatedDateUTC;
  if (compare(listed, decimal(AmountPaid ?? '0')) === 0 || age >= LAG_MS.most) return null;
  return Math.max(LAG_MS.least, age);
}

/** The payments of these invoices that still count. */
export async function paymentsOf(access: XeroAccess, invoiceIds: readonly string[]): Promise<Result<Payment[]>> {
  const all = await everyPaymentOf(access, invoiceIds);
  return all.ok ? done(all.value.filter(({ Status }) => Status === 'AUTHORISED')) : all;
}

/** The payments of these invoices, those that were taken out again among them. */
export async function everyPaymentOf(access: XeroAccess, invoiceIds: readonly string[]): Promise<Result<Payment[]>> {
  const any = anyOf(...invoiceIds.map((id) => where`Invoice.InvoiceID==${guid(id)}`));
  const found: Payment[] = [];
  for (let page = 1; ; page++) {
    const listed = await call(access, resources.payments.list, { where: any, page, pageSize: PAGE_ROWS });
    if (!listed.ok) return listed;
    found.push(...listed.value.elements);
    if (page >= (listed.value.pagination?.pageCount ?? 1)) return done(found);
  }
}

function toldOf(invoice: Invoice, payments: readonly Payment[]): Told {
  const own = payments.filter(({ Invoice: of }) => of?.InvoiceID === invoice.InvoiceID).toSorted(byDay);
  const last = own.at(-1);
  const marked = own.filter(({ Reference }) => isOurs(Reference));
  return {
    ...(last?.Date !== undefined && { on: last.Date }),
    ...(last?.Amount !== undefined && { amount: last.Amount }),
    ...(last?.Reference !== undefined && { reference: last.Reference }),
    ...(last && { id: last.PaymentID, account: accountOf(last) }),
    payments: own
      .map((each) => lineOf([each.Date, each.Amount, accountOf(each), each.Reference, each.PaymentID]))
      .join('\n'),
    credits: creditsOf(invoice)
      .map(({ Date, AppliedAmount, name }) => lineOf([Date, AppliedAmount, name]))
      .join('\n'),
    received: formatReceipts(marked.flatMap(receiptOf)),
    own: marked.map(({ PaymentID, IsReconciled }) => `${PaymentID}${IsReconciled ? ' fixed' : ''}`).join(', '),
  };
}

function receiptOf({ Reference = '', Date = '', Amount = '0' }: Payment): Receipt[] {
  const id = receiptIn(Reference);
  return id === undefined ? [] : [{ id, date: Date, amount: Amount }];
}

/** By the day, and among those of one day by the id, so that a payment keeps its place. */
function byDay(one: Payment, other: Payment): number {
  const [first, second] = [one, other].map(({ Date = '', PaymentID }) => `${Date} ${PaymentID}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function accountOf({ Account }: Payment): string {
  return Account?.Code ?? Account?.Name ?? '';
}

function creditsOf({ CreditNotes, Overpayments, Prepayments }: Invoice) {
  const named = (stubs: readonly DocumentStub[], nameOf: (stub: DocumentStub) => string | undefined) =>
    stubs.map((stub) => ({ ...stub, name: nameOf(stub) ?? '' }));
  return [
    ...named(CreditNotes, ({ CreditNoteNumber }) => CreditNoteNumber),
    ...named(Overpayments, ({ OverpaymentID }) => `overpayment ${OverpaymentID ?? ''}`),
    ...named(Prepayments, ({ PrepaymentID }) => `prepayment ${PrepaymentID ?? ''}`),
  ].toSorted((one, other) => (`${one.Date ?? ''} ${one.name}` < `${other.Date ?? ''} ${other.name}` ? -1 : 1));
}

/** A line that reads in every language. */
function lineOf(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Our mark on a payment is the other side's record that was set to paid. */
const mark = new RegExp(`^${otherSide('accounting')}\\.\\w+:\\w+$`);

function isOurs(reference: string | undefined): boolean {
  return reference !== undefined && mark.test(reference);
}
