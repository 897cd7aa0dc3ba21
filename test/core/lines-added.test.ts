// Lines that the CRM adds to a document that is there: in accounting they begin as those of a new document, and nothing else is touched.

import { describe, expect, test } from 'vitest';
import { plan } from '../../src/core/plan.ts';
import type { Seen } from '../../src/core/record.ts';
import { isRows } from '../../src/core/value.ts';
import { base, edited, link, linked, present, stepsOf } from './build.ts';
import { lines, row } from './lines-world.ts';
import { plain } from './starting.ts';

const fields = [lines];
const there = row('a', { item: 'link:6', quantity: '1', unitPrice: '5' });
const agreed = { lines: [there] };
const creation = { ...plain, account: '200', tracking: [{ at: 1 as const, option: 'North' }] };

const patchOf = (added: ReturnType<typeof row>[], change: object = {}) => {
  const situation = linked(
    edited('crm', {}, { fields: { lines: [there, ...added] } }),
    present('accounting', { fields: agreed }),
    {
      fields,
      creation: { ...creation, ...change },
      referred: { 'link:7': { salesAccount: '260' } },
      link: link({ bases: { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) } }),
    },
  );
  return stepsOf(plan(situation), 'update')[0]?.patch.lines;
};

test('a line that the CRM adds gets the account and the tracking of the settings', () => {
  expect(patchOf([row('b', { item: 'link:6', quantity: '2', unitPrice: '9' })])).toEqual([
    there,
    row('', { item: 'link:6', quantity: '2', unitPrice: '9', account: '200', tracking1: 'North' }),
  ]);
});

test('its product’s account goes before the usual one, and words alone have none', () => {
  const added = [row('b', { item: 'link:7', unitPrice: '9' }), row('c', { item: null, description: 'as agreed' })];
  expect(patchOf(added, { tracking: [] })).toEqual([
    there,
    row('', { item: 'link:7', unitPrice: '9', account: '260' }),
    row('', { item: null, description: 'as agreed' }),
  ]);
});

test('a line that accounting adds is no new one there: the CRM gets it as it stands', () => {
  const added = row('b', { item: 'link:6', quantity: '2', unitPrice: '9' });
  const situation = linked(
    present('crm', { fields: agreed }),
    edited('accounting', {}, { fields: { lines: [there, added] } }),
    {
      fields,
      creation,
      link: link({ bases: { crm: base('crm', agreed, fields), accounting: base('accounting', agreed, fields) } }),
    },
  );
  expect(stepsOf(plan(situation), 'update').map(({ side, patch }) => ({ side, ...patch }))).toEqual([
    { side: 'crm', lines: [there, row('', { item: 'link:6', quantity: '2', unitPrice: '9' })] },
  ]);
});

describe('a line that comes to name another item', () => {
  const was = row('a', { item: 'link:6', quantity: '1', unitPrice: '5', account: '200' });
  const bases = { crm: base('crm', agreed, fields), accounting: base('accounting', { lines: [was] }, fields) };
  const changed = (shown: Partial<Seen>, before = bases.accounting) => {
    const now = [row('a', { ...there.fields, item: 'link:7' })];
    const sights = [edited('crm', {}, { fields: { lines: now } }), present('accounting', shown)] as const;
    const more = { fields, creation, referred: { 'link:7': { salesAccount: '260' } } };
    const patch = stepsOf(
      plan(linked(...sights, { ...more, link: link({ bases: { crm: bases.crm, accounting: before } }) })),
      'update',
    )[0]?.patch.lines;
    return isRows(patch) ? patch.map(({ fields: { item, account } }) => [item, account]) : patch;
  };

  test('has what the settings give a line of that one', () => {
    expect(changed({ fields: { lines: [was] } })).toEqual([['link:7', '260']]);
  });

  test('brings nothing else along where the document may not be changed as a whole', () => {
    const fixed = { why: 'part-paid', open: ['lines'] } as const;
    expect(changed({ fields: { lines: [was] }, fixed })).toEqual([['link:7', '200']]);
  });

  test('begins as a new one where accounting shows no lines', () => {
    expect(changed({ fields: {} }, {})).toEqual([['link:7', '260']]);
  });
});
