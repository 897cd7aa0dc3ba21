// `/Payments`: lists, single payments, recording and deleting.

import type { Call } from '../call.ts';
import { money } from '../documents/show.ts';
import { byDate, byFlag, byGuid, byNumber, byOptimised, byTime } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, type Reply } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import type { Payment } from './payment.ts';
import { showPayment } from './show.ts';
import { paymentWriting } from './write.ts';

const SCOPES = ['accounting.payments'];

export const payments: Listing<Payment> = {
  root: 'Payments',
  type: 'Payment',
  table: ({ books }) => books.payments,
  fields: ({ books }) => ({
    PaymentID: byGuid(({ id }) => id),
    PaymentType: byOptimised(({ PaymentType }) => PaymentType),
    Status: byOptimised(({ Status }) => Status),
    Reference: byOptimised(({ Reference }) => Reference),
    Date: byDate(({ Date }) => Date),
    Amount: byNumber(({ cents }) => money(cents)),
    IsReconciled: byFlag(({ IsReconciled }) => IsReconciled),
    'Invoice.InvoiceID': byGuid(({ documentId }) => documentId),
    'Invoice.InvoiceNumber': byOptimised(({ documentId }) => books.invoices.get(documentId)?.InvoiceNumber),
    'Account.AccountID': byGuid(({ accountId }) => accountId),
    'Account.Code': byOptimised(({ accountId }) => books.accounts.get(accountId)?.Code),
    UpdatedDateUTC: byTime(({ updatedAt }) => updatedAt),
  }),
  pages: 'asked',
  only: (work) => (payment) => !isLate(work, payment) || payment.Status === 'DELETED',
  modifiedSince: true,
  where: true,
  order: true,
  // What was taken out a moment ago still stands in a list that is late.
  show: (work, payment, level) =>
    showPayment(work, isLate(work, payment) ? { ...payment, Status: 'AUTHORISED' } : payment, level),
};

/** Whether the list does not know yet what became of a payment last. */
function isLate({ xero }: Pick<Call, 'xero'>, { updatedAt }: Payment): boolean {
  const { paymentsLagMs } = xero.switches;
  return paymentsLagMs > 0 && updatedAt > xero.now() - paymentsLagMs;
}

export const paymentRoutes: Route[] = [
  {
    path: ['Payments'],
    scopes: SCOPES,
    get: (call) => list(call, payments),
    put: (call) => write(call, paymentWriting, 'create'),
    post: (call) => write(call, { ...paymentWriting, most: 1 }, 'upsert'),
  },
  { path: ['Payments', ':id'], scopes: SCOPES, get: single, post: update },
];

function found({ books, path }: Call): Payment | undefined {
  const id = path[1] ?? '';
  return isGuid(id) ? books.payments.get(id.toLowerCase()) : undefined;
}

function single(call: Call): Reply {
  const payment = found(call);
  return payment ? enveloped(call, 'Payments', [showPayment(call, payment, 'single')]) : notFound();
}

function update(call: Call): Reply {
  const payment = found(call);
  return payment ? write(call, paymentWriting, 'update', payment.id) : notFound();
}
