// The criteria of a search: `((Account_Name:equals:Acme)and(Phone:starts_with:+44))`. A backslash escapes brackets, commas and itself.

import type { Crm } from '../crm.ts';
import { amountOf, compare } from '../decimal.ts';
import type { StoredRecord } from '../records/record.ts';
import { parseTime } from '../time.ts';

export type Criteria = { all: Criteria[] } | { any: Criteria[] } | Leaf;

export interface Leaf {
  field: string;
  operator: string;
  value: string;
}

export const operators = [
  'equals',
  'not_equal',
  'starts_with',
  'in',
  'between',
  'greater_than',
  'greater_equal',
  'less_than',
  'less_equal',
];

/** The criteria, or undefined where they do not read. */
export function parseCriteria(text: string): Criteria | undefined {
  const reader = { text, at: 0 };
  const found = readJoined(reader);
  return reader.at === text.length ? found : undefined;
}

export function leavesOf(criteria: Criteria): Leaf[] {
  if ('field' in criteria) return [criteria];
  return ('all' in criteria ? criteria.all : criteria.any).flatMap(leavesOf);
}

export function meetsCriteria(crm: Crm, record: StoredRecord, criteria: Criteria): boolean {
  if ('all' in criteria) return criteria.all.every((part) => meetsCriteria(crm, record, part));
  if ('any' in criteria) return criteria.any.some((part) => meetsCriteria(crm, record, part));
  return meetsLeaf(crm, record, criteria);
}

interface Reader {
  text: string;
  at: number;
}

function readJoined(reader: Reader): Criteria | undefined {
  const first = readGroup(reader);
  if (!first) return undefined;
  const parts = [first];
  let join: string | undefined;
  for (let next = takeJoin(reader); next; next = takeJoin(reader)) {
    if (join && next !== join) return undefined;
    join = next;
    const part = readGroup(reader);
    if (!part) return undefined;
    parts.push(part);
  }
  return join === undefined ? first : join === 'and' ? { all: parts } : { any: parts };
}

function readGroup(reader: Reader): Criteria | undefined {
  if (reader.text[reader.at] !== '(') return undefined;
  reader.at += 1;
  const inner = reader.text[reader.at] === '(' ? readJoined(reader) : readLeaf(reader);
  if (!inner || reader.text[reader.at] !== ')') return undefined;
  reader.at += 1;
  return inner;
}

function readLeaf(reader: Reader): Leaf | undefined {
  const [whole = '', field = '', operator = '', value = ''] =
    /^([\w$]+):(\w+):((?:[^\\()]|\\.)*)/.exec(reader.text.slice(reader.at)) ?? [];
  reader.at += whole.length;
  return whole && operators.includes(operator) ? { field, operator, value } : undefined;
}

function takeJoin(reader: Reader): string | undefined {
  const join = /^(and|or)/.exec(reader.text.slice(reader.at))?.[1];
  if (join) reader.at += join.length;
  return join;
}

function meetsLeaf(crm: Crm, record: StoredRecord, { field, operator, value }: Leaf): boolean {
  const has = valueOf(record, field);
  const values = value.split(/(?<!\\),/).map(unescape);
  const [one = '', two = ''] = values;
  const whole = unescape(value);
  switch (operator) {
    case 'equals':
      return order(crm, has, whole) === 0;
    case 'not_equal':
      return order(crm, has, whole) !== 0;
    case 'starts_with':
      return has !== null && String(has).toLowerCase().startsWith(whole.toLowerCase());
    case 'in':
      return values.some((wanted) => order(crm, has, wanted) === 0);
    case 'between':
      return order(crm, has, one) >= 0 && order(crm, has, two) <= 0;
    case 'greater_than':
      return order(crm, has, whole) > 0;
    case 'greater_equal':
      return order(crm, has, whole) >= 0;
    case 'less_than':
      return order(crm, has, whole) < 0;
    default:
      return order(crm, has, whole) <= 0;
  }
}

/** A stored value as search compares it; lookups by id. */
function valueOf(record: StoredRecord, name: string): unknown {
  if (name === 'id') return record.id;
  if (name === 'Owner') return record.ownerId;
  if (name === 'Created_Time') return record.createdAt;
  if (name === 'Modified_Time') return record.modifiedAt;
  return record.values[name] ?? null;
}

function order(crm: Crm, has: unknown, wanted: string): number {
  if (has === null) return Number.NaN;
  if (typeof has === 'boolean') return String(has) === wanted.toLowerCase() ? 0 : 1;
  const at = typeof has === 'number' ? parseTime(wanted, crm.switches.acceptZulu) : undefined;
  if (typeof has === 'number') return at === undefined ? compare(amountOf(has), amountOf(wanted)) : has - at;
  const [one, other] = [String(has).toLowerCase(), wanted.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
