// Xero's `order`: fields with ASC or DESC between commas. The id always decides between equals (Xero's docs).

import { folded } from '../wire/text.ts';
import { fieldNamed, type QueryField, type QueryFields, type Value } from './fields.ts';

/** Returns the rows in order, as a new list. */
export type Sort<T> = (rows: readonly T[]) => T[];

/** Reads the order; a text says why it can't be read. */
export function readOrder<T extends { id: string }>(
  order: string,
  fields: QueryFields<T>,
  type: string,
): Sort<T> | string {
  const wishes: { field: QueryField<T>; sign: number }[] = [];
  for (const part of order.split(',')) {
    const [name = '', way = 'ASC', ...rest] = part.trim().split(/\s+/);
    const field = fieldNamed(fields, name);
    if (!field) return `No property or field '${name}' exists in type '${type}'`;
    const sign = { ASC: 1, ASCENDING: 1, DESC: -1, DESCENDING: -1 }[way.toUpperCase()];
    if (sign === undefined || rest.length) return `Syntax error '${way}'`;
    wishes.push({ field, sign });
  }
  return (rows) => {
    const keyed = rows.map((row) => ({ row, keys: wishes.map(({ field }) => keyOf(field, row)) }));
    keyed.sort((one, other) => {
      for (const [at, { sign }] of wishes.entries()) {
        const result = compared(one.keys[at] ?? null, other.keys[at] ?? null);
        if (result !== 0) return result * sign;
      }
      return compared(one.row.id, other.row.id);
    });
    return keyed.map(({ row }) => row);
  };
}

function keyOf<T>(field: QueryField<T>, row: T): Value {
  const value = field.read(row) ?? null;
  return typeof value === 'string' && field.kind === 'text' ? folded(value) : value;
}

function compared(one: Value, other: Value): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  return one < other ? -1 : 1;
}
