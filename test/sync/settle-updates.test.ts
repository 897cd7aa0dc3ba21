// Changes whose reply was lost, as they are settled: what the record shows of them is agreed on, what only we enter proves the rest, and
// what was written through places that are mapped otherwise by now is no evidence.

import { describe, expect, test } from 'vitest';
import { done } from '../../src/core/problem.ts';
import type { MappedField, Side } from '../../src/core/record.ts';
import type { Fields } from '../../src/core/value.ts';
import { apply } from '../../src/sync/apply.ts';
import { settlingWith } from '../../src/sync/fold.ts';
import { isRemapped, standOf } from '../../src/sync/in-doubt.ts';
import { settleUpdates } from '../../src/sync/settle-updates.ts';
import { linkOf } from '../../src/sync/settled-link.ts';
import type { KindInUse } from '../../src/sync/ports.ts';
import type { Commit, Intent, IntentItem, LinkRow } from '../../src/sync/store.ts';
import { caseOf, NOW, records, row, stage } from './apply-crew.ts';

const { use } = caseOf({});

/** The mapping with some of its fields otherwise. */
function mappedSo(otherwise: (field: MappedField) => Partial<MappedField>): KindInUse {
  const fields = use.mapping.fields.map((field) => ({ ...field, ...otherwise(field) }));
  return { ...use, mapping: { ...use.mapping, fields } };
}

/** The code comes from accounting and goes nowhere but into the CRM. */
const told = mappedSo(({ name }) => (name === 'code' ? { flow: 'to-crm' } : {}));
/** The city has another place in accounting by now. */
const moved = mappedSo(({ name, places }) =>
  name === 'city' ? { places: { ...places, accounting: 'elsewhere' } } : {},
);

const placeOf = (name: string) => use.mapping.fields.find((field) => field.name === name)?.places.crm;

function itemOf(fields: Fields, more: Partial<IntentItem> = {}): IntentItem {
  const from = {
    link: 7,
    source: records('accounting', '1').id,
    name: 'Acme 1',
    sourceVersion: '',
    sourceChangedAt: 0,
  };
  return { ...from, fields, from: fields, mapped: standOf(use.mapping.fields, fields), ...more };
}

function intentOf(item: IntentItem, op: 'update' | 'create' = 'update'): Intent {
  const prepared = { kind: use.kind.name, op, body: '', count: 1 };
  return { id: 'i', side: 'crm', key: 'k', prepared, items: [item], sentAt: NOW - 30_000, state: 'open' };
}

/** What is agreed on of the CRM's record, which shows these fields when the change is settled. */
async function settled(item: IntentItem, shown: Fields, mapping = told): Promise<LinkRow | undefined> {
  const { crew } = stage();
  const commits: Commit[] = [];
  const known = { ...row('1'), id: 7 };
  const seen = records('crm', '1', shown, { version: 'crm-2' });
  const crm = { ...crew.systems.crm, read: async () => [{ is: 'present' as const, seen }] };
  const store = {
    ...crew.store,
    recall: async () => ({ links: [known], standings: [], issues: [] }),
    commit: async (_lease: unknown, commit: Commit) => void commits.push(commit),
  };
  const kinds = new Map([[use.kind.name, mapping]]);
  await settleUpdates({ ...crew, store, kinds, systems: { ...crew.systems, crm } }, intentOf(item));
  return commits[0]?.links[0];
}

const agreed = (link: LinkRow | undefined, side: Side, name: string) => link?.bases[side][name]?.value;

describe('a change of several fields', () => {
  test('was made where the record shows what only we enter: what shows a third value was edited after it', async () => {
    const link = await settled(itemOf({ city: 'Nelson', code: 'C-1' }), { city: 'Dunedin', code: 'C-1' });
    expect([agreed(link, 'crm', 'city'), agreed(link, 'accounting', 'city')]).toEqual(['Nelson', 'Nelson']);
    expect(agreed(link, 'crm', 'code')).toBe('C-1');
  });

  test('says nothing of a field that shows its old value: its side may not have taken that', async () => {
    const link = await settled(itemOf({ city: 'Nelson', code: 'C-1' }), { code: 'C-1' });
    expect([agreed(link, 'crm', 'city'), agreed(link, 'crm', 'code')]).toEqual([null, 'C-1']);
  });

  test('says nothing of a field in which both had edits', async () => {
    const link = await settled(itemOf({ city: 'Nelson', code: 'C-1' }, { both: ['city'] }), {
      city: 'Dunedin',
      code: 'C-1',
    });
    expect([agreed(link, 'crm', 'city'), agreed(link, 'crm', 'code')]).toEqual([null, 'C-1']);
  });

  test('is not proven by what a person may have typed as well', async () => {
    const link = await settled(itemOf({ city: 'Nelson', email: 'bob@acme.example' }), {
      city: 'Dunedin',
      email: 'bob@acme.example',
    });
    expect([agreed(link, 'crm', 'city'), agreed(link, 'crm', 'email')]).toEqual([null, 'bob@acme.example']);
  });

  test('agrees on nothing where one of them is mapped to another place by now', async () => {
    const item = itemOf({ city: 'Nelson' });
    expect(agreed(await settled(item, { city: 'Nelson' }), 'crm', 'city')).toBe('Nelson');
    expect(await settled(item, { city: 'Nelson' }, moved)).toBeUndefined();
  });
});

test('only places of the fields that were written count, and what an older version has kept counts as before', () => {
  const { fields } = moved.mapping;
  expect(isRemapped(fields, itemOf({ city: 'Nelson' }))).toBe(true);
  expect(isRemapped(fields, itemOf({ name: 'Acme' }))).toBe(false);
  const { mapped: _, ...older } = itemOf({ city: 'Nelson' });
  expect(isRemapped(fields, older)).toBe(false);
});

test('of a record that was made through other places nothing is agreed on yet but that the two belong together', () => {
  const { crew } = stage();
  const item = itemOf({ city: 'Nelson' }, { link: null });
  const written = { id: records('crm', '1').id, version: 'v', changedAt: NOW, seen: null, sent: item.fields };
  const linked = (mapping: KindInUse) =>
    linkOf({ ...crew, kinds: new Map([[use.kind.name, mapping]]) }, intentOf(item, 'create'), item, written);
  expect(linked(use)).toMatchObject({
    settling: { crm: { version: 'v', fields: { city: 'Nelson' }, places: { city: placeOf('city') } } },
    bases: { accounting: { city: { value: 'Nelson' } } },
  });
  expect(linked(moved)).toMatchObject({ settling: {}, bases: { crm: {}, accounting: {} } });
  expect(linked(moved).ids).toEqual({ crm: records('crm', '1').id, accounting: records('accounting', '1').id });
});

test('where a field stood when it was written is kept until its side shows it', async () => {
  const sent = { email: 'b@acme.example' };
  const { crew } = stage();
  const told = { id: records('crm', '1').id, version: 'crm-3', changedAt: NOW, seen: null, sent };
  const crm = { ...crew.systems.crm, send: async () => [done(told)] };
  const accounting = records('accounting', '1', sent, { version: 'accounting-2', changedAt: 200_000 });
  const one = caseOf(
    { crm: { is: 'present', seen: records('crm', '1') }, accounting: { is: 'present', seen: accounting } },
    row('1'),
  );
  const { works } = await apply({ ...crew, systems: { ...crew.systems, crm } }, [one]);
  expect(works[0]?.row?.settling.crm).toEqual({ version: 'crm-3', fields: sent, places: { email: placeOf('email') } });
});

test('what a side has not shown yet of an earlier write stays beside the later one', () => {
  const before = { version: 'v1', fields: { city: 'Nelson', email: 'a@acme.example' }, places: { city: 'elsewhere' } };
  const later = { version: 'v2', sent: { email: 'b@acme.example' } };
  expect(settlingWith(before, use.mapping.fields, 'crm', later)).toEqual({
    version: 'v2',
    fields: { city: 'Nelson', email: 'b@acme.example' },
    places: { city: 'elsewhere', email: placeOf('email') },
  });
});
