// Rows of a record, merged as Zoho merges them: a row with an id is changed in place, one without is appended, rows that are not
// mentioned stay, `[]` takes all away, and `_delete` takes one.

import type { Crm } from '../crm.ts';
import { amountOf, divide, multiply, round, toNumber } from '../decimal.ts';
import { isObject, type Json } from '../json.ts';
import type { Field } from '../metadata/field.ts';
import { invalidData, invalidId, limitExceeded, missing, type Refusal } from '../reply.ts';
import { taxById, taxNamed, taxPreference } from '../settings/taxes.ts';
import type { StoredRow, Values } from './record.ts';
import { rowDiscount, totalRow } from './totals.ts';
import { idIn, parseValue } from './values.ts';

interface Merge {
  crm: Crm;
  /** The subform field. */
  field: Field;
  /** The parent's values after this write: prices depend on its currency. */
  parent: Values;
  userId: string;
}

export interface Merged {
  rows: StoredRow[];
  refused: Refusal[];
}

/** Merges what a client sent for a subform into the rows that are there. */
export function mergeRows(merge: Merge, existing: readonly StoredRow[], given: unknown, path: string): Merged {
  if (given === null) return { rows: [], refused: [] };
  const at = { api_name: merge.field.apiName, json_path: path };
  if (!Array.isArray(given))
    return { rows: [...existing], refused: [invalidData({ expected_data_type: 'jsonarray', ...at })] };
  if (given.length === 0) return { rows: [], refused: [] };
  const rows = new Map(existing.map((row) => [row.id, row]));
  const refused: Refusal[] = [];
  for (const [index, entry] of given.entries()) refused.push(...mergeRow(merge, rows, entry, `${path}[${index}]`));
  const most = merge.crm.switches.rowsPerRecord;
  if (rows.size > most) refused.push(limitExceeded({ maximum_length: most, ...at }));
  const { rowIdsStay } = merge.crm.switches;
  const all = [...rows.values()].map((row) => (rowIdsStay ? row : { ...row, id: merge.crm.newId() }));
  return { rows: merge.crm.switches.ignoreSequence ? all : all.sort(bySequence), refused };
}

function mergeRow(merge: Merge, rows: Map<string, StoredRow>, entry: unknown, path: string): Refusal[] {
  if (!isObject(entry))
    return [invalidData({ expected_data_type: 'jsonobject', api_name: merge.field.apiName, json_path: path })];
  const id = idIn(entry.id);
  const before = id ? rows.get(id) : undefined;
  if (entry.id != null && !before) return [invalidId('id', `${path}.id`)];
  if (before && '_delete' in entry) {
    rows.delete(before.id);
    return [];
  }
  const judged = judgeRow(merge, before, entry, path, rows.size);
  if (judged.refused.length) return judged.refused;
  const { crm, userId } = merge;
  const at = crm.savingAt;
  const head = before ?? { id: crm.newId(), createdAt: at, createdBy: userId };
  rows.set(head.id, { ...head, values: judged.values, modifiedAt: at, modifiedBy: userId });
  return [];
}

function judgeRow(
  { crm, field, parent }: Merge,
  before: StoredRow | undefined,
  entry: Json,
  path: string,
  count: number,
) {
  const module = field.subform ?? '';
  const refused: Refusal[] = [];
  const values: Values = { ...(before?.values ?? { Sequence_Number: count + 1 }) };
  for (const column of crm.metadata.fields(module).values()) {
    const { apiName, type, readOnly, mandatory, standard } = column;
    const given = entry[apiName];
    if (given === undefined && !before) values[apiName] ??= standard ?? null;
    const optional = apiName === 'Product_Name' && !crm.switches.rowNeedsProduct;
    if (mandatory && !optional && (given === undefined ? !before : given === null))
      refused.push(missing(apiName, `${path}.${apiName}`));
    if (given === undefined || readOnly || type === 'line_tax' || (apiName === 'Discount' && !column.custom)) continue;
    const parsed = parseValue(crm, column, given, `${path}.${apiName}`);
    if ('refused' in parsed) refused.push(parsed.refused);
    else values[apiName] = parsed.value;
  }
  const product = crm.records.get('Products', String(values.Product_Name));
  if (crm.switches.refuseInactiveProduct && product?.values.Product_Active === false) {
    refused.push(invalidData({ api_name: 'Product_Name', json_path: `${path}.Product_Name` }));
  }
  if (refused.length || !crm.metadata.field(module, 'Line_Tax')) return { values, refused };
  values.List_Price ??= standardPrice(crm, values, parent);
  refused.push(...setDiscount(crm, values, entry, path), ...setTaxes(crm, values, entry, path));
  return { values: refused.length ? values : totalRow(values), refused };
}

function setDiscount(crm: Crm, values: Values, entry: Json, path: string): Refusal[] {
  if (entry.Discount === undefined) return [];
  const discount = rowDiscount(entry.Discount ?? 0, values, crm.switches.rowDiscountPercent);
  if (discount === undefined) {
    return [invalidData({ expected_data_type: 'double', api_name: 'Discount', json_path: `${path}.Discount` })];
  }
  values.Discount = discount;
  return [];
}

/** Puts the taxes that a row named in place, at the organisation's rates unless these may be changed. */
function setTaxes(crm: Crm, values: Values, entry: Json, path: string): Refusal[] {
  const given = entry.Line_Tax;
  if (given === undefined) return [];
  const refused: Refusal[] = [];
  const { lineTax } = crm.switches;
  const product = crm.records.get('Products', String(values.Product_Name));
  const taxes = (Array.isArray(given) ? given : []).flatMap((one: unknown, index) => {
    const named = isObject(one) ? one : {};
    const tax = taxNamed(crm, String(named.name)) ?? taxById(crm, idIn(named.id) ?? '')?.tax;
    const own: unknown = product?.values.Tax;
    if (tax && (lineTax !== 'product' || (Array.isArray(own) && own.includes(tax.id)))) {
      const changed = taxPreference(crm).modify_tax_rates && typeof named.percentage === 'number';
      const percentage = changed ? named.percentage : tax.value;
      return [{ name: tax.name, id: tax.id, display_name: tax.displayLabel, percentage }];
    }
    const at = { api_name: 'Line_Tax', json_path: `${path}.Line_Tax[${index}]` };
    if (lineTax !== 'drop') refused.push(invalidData(at));
    return [];
  });
  values.Line_Tax = taxes;
  return refused;
}

/** The product's price in the document's currency. */
function standardPrice(crm: Crm, row: Values, parent: Values): number {
  const product = crm.records.get('Products', String(row.Product_Name));
  const price = amountOf(product?.values.Unit_Price);
  const rate = amountOf(parent.Exchange_Rate ?? 1);
  const foreignPerHome = crm.switches.exchangeRate !== 'home-per-foreign';
  if (rate.units === 0n) return toNumber(round(price, 2));
  return toNumber(round(foreignPerHome ? multiply(price, rate) : divide(price, rate, 9), 2));
}

function bySequence(one: StoredRow, other: StoredRow): number {
  return Number(one.values.Sequence_Number ?? 0) - Number(other.values.Sequence_Number ?? 0);
}
