// Customers' payments by API. The list knows no filter by time of change: whoever wants changes reads a window of dates whole.

import type { Books } from '../books.ts';
import { absent, type Call, idsIn, type Route, withRow } from '../call.ts';
import { amount, contains, day, id, text, words } from '../list/filters.ts';
import { list, type ListSpec } from '../list/list.ts';
import { missing, paymentInUse } from '../refusals.ts';
import { answer, bad, good, type Refusal, type Reply } from '../reply.ts';
import { lockFault } from '../settings/lock.ts';
import { upsert } from '../upsert.ts';
import { type Payment, unusedOf } from './payment.ts';
import { refundRoutes } from './refunds.ts';
import { keepPayment, removePayment } from './settle.ts';
import { showPayment, showPaymentRow } from './show.ts';
import { savePayment } from './write.ts';

const customerName = ({ customerId }: Payment, books: Books) => books.contacts.get(customerId)?.name ?? '';

const payments = ({ switches }: Books): ListSpec<Payment> => ({
  key: switches.paymentsKey,
  report: 'Customer Payments',
  table: (books) => books.payments,
  columns: {
    date: 'date',
    amount: 'amount',
    payment_number: 'number',
    reference_number: ({ reference }) => reference,
    customer_name: customerName,
    created_time: 'created_time',
    ...(switches.sortPaymentsByModified && { last_modified_time: 'last_modified_time' }),
  },
  standard: ['date', 'D'],
  filters: [
    id('customer_id', ({ customerId }) => customerId, 'party'),
    text('customer_name', customerName),
    text('reference_number', ({ reference }) => reference),
    text('payment_number', ({ number }) => number, false),
    day('date', ({ date }) => date),
    amount('amount', (payment) => payment.amount),
    text('notes', ({ description }) => description),
    text('payment_mode', ({ mode }) => mode),
    contains('search_text', (payment, books) => [payment.number, payment.reference, customerName(payment, books)]),
    words('filter_by', {
      'PaymentType.All': () => true,
      'Status.All': () => true,
      ...Object.fromEntries(
        [
          'Check',
          'Cash',
          'BankTransfer',
          'Paypal',
          'CreditCard',
          'GoogleCheckout',
          'Credit',
          'Authorizenet',
          'BankRemittance',
          'Payflowpro',
        ].map((name) => [
          `PaymentType.${name}`,
          ({ mode }: Payment) => mode.replaceAll(' ', '').toLowerCase() === name.toLowerCase(),
        ]),
      ),
    }),
  ],
  since: false,
  show: showPaymentRow,
});

function create(call: Call): Reply {
  return answer(savePayment(call), (payment) =>
    good('The payment has been created.', { payment: showPayment(call.books, payment) }, 201),
  );
}

function update(call: Call, before: Payment): Reply {
  return answer(savePayment(call, before), (payment) =>
    good('The payment details have been updated.', { payment: showPayment(call.books, payment) }),
  );
}

/** Why a payment can't go. */
function bound(books: Books, { refunds, date }: Payment): Refusal | undefined {
  return refunds.length ? paymentInUse : lockFault(books, 'sales', [date]);
}

function remove({ books }: Call, payment: Payment): Reply {
  const fault = bound(books, payment);
  if (fault) return bad(fault);
  removePayment(books, payment);
  return good('The payment has been deleted.');
}

/** All or none: one that can't go keeps the others. */
function removeMany(call: Call): Reply {
  const { books } = call;
  const ids = idsIn(call, 'payment_id');
  if (!ids.length) return bad(missing('payment_id'));
  const rows = ids.map((one) => books.payments.get(one));
  if (!rows.every((row) => row !== undefined)) return bad(absent(books, 'Payment'));
  const fault = rows.map((row) => bound(books, row)).find((one) => one !== undefined);
  if (fault) return bad(fault);
  for (const row of rows) removePayment(books, row);
  return good('The payments have been deleted.');
}

const one = (handle: (call: Call, payment: Payment) => Reply) => (call: Call) =>
  withRow(call, call.books.payments.get(call.params.id), 'Payment', (payment) => handle(call, payment));

const writing = (call: Call) => ({
  module: 'payment' as const,
  label: 'Payment',
  table: call.books.payments,
  create,
  update,
});

const path = '/customerpayments';
const area = 'customerpayments';

export const paymentRoutes: Route[] = [
  { method: 'GET', path, area, handle: (call) => list(call, payments(call.books)) },
  { method: 'POST', path, area, handle: create },
  { method: 'PUT', path, area, handle: (call) => upsert(call, writing(call)) },
  { method: 'DELETE', path, area, handle: removeMany },
  {
    method: 'GET',
    path: `${path}/:id`,
    area,
    handle: one(({ books }, payment) => good('success', { payment: showPayment(books, payment) })),
  },
  { method: 'PUT', path: `${path}/:id`, area, handle: one(update) },
  { method: 'DELETE', path: `${path}/:id`, area, handle: one(remove) },
  ...refundRoutes<Payment>({
    path: `${path}/:id`,
    area,
    label: 'Payment',
    one: 'payment_refund',
    many: 'payment_refunds',
    idMember: 'payment_refund_id',
    find: (books, paymentId) => books.payments.get(paymentId),
    left: unusedOf,
    fault: () => undefined,
    keep: keepPayment,
  }),
];
