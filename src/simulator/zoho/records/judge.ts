// Judges what a client sent for one record against the fields that exist, and works out what the record would become.
// It changes nothing but the ids that new rows take.

import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';
import type { Field, Module } from '../metadata/field.ts';
import { invalidData, invalidId, missing, type Refusal, refusal } from '../reply.ts';
import { currencyNamed } from '../settings/currencies.ts';
import type { Actor } from '../state.ts';
import { amountOf, percentOf, round, toNumber } from '../decimal.ts';
import { inZone } from '../time.ts';
import type { StoredRecord, StoredRow, Values } from './record.ts';
import { renderUser } from './render.ts';
import { mergeRows } from './rows.ts';
import { totalDocument } from './totals.ts';
import { idIn, parseValue } from './values.ts';

export interface Judged {
  values: Values;
  rows?: Record<string, StoredRow[]>;
  ownerId: string;
  /** API names of the fields that the write changes, in the order of the module's fields. */
  changed: string[];
  refused: Refusal[];
}

interface Case {
  crm: Crm;
  module: Module;
  actor: Actor;
  existing: StoredRecord | undefined;
  input: Json;
  /** JSON path of the record in the body. */
  path: string;
}

export function judge(it: Case): Judged {
  const { crm, module, existing, input, path } = it;
  const refused: Refusal[] = [];
  const values: Values = { ...existing?.values };
  const subforms: Field[] = [];
  for (const field of crm.metadata.fields(module.apiName).values()) {
    const { apiName } = field;
    const given = input[apiName];
    if (given === undefined && !existing && !field.readOnly && field.type !== 'subform')
      values[apiName] = field.standard ?? null;
    if (isMissing(field, given, existing)) refused.push(missing(apiName, `${path}.${apiName}`));
    else if (given === undefined || field.readOnly) continue;
    else if (field.type === 'subform') subforms.push(field);
    else refused.push(...put(it, field, given, values));
  }
  refused.push(...judgeLayout(it), ...unknownKeys(it));
  setCurrency(it, values);
  const rows = judgeRows(it, subforms, values, refused);
  const ownerId = typeof values.Owner === 'string' ? values.Owner : (existing?.ownerId ?? it.actor.userId);
  delete values.Owner;
  const computed = compute(crm, values, rows);
  return { values: computed, ...(rows && { rows }), ownerId, changed: changes(it, computed, rows, ownerId), refused };
}

function isMissing({ mandatory, readOnly, type }: Field, given: unknown, existing?: StoredRecord): boolean {
  if (!mandatory || readOnly) return false;
  if (type === 'subform') return !existing && !(Array.isArray(given) && given.length > 0);
  const blank = given === null || (typeof given === 'string' && !given.trim());
  return existing ? blank : blank || given === undefined;
}

/** Parses one value into `values`, and checks that a unique one is free. */
function put({ crm, existing, input, path }: Case, field: Field, given: unknown, values: Values): Refusal[] {
  const { apiName } = field;
  const parsed = parseValue(crm, field, given, `${path}.${apiName}`);
  if ('refused' in parsed) return [parsed.refused];
  const append = (input.$append_values as Json | undefined)?.[apiName] === true;
  const before = existing?.values[apiName];
  values[apiName] =
    append && Array.isArray(before) && Array.isArray(parsed.value)
      ? [...new Set([...before, ...parsed.value])]
      : parsed.value;
  if (!field.unique || parsed.value === null) return [];
  const owner = crm.records.ownerOf(field, parsed.value, existing?.id);
  return owner ? [duplicate(crm, field, owner, `${path}.${apiName}`)] : [];
}

/** The refusal of a value that another record holds already. It names that record. */
function duplicate(crm: Crm, { apiName }: Field, owner: StoredRecord, path: string): Refusal {
  const user = renderUser(crm, owner.ownerId);
  const zuid = crm.user(owner.ownerId)?.zuid ?? null;
  const module = { api_name: owner.module, id: owner.id };
  return refusal('DUPLICATE_DATA', 'duplicate data', {
    api_name: apiName,
    json_path: path,
    id: owner.id,
    more_records: false,
    duplicate_record: { Owner: { name: user?.name ?? null, id: owner.ownerId, zuid }, module, id: owner.id },
  });
}

function unknownKeys({ crm, module, input, path }: Case): Refusal[] {
  if (!crm.switches.refuseUnknownKeys) return [];
  const known = crm.metadata.fields(module.apiName);
  const strange = Object.keys(input).filter(
    (key) => !known.has(key) && !key.startsWith('$') && !['id', 'Layout'].includes(key),
  );
  return strange.map((key) => invalidData({ api_name: key, json_path: `${path}.${key}` }));
}

function judgeLayout({ module, input, path }: Case): Refusal[] {
  if (input.Layout === undefined || input.Layout === null) return [];
  return idIn(input.Layout) === module.layoutId ? [] : [invalidId('Layout', `${path}.Layout.id`)];
}

/** A record without a currency takes the home currency; one without a rate takes the currency's. */
function setCurrency({ crm, module, existing, input }: Case, values: Values): void {
  if (!crm.metadata.field(module.apiName, 'Currency')) return;
  values.Currency ??= crm.org.currency;
  const newCurrency = !existing || existing.values.Currency !== values.Currency;
  const told = typeof input.Exchange_Rate === 'number';
  if (values.Exchange_Rate == null || (newCurrency && !told)) {
    values.Exchange_Rate = Number(currencyNamed(crm, values.Currency)?.rate ?? 1);
  }
}

function judgeRows(
  it: Case,
  subforms: Field[],
  values: Values,
  refused: Refusal[],
): Record<string, StoredRow[]> | undefined {
  const { crm, existing, input, path, actor } = it;
  if (!subforms.length) return existing?.rows;
  const rows = { ...existing?.rows };
  for (const field of subforms) {
    const merge = { crm, field, parent: values, userId: actor.userId };
    const merged = mergeRows(merge, rows[field.apiName] ?? [], input[field.apiName], `${path}.${field.apiName}`);
    refused.push(...merged.refused);
    rows[field.apiName] = merged.rows;
  }
  return rows;
}

/** The fields that follow from others. */
function compute(crm: Crm, values: Values, rows: Record<string, StoredRow[]> | undefined): Values {
  const computed = { ...values };
  if ('Last_Name' in values) {
    computed.Full_Name = [values.First_Name, values.Last_Name].filter(Boolean).join(' ');
  }
  if ('Stage' in values && values.Amount != null && values.Probability != null) {
    const expected = percentOf(amountOf(values.Probability), amountOf(values.Amount));
    computed.Expected_Revenue = toNumber(round(expected, 2));
  }
  if (!rows) return computed;
  const all = Object.values(rows).flat();
  return totalDocument(
    computed,
    all.map((row) => row.values),
    crm.switches.subTotalWithTax,
  );
}

function changes(
  { crm, module, existing, input }: Case,
  values: Values,
  rows: Judged['rows'],
  ownerId: string,
): string[] {
  const names = [...crm.metadata.fields(module.apiName).values()].filter((field) => {
    if (field.type === 'subform')
      return field.apiName in input && rows?.[field.apiName] !== existing?.rows?.[field.apiName];
    if (field.apiName === 'Owner') return existing !== undefined && existing.ownerId !== ownerId;
    return !same(existing?.values[field.apiName], values[field.apiName]);
  });
  return names.map(({ apiName }) => apiName);
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The refusal of a record that was saved after the moment the client named. */
export function alreadyModified(crm: Crm, record: StoredRecord, zone: string): Refusal {
  return refusal(
    'ALREADY_MODIFIED',
    'record updated time has already passed if-unmodified-since time',
    headDetails(crm, record, zone),
  );
}

/** What replies to a write tell of a record: its id, times and users, and no field. */
export function headDetails(crm: Crm, record: StoredRecord, zone: string): Json {
  const short = (id: string) => {
    const user = renderUser(crm, id);
    return user && { name: user.name, id: user.id };
  };
  return {
    Modified_Time: inZone(record.modifiedAt, zone),
    Modified_By: short(record.modifiedBy),
    Created_Time: inZone(record.createdAt, zone),
    id: record.id,
    Created_By: short(record.createdBy),
    $approval_state: 'approved',
  };
}
