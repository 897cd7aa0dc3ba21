// Which records a query need look at: an index where its conditions allow one, else all of them. Rows are found through their parents.

import type { Crm } from '../crm.ts';
import type { Module } from '../metadata/field.ts';
import type { StoredRecord } from '../records/record.ts';
import { compareIds } from '../records/sorted.ts';
import { parseTime } from '../time.ts';
import { type Condition, type Criterion, musts } from './query.ts';
import type { Item } from './source.ts';

/** Candidates in the order of their ids. */
export function* candidates(crm: Crm, module: Module, where: Condition): Generator<Item> {
  const conditions = musts(where).filter(({ column }) => column.parts.length === 1);
  if (!module.rowsOf) {
    for (const record of chosen(crm, module.apiName, 'id', conditions)) yield { id: record.id, record };
    return;
  }
  const { module: parents, field } = module.rowsOf;
  const items: Item[] = [];
  for (const record of chosen(crm, parents, 'Parent_Id', conditions)) {
    for (const row of record.rows?.[field] ?? []) items.push({ id: row.id, record, row });
  }
  yield* items;
}

/** Records that can match: by id, by an indexed value, by time of change, or all. `key` is the column that holds the record's id. */
function* chosen(crm: Crm, module: string, key: string, conditions: readonly Criterion[]): Generator<StoredRecord> {
  const { records } = crm;
  const on = (name: string, ...comparators: string[]) =>
    conditions.find(({ column, comparator }) => column.parts[0] === name && comparators.includes(comparator));
  const exact = on(key, '=', 'in');
  if (exact) {
    const ids = [...new Set(exact.values.map(({ value }) => String(value)))].sort();
    for (const id of ids) yield* present(records.get(module, id));
    return;
  }
  const held = key === 'id' ? conditions.find((one) => isIndexed(crm, module, one)) : undefined;
  if (held) {
    const found = held.values.flatMap(({ value }) => records.holding(module, held.column.parts[0] ?? '', value));
    yield* [...new Set(found)].sort((one, other) => compareIds(one.id, other.id));
    return;
  }
  const since = key === 'id' ? on('Modified_Time', '>', '>=') : undefined;
  const from = since ? parseTime(since.values[0]?.value, crm.switches.acceptZulu) : undefined;
  if (from !== undefined) {
    const changes = records.changes(module);
    const ids = [...changes.walk(changes.firstFrom({ at: from, id: '' }), 1)].map(({ id }) => id);
    for (const id of ids.sort()) yield* present(records.get(module, id));
    return;
  }
  const ids = records.ids(module);
  const above = on(key, '>', '>=');
  const start = above ? ids.firstFrom(String(above.values[0]?.value)) : 0;
  for (const id of ids.walk(start, 1)) yield* present(records.get(module, id));
}

const indexed = new Set(['text', 'email', 'phone', 'website', 'picklist', 'lookup']);

/** `Field = 'value'` or `Field in (…)` on a field whose values are kept in an index once it has been asked. */
function isIndexed(crm: Crm, module: string, { column, comparator }: Criterion): boolean {
  const field = crm.metadata.field(module, column.parts[0] ?? '');
  return (comparator === '=' || comparator === 'in') && field !== undefined && indexed.has(field.type);
}

function present(record: StoredRecord | undefined): StoredRecord[] {
  return record ? [record] : [];
}
