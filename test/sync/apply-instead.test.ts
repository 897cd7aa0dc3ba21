// A record that is made in place of another that was voided: which one it stands for goes along with the request, and is kept with it.

import { expect, test } from 'vitest';
import { apply } from '../../src/sync/apply.ts';
import { plain } from '../core/starting.ts';
import { caseOf, newcomer, records, row, stage } from './apply-crew.ts';

const crm = { is: 'present', seen: records('crm', '1') } as const;
const voided = {
  is: 'present',
  seen: records('accounting', '1', {}, { fixed: { why: 'void', open: [] } }),
} as const;

test('the new one names the one that it takes the place of', async () => {
  const { crew, kept, writes } = stage();
  const one = caseOf({ crm, accounting: voided }, row('1', { note: 'reissue.begun' }));
  await apply(crew, [{ ...one, use: { ...one.use, creation: plain } }]);
  expect(writes.map(({ write }) => write)).toMatchObject([
    { op: 'create', drafts: [{ source: 'crm.Accounts:1', instead: 'accounting.Contacts:1' }] },
  ]);
  expect(kept.flat().flatMap(({ items }) => items)).toMatchObject([{ instead: 'accounting.Contacts:1' }]);
});

test('one that is simply new names none', async () => {
  const { crew, kept, writes } = stage();
  await apply(crew, [newcomer('crm', '1')]);
  const [draft] = writes.flatMap(({ write }) => (write.op === 'create' ? write.drafts : []));
  expect(draft).not.toHaveProperty('instead');
  expect(kept.flat().flatMap(({ items }) => items)[0]).not.toHaveProperty('instead');
});
