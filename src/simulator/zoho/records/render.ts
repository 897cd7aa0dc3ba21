// How a stored record looks in a reply: lookups with their names, times in the reader's offset, system fields from the record's head.

import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';
import type { Field } from '../metadata/field.ts';
import { taxById } from '../settings/taxes.ts';
import { currencySymbol } from '../settings/currencies.ts';
import type { User } from '../state.ts';
import { inZone } from '../time.ts';
import type { StoredRecord, StoredRow } from './record.ts';

/** Who reads: times come in this user's offset. */
export type Reader = Pick<User, 'timeZone'>;

/** A record with the fields named, as lists show it. Unknown names are ignored; rows are never in a list. */
export function renderFields(crm: Crm, record: StoredRecord, names: readonly string[], reader: Reader): Json {
  const fields = crm.metadata.fields(record.module);
  const shown: Json = {};
  for (const name of names) {
    const field = fields.get(name);
    if (field && field.type !== 'subform') shown[name] = renderField(crm, field, record, reader);
    else if (name.startsWith('$') || name === 'Layout') Object.assign(shown, pickSystem(crm, record, name));
  }
  shown.id = record.id;
  return shown;
}

/** A whole record with its rows, as a read by id shows it. */
export function renderRecord(crm: Crm, record: StoredRecord, reader: Reader): Json {
  const shown: Json = { id: record.id };
  const more: Record<string, boolean> = {};
  for (const field of crm.metadata.fields(record.module).values()) {
    if (field.type === 'subform') {
      shown[field.apiName] = renderRows(crm, field, record, reader);
      more[field.apiName] = false;
    } else shown[field.apiName] = renderField(crm, field, record, reader);
  }
  return { ...shown, ...systemKeys(crm, record), $has_more: more };
}

/** One field of a record. */
export function renderField(crm: Crm, field: Field, record: StoredRecord, reader: Reader): unknown {
  const head = renderHead(crm, field.apiName, record, reader);
  return head === undefined ? renderValue(crm, field, record.values[field.apiName], reader) : head;
}

export function renderRows(crm: Crm, field: Field, record: StoredRecord, reader: Reader): Json[] {
  const rows = record.rows?.[field.apiName] ?? [];
  return rows.map((row) => renderRow(crm, field.subform ?? '', record, row, reader));
}

export function renderRow(crm: Crm, module: string, parent: StoredRecord, row: StoredRow, reader: Reader): Json {
  const shown: Json = { id: row.id };
  for (const field of crm.metadata.fields(module).values()) {
    shown[field.apiName] = renderRowField(crm, field, parent, row, reader);
  }
  return { ...shown, $zia_visions: null };
}

export function renderRowField(crm: Crm, field: Field, parent: StoredRecord, row: StoredRow, reader: Reader): unknown {
  if (field.apiName === 'Parent_Id') return { name: nameOf(crm, parent), id: parent.id };
  if (field.apiName === 'Created_By' || field.apiName === 'Modified_By') {
    return renderUser(crm, field.apiName === 'Created_By' ? row.createdBy : row.modifiedBy);
  }
  if (field.apiName === 'Created_Time') return inZone(row.createdAt, reader.timeZone);
  if (field.apiName === 'Modified_Time') return inZone(row.modifiedAt, reader.timeZone);
  const shown = renderValue(crm, field, row.values[field.apiName], reader);
  if (field.apiName !== 'Product_Name' || !shown) return shown;
  const product = crm.records.get('Products', String(row.values.Product_Name));
  return { ...(shown as Json), Product_Code: product?.values.Product_Code ?? null, Currency: crm.org.currency };
}

export function renderValue(crm: Crm, field: Field, value: unknown, reader: Reader): unknown {
  switch (field.type) {
    case 'lookup':
      return renderLookup(crm, field.lookup?.module ?? '', value);
    case 'ownerlookup':
    case 'userlookup':
      return renderUser(crm, value);
    case 'datetime':
      return typeof value === 'number' ? inZone(value, reader.timeZone) : null;
    case 'taxes':
      return (Array.isArray(value) ? value : []).flatMap((id) => taxById(crm, String(id))?.shown ?? []);
    case 'boolean':
      return value ?? false;
    case 'multiselectpicklist':
    case 'tags':
    case 'pricing':
    case 'line_tax':
      return value ?? [];
    default:
      return value ?? null;
  }
}

/** `{name, id}` of the record looked up, or null where there is none any more. */
export function renderLookup(crm: Crm, module: string, id: unknown): Json | null {
  const target = typeof id === 'string' ? crm.records.get(module, id) : undefined;
  return target ? { name: nameOf(crm, target), id: target.id } : null;
}

export function renderUser(crm: Crm, id: unknown): Json | null {
  const user = typeof id === 'string' ? crm.user(id) : undefined;
  return user ? { name: fullName(user), id: user.id, email: user.email } : null;
}

export function fullName({ firstName, lastName }: User): string {
  return `${firstName} ${lastName}`.trim();
}

/** What people call the record. */
export function nameOf(crm: Crm, record: StoredRecord): string {
  const nameField = crm.metadata.module(record.module)?.nameField ?? 'id';
  return String(record.values[nameField] ?? record.id);
}

function renderHead(crm: Crm, apiName: string, record: StoredRecord, reader: Reader): unknown {
  switch (apiName) {
    case 'Owner':
      return renderUser(crm, record.ownerId);
    case 'Created_By':
      return renderUser(crm, record.createdBy);
    case 'Modified_By':
      return renderUser(crm, record.modifiedBy);
    case 'Created_Time':
      return inZone(record.createdAt, reader.timeZone);
    case 'Modified_Time':
      return inZone(record.modifiedAt, reader.timeZone);
    case 'Last_Activity_Time':
      return inZone(record.modifiedAt, reader.timeZone);
    case 'Record_Status__s':
      return 'Available';
    case 'Locked__s':
      return record.lock !== undefined;
    // Records from before multi-currency was enabled are in the home currency.
    case 'Currency':
      return record.values.Currency ?? crm.org.currency;
    case 'Exchange_Rate':
      return record.values.Exchange_Rate ?? 1;
    default:
      return undefined;
  }
}

function pickSystem(crm: Crm, record: StoredRecord, name: string): Json {
  const keys = systemKeys(crm, record);
  return name in keys ? { [name]: keys[name] } : {};
}

function systemKeys(crm: Crm, record: StoredRecord): Json {
  const module = crm.metadata.module(record.module);
  return {
    Layout: { name: 'Standard', id: module?.layoutId ?? null },
    $currency_symbol: currencySymbol(crm, record.values.Currency),
    $approval_state: 'approved',
    $approved: true,
    $approval: { delegate: false, approve: false, reject: false, resubmit: false },
    $editable: true,
    $state: 'save',
    $in_merge: false,
    $locked_for_me: false,
    $field_states: null,
    $process_flow: false,
    $review: null,
    $review_process: { approve: false, reject: false, resubmit: false },
    $orchestration: null,
    ...(record.values.$line_tax !== undefined && { $line_tax: record.values.$line_tax }),
  };
}
