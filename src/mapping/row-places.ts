// Where a row stands on both sides, with what the admin put in a place's stead: a constant, a join, a look-up, treatments. Pure.

import { otherSide, type Flow, type Side } from '../core/record.ts';
import type { Dialect } from './dialect.ts';
import { constantPlace, joinedPlace, lookedUpPlace, treatedPlace, type Words } from './made-places.ts';
import type { Place } from './place.ts';
import { isOneWay, type Treatment } from './treatments.ts';

/** What a row does to its values beside carrying them. */
export interface RowMaking {
  /** A fixed value that is sent to that side, in place of what the other side shows; `once`: to new records only. */
  readonly constant?: { readonly to: Side; readonly value: string | boolean; readonly once?: boolean };
  /** Several places of that side, joined into one text. */
  readonly join?: { readonly on: Side; readonly places: readonly string[]; readonly with: string };
  readonly words?: Words;
  /** What is done to values on their way into each side. */
  readonly treat?: Partial<Record<Side, readonly Treatment[]>>;
}

interface Named extends RowMaking {
  readonly places?: Partial<Record<Side, string>>;
}

export type RowPlaces = Readonly<Record<Side, Place | undefined>>;

export function placesOf(dialects: Readonly<Record<Side, Dialect>>, field: string, own: Named): RowPlaces {
  const plain = (side: Side) => placeIn(dialects[side], field, own.places?.[side]);
  const places: Record<Side, Place | undefined> = { crm: plain('crm'), accounting: plain('accounting') };
  const { constant, join, words, treat } = own;
  if (join) places[join.on] = joined(dialects[join.on], join);
  if (words && places.accounting) places.accounting = lookedUpPlace(places.accounting, words);
  for (const side of ['crm', 'accounting'] as const) {
    const treatments = treat?.[side] ?? [];
    const place = places[side];
    if (place && treatments.length > 0) places[side] = treatedPlace(place, treatments);
  }
  const target = constant && places[constant.to];
  if (constant) places[otherSide(constant.to)] = target && constantPlace(field, constant.value, target.codec.type);
  return places;
}

/** Undefined where one of them is not there: half an address is none. */
function joined(
  { places }: Dialect,
  { places: names, with: between }: NonNullable<RowMaking['join']>,
): Place | undefined {
  const parts = names.flatMap((name) => Object.values(places).find((each) => each.name === name) ?? []);
  return parts.length === names.length ? joinedPlace(parts, between) : undefined;
}

/** The one way that is left where something is lost on it; otherwise as it is meant to be. */
export function flowWith(flow: Flow, { treat }: RowMaking): Flow {
  if (flow !== 'both') return flow;
  if (treat?.accounting?.some(isOneWay)) return 'to-accounting';
  return treat?.crm?.some(isOneWay) ? 'to-crm' : flow;
}

/** The named place, or the field's own. Undefined where the system has none of that name. */
function placeIn(dialect: Dialect, field: string, chosen: string | undefined): Place | undefined {
  if (chosen === undefined) return dialect.places[field];
  return Object.values(dialect.places).find(({ name }) => name === chosen);
}
