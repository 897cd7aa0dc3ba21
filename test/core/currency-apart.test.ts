// A document whose currency was changed: what goes on meanwhile, what a person is asked, and what cents are told.

import { describe, expect, test } from 'vitest';
import { isLockedOn } from '../../src/core/creation.ts';
import { plan } from '../../src/core/plan.ts';
import type { MappedField, Seen, Side } from '../../src/core/record.ts';
import type { Situation } from '../../src/core/steps.ts';
import type { Fields, Value } from '../../src/core/value.ts';
import { base, briefs, edited, field, link, linked, rules, stepsOf, stranger } from './build.ts';
import { issued } from './situations/documents.ts';
import { plain } from './starting.ts';

const fields: readonly MappedField[] = [
  field('currency', { type: 'choice', flow: 'none' }),
  field('reference', { authority: 'crm' }),
  field('notes'),
  field('total', { type: 'money', flow: 'none' }),
];

function invoice(crm: Fields, accounting: Fields = {}, creation = plain) {
  const agreed: Fields = { currency: 'NZD', reference: 'A', notes: null, total: '10' };
  const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) };
  return linked(
    edited('crm', {}, { fields: { ...agreed, ...crm } }),
    edited('accounting', {}, { fields: { ...agreed, ...accounting } }),
    { kind: 'invoice', fields, creation, link: link({ bases }) },
  );
}

test('edits of the CRM wait for the new document; those of accounting show in the CRM', () => {
  const steps = plan(invoice({ currency: 'USD', reference: 'B' }, { notes: 'C' }));
  expect(stepsOf(steps, 'update').map(({ side, patch }) => [side, patch])).toEqual([['crm', { notes: 'C' }]]);
  expect(briefs(steps)).toContain('raise reissue.currency');
  expect(briefs(plan(invoice({ reference: 'B' }, { notes: 'C' })))).toEqual(
    expect.arrayContaining(['update crm', 'update accounting']),
  );
});

test('totals are not compared across currencies', () => {
  expect(briefs(plan(invoice({ currency: 'USD', total: '99' })))).not.toContain('raise amounts.differ');
});

test('a cent between the totals is told to who wants to be asked about cents, and to nobody else', () => {
  const block = { ...plain, cents: { way: 'block', mostUnits: 5, account: null } } as const;
  expect(briefs(plan(invoice({ total: '10.01' }, {}, block)))).toContain('raise amounts.differ');
  expect(briefs(plan(invoice({ total: '10.01' })))).not.toContain('raise amounts.differ');
});

test('one that would lie in a locked period may be tried again as what it was to be: new, or in place of another', () => {
  const dated = [field('status', { type: 'choice' }), field('date', { type: 'date' })];
  const creation = { ...plain, status: 'approved', lockedUntil: '2026-10-31' };
  const fresh = stranger('crm', { fields: { status: 'approved', date: '2026-10-31' } }, { fields: dated, creation });
  expect(stepsOf(plan(fresh), 'raise')[0]?.issue.choices).toEqual(['retry', 'ignore']);
  const anew = issued({ date: '2026-10-31' }, {}, { choice: { choice: 'reissue' }, creation });
  const named = { ...anew, fields: [...anew.fields, field('date', { type: 'date' })] };
  expect(stepsOf(plan(named), 'raise')[0]?.issue.choices).toEqual(['reissue', 'ignore']);
});

test('what a person has issued anew is not asked about a second time, for cents', () => {
  const creation = { ...plain, cents: { way: 'block', mostUnits: 5, account: null }, rates: { OUTPUT: '15' } } as const;
  const rows = [{ key: '1', fields: { description: 'Part', quantity: '3', unitPrice: '0.3333', tax: 'OUTPUT' } }];
  const shown = { lines: rows, total: '1.14' };
  const lines = field('lines', { type: 'rows' });
  const total = field('total', { type: 'money', flow: 'none' });
  const fresh = stranger('crm', { fields: shown }, { fields: [lines, total], creation, rules: rules() });
  expect(briefs(plan(fresh))).toEqual(['raise amounts.blocked']);
  const anew = issued(
    shown,
    { status: 'void' },
    { noted: 'reissue.begun', fixed: { why: 'void', open: [] }, creation },
  );
  expect(briefs(plan({ ...anew, fields: [...anew.fields, lines, total] }))).toEqual(['create accounting']);
});

test('a field that is written later is left out of what a new record starts with', () => {
  const later = [field('name'), field('phone', { later: true })];
  expect(stepsOf(plan(stranger('crm', {}, { fields: later })), 'create')[0]?.fields).toEqual({ name: 'Acme' });
});

test('of a CRM that counts in one currency a new document says which, unless it says so itself', () => {
  const made = (own: Fields, onlyCurrency?: string) => {
    const fresh = stranger('crm', { fields: { notes: 'A', ...own } }, { creation: plain });
    const steps = plan({
      ...fresh,
      fields: [field('notes'), field('currency', { type: 'choice' })],
      ...(onlyCurrency !== undefined && { onlyCurrency }),
    });
    return stepsOf(steps, 'create')[0]?.fields;
  };
  expect(made({}, 'USD')).toMatchObject({ currency: 'USD' });
  expect(made({})).not.toHaveProperty('currency');
  expect(made({ currency: 'EUR' }, 'USD')).toMatchObject({ currency: 'EUR' });
});

describe('of a CRM that counts in one currency', () => {
  const only = { onlyCurrency: 'USD', fields: [field('notes'), field('currency', { type: 'choice' })] };
  const steps = (target: Side, more: Partial<Situation> = {}, own: Partial<Seen> = {}) =>
    plan(stranger(target === 'crm' ? 'accounting' : 'crm', { fields: { notes: 'A' }, ...own }, { ...only, ...more }));
  const made = (...about: Parameters<typeof steps>) => stepsOf(steps(...about), 'create')[0]?.fields;

  test('only a document that goes to accounting is told which', () => {
    expect(made('accounting', { creation: plain })).toMatchObject({ currency: 'USD' });
    expect(made('accounting')).toStrictEqual({ notes: 'A' });
    expect(made('crm', { creation: plain })).toStrictEqual({ notes: 'A' });
  });

  test('a document of accounting in another one is not made there', () => {
    const inEuros = { currency: 'EUR' };
    expect(briefs(steps('crm', {}, inEuros))).toEqual(['raise needs.currency']);
    expect(briefs(steps('crm', {}, { currency: 'USD' }))).toEqual(['create crm']);
    expect(briefs(steps('crm'))).toEqual(['create crm']);
    const { onlyCurrency: _, ...any } = only;
    expect(briefs(plan(stranger('accounting', { fields: { notes: 'A' }, ...inEuros }, any)))).toEqual(['create crm']);
  });
});

test.each<[until: string | undefined, date: Value, is: boolean]>([
  ['2026-10-31', '2026-10-31', true],
  ['2026-10-31', '2026-11-01', false],
  [undefined, '2026-10-31', false],
  [undefined, null, false],
  ['2026-10-31', null, false],
])('locked until %s: a document of %s lies in it: %s', (lockedUntil, date, is) => {
  expect(isLockedOn(lockedUntil === undefined ? undefined : { lockedUntil }, date)).toBe(is);
  if (lockedUntil === undefined) expect(isLockedOn({}, date)).toBe(is);
});
