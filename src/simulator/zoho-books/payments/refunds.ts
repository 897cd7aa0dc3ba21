// Money given back to a customer: of a payment that was not used up, or of a credit note.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { type Call, faultIn, reads, type Route, withRow } from '../call.ts';
import type { Document, Refund } from '../documents/document.ts';
import { asNumber, isMore, sum } from '../money.ts';
import * as no from '../refusals.ts';
import { bad, good, type Refusal, type Reply } from '../reply.ts';
import { standardAccount } from '../settings/account.ts';
import { lockFault } from '../settings/lock.ts';
import type { Payment } from './payment.ts';

type Refunded = Payment | Document;

export interface RefundWork<T extends Refunded> {
  /** Path of the thing, such as `/customerpayments/:id`. */
  path: string;
  area: Route['area'];
  label: string;
  /** The member that holds one, and the one that holds its id. */
  one: string;
  many: string;
  idMember: string;
  find: (books: Books, id: string | undefined) => T | undefined;
  /** What may still be given back. */
  left: (row: T) => string;
  /** Why nothing can be given back of it. */
  fault: (row: T) => Refusal | undefined;
  keep: (books: Books, row: T, before: T) => T;
}

export function showRefund(books: Books, refund: Refund, idMember: string): Json {
  return {
    [idMember]: refund.id,
    date: refund.date,
    refund_mode: refund.mode,
    amount: asNumber(refund.amount),
    reference_number: refund.reference,
    description: refund.description,
    from_account_id: refund.accountId ?? '',
    from_account_name: books.accounts.get(refund.accountId)?.name ?? '',
  };
}

function save<T extends Refunded>(call: Call, work: RefundWork<T>, row: T, before?: Refund): Reply {
  const { books } = call;
  const body = reads(call);
  const date = body.date('date') || before?.date || '';
  const amount = body.amount('amount') ?? before?.amount ?? '0';
  const mode = body.text('refund_mode', 50) ?? before?.mode ?? 'cash';
  const accountId = body.id('from_account_id') || before?.accountId || standardAccount(books, 'deposits')?.id;
  const reference = body.text('reference_number', 100) ?? before?.reference ?? '';
  const description = body.text('description', 500) ?? before?.description ?? '';
  body.has('exchange_rate');
  if (!date) body.faults.add(no.missing('date'));
  if (!isMore(amount, '0')) body.faults.add(no.invalid('amount'));
  if (accountId && !books.accounts.get(accountId)) body.faults.add(no.invalid('from_account_id'));
  if (isMore(amount, sum(work.left(row), before?.amount))) body.faults.add(no.overRefund);
  body.faults.add(work.fault(row) ?? lockFault(books, 'sales', [before?.date, date]));
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  const refund: Refund = {
    id: before?.id ?? books.newId(),
    date,
    mode,
    amount,
    reference,
    description,
    ...(accountId && { accountId }),
  };
  const refunds = before ? row.refunds.map((one) => (one.id === refund.id ? refund : one)) : [...row.refunds, refund];
  work.keep(books, { ...row, refunds }, row);
  const said = `The refund information has been ${before ? 'updated' : 'saved'}.`;
  return good(said, { [work.one]: showRefund(books, refund, work.idMember) }, before ? 200 : 201);
}

export function refundRoutes<T extends Refunded>(work: RefundWork<T>): Route[] {
  const { area, label } = work;
  const path = `${work.path}/refunds`;
  const of = (handle: (call: Call, row: T) => Reply) => (call: Call) =>
    withRow(call, work.find(call.books, call.params.id), label, (row) => handle(call, row));
  const one = (handle: (call: Call, row: T, refund: Refund) => Reply) =>
    of((call, row) => {
      const found = row.refunds.find(({ id }) => id === call.params.refund);
      return withRow(call, found, 'Refund', (refund) => handle(call, row, refund));
    });
  const show = (books: Books, refund: Refund) => showRefund(books, refund, work.idMember);
  return [
    {
      method: 'GET',
      path,
      area,
      handle: of(({ books }, { refunds }) =>
        good('success', { [work.many]: refunds.map((one_) => show(books, one_)) }),
      ),
    },
    { method: 'POST', path, area, handle: of((call, row) => save(call, work, row)) },
    {
      method: 'GET',
      path: `${path}/:refund`,
      area,
      handle: one(({ books }, _row, refund) => good('success', { [work.one]: show(books, refund) })),
    },
    { method: 'PUT', path: `${path}/:refund`, area, handle: one((call, row, refund) => save(call, work, row, refund)) },
    {
      method: 'DELETE',
      path: `${path}/:refund`,
      area,
      handle: one(({ books }, row, { id, date }) => {
        const fault = lockFault(books, 'sales', [date]);
        if (fault) return bad(fault);
        work.keep(books, { ...row, refunds: row.refunds.filter((refund) => refund.id !== id) }, row);
        return good('The refund has been successfully deleted.');
      }),
    },
  ];
}
