// Whether a record meets a rule's criteria: leaves that compare a field, in groups joined by `and` or `or`.

import type { Crm } from '../crm.ts';
import { isObject, type Json, objects, textOf } from '../json.ts';
import type { StoredRecord } from '../records/record.ts';
import { renderField } from '../records/render.ts';

export const comparators = [
  'equal',
  'not_equal',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'greater_than',
  'greater_equal',
  'less_than',
  'less_equal',
  'in',
  'not_in',
];

/** Every leaf of the criteria. */
export function leaves(criteria: unknown): Json[] {
  if (!isObject(criteria)) return [];
  return Array.isArray(criteria.group) ? objects(criteria.group).flatMap(leaves) : [criteria];
}

export function fieldOfLeaf(leaf: Json): string {
  return isObject(leaf.field) ? (textOf(leaf.field.api_name) ?? '') : '';
}

export function meets(crm: Crm, record: StoredRecord, criteria: Json | null): boolean {
  if (criteria === null) return true;
  if (!Array.isArray(criteria.group)) return meetsLeaf(crm, record, criteria);
  const group = objects(criteria.group);
  const one = (member: Json) => meets(crm, record, member);
  return String(criteria.group_operator).toLowerCase() === 'or' ? group.some(one) : group.every(one);
}

function meetsLeaf(crm: Crm, record: StoredRecord, leaf: Json): boolean {
  const field = crm.metadata.field(record.module, fieldOfLeaf(leaf));
  if (!field) return false;
  const shown = renderField(crm, field, record, { timeZone: crm.org.timeZone });
  const value = textValue(shown);
  const wanted = isObject(leaf.value) ? (textOf(leaf.value.id) ?? '') : String(leaf.value ?? '');
  const id = isObject(shown) ? textOf(shown.id) : undefined;
  if (wanted === '${ANYVALUE}') return true;
  if (wanted === '${EMPTY}') return (leaf.comparator === 'not_equal') === (value !== '');
  if (wanted === '${NOTEMPTY}') return (leaf.comparator === 'not_equal') === (value === '');
  return compare(String(leaf.comparator), value, wanted, id, leaf.value);
}

function compare(comparator: string, value: string, wanted: string, id: string | undefined, raw: unknown): boolean {
  const [one, other] = [value.toLowerCase(), wanted.toLowerCase()];
  const equal = one === other || (id !== undefined && id === wanted);
  const among = Array.isArray(raw) && raw.some((entry) => String(entry).toLowerCase() === one);
  const [number, against] = [Number(value), Number(wanted)];
  const numeric = value !== '' && !Number.isNaN(number) && !Number.isNaN(against);
  const difference = numeric ? number - against : one < other ? -1 : one > other ? 1 : 0;
  switch (comparator) {
    case 'equal':
      return equal;
    case 'not_equal':
      return !equal;
    case 'contains':
      return one.includes(other);
    case 'not_contains':
      return !one.includes(other);
    case 'starts_with':
      return one.startsWith(other);
    case 'ends_with':
      return one.endsWith(other);
    case 'greater_than':
      return difference > 0;
    case 'greater_equal':
      return difference >= 0;
    case 'less_than':
      return difference < 0;
    case 'less_equal':
      return difference <= 0;
    case 'in':
      return among;
    default:
      return !among;
  }
}

function textValue(shown: unknown): string {
  if (shown === null || shown === undefined) return '';
  if (isObject(shown)) return textOf(shown.name) ?? '';
  return Array.isArray(shown) ? shown.map(String).join(';') : String(shown);
}
