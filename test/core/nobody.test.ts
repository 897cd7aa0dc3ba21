// An id of which a side says that it has no such record: it was mistyped, or deleted before anybody saw it; unless somebody knows of it.

import { expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { Sight } from '../../src/core/record.ts';
import type { Situation } from '../../src/core/steps.ts';
import { briefs, issue, link, one, present, situation, unknown } from './build.ts';

const missing: Sight = { is: 'unknown', problem: { code: 'record.missing', id: 'crm.Accounts:1' } };

test('is noted where nobody has heard of it', () => {
  expect(briefs(plan(situation({ sights: { crm: missing, accounting: { is: 'none' } } })))).toEqual([
    'note skip.not-there',
  ]);
});

test.each<[what: string, change: Partial<Situation>]>([
  ['a record that is linked', { link: link() }],
  ['one that a person was asked about', { issues: [issue('match.several')] }],
  ['one that the other side shows', { sights: { crm: missing, accounting: present('accounting') } }],
  ['one that was found to be the same as another', { match: one('accounting') }],
])('proves nothing of %s: it is read again', (_, change) => {
  const steps = plan(situation({ sights: { crm: missing, accounting: { is: 'none' } }, ...change }));
  expect(briefs(steps)).toEqual(['wait record.missing']);
});

test('is told from one that can’t be read for now', () => {
  expect(briefs(plan(situation({ sights: { crm: unknown, accounting: { is: 'none' } } })))).toEqual([
    'wait system.failed',
  ]);
});
