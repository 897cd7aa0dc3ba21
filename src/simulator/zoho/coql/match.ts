// Whether an item meets a condition. Texts compare without case, as Zoho's do; times as moments; a missing value meets only `is null`
// and the negations.

import type { Crm } from '../crm.ts';
import { amountOf, compare } from '../decimal.ts';
import type { Field } from '../metadata/field.ts';
import { isDate, parseTime } from '../time.ts';
import type { Comparator, Condition, Criterion, Literal } from './query.ts';
import { type Item, rawValue, type Reach } from './source.ts';

/** A condition made ready: its literals are read once. */
export type Test = (item: Item) => boolean;

/** What is wrong with a literal for a column, where something is. */
export function literalFault(crm: Crm, { field }: Reach, { comparator, values }: Criterion): string | undefined {
  if (field === 'id' || comparator.startsWith('is')) return undefined;
  if (field.type === 'textarea') return 'multi-line text fields are not supported in the where clause';
  if (comparator.endsWith('like') && !texts.has(field.type)) return 'like is not supported for this column';
  return values.every((literal) => fits(crm, field, literal))
    ? undefined
    : 'the value given seems to be invalid for the column';
}

export function test(crm: Crm, condition: Condition, reachOf: (criterion: Criterion) => Reach): Test {
  if ('one' in condition) return testOne(crm, condition.one, reachOf(condition.one));
  const [left, right] = ('all' in condition ? condition.all : condition.any).map((part) => test(crm, part, reachOf));
  if (!left || !right) throw new RangeError('a pair has two sides');
  return 'all' in condition ? (item) => left(item) && right(item) : (item) => left(item) || right(item);
}

const texts = new Set(['text', 'email', 'phone', 'website', 'picklist', 'autonumber', 'multiselectpicklist']);

function testOne(crm: Crm, { comparator, values }: Criterion, want: Reach): Test {
  const wanted = values.map((literal) => comparable(crm, want.field, literal.value));
  const meets = meetsBy[comparator];
  return (item) => {
    const value = rawValue(crm, want, item);
    return meets(comparable(crm, want.field, value), wanted);
  };
}

type Value = string | number | boolean | string[] | null;

const meetsBy: Record<Comparator, (value: Value, wanted: Value[]) => boolean> = {
  'is null': (value) => isNone(value),
  'is not null': (value) => !isNone(value),
  '=': (value, [one]) => equals(value, one),
  '!=': (value, [one]) => !equals(value, one),
  in: (value, wanted) => wanted.some((one) => equals(value, one)),
  'not in': (value, wanted) => !wanted.some((one) => equals(value, one)),
  '>': (value, [one]) => order(value, one) > 0,
  '>=': (value, [one]) => order(value, one) >= 0,
  '<': (value, [one]) => order(value, one) < 0,
  '<=': (value, [one]) => order(value, one) <= 0,
  between: (value, [low, high]) => order(value, low) >= 0 && order(value, high) <= 0,
  'not between': (value, [low, high]) => !(order(value, low) >= 0 && order(value, high) <= 0),
  like: (value, [one]) => likes(value, one),
  'not like': (value, [one]) => !likes(value, one),
};

/** Order of two values for `order by`, nothing first. */
export function sortOrder(one: Value, other: Value): number {
  if (isNone(one) || isNone(other)) return isNone(one) ? (isNone(other) ? 0 : -1) : 1;
  return order(one, other);
}

/** A value as it compares: texts in lower case, times as moments. */
export function comparable(crm: Crm, field: Field | 'id', value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((one) => String(one).toLowerCase());
  if (field !== 'id' && field.type === 'datetime' && typeof value === 'string') {
    return parseTime(value, crm.switches.acceptZulu) ?? null;
  }
  if (field !== 'id' && field.type === 'boolean' && typeof value === 'string') return value === 'true';
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value).toLowerCase();
}

function fits(crm: Crm, field: Field, { value, quoted }: Literal): boolean {
  switch (field.type) {
    case 'datetime':
      return quoted && parseTime(value, crm.switches.acceptZulu) !== undefined;
    case 'date':
      return quoted && isDate(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'double':
    case 'currency':
    case 'percent':
      return typeof value === 'number';
    case 'bigint':
    case 'lookup':
    case 'ownerlookup':
    case 'userlookup':
      return /^-?\d+$/.test(String(value));
    default:
      return typeof value === 'string' && quoted;
  }
}

function isNone(value: Value | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);
}

function equals(value: Value, wanted: Value | undefined): boolean {
  if (isNone(value)) return false;
  return Array.isArray(value) ? value.includes(String(wanted)) : order(value, wanted) === 0;
}

/** Negative, nought or positive; not a number where one is missing. */
function order(value: Value, wanted: Value | undefined): number {
  if (isNone(value) || isNone(wanted)) return Number.NaN;
  if (typeof value === 'number' && typeof wanted === 'number') return value - wanted;
  if (typeof value === 'number' || typeof wanted === 'number') return compare(amountOf(value), amountOf(wanted));
  const [one, other] = [String(value), String(wanted)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function likes(value: Value, wanted: Value | undefined): boolean {
  if (isNone(value)) return false;
  const parts = String(wanted)
    .split('%')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(String(value));
}
