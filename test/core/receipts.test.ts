// Payments that a finance system beside the CRM tells one by one: each is entered in accounting under its own mark, and taken out again once it
// is no longer told.

import { describe, expect, test } from 'vitest';
import type { PaymentRule } from '../../src/core/payment.ts';
import { formatReceipts, judgeReceived, parseReceipts, receiptIn, receiptMark } from '../../src/core/received.ts';
import type { Value } from '../../src/core/value.ts';
import { seen } from './build.ts';
import { rule } from './paying.ts';

const one = '7 2026-11-10 10';
const two = '8 2026-11-12 13';

const unasked = { approved: false, again: false, agreed: undefined };

interface Told {
  /** What accounting has entered already. */
  readonly entered?: Value;
  readonly status?: Value;
  readonly due?: Value;
  readonly own?: Partial<PaymentRule>;
  readonly approved?: boolean;
  readonly again?: boolean;
  /** What accounting told when the two last agreed. */
  readonly agreed?: Value;
}

function judged(
  wanted: Value | undefined,
  { entered = null, status = 'approved', due = '23', own, ...asked }: Told = {},
) {
  const accounting = seen('accounting', { fields: { received: entered, status, amountDue: due } });
  const crm = seen('crm', { fields: { received: wanted ?? null } });
  return judgeReceived({ ...rule, ...own }, wanted, { crm, accounting }, { ...unasked, ...asked });
}

describe('payments as one text', () => {
  test('stand by the day, then by their ids, with plain amounts', () => {
    const receipts = [
      { id: '9', date: '2026-11-12', amount: '13.00' },
      { id: '8', date: '2026-11-12', amount: '1.5' },
      { id: '10', date: '2026-11-10', amount: '10' },
    ];
    expect(formatReceipts(receipts)).toBe('10 2026-11-10 10, 8 2026-11-12 1.5, 9 2026-11-12 13');
    expect(formatReceipts(receipts.toReversed())).toBe(formatReceipts(receipts));
    expect(parseReceipts(formatReceipts(receipts)).map(({ id }) => id)).toEqual(['10', '8', '9']);
  });

  test.each<[what: string, value: Value | undefined]>([
    ['nothing', undefined],
    ['blank', null],
    ['words', 'not known'],
    ['an id and a day', '7 2026-11-10'],
    ['an empty text', ''],
  ])('%s tells none', (_, value) => {
    expect(parseReceipts(value)).toEqual([]);
  });

  test('a mark names the payment, and nobody else’s mark does', () => {
    expect(receiptIn(receiptMark('7'))).toBe('7');
    expect(receiptIn('crm.Invoices:7')).toBeUndefined();
  });
});

describe('a payment that is told', () => {
  test('is entered with its day, its amount and its mark, the first of them first', () => {
    expect(judged(`${one}, ${two}`)).toMatchObject({
      is: 'money',
      why: { code: 'update.pay' },
      values: { paymentAmount: '10', paymentDate: '2026-11-10', paymentMark: receiptMark('7'), paymentAccount: '090' },
      then: one,
    });
  });

  test('goes beside those that are entered', () => {
    expect(judged(`${one}, ${two}`, { entered: one, due: '13' })).toMatchObject({
      values: { paymentMark: receiptMark('8') },
      then: `${one}, ${two}`,
    });
  });

  test('is the same however many noughts its amount has', () => {
    expect(judged(one, { entered: '7 2026-11-10 10.00' })).toEqual({ is: 'none' });
  });

  test('may be all that is due, and no more: a person is asked', () => {
    expect(judged(one, { due: '10' }).is).toBe('money');
    expect(judged(one, { due: '9.99' })).toEqual({
      is: 'ask',
      issue: {
        code: 'payment.above-due',
        facts: {
          side: 'accounting',
          date: '2026-11-10',
          amount: '10',
          due: '9.99',
          fields: { received: { crm: one, accounting: null } },
        },
        choices: ['retry', 'accounting', 'ignore'],
      },
    });
  });

  test('is asked about with what each side shows, blank where it shows nothing', () => {
    const both = { crm: seen('crm', { fields: {} }), accounting: seen('accounting', { fields: { status: 'paid' } }) };
    expect(judgeReceived(rule, one, both, unasked)).toMatchObject({
      issue: { facts: { fields: { received: { crm: null, accounting: null } } } },
    });
  });

  test('is asked about where somebody has taken it out, and entered again where a person says so', () => {
    expect(judged(one, { agreed: one })).toMatchObject({ is: 'ask', issue: { code: 'payment.taken-out' } });
    expect(judged(one, { agreed: two }).is).toBe('money');
    expect(judged(one, { agreed: one, again: true }).is).toBe('money');
    expect(judged(one, { agreed: one, entered: one }).is).toBe('none');
  });

  test('is entered where nobody knows what is due', () => {
    expect(judged(one, { due: null }).is).toBe('money');
  });

  test('is above what is due once the document is paid', () => {
    expect(judged(one, { status: 'paid' })).toMatchObject({
      is: 'ask',
      issue: { code: 'payment.above-due', facts: { due: '0' } },
    });
    expect(judged(one, { status: 'paid', entered: one })).toEqual({ is: 'none' });
  });

  test.each<[Value]>([['draft'], [null]])('waits while the document’s state is %s', (status) => {
    expect(judged(one, { status })).toEqual({ is: 'none' });
  });

  test('is none where none is told', () => {
    expect(judged(null)).toEqual({ is: 'none' });
  });
});

describe('a payment that is told no longer', () => {
  const gone = { entered: `${one}, ${two}`, status: 'paid' } as const;

  test('is taken out, and the others stay', () => {
    expect(judged(two, gone)).toEqual({
      is: 'money',
      why: { code: 'update.take-back' },
      values: { paymentRemoved: receiptMark('7') },
      then: two,
    });
  });

  test.each([
    ['another day', '7 2026-11-11 10'],
    ['another amount', '7 2026-11-10 11'],
    ['another id', '9 2026-11-10 10'],
  ])('is taken out before it is entered with %s', (_, changed) => {
    expect(judged(`${changed}, ${two}`, gone)).toMatchObject({
      values: { paymentRemoved: receiptMark('7') },
      then: two,
    });
  });

  test('is asked about where deletions are proposed, and taken out once approved', () => {
    const own = { reversal: 'propose' } as const;
    expect(judged(two, { ...gone, own })).toMatchObject({
      is: 'ask',
      issue: {
        code: 'payment.reversal',
        facts: { date: '2026-11-10', amount: '10', fields: { received: { crm: two, accounting: gone.entered } } },
        choices: ['approve', 'accounting', 'ignore'],
      },
    });
    expect(judged(two, { ...gone, own, approved: true }).is).toBe('money');
  });

  test('stays where deletions don’t travel', () => {
    expect(judged(two, { ...gone, own: { reversal: 'off' } })).toMatchObject({ is: 'none' });
  });
});
