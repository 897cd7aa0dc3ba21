// Payments that a finance system beside the CRM has recorded by itself: entered in accounting one at a time, asked about, or taken out again.

import { describe, expect, test } from 'vitest';
import { invoiceLifecycle } from '../../src/core/lifecycles.ts';
import type { PaymentRule } from '../../src/core/payment.ts';
import { plan } from '../../src/core/plan.ts';
import { formatReceipts, parseReceipts, receiptIn, receiptMark } from '../../src/core/received.ts';
import type { Fields } from '../../src/core/value.ts';
import { base, edited, field, link, linked, present, stepsOf } from './build.ts';
import { fields as paying, rule } from './paying.ts';

const fields = [...paying, field('received', { flow: 'to-accounting', blank: 'clear' })];

interface Told {
  readonly received: string | null;
  readonly entered?: string | null;
  readonly status?: string;
  readonly crmStatus?: string;
  readonly due?: string;
  readonly rule?: Partial<PaymentRule> | null;
  readonly approved?: boolean;
}

/** Both agreed on what is entered; then the finance system shows `received`. */
function told({
  received,
  entered = null,
  status = 'approved',
  crmStatus = status,
  due = '23',
  rule: own,
  approved,
}: Told) {
  const agreed: Fields = { status, reference: null, amountDue: due, ownPayments: null, received: entered };
  const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
  const situation = linked(
    edited('crm', {}, { fields: { ...agreed, status: crmStatus, received } }),
    present('accounting', { fields: agreed }),
    {
      fields,
      link: link({ bases }),
      lifecycle: invoiceLifecycle,
      ...(own !== null && { payments: { ...rule, ...own } }),
      ...(approved && { choice: { choice: 'approve' as const } }),
    },
  );
  const planned = plan(situation);
  return {
    updates: stepsOf(planned, 'update').map(({ patch, from, why }) => ({ patch, from, why: why.code })),
    asked: stepsOf(planned, 'raise').map(({ issue }) => issue),
  };
}

const five = 'p1 2026-11-18 5';
const eight = 'p2 2026-11-19 8';

describe('a payment that accounting has not', () => {
  test('is entered on its day, with its amount, under its own mark', () => {
    expect(told({ received: five }).updates).toEqual([
      {
        patch: {
          received: five,
          paymentAmount: '5',
          paymentAccount: '090',
          paymentDate: '2026-11-18',
          paymentMark: 'crm.customerpayments:p1',
        },
        from: { received: five },
        why: 'update.pay',
      },
    ]);
  });

  test('goes one at a time, and what both then agree on is that one', () => {
    const { updates } = told({ received: `${five}, ${eight}` });
    expect(updates).toMatchObject([{ patch: { received: five, paymentAmount: '5' }, from: { received: five } }]);
    const next = told({ received: `${five}, ${eight}`, entered: five });
    expect(next.updates).toMatchObject([{ patch: { received: `${five}, ${eight}`, paymentAmount: '8' } }]);
  });

  test('takes the state along that it makes, and leaves any other edit to go by itself', () => {
    const { updates, asked } = told({ received: five, crmStatus: 'part-paid' });
    expect(updates).toHaveLength(1);
    expect(updates[0]?.patch).not.toHaveProperty('status');
    expect(asked).toEqual([]);
  });

  test.each(['draft', 'submitted'])('waits while the invoice is %s', (status) => {
    expect(told({ received: five, status })).toEqual({ updates: [], asked: [] });
  });

  test('is asked about above what is due, also by a cent, and where nothing is due', () => {
    expect(told({ received: five, due: '4.99' }).asked).toMatchObject([
      { code: 'payment.above-due', facts: { date: '2026-11-18', amount: '5', due: '4.99' } },
    ]);
    expect(told({ received: five, due: '5' }).updates).toHaveLength(1);
    expect(told({ received: five, status: 'paid', due: '0' }).asked).toMatchObject([
      { code: 'payment.above-due', facts: { due: '0' } },
    ]);
  });

  test('is asked about where no account is named, and where its day is closed or to come', () => {
    const codes = (one: Told) => told(one).asked.map(({ code }) => code);
    expect(codes({ received: five, rule: { account: null } })).toEqual(['payment.no-account']);
    expect(codes({ received: 'p1 2026-03-31 5' })).toEqual(['payment.locked-period']);
    expect(codes({ received: 'p1 2026-11-21 5' })).toEqual(['payment.future']);
  });

  test('stays where payments do not travel to accounting', () => {
    expect(told({ received: five, rule: null })).toEqual({ updates: [], asked: [] });
  });
});

describe('a payment that accounting alone has still', () => {
  test('is taken out by its mark, before another is entered', () => {
    expect(told({ received: eight, entered: five }).updates).toEqual([
      {
        patch: { received: '', paymentRemoved: 'crm.customerpayments:p1' },
        from: { received: '' },
        why: 'update.take-back',
      },
    ]);
  });

  test('is taken out and entered anew where its amount is another', () => {
    expect(told({ received: 'p1 2026-11-18 6', entered: five }).updates).toMatchObject([
      { patch: { paymentRemoved: 'crm.customerpayments:p1' } },
    ]);
  });

  test('is asked about where reversals are proposed, and goes once a person agrees', () => {
    const proposed = { received: null, entered: five, rule: { reversal: 'propose' as const } };
    expect(told(proposed)).toMatchObject({ updates: [], asked: [{ code: 'payment.reversal' }] });
    expect(told({ ...proposed, approved: true }).updates).toMatchObject([{ why: 'update.take-back' }]);
  });

  test('stays where reversals are off', () => {
    expect(told({ received: null, entered: five, rule: { reversal: 'off' } })).toEqual({ updates: [], asked: [] });
  });
});

test('where payments are told one by one, a state alone enters nothing', () => {
  const { updates, asked } = told({ received: null, crmStatus: 'paid' });
  expect(updates).toEqual([]);
  expect(asked).toMatchObject([{ code: 'move.illegal', facts: { way: 'payment' } }]);
});

test('receipts are told by the day, in canonical amounts, and read back', () => {
  const text = formatReceipts([
    { id: 'b', date: '2026-11-19', amount: '8.00' },
    { id: 'a', date: '2026-11-18', amount: '5' },
  ]);
  expect(text).toBe('a 2026-11-18 5, b 2026-11-19 8');
  expect(parseReceipts(text)).toEqual([
    { id: 'a', date: '2026-11-18', amount: '5' },
    { id: 'b', date: '2026-11-19', amount: '8' },
  ]);
  expect(parseReceipts('nonsense, a b c')).toEqual([]);
  expect(receiptIn(receiptMark('77'))).toBe('77');
  expect(receiptIn('crm.invoices:77')).toBeUndefined();
});
