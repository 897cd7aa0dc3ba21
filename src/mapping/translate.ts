// A compiled mapping: which fields a pair carries for a kind, and for each side how to read them from a vendor's record and put them
// into one. Made once per pass, used for every record.

import { shortHash } from '../core/digest.ts';
import { type Authority, type Flow, type MappedField, type Side, sides } from '../core/record.ts';
import type { Fields, Value } from '../core/value.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Dialect } from './dialect.ts';
import { flowOf, type MappingOverride, type MappingRow, overridden } from './override.ts';
import type { Draft, Json, Place } from './place.ts';

/** Reads and writes one side's records of one kind. */
export interface Translator {
  /** All mapped fields of a record, blanks included. */
  read(record: Json): Fields;
  /** Puts fields into a draft. Fields without a place on this side, or that can't be set there now, are left out. */
  write(draft: Draft, fields: Fields, when: 'create' | 'update'): void;
  /** The places read, for systems that must name what they want. */
  readonly places: readonly Place[];
  placeOf(field: string): Place | undefined;
}

export interface Mapping {
  readonly fields: readonly MappedField[];
  readonly sides: Readonly<Record<Side, Translator>>;
}

export interface Authorities {
  /** For fields without an own authority. */
  readonly kind: Authority;
  readonly fields: Readonly<Record<string, Authority>>;
}

/**
 * Joins a kind's fields with the places that both sides have for them. A field that one side lacks, or that its direction can't reach, is
 * not carried.
 */
export function compile(
  kind: Kind,
  dialects: Readonly<Record<Side, Dialect>>,
  authorities: Authorities,
  override: MappingOverride = {},
): Mapping {
  const carried = overridden(kind, dialects, override).flatMap((row) => {
    const { crm, accounting } = row.places;
    const flow = crm && accounting && flowOf(row.flow, crm, accounting);
    return flow ? [{ ...row, flow }] : [];
  });
  const rows: readonly MappingRow[] = [
    ...carried,
    ...sides.flatMap((name) => besides(name, dialects[name], carried)),
    ...keptOf(kind, dialects, carried),
  ];
  const fields = rows.map(({ name, type, places, authority, flow, blank, approved, once, row }): MappedField => {
    const { crm, accounting } = places;
    return {
      name,
      type,
      authority: authorities.fields[name] ?? authority ?? authorities.kind,
      flow,
      blank,
      places: { crm: idOf(crm, flow), accounting: idOf(accounting, flow) },
      onlyAtCreation: {
        crm: once || crm?.settable === 'create',
        accounting: once || accounting?.settable === 'create',
      },
      ...(approved && { approved }),
      ...(kind.fields[name]?.later && { later: true }),
      ...(row && { row }),
    };
  });
  const placesOn = (name: Side) => new Map(rows.map((row) => [row.name, row.places[name]]));
  const crm = translator(placesOn('crm'), []);
  const accounting = translator(placesOn('accounting'), givens(kind, dialects.accounting, rows));
  return { fields, sides: { crm, accounting } };
}

/**
 * Rows for what stands in a slot beside carried fields and is carried by none itself: it is read and remembered, so that a write of the
 * slot can give it back as it was, and it never travels.
 */
function besides(side: Side, { places, beside = [] }: Dialect, carried: readonly MappingRow[]): MappingRow[] {
  const used = carried.flatMap((row) => row.places[side] ?? []);
  const names = new Set(used.map(({ name }) => name));
  const slots = new Set(used.map(({ slot }) => slot));
  const left = [...Object.values(places), ...beside].filter(
    ({ name, slot }) => slot !== undefined && slots.has(slot) && !names.has(name),
  );
  return left.map((place) => ({
    name: `beside ${place.name}`,
    type: place.codec.type,
    authority: undefined,
    flow: 'none',
    blank: 'keep',
    places: { crm: undefined, accounting: undefined, [side]: place },
    approved: false,
    once: false,
  }));
}

/** What the creation sequence may give to a new record although the mapping carries no such field. */
function givens({ fields }: Kind, { places }: Dialect, carried: readonly MappingRow[]): [string, Place][] {
  const names = new Set(carried.map(({ name }) => name));
  return Object.entries(fields).flatMap(([name, { given }]): [string, Place][] => {
    const place = places[name];
    return given && place && !names.has(name) ? [[name, place]] : [];
  });
}

/** Rows for what is remembered of one side though the other has no place for it. It never travels. */
function keptOf(kind: Kind, dialects: Readonly<Record<Side, Dialect>>, carried: readonly MappingRow[]): MappingRow[] {
  return Object.entries(kind.fields).flatMap(([name, { kept }]): MappingRow[] => {
    const place = kept && dialects[kept].places[name];
    if (!place || carried.some((row) => row.name === name)) return [];
    const { type } = place.codec;
    const still = { authority: undefined, flow: 'none', blank: 'keep', approved: false, once: false } as const;
    return [{ name, type, ...still, places: { crm: undefined, accounting: undefined, [kept]: place } }];
  });
}

/**
 * Place and codec as one short name. What travels nowhere has one of its own: what each side showed of it meanwhile was never agreed on, so
 * that a field which travels again has no base.
 */
function idOf(place: Place | undefined, flow: Flow): string {
  if (!place) return '';
  return shortHash(`${place.name}/${place.codec.name}${flow === 'none' ? '/own' : ''}`).slice(0, 6);
}

/** Reads and writes every place that a dialect offers, each by its name in the dialect: for showing what stands where. */
export function everyPlace({ places }: Dialect): Translator {
  return translator(new Map(Object.entries(places)), []);
}

function translator(
  places: ReadonlyMap<string, Place | undefined>,
  given: readonly (readonly [string, Place])[],
): Translator {
  const known = [...places].filter((entry): entry is [string, Place] => entry[1] !== undefined);
  return {
    places: known.flatMap(([, place]) => place.parts ?? [place]),
    placeOf: (field) => places.get(field),
    read: (record) => {
      const fields: Record<string, Value> = {};
      for (const [name, place] of known) fields[name] = place.read(record);
      return fields;
    },
    write: (draft, fields, when) => {
      for (const [name, place] of [...known, ...given]) {
        const value = fields[name];
        if (value === undefined || !isSettable(place, when)) continue;
        place.write(draft, value);
      }
    },
  };
}

function isSettable({ settable }: Place, when: 'create' | 'update'): boolean {
  return settable === 'always' || (settable === 'create' && when === 'create');
}
