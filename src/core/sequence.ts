// When a new record goes over: at once on save, when a condition holds, or after somebody approved it. Pure; the settings are data.

import { compare, parseDecimal } from './money.ts';
import { isBlank, type Fields, type Value } from './value.ts';

export interface Condition {
  readonly field: string;
  readonly op: 'is' | 'not' | 'in' | 'empty' | 'filled' | 'above' | 'below' | 'contains';
  readonly value?: Value | readonly string[] | number | undefined;
}

/** All of several conditions, or any of them. No condition at all holds for every record. */
export type Filter = { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

/** The first condition that a record fails, or null where the filter lets it through. */
export function failing(filter: Filter | null | undefined, traits: Fields): Condition | null {
  if (!filter) return null;
  if ('all' in filter)
    return filter.all.find((condition) => !holds(condition, traits[condition.field] ?? null)) ?? null;
  return filter.any.some((condition) => holds(condition, traits[condition.field] ?? null))
    ? null
    : (filter.any[0] ?? null);
}

/** The fields that a filter looks at. */
export function fieldsOf(filter: Filter | null | undefined): string[] {
  if (!filter) return [];
  return ('all' in filter ? filter.all : filter.any).map(({ field }) => field);
}

/** Texts are compared without regard to case and outer blanks; `above` and `below` compare numbers, else texts (so also dates). */
export function holds({ op, value }: Condition, now: Value): boolean {
  switch (op) {
    case 'empty':
      return isBlank(now);
    case 'filled':
      return !isBlank(now);
    case 'is':
      return plain(now) === plain(value);
    case 'not':
      return plain(now) !== plain(value);
    case 'in':
      return (Array.isArray(value) ? value : [value]).some((each) => plain(each) === plain(now));
    case 'contains':
      return plain(now).includes(plain(value));
    case 'above':
      return !isBlank(now) && order(now, value) > 0;
    case 'below':
      return !isBlank(now) && order(now, value) < 0;
  }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim().toLowerCase();
}

function order(now: Value, than: unknown): number {
  const [one, other] = [plain(now), plain(than)];
  const [number, otherNumber] = [parseDecimal(one), parseDecimal(other)];
  if (number && otherNumber) return compare(number, otherNumber);
  return one < other ? -1 : one > other ? 1 : 0;
}
