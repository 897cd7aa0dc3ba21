// Entering payments of invoices and taking them out again. Xero lets nobody change a payment: it is made, or deleted (Xero's docs). What
// comes of either is the invoice as it stands then, which no reply shows whole: it is read once more.

import { type ElementOutcome, type Invoice, isGuid, parseExact, type Payment, resources } from 'xero-node-lite';
import { compare, decimal } from '../../core/money.ts';
import { done, failed, type Result } from '../../core/problem.ts';
import type { RecordId } from '../../core/record.ts';
import type { Patch, Prepared } from '../../sync/ports.ts';
import { bodyOf, call, sendBody, type XeroAccess } from './api.ts';
import { bareIdOf, type DeskOutcome } from './desk.ts';
import { everyPaymentOf, paymentsOf } from './paid.ts';
import { READ_IDS } from './spec.ts';

type Read = (ids: readonly string[]) => Promise<Result<readonly Invoice[]>>;

/** The element of an update that means money; undefined for every other. */
export function paymentOf({ id, fields }: Patch): object | undefined {
  const { paymentAmount, paymentAccount, paymentDate, paymentMark, paymentRemoved } = fields;
  const InvoiceID = bareIdOf(id);
  if (typeof paymentRemoved === 'string') return { PaymentID: paymentRemoved, InvoiceID };
  if (typeof paymentAmount !== 'string' || typeof paymentAccount !== 'string') return undefined;
  return {
    Invoice: { InvoiceID },
    Account: isGuid(paymentAccount) ? { AccountID: paymentAccount } : { Code: paymentAccount },
    Date: paymentDate,
    Amount: paymentAmount,
    Reference: paymentMark,
  };
}

/** Payments go in requests of their own, and each removal by itself. */
export function sortOf(element: object): { sort: string; most?: number } {
  if ('PaymentID' in element) return { sort: 'removal', most: 1 };
  // Their invoices are read once more, and one call reads so many.
  return 'Amount' in element ? { sort: 'payment', most: READ_IDS } : { sort: 'invoice' };
}

const REMOVALS = 'Removals';

/** The body of a request about money; undefined where its elements are invoices. */
export function paymentBody(elements: readonly object[]): string | undefined {
  const [first] = elements;
  const { sort } = first ? sortOf(first) : { sort: 'invoice' };
  if (sort === 'removal') return JSON.stringify({ [REMOVALS]: elements });
  return sort === 'payment' ? bodyOf(payments, 'create', elements) : undefined;
}

/** Payments are only ever made: the collection has no other write of many. */
const payments = { create: resources.payments.create, update: resources.payments.create };

/** Sends a request about money; undefined where it is about invoices. */
export function sendPayments(
  access: XeroAccess,
  prepared: Prepared,
  key: string,
  read: Read,
): Promise<Result<readonly DeskOutcome<Invoice>[]>> | undefined {
  const [[root, elements] = ['', []]] = Object.entries(parseExact(prepared.body) as Record<string, Sent[]>);
  if (root === REMOVALS) return remove(access, elements, key, read);
  return root === 'Payments' ? make(access, prepared, elements, key, read) : undefined;
}

interface Sent {
  readonly PaymentID?: string;
  readonly InvoiceID?: string;
  readonly Invoice?: { readonly InvoiceID: string };
}

async function make(
  access: XeroAccess,
  prepared: Prepared,
  elements: readonly Sent[],
  key: string,
  read: Read,
): Promise<Result<readonly DeskOutcome<Invoice>[]>> {
  const sent = await sendBody<Payment>(access, payments, { ...prepared, op: 'create' }, key);
  if (!sent.ok) return sent;
  return asInvoices(
    sent.value,
    elements.map(({ Invoice }) => Invoice?.InvoiceID ?? ''),
    read,
  );
}

async function remove(
  access: XeroAccess,
  [only]: readonly Sent[],
  idempotencyKey: string,
  read: Read,
): Promise<Result<readonly DeskOutcome<Invoice>[]>> {
  const { PaymentID: named = '', InvoiceID = '' } = only ?? {};
  const found = isGuid(named) ? done(named) : await marked(access, InvoiceID, named);
  if (!found.ok) return found;
  // One that is not there any more needs no removal: the invoice shows it.
  if (found.value === null)
    return asInvoices([{ ok: true, element: { PaymentID: named } as Payment }], [InvoiceID], read);
  const PaymentID = found.value;
  const now = await call(access, resources.payments.get, PaymentID);
  if (!now.ok) return now;
  // Matching it with the bank moves no invoice: nobody may have heard of it. It is not known whether Xero would refuse (unverified).
  if (now.value.IsReconciled) return failed({ code: 'record.locked', detail: 'The payment is reconciled.' });
  if (now.value.Status === 'DELETED') return asInvoices([{ ok: true, element: now.value }], [InvoiceID], read);
  const gone = await call(access, resources.payments.delete, PaymentID, { idempotencyKey });
  return gone.ok ? asInvoices([{ ok: true, element: gone.value }], [InvoiceID], read) : gone;
}

/** Our clock and Xero's may differ by this much. */
const CLOCKS_DIFFER_MS = 5_000;

/**
 * Of payments that were sent and whose reply was lost, those that were entered: they stand, or were taken out again since. What bears our
 * mark and was there or taken out before is an older payment of the same invoice.
 */
export async function enteredSince(
  access: XeroAccess,
  sent: readonly Pick<Patch, 'id' | 'fields'>[],
  sentAt: number,
): Promise<Result<ReadonlySet<RecordId>>> {
  const invoiceIds = sent.map(({ id }) => bareIdOf(id));
  const all = invoiceIds.length === 0 ? done([]) : await everyPaymentOf(access, invoiceIds);
  if (!all.ok) return all;
  const isIt =
    ({ id, fields }: (typeof sent)[number]) =>
    ({ Invoice: of, Reference, Amount = '0', UpdatedDateUTC = 0 }: Payment) =>
      of?.InvoiceID === bareIdOf(id) &&
      Reference === fields.paymentMark &&
      compare(decimal(Amount), decimal(String(fields.paymentAmount))) === 0 &&
      UpdatedDateUTC >= sentAt - CLOCKS_DIFFER_MS;
  return done(new Set(sent.filter((each) => all.value.some(isIt(each))).map(({ id }) => id)));
}

/** The payment of an invoice that bears a mark of ours; null where there is none. */
async function marked(access: XeroAccess, invoiceId: string, mark: string): Promise<Result<string | null>> {
  const own = await paymentsOf(access, [invoiceId]);
  return own.ok ? done(own.value.find(({ Reference }) => Reference === mark)?.PaymentID ?? null) : own;
}

/** What was carried out shows in the invoices. Where they can't be read now, nobody knows yet what came of it. */
async function asInvoices(
  outcomes: readonly (ElementOutcome<Payment> | { readonly ok: true; readonly element: Payment })[],
  invoiceIds: readonly string[],
  read: Read,
): Promise<Result<readonly DeskOutcome<Invoice>[]>> {
  const paid = invoiceIds.filter((_, at) => outcomes[at]?.ok);
  const invoices = paid.length === 0 ? done([]) : await read(paid);
  if (!invoices.ok) return failed({ code: 'outcome.unknown' });
  const shown = new Map(invoices.value.map((invoice) => [invoice.InvoiceID, invoice]));
  const told = outcomes.flatMap((outcome, at): DeskOutcome<Invoice>[] => {
    if (!outcome.ok) return [outcome];
    const element = shown.get(invoiceIds[at] ?? '');
    return element ? [{ ok: true, element, warnings: [] }] : [];
  });
  return told.length === outcomes.length ? done(told) : failed({ code: 'outcome.unknown' });
}
