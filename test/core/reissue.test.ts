// Voiding and issuing anew, step by step: what the new one is made from, what it is numbered by, and what is never done.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import { briefs, rules, stepsOf } from './build.ts';
import { creation, issued } from './situations/documents.ts';

const chosen = { choice: { choice: 'reissue' } } as const;
const begun = { noted: 'reissue.begun' } as const;
const voided = { fixed: { why: 'void', open: [] } } as const;

describe('a document that a person has issued anew', () => {
  test('is voided and nothing else: nothing of its state is agreed on', () => {
    const [update] = stepsOf(plan(issued({ status: 'draft' }, {}, chosen)), 'update');
    expect(update).toMatchObject({ side: 'accounting', patch: { status: 'void' }, both: ['status'], lost: [] });
  });

  test('is made anew in the state that the CRM shows, without the number that the void one keeps', () => {
    const [create] = stepsOf(plan(issued({ status: 'draft' }, { status: 'void' }, { ...begun, ...voided })), 'create');
    expect(create).toMatchObject({
      side: 'accounting',
      instead: 'accounting.Contacts:a',
      why: { code: 'create.reissued' },
    });
    expect(create?.fields).toEqual({ status: 'draft', currency: 'NZD', date: creation.today });
  });

  test.each([
    ['overdue', 'approved'],
    ['void', 'submitted'],
  ])('that the CRM calls %s starts as %s: by what it was, else by the settings', (status, start) => {
    const settings = { creation: { ...creation, status: 'submitted' } };
    const one = issued({ status }, { status: 'void' }, { ...begun, ...voided, ...settings });
    expect(stepsOf(plan(one), 'create')[0]?.fields.status).toBe(start);
  });

  test('is mailed only where it starts approved', () => {
    const settings = { creation: { ...creation, mail: true } } as const;
    const mail = (status: string) =>
      stepsOf(plan(issued({ status }, { status: 'void' }, { ...begun, ...voided, ...settings })), 'create')[0]?.mail;
    expect([mail('draft'), mail('approved')]).toEqual([undefined, true]);
  });

  test('is not voided before it is known that a new one can be made', () => {
    const locked = { creation: { ...creation, lockedUntil: '2026-10-31' } };
    const one = issued({ date: '2026-10-31' }, {}, { ...chosen, ...locked });
    const dated = { ...one, fields: [...one.fields, { ...one.fields[0], name: 'date' }] } as typeof one;
    expect(briefs(plan(dated))).toEqual(['raise fixed.locked-period']);
  });

  test('is left as it is once the person says never mind', () => {
    const one = issued({ status: 'draft' }, {}, { ...begun, choice: { choice: 'ignore' } });
    expect(briefs(plan(one))).toContain('note skip.ignored');
    expect(stepsOf(plan(one), 'update')).toEqual([]);
  });

  test('is not made twice where the making was refused and nothing has changed since', () => {
    const versions = { crm: 'crm-2', accounting: 'accounting-1' };
    const issues = [{ id: 1, code: 'refused.accounting', digest: '', versions }];
    const one = issued({ status: 'draft' }, { status: 'void' }, { ...begun, ...voided, issues });
    expect(briefs(plan(one))).toEqual(['stand refused.accounting']);
    expect(stepsOf(plan({ ...one, choice: { choice: 'retry' } }), 'create')).toHaveLength(1);
  });

  test('is left alone where its module was off before anything was done', () => {
    expect(briefs(plan(issued({ status: 'draft' }, {}, { ...chosen, rules: rules({ kindOn: false }) })))).toEqual([
      'note skip.kind-off',
    ]);
  });
});

describe('why it was not done', () => {
  const issues = [{ id: 4, code: 'reissue.refused', digest: '' }];

  test('stands until somebody answers, though nothing of it shows', () => {
    expect(stepsOf(plan(issued({}, {}, { issues })), 'withdraw')).toEqual([]);
  });
});
