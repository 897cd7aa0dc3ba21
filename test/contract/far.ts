// A far side that has a place for everything a kind describes: so that whatever the side under test can say of it is carried.

import type { FieldType } from '../../src/core/value.ts';
import type { FieldSpec, Kind } from '../../src/kinds/kind.ts';
import type { Codec } from '../../src/mapping/codec.ts';
import type { Dialect } from '../../src/mapping/dialect.ts';
import { at, type Place } from '../../src/mapping/place.ts';
import { rowsAt } from '../../src/mapping/rows.ts';

export function farDialect(kind: Kind): Dialect {
  return { module: kind.name, places: placesOf(kind.fields) };
}

function placesOf(fields: Readonly<Record<string, FieldSpec>>): Record<string, Place> {
  return Object.fromEntries(Object.entries(fields).map(([name, spec]) => [name, placeOf(name, spec)]));
}

function placeOf(name: string, { type, row }: FieldSpec): Place {
  return row ? rowsAt([name], { key: 'id', row: placesOf(row) }) : at([name], asItIs(type));
}

function asItIs(type: FieldType): Codec {
  return { name: type, type, decode: (raw) => (typeof raw === 'string' ? raw : null), encode: (value) => value };
}
