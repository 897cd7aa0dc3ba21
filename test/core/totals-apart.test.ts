// Two totals that differ once all lines are in step: a person is told where it is more than rounding.

import { expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { MappedField } from '../../src/core/record.ts';
import type { Situation } from '../../src/core/steps.ts';
import type { Fields, Row } from '../../src/core/value.ts';
import { base, briefs, field, link, linked, present, stepsOf } from './build.ts';
import { lines, row } from './lines-world.ts';
import { plain } from './starting.ts';

const total = field('total', { type: 'money', flow: 'none' });
const fields: readonly MappedField[] = [field('reference'), lines, total];
const withoutTotal: readonly MappedField[] = [field('reference'), lines, field('subtotal', { flow: 'none' })];

const bolts: readonly Row[] = [row('l1', { description: 'Bolts', quantity: '1' })];
const more: readonly Row[] = [row('l1', { description: 'Bolts', quantity: '2' })];
const agreed: Fields = { reference: 'A', lines: bolts, total: '10', subtotal: '10' };
/** Totals of up to five cents apart are rounding. */
const creation = { ...plain, cents: { ...plain.cents, mostUnits: 5 } };

function invoice(crm: Fields, accounting: Fields, change: Partial<Situation> = {}): Situation {
  const among = change.fields ?? fields;
  return linked(
    present('crm', { version: 'crm-2', fields: { ...agreed, ...crm } }),
    present('accounting', { version: 'accounting-2', fields: { ...agreed, ...accounting } }),
    {
      fields,
      creation,
      link: link({ bases: { crm: base('crm', agreed, among), accounting: base('accounting', agreed, among) } }),
      ...change,
    },
  );
}

const travelling = [field('reference'), lines, field('total', { type: 'money', authority: 'accounting' })];

test.each<[situation: string, of: Situation, difference: string | null]>([
  ['the totals are the same', invoice({}, {}), null],
  ['they differ by rounding', invoice({ total: '10' }, { total: '10.05' }), null],
  ['they differ by more', invoice({ total: '10' }, { total: '10.06' }), '0.06'],
  ['they differ by more, the other way', invoice({ total: '10.06' }, { total: '10' }), '-0.06'],
  ['an edited line is on its way', invoice({ lines: more, total: '20' }, {}), null],
  ['both sides got the same line by themselves', invoice({ lines: more, total: '20' }, { lines: more }), '-10'],
  ['another field is on its way', invoice({ reference: 'B', total: '20' }, {}), '-10'],
  ['the CRM has no total', invoice({ total: null }, { total: '20' }), null],
  ['accounting has no total', invoice({ total: '20' }, { total: null }), null],
  [
    'the kind has no creation sequence, and so no idea of rounding',
    linked(
      present('crm', { version: 'crm-2', fields: { ...agreed, total: '20' } }),
      present('accounting', { fields: agreed }),
      { fields, link: invoice({}, {}).link },
    ),
    null,
  ],
  ['no total is mapped', invoice({ total: '20' }, {}, { fields: withoutTotal }), null],
  ['the total is a value that travels', invoice({ total: '20' }, {}, { fields: travelling }), null],
])('%s', (_, situation, difference) => {
  const raised = stepsOf(plan(situation), 'raise').map(({ issue }) => issue);
  const { total: inCrm } = situation.sights.crm.is === 'present' ? situation.sights.crm.seen.fields : {};
  const { total: inAccounting } =
    situation.sights.accounting.is === 'present' ? situation.sights.accounting.seen.fields : {};
  const facts = { inCrm, inAccounting, difference };
  expect(raised).toEqual(difference === null ? [] : [{ code: 'amounts.differ', facts, choices: ['retry', 'ignore'] }]);
});

test('they differ, and a person said never mind', () => {
  const apart = invoice({ total: '20' }, {});
  expect(briefs(plan({ ...apart, choice: { choice: 'ignore' } }))).toContain('note skip.ignored');
  expect(stepsOf(plan({ ...apart, choice: { choice: 'ignore' } }), 'raise')).toEqual([]);
});
