// What a query reads from: the records of a module, or the rows of a subform module, and their columns through lookups.

import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';
import type { Field, Module } from '../metadata/field.ts';
import type { StoredRecord, StoredRow } from '../records/record.ts';
import { nameOf, type Reader, renderField, renderRowField, renderUser } from '../records/render.ts';

/** A record or a row, as a query meets it. */
export interface Item {
  id: string;
  record: StoredRecord;
  row?: StoredRow;
}

/** A column of a module that a query may name: `id`, a field, or a field of a record looked up. */
export interface Reach {
  field: Field | 'id';
  /** The lookups on the way. */
  through: Field[];
}

/** Finds what a dotted column means, or undefined where there is no such column. */
export function reach(crm: Crm, module: Module, parts: readonly string[]): Reach | undefined {
  const through: Field[] = [];
  let at: string = module.apiName;
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    if (last && part === 'id') return { field: 'id', through };
    const field = crm.metadata.field(at, part);
    if (!field || field.type === 'subform') return undefined;
    if (field.type === 'line_tax' && !crm.switches.coqlLineTax) return undefined;
    if (last) return { field, through };
    if (!field.lookup || !crm.metadata.module(field.lookup.module)) return undefined;
    through.push(field);
    at = field.lookup.module;
  }
  return undefined;
}

/** The stored value that a column has for an item: ids of lookups, epoch ms of times; null where there is none. */
export function rawValue(crm: Crm, { field, through }: Reach, item: Item): unknown {
  const found = follow(crm, through, item);
  if (!found) return null;
  if (field === 'id') return found.id;
  const { record, row } = found;
  switch (field.apiName) {
    case 'Created_Time':
      return (row ?? record).createdAt;
    case 'Modified_Time':
      return (row ?? record).modifiedAt;
    case 'Last_Activity_Time':
      return record.modifiedAt;
    case 'Created_By':
      return (row ?? record).createdBy;
    case 'Modified_By':
      return (row ?? record).modifiedBy;
    case 'Owner':
      return record.ownerId;
    case 'Parent_Id':
      return record.id;
    case 'Locked__s':
      return record.lock !== undefined;
    case 'Record_Status__s':
      return 'Available';
    default:
      return livingValue(crm, field, (row ?? record).values[field.apiName]);
  }
}

/** A stored value; a lookup at a record that is gone has none. */
function livingValue(crm: Crm, { type, lookup }: Field, value: unknown): unknown {
  if (type !== 'lookup' || typeof value !== 'string') return value ?? null;
  return crm.records.get(lookup?.module ?? '', value) ? value : null;
}

/** The value as a reply shows it. A lookup shows its id alone, unless the switch gives the name too. */
export function shownValue(crm: Crm, want: Reach, item: Item, reader: Reader): unknown {
  const { field } = want;
  const found = follow(crm, want.through, item);
  if (!found) return null;
  if (field === 'id') return found.id;
  if (field.type === 'lookup') return shownLookup(crm, field, rawValue(crm, want, item));
  if (field.type === 'ownerlookup' || field.type === 'userlookup') {
    const id = rawValue(crm, want, item);
    return crm.switches.coqlLookupNames ? renderUser(crm, id) : id === null ? null : { id };
  }
  const { record, row } = found;
  return row ? renderRowField(crm, field, record, row, reader) : renderField(crm, field, record, reader);
}

function shownLookup(crm: Crm, field: Field, id: unknown): Json | null {
  const target = typeof id === 'string' ? crm.records.get(field.lookup?.module ?? '', id) : undefined;
  if (!target) return null;
  return crm.switches.coqlLookupNames ? { name: nameOf(crm, target), id: target.id } : { id: target.id };
}

function follow(crm: Crm, through: readonly Field[], item: Item): Item | undefined {
  let at: Item | undefined = item;
  for (const field of through) {
    const id: unknown = rawValue(crm, { field, through: [] }, at);
    const record: StoredRecord | undefined =
      typeof id === 'string' ? crm.records.get(field.lookup?.module ?? '', id) : undefined;
    if (!record) return undefined;
    at = { id: record.id, record };
  }
  return at;
}
