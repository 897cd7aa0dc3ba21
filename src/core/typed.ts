// What somebody typed as the value of a field, as that field has it: amounts are numbers, dates are days, and what refers to a record or
// is a list can't be typed at all.

import { canonical } from './money.ts';
import { type FieldType, isBlank, type Value } from './value.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The value in the form that records have; undefined where it can be none of that type. */
export function asTyped(type: FieldType, typed: string | boolean | null): Value | undefined {
  if (isBlank(typed)) return null;
  switch (type) {
    case 'ref':
    case 'rows':
      return undefined;
    case 'flag':
      return ({ true: true, false: false } as Record<string, boolean>)[String(typed)];
    case 'money':
    case 'decimal':
      return typeof typed === 'string' ? canonical(typed) : undefined;
    case 'date':
      return typeof typed === 'string' && DAY.test(typed) && isDay(typed) ? typed : undefined;
    default:
      return typeof typed === 'string' ? typed : undefined;
  }
}

/** The thirtieth of February is none. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
