// Payments that are set in the CRM: entered, asked about, or taken back.

import { describe, expect, test } from 'vitest';
import { invoiceLifecycle } from '../../src/core/lifecycles.ts';
import { entersMoney } from '../../src/core/payment.ts';
import { plan } from '../../src/core/plan.ts';
import type { Situation } from '../../src/core/steps.ts';
import type { Fields } from '../../src/core/value.ts';
import { base, briefs, edited, link, linked, present, stepsOf } from './build.ts';
import { fields, rule, set, type Told } from './paying.ts';

const updates = (situation: Situation) => stepsOf(plan(situation), 'update');
const issues = (situation: Situation) => stepsOf(plan(situation), 'raise').map(({ issue }) => issue);

describe('set to paid in the CRM', () => {
  test.each(['approved', 'overdue', 'part-paid'])('enters what is due while it is %s', (accounting) => {
    expect(updates(set({ crm: 'paid', accounting }))).toMatchObject([
      {
        side: 'accounting',
        why: { code: 'update.pay' },
        patch: {
          status: 'paid',
          paymentAmount: '23',
          paymentAccount: '090',
          paymentDate: '2026-11-20',
          paymentMark: 'crm.Accounts:1',
        },
      },
    ]);
  });

  test.each([
    ['draft', 'approve'],
    ['submitted', 'approve'],
    ['void', 'payment'],
  ])('enters nothing while it is %s', (accounting, way) => {
    const situation = set({ crm: 'paid', accounting });
    expect(updates(situation)).toEqual([]);
    expect(issues(situation)).toMatchObject([{ code: 'move.illegal', facts: { way } }]);
  });

  test('the CRM says how and when', () => {
    const traits = { How: 'Cash', When: '2026-11-18T09:00:00+13:00' };
    expect(updates(set({ crm: 'paid', accounting: 'approved', traits }))[0]?.patch).toMatchObject({
      paymentAccount: '091',
      paymentDate: '2026-11-18',
    });
  });

  test('a word that no account is named for goes to the account for everything else', () => {
    const [step] = updates(set({ crm: 'paid', accounting: 'approved', traits: { How: 'Cheque' } }));
    expect(step?.patch.paymentAccount).toBe('090');
  });

  test('a state that moved from one payable to another is no edit against it', () => {
    const situation = set({ crm: 'paid', accounting: 'approved', nowAccounting: 'overdue' });
    expect(updates(situation)).toMatchObject([{ side: 'accounting', patch: { status: 'paid' } }]);
  });

  test.each(['draft', 'submitted'])('what was %s when it was set to paid is paid once it is approved', (accounting) => {
    const situation = set({ crm: 'paid', accounting, nowAccounting: 'approved' });
    expect(updates(situation)).toMatchObject([{ side: 'accounting', patch: { status: 'paid', paymentAmount: '23' } }]);
  });

  test('a payment that was taken out in accounting is not entered again', () => {
    const agreed: Fields = { status: 'paid', reference: null, amountDue: '0', ownPayments: null };
    const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
    const situation = linked(
      present('crm', { fields: agreed }),
      edited('accounting', {}, { fields: { ...agreed, status: 'approved', amountDue: '23' } }),
      { fields, link: link({ bases }), lifecycle: invoiceLifecycle, payments: rule },
    );
    expect(updates(situation)).toMatchObject([{ side: 'crm', patch: { status: 'approved', amountDue: '23' } }]);
  });

  test('a paid invoice whose state was edited there meanwhile is not paid again', () => {
    const situation = set({ crm: 'paid', accounting: 'approved', nowAccounting: 'paid' });
    expect(updates(situation)).toEqual([]);
  });

  test.each([
    ['payment.no-account', { account: null }, {}],
    ['payment.account', { takes: [] }, {}],
    ['payment.locked-period', {}, { When: '2026-03-31' }],
    ['payment.future', {}, { When: '2026-11-21' }],
  ] as const)('asks: %s', (code, own, traits) => {
    const situation = set({ crm: 'paid', accounting: 'approved', rule: own, traits });
    expect(updates(situation)).toEqual([]);
    expect(issues(situation)).toMatchObject([{ code, choices: ['retry', 'accounting', 'ignore'] }]);
  });

  test('asks where nobody knows what is due', () => {
    const situation = set({ crm: 'paid', accounting: 'approved', more: { amountDue: null } });
    expect(issues(situation)).toMatchObject([{ code: 'payment.unknown-due' }]);
  });

  test('accounts that nobody has listed yet are tried', () => {
    expect(updates(set({ crm: 'paid', accounting: 'approved', rule: { takes: null } }))).toHaveLength(1);
  });

  test('goes by itself: another edit waits until the payment shows, and travels although one is asked about', () => {
    const edits = { reference: 'PO 7' };
    expect(updates(set({ crm: 'paid', accounting: 'approved', edits }))[0]?.patch).not.toHaveProperty('reference');
    const asked = set({ crm: 'paid', accounting: 'approved', edits, rule: { account: null } });
    expect(updates(asked)).toMatchObject([{ patch: { reference: 'PO 7' } }]);
  });

  test('without a rule for payments it is an illegal move', () => {
    const { payments: _, ...situation } = set({ crm: 'paid', accounting: 'approved' });
    expect(briefs(plan(situation))).toEqual(['raise move.illegal']);
  });
});

describe('no longer paid in the CRM', () => {
  const paid = (more: Partial<Told>): Told => ({
    crm: 'approved',
    accounting: 'paid',
    more: { ownPayments: 'p1' },
    ...more,
  });

  test('takes the payment of ours out', () => {
    expect(updates(set(paid({})))).toMatchObject([
      { side: 'accounting', why: { code: 'update.take-back' }, patch: { status: 'approved', paymentRemoved: 'p1' } },
    ]);
  });

  test('of several the last', () => {
    expect(updates(set(paid({ more: { ownPayments: 'p1, p2' } })))[0]?.patch.paymentRemoved).toBe('p2');
  });

  test('asks first where deletions are proposed, and does it once approved', () => {
    const proposed = paid({ rule: { reversal: 'propose' } });
    expect(issues(set(proposed))).toMatchObject([
      { code: 'payment.reversal', choices: ['approve', 'accounting', 'ignore'] },
    ]);
    expect(updates(set({ ...proposed, rest: { choice: { choice: 'approve' } } }))).toHaveLength(1);
  });

  test('a reconciled one stays', () => {
    expect(issues(set(paid({ more: { ownPayments: 'p1 fixed' } })))).toMatchObject([{ code: 'payment.reconciled' }]);
  });

  test.each([
    ['deletions don’t travel', paid({ rule: { reversal: 'off' } })],
    ['somebody else entered it', paid({ more: { ownPayments: null } })],
  ])('is an illegal move where %s', (_, told) => {
    expect(issues(set(told))).toMatchObject([{ code: 'move.illegal' }]);
    expect(updates(set(told))).toEqual([]);
  });
});

test('only what enters a payment enters money', () => {
  expect(entersMoney(updates(set({ crm: 'paid', accounting: 'approved' }))[0]?.patch ?? {})).toBe(true);
  expect(entersMoney({ status: 'approved', paymentRemoved: 'p1' })).toBe(false);
});
