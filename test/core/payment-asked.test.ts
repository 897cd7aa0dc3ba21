// Which moves of an invoice's state mean money at all, what the CRM says of a payment, and what a person is told where none is entered.

import { describe, expect, test } from 'vitest';
import { judgePayment, type PaymentRule } from '../../src/core/payment.ts';
import { plan } from '../../src/core/plan.ts';
import type { Fields } from '../../src/core/value.ts';
import { briefs, edited, issue, link, linked, present, seen, base, field, stepsOf } from './build.ts';
import { fields, rule, set } from './paying.ts';

interface Said {
  readonly own?: Partial<PaymentRule>;
  readonly traits?: Fields;
  readonly shown?: Fields;
}

/** What is judged of an approved invoice of which 23 are due. */
function judged({ own = {}, traits = {}, shown = {} }: Said = {}) {
  const crm = seen('crm', { fields: { status: 'paid', ...shown }, traits });
  const accounting = seen('accounting', { fields: { status: 'approved', amountDue: '23' } });
  return judgePayment(
    { ...rule, ...own },
    { from: 'approved', to: 'paid', seen: { crm, accounting }, approved: false },
  );
}

function valuesOf(said: Said): Fields {
  const verdict = judged(said);
  return verdict.is === 'money' ? verdict.values : {};
}

describe('a move that is not about money', () => {
  test.each([
    ['approved', 'void'],
    ['approved', 'overdue'],
    ['overdue', 'approved'],
  ])('from %s to %s enters nothing and takes nothing out', (accounting, crm) => {
    const told = { crm, accounting, more: { ownPayments: 'p1' } };
    const money = stepsOf(plan(set(told)), 'update').filter(({ why }) => why.code !== 'update.edited');
    expect(money).toEqual([]);
    expect(stepsOf(plan(set(told)), 'raise').map(({ issue: { code } }) => code)).not.toContain('payment.reversal');
  });

  test.each([
    ['paid', 'void'],
    ['part-paid', 'approved'],
    ['void', 'approved'],
  ])('from %s to %s takes no payment of ours out: the legal way is told', (accounting, crm) => {
    const situation = set({ crm, accounting, more: { ownPayments: 'p1' } });
    expect(briefs(plan(situation))).toEqual(['raise move.illegal']);
  });

  test('paid in accounting, an invoice is paid in the CRM by its state alone', () => {
    const agreed: Fields = { status: 'approved', reference: null, amountDue: '23', ownPayments: null };
    const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
    const situation = linked(
      present('crm', { fields: agreed }),
      edited('accounting', {}, { fields: { ...agreed, status: 'paid' } }),
      { fields, link: link({ bases }), payments: rule },
    );
    expect(stepsOf(plan(situation), 'update')).toMatchObject([
      { side: 'crm', why: { code: 'update.edited' }, patch: { status: 'paid' } },
    ]);
    expect(Object.keys(stepsOf(plan(situation), 'update')[0]?.patch ?? {})).toEqual(['status']);
  });
});

describe('how and when it was paid', () => {
  test('is read from a field that is mapped where the CRM shows it there alone', () => {
    expect(valuesOf({ shown: { How: 'Cash', When: '2026-11-18' } })).toMatchObject({
      paymentAccount: '091',
      paymentDate: '2026-11-18',
    });
  });

  test('is by the usual account, today, where the CRM says nothing, or no word', () => {
    const usual = { paymentAmount: '23', paymentAccount: '090', paymentDate: '2026-11-20' };
    expect(valuesOf({})).toMatchObject(usual);
    expect(valuesOf({ traits: { How: '', When: '' } })).toMatchObject(usual);
    expect(valuesOf({ traits: { How: true, When: false } })).toMatchObject(usual);
    expect(valuesOf({ traits: { How: null, When: null } })).toMatchObject(usual);
  });

  test('is by the usual account, today, where no field is named for it, whatever the record says', () => {
    const own = { field: null, dateField: null };
    expect(valuesOf({ own, traits: { How: 'Cash', When: '2026-11-18' } })).toMatchObject({
      paymentAccount: '090',
      paymentDate: '2026-11-20',
    });
  });

  test('may be any day where no period is closed', () => {
    const own = { lockedUntil: null };
    expect(valuesOf({ own, traits: { When: '2020-01-01' } })).toMatchObject({ paymentDate: '2020-01-01' });
  });
});

describe('who is asked', () => {
  const facts = {
    side: 'accounting',
    from: 'approved',
    to: 'paid',
    fields: { status: { crm: 'paid', accounting: 'approved' } },
  };
  const asked = (said: Said) => {
    const verdict = judged(said);
    return verdict.is === 'ask' ? verdict.issue : undefined;
  };

  test('is told both states, and the word that no account is named for', () => {
    expect(asked({ own: { account: null }, traits: { How: 'Cheque' } })).toEqual({
      code: 'payment.no-account',
      facts: { ...facts, word: 'Cheque' },
      choices: ['retry', 'accounting', 'ignore'],
    });
  });

  test('is told no word where the CRM says none', () => {
    expect(asked({ own: { account: null } })?.facts).toEqual(facts);
  });

  test('is told the account that takes no payments, and the days', () => {
    expect(asked({ own: { takes: ['091'] } })?.facts).toEqual({ ...facts, account: '090' });
    const locked = asked({ traits: { When: '2026-03-31' } });
    expect(locked?.facts).toEqual({ ...facts, date: '2026-03-31', until: '2026-03-31' });
    expect(asked({ traits: { When: '2026-11-21' } })?.facts).toEqual({ ...facts, date: '2026-11-21' });
  });
});

test('who is asked what is due is told no more than the two states', () => {
  const unknown = set({ crm: 'paid', accounting: 'approved', more: { amountDue: null } });
  expect(stepsOf(plan(unknown), 'raise')[0]?.issue.facts).toEqual({
    side: 'accounting',
    from: 'approved',
    to: 'paid',
    fields: { status: { crm: 'paid', accounting: 'approved' } },
  });
});

describe('a payment that was refused', () => {
  const versions = { crm: 'crm-2', accounting: 'accounting-1' };
  const refused = issue('refused.accounting', { versions });

  test('is not entered again while nothing changed: its issue stands', () => {
    const situation = set({ crm: 'paid', accounting: 'approved', rest: { issues: [refused] } });
    expect(briefs(plan(situation))).toEqual(['stand refused.accounting']);
  });

  test('is entered once a person asks for it', () => {
    const rest = { issues: [refused], choice: { choice: 'retry' } } as const;
    expect(briefs(plan(set({ crm: 'paid', accounting: 'approved', rest })))).toEqual(['update accounting']);
  });

  test('hides no question that has come up since', () => {
    const situation = set({
      crm: 'paid',
      accounting: 'approved',
      rule: { account: null },
      rest: { issues: [refused] },
    });
    expect(briefs(plan(situation))).toEqual(['raise payment.no-account', 'withdraw']);
  });
});

describe('what accounting made of the state since', () => {
  test('is an edit like any other where payments don’t travel', () => {
    const { payments: _, ...situation } = set({ crm: 'paid', accounting: 'approved', nowAccounting: 'overdue' });
    expect(stepsOf(plan(situation), 'update')).toMatchObject([{ side: 'crm', patch: { status: 'overdue' } }]);
  });

  test('is an edit like any other where the CRM says something else than paid', () => {
    const situation = set({ crm: 'void', accounting: 'approved', nowAccounting: 'overdue' });
    expect(stepsOf(plan(situation), 'update')).toMatchObject([{ side: 'crm', patch: { status: 'overdue' } }]);
  });

  test('is an edit where nothing is to be paid any more', () => {
    const situation = set({ crm: 'paid', accounting: 'approved', nowAccounting: 'void' });
    expect(stepsOf(plan(situation), 'update')).toMatchObject([{ side: 'crm', patch: { status: 'void' } }]);
  });

  test('is an edit where nothing can be paid yet', () => {
    const situation = set({ crm: 'paid', accounting: 'draft', nowAccounting: 'submitted' });
    expect(stepsOf(plan(situation), 'update')).toMatchObject([{ side: 'crm', patch: { status: 'submitted' } }]);
  });

  test('is an edit where nothing was to be paid before', () => {
    const situation = set({ crm: 'paid', accounting: 'void', nowAccounting: 'approved' });
    expect(stepsOf(plan(situation), 'update')).toMatchObject([{ side: 'crm', patch: { status: 'approved' } }]);
  });

  test('says nothing of other fields, whatever words they hold', () => {
    const words = [...fields.slice(0, 1), field('reference', { authority: 'accounting' }), ...fields.slice(2)];
    const agreed: Fields = { status: 'approved', reference: 'approved', amountDue: '23', ownPayments: null };
    const bases = { crm: base('crm', agreed, words), accounting: base('accounting', agreed, words) };
    const situation = linked(
      edited('crm', {}, { fields: { ...agreed, status: 'paid', reference: 'PO 7' } }),
      present('accounting', { fields: { ...agreed, status: 'overdue' }, version: 'accounting-2' }),
      { fields: words, link: link({ bases }), payments: { ...rule, account: null } },
    );
    expect(stepsOf(plan(situation), 'update')).toMatchObject([
      { side: 'accounting', patch: { reference: 'PO 7' }, lost: [] },
    ]);
  });
});
