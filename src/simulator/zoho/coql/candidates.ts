// Which records a query need look at: an index where its conditions allow one, else all of them. Rows are found through their parents.

import type { Crm } from '../crm.ts';
import type { Module } from '../metadata/field.ts';
import type { StoredRecord } from '../records/record.ts';
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
    yield* records.holding(module, held.column.parts[0] ?? '', held.values[0]?.value);
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

/** `Field = 'value'` on a field that is unique, external, an e-mail or a lookup: those are looked up again and again. */
function isIndexed(crm: Crm, module: string, { column, comparator }: Criterion): boolean {
  if (comparator !== '=') return false;
  const field = crm.metadata.field(module, column.parts[0] ?? '');
  if (!field) return false;
  return field.unique !== undefined || field.external !== undefined || ['email', 'lookup'].includes(field.type);
}

function present(record: StoredRecord | undefined): StoredRecord[] {
  return record ? [record] : [];
}
