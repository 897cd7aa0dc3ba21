// The rows of a mapping as somebody is changing them: what is saved with the draft laid over it, and what each change makes of the draft.
// Pure.

import type { Fields, MappingRow, MappingRows, Offered } from '../../api/client.ts';
import { type Side, sides } from '../../words/systems.ts';

export type Flow = 'both' | 'to-accounting' | 'to-crm' | 'none';
export type Authority = NonNullable<MappingRow['authority']>;

/** One row as it would be. */
export interface Drafted {
  readonly field: string;
  readonly family: string;
  readonly on: boolean;
  readonly flow: Flow;
  readonly authority: Authority | null;
  /** Who wins is the module's to say unless the row says otherwise. */
  readonly follows: boolean;
  readonly blank: 'keep' | 'clear';
  readonly approved: boolean;
  /** What it does to its values beside carrying them. */
  readonly making: Making;
  /** Names of places; null where the row has none on that side. */
  readonly places: Readonly<Record<Side, string | null>>;
  /** It differs from how it comes. */
  readonly changed: boolean;
  /** It is one of the admin's own: there is no way in which it comes. */
  readonly own: boolean;
  readonly problem: string | null;
}

export type Making = MappingRow['making'];
type Override = MappingRows[string];

/** What an override says of the values alone. */
function makingIn({ constant, join, words, treat }: Override): Making {
  return { ...(constant && { constant }), ...(join && { join }), ...(words && { words }), ...(treat && { treat }) };
}

/** Whether the row stands on that side: in a place, or in what it makes for itself. */
export function stands({ places, making }: Pick<Drafted, 'places' | 'making'>, side: Side): boolean {
  return places[side] !== null || isMade(making, side);
}

/** Whether the row makes what it shows on that side: a fixed value for the other one, or several fields in one. */
export function isMade({ constant, join }: Making, side: Side): boolean {
  return (constant !== undefined && constant.to !== side) || join?.on === side;
}

/** What is saved, as rows that differ from how they come. */
export function savedRows(rows: readonly MappingRow[]): MappingRows {
  return Object.fromEntries(
    rows.filter(({ changed }) => changed).map((row) => [row.field, overrideOf(drafted(row, undefined), row)]),
  );
}

/** The rows under a draft. */
export function draftedRows(rows: readonly MappingRow[], draft: MappingRows): Drafted[] {
  return rows.map((row) => drafted(row, draft[row.field] ?? {}));
}

/** A row with an override laid over how it comes; without one, as it is saved. */
function drafted(row: MappingRow, own: Override | undefined): Drafted {
  const { field, family, usual, problem } = row;
  const from = own === undefined ? row : (usual ?? row);
  const places = {
    crm: own?.places?.crm ?? from.places.crm?.name ?? null,
    accounting: own?.places?.accounting ?? from.places.accounting?.name ?? null,
  };
  const making = makingIn(own ?? row.making);
  return {
    field,
    family,
    making,
    flow: own?.flow ?? from.flow,
    authority: own?.authority ?? from.authority,
    follows: (usual?.authority ?? null) === null,
    blank: own?.blank ?? from.blank,
    approved: own?.approved ?? from.approved,
    places,
    on: own === undefined ? row.on : own.off !== true && sides.every((side) => stands({ places, making }, side)),
    changed: own === undefined ? row.changed : Object.keys(own).length > 0,
    own: usual === null,
    problem,
  };
}

/** The override that makes a row what it should be; empty where that is how it comes. */
export function overrideOf(wanted: Drafted, { usual }: Pick<MappingRow, 'usual'>): Override {
  const places = Object.fromEntries(
    sides.flatMap((side) => {
      const name = wanted.places[side];
      return name !== null && name !== (usual?.places[side]?.name ?? null) ? [[side, name]] : [];
    }),
  );
  return {
    // A row without a place on one side is off by itself.
    ...(!wanted.on && sides.every((side) => stands(wanted, side)) && { off: true }),
    ...makingIn(wanted.making),
    ...(Object.keys(places).length > 0 && { places }),
    ...(wanted.flow !== 'none' && wanted.flow !== usual?.flow && { flow: wanted.flow }),
    ...(wanted.authority !== null && wanted.authority !== usual?.authority && { authority: wanted.authority }),
    ...(wanted.blank !== (usual?.blank ?? 'keep') && { blank: wanted.blank }),
    ...(wanted.approved && { approved: true }),
  };
}

/** A draft with one row changed. A row that comes to how it comes leaves the draft. */
export function withRow(draft: MappingRows, row: MappingRow, wanted: Drafted): MappingRows {
  const { [row.field]: _, ...others } = draft;
  const own = overrideOf(wanted, row);
  return Object.keys(own).length === 0 && row.usual !== null ? others : { ...others, [row.field]: own };
}

/**
 * A draft in which a row stands in that place of a side. Whoever stood there gets the place that becomes free, where it fits, and rests
 * otherwise.
 */
export function movedTo(
  rows: readonly MappingRow[],
  draft: MappingRows,
  { field, side, place }: { field: string; side: Side; place: string },
): MappingRows {
  const all = draftedRows(rows, draft);
  const row = rows.find((each) => each.field === field);
  const wanted = all.find((each) => each.field === field);
  if (!row || !wanted || wanted.places[side] === place) return draft;
  const before = all.find((each) => each.field !== field && each.on && each.places[side] === place);
  const next = withRow(draft, row, turnedOn({ ...wanted, places: { ...wanted.places, [side]: place } }));
  const other = before && rows.find((each) => each.field === before.field);
  if (!before || !other) return next;
  const free = wanted.places[side];
  const swapped = free === null || before.family !== wanted.family;
  return withRow(
    next,
    other,
    swapped ? { ...before, on: false } : { ...before, places: { ...before.places, [side]: free } },
  );
}

function turnedOn(row: Drafted): Drafted {
  return { ...row, on: sides.every((side) => stands(row, side)) };
}

/** Places of a side that a row may stand in: those of its family, each with the other row that stands there now. */
export function choicesFor(
  row: Drafted,
  side: Side,
  offered: readonly Offered[],
  all: readonly Drafted[],
): (Offered & { readonly by: string | null })[] {
  const others = all.filter(({ field, on }) => on && field !== row.field);
  return offered
    .filter(({ family }) => family === row.family)
    .map((each) => ({ ...each, by: others.find(({ places }) => places[side] === each.name)?.field ?? null }));
}

/** Places of a side that carried rows stand in. */
export function takenOn(side: Side, all: readonly Drafted[]): ReadonlySet<string> {
  return new Set(all.flatMap((each) => (each.on && each.places[side] !== null ? [each.places[side]] : [])));
}

/** What loses something of a value: nothing travels back over it. */
const oneWay: readonly string[] = ['first', 'name', 'digits'];

/** The ways in which values can travel between two places. */
export function flowsFor({ places, flow, making }: Drafted, fields: Fields): Flow[] {
  if (flow === 'none') return ['none'];
  const loses = (side: Side) => (making.treat?.[side] ?? []).some((each) => oneWay.includes(each.do));
  if (loses('accounting')) return ['to-accounting'];
  if (loses('crm')) return ['to-crm'];
  const takes = (side: Side) =>
    !isMade(making, side) && fields[side].find(({ name }) => name === places[side])?.settable !== 'never';
  const ways: Flow[] = [];
  if (takes('crm') && takes('accounting')) ways.push('both');
  if (takes('accounting')) ways.push('to-accounting');
  if (takes('crm')) ways.push('to-crm');
  return ways;
}
