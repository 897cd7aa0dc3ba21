// What keeps a new document of the CRM where it is, whatever it says itself.

import { expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { Fixed } from '../../src/core/record.ts';
import { briefs, stepsOf, stranger } from './build.ts';
import { rule } from './paying.ts';
import { plain } from './starting.ts';

test('a rule of the sequence that names a field which the CRM does not have: nothing is made until that is mended', () => {
  const lacking = { rule: 'condition', field: 'Stage' };
  const steps = plan(stranger('crm', {}, { creation: { ...plain, lacking } }));
  expect(stepsOf(steps, 'note')).toEqual([{ do: 'note', reason: { code: 'skip.rule', facts: lacking } }]);
  expect(briefs(plan(stranger('crm', {}, { creation: plain })))).toEqual(['create accounting']);
});

test.each<[why: Fixed['why'], step: string]>([
  ['paid', 'create accounting'],
  ['void', 'note skip.closed'],
])('one that is %s there, where payments travel: %s', (why, step) => {
  const steps = plan(stranger('crm', { fixed: { why, open: [] } }, { payments: rule }));
  expect(briefs(steps)).toEqual([step]);
});
