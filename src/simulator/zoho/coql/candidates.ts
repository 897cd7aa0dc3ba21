// Which records a query need look at: an index where its conditions allow one, else all of them. Rows are found through their parents.

import type { Crm } from '../crm.ts';
import type { Module } from '../metadata/field.ts';
import type { StoredRecord } from '../records/record.ts';
import { compareIds } from '../../sorted.ts';
import { parseTime } from '../time.ts';
import { type Condition, type Criterion, musts } from './query.ts';
import type { Item } from './source.ts';

/** Candidates in the order in which they changed, those of one second by their ids; undefined where the conditions say no time to begin at. */
export function candidatesByChange(crm: Crm, module: Module, where: Condition): Generator<Item> | undefined {
  const from = module.rowsOf ? undefined : changedFrom(crm, where);
  return from === undefined ? undefined : changedSince(crm, module.apiName, from);
}

function* changedSince(crm: Crm, module: string, from: number): Generator<Item> {
  const changes = crm.records.changes(module);
  for (const { id } of changes.walk(changes.firstFrom({ at: from, id: '' }), 1))
    for (const record of present(crm.records.get(module, id))) yield { id, record };
}

/** No record that meets the condition changed before this; epoch ms. */
function changedFrom(crm: Crm, where: Condition): number | undefined {
  if ('one' in where) {
    const { column, comparator, values } = where.one;
    const isBound = column.parts.join() === 'Modified_Time' && ['>', '>=', '='].includes(comparator);
    return isBound ? parseTime(values[0]?.value, crm.switches.acceptZulu) : undefined;
  }
  const [one, other] = ('all' in where ? where.all : where.any).map((part) => changedFrom(crm, part));
  if ('all' in where) return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
  return one === undefined || other === undefined ? undefined : Math.min(one, other);
}

/** Candidates in the order of their ids. */
export function* candidates(crm: Crm, module: Module, where: Condition): Generator<Item> {
  if (!module.rowsOf) {
    for (const record of chosen(crm, module.apiName, 'id', where)) yield { id: record.id, record };
    return;
  }
  const { module: parents, field } = module.rowsOf;
  const items: Item[] = [];
  for (const record of chosen(crm, parents, 'Parent_Id', where)) {
    for (const row of record.rows?.[field] ?? []) items.push({ id: row.id, record, row });
  }
  yield* items;
}

/** Records that can match: by id, by an indexed value, by time of change, or all. `key` is the column that holds the record's id. */
function* chosen(crm: Crm, module: string, key: string, where: Condition): Generator<StoredRecord> {
  const conditions = musts(where).filter(({ column }) => column.parts.length === 1);
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
  const from = key === 'id' ? changedFrom(crm, where) : undefined;
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
