// Lists of lines: where they stand in a vendor's record, how a line is read and how it is put into a request. Which lines changed is the
// merge's business; what a vendor does with lines that a request does not name is its system's.

import { canonical } from '../core/money.ts';
import { isRows, type Row, type Value } from '../core/value.ts';
import type { Codec } from './codec.ts';
import { type Draft, follow, isJson, type Json, type Place, put } from './place.ts';

export interface RowsOptions {
  /** The member of a line that holds its id. */
  readonly key: string;
  /** Our row field's name to its place inside a line. */
  readonly row: Readonly<Record<string, Place>>;
  readonly label?: string;
  readonly settable?: Place['settable'];
  /** A member by whose number the vendor orders the lines, where the list itself is in no order. */
  readonly order?: string;
}

/** A list of lines in a member of the record. Every field of a line that this side has is read; a line is written with all it is given. */
export function rowsAt(
  path: readonly string[],
  { key, row, label, settable = 'always', order }: RowsOptions,
): Place & { readonly row: Readonly<Record<string, Place>> } {
  const name = path.join('.');
  const places = Object.entries(row);
  const codec: Codec = {
    name: `rows(${places.map(([field, place]) => `${field}=${place.name}/${place.codec.name}`).join(',')})`,
    type: 'rows',
    decode: (raw) => readRows(raw, key, places, order),
    encode: (value) => writeRows(value, key, places),
  };
  return {
    name,
    label: label ?? (path.at(-1) ?? name).replaceAll('_', ' '),
    codec,
    settable,
    row,
    read: (record) => codec.decode(follow(record, path)),
    write: (draft, value) => {
      put(draft, path, codec.encode(value));
    },
  };
}

type Places = readonly (readonly [string, Place])[];

function readRows(raw: unknown, key: string, places: Places, order: string | undefined): Value {
  if (!Array.isArray(raw)) return null;
  const elements = raw.filter(isJson);
  const ordered = order === undefined ? elements : [...elements].sort(by(order));
  const rows = ordered.map((element): Row => {
    const fields = Object.fromEntries(places.map(([field, place]) => [field, place.read(element)]));
    return { key: keyOf(element[key]), fields };
  });
  return rows.length > 0 ? rows : null;
}

function keyOf(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' || typeof id === 'bigint' ? String(id) : '';
}

function by(member: string): (one: Json, other: Json) => number {
  const number = (element: Json) => Number(canonical(String(element[member])) ?? 0);
  return (one, other) => number(one) - number(other);
}

function writeRows(value: Value, key: string, places: Places): Draft[] {
  return (isRows(value) ? value : []).map((row) => {
    const draft: Draft = row.key === '' ? {} : { [key]: row.key };
    for (const [field, place] of places) {
      const given = row.fields[field];
      if (given !== undefined && isSettable(place, row.key === '')) place.write(draft, given);
    }
    return draft;
  });
}

function isSettable({ settable }: Place, isNew: boolean): boolean {
  return settable === 'always' || (settable === 'create' && isNew);
}
