// What would become of some records, as both sides stand now: looked at, matched and planned as in a pass. Nothing is stored, nothing is
// sent, and nobody's lease is taken.

import { plan } from '../core/plan.ts';
import { done, type Result } from '../core/problem.ts';
import { otherSide, type RecordId, type Side, sides, type Sight } from '../core/record.ts';
import type { Choice, Plan, Step } from '../core/steps.ts';
import { type Fields, isRows, type Value } from '../core/value.ts';
import { remember } from './across.ts';
import { type Case, recordOf, seenOn, situationOf } from './case.ts';
import type { Crew } from './crew.ts';
import { gather } from './gather.ts';
import { Memory } from './memory.ts';
import type { Cause, KindInUse, Sighting } from './ports.ts';
import { readInto, type Sights } from './sights.ts';

/** A record with what would be done about it. */
export interface Tried {
  readonly one: Case;
  readonly steps: Plan;
  /** It names records that have no link yet: those go first, and it follows. */
  readonly follows: boolean;
}

export interface Trial {
  readonly side: Side;
  /** Which records; null for the first ones of the side. */
  readonly ids: readonly RecordId[] | null;
  /** At most this many records. */
  readonly limit: number;
}

/** What would be done about these records now, in the order in which they were found. */
export async function tryOut(crew: Crew, use: KindInUse, { side, ids, limit }: Trial): Promise<Result<Tried[]>> {
  const found = ids ? done(await readAll(crew, use, side, ids)) : await firstOf(crew, use, side, limit);
  if (!found.ok) return found;
  const sightings = found.value.filter(({ sight }) => sight.is !== 'none').slice(0, limit);
  return done(await tryThese(crew, use, side, sightings));
}

/** What would be done about one record if a person chose so; null where neither side has it. */
export async function tryChoice(
  crew: Crew,
  use: KindInUse,
  { side, id, choice }: { readonly side: Side; readonly id: RecordId; readonly choice: Choice },
): Promise<Tried | null> {
  const sightings = await readAll(crew, use, side, [id]);
  const [found] = await tryThese(crew, use, side, sightings, { choice });
  return found ?? null;
}

/** The same of records that were found already: as a historical run would treat them, or as if a person had chosen so. */
export async function tryThese(
  crew: Crew,
  use: KindInUse,
  side: Side,
  sightings: readonly Sighting[],
  { history = false, choice }: { readonly history?: boolean; readonly choice?: Choice } = {},
): Promise<Tried[]> {
  if (sightings.length === 0) return [];
  const memory = new Memory();
  await remember(crew, use, memory, sightings);
  if (choice) for (const { id } of sightings) memory.choose(use.kind.name, side, id, choice);
  const sights: Record<Side, Sights> = { crm: new Map(), accounting: new Map() };
  for (const { id, sight } of sightings) sights[side].set(id, sight);
  const halves = sightings.flatMap(({ id }) => memory.links.get(id)?.ids[otherSide(side)] ?? []);
  await readInto(crew, use, otherSide(side), halves, sights[otherSide(side)]);
  const cases = await gather(crew, use, memory, sights, () => ({ ...cause, history }));
  return cases.map(tried);
}

/** Asked for by a person, but by nobody about this very record. */
const cause: Cause = { trigger: 'person', work: 'person', actor: null, counted: false, run: null, history: false };

export async function readAll(
  { systems }: Crew,
  { kind }: KindInUse,
  side: Side,
  ids: readonly RecordId[],
): Promise<Sighting[]> {
  const sights = await systems[side].read(kind.name, ids);
  return ids.flatMap((id, at) => {
    const sight = sights[at];
    return sight ? [{ id, sight }] : [];
  });
}

/** The first records of a side. */
export async function firstOf(
  { systems }: Crew,
  { kind }: KindInUse,
  side: Side,
  limit: number,
): Promise<Result<readonly Sighting[]>> {
  const stretch = await systems[side].walk(kind.name, null, limit);
  return stretch.ok ? done(stretch.value.sightings) : stretch;
}

/** What waits only for records that go first is planned as it will be once those are there. */
function tried(one: Case): Tried {
  const steps = plan(situationOf(one));
  if (!steps.some((step) => step.do === 'wait' && step.needs.length > 0)) return { one, steps, follows: false };
  const sights = { crm: withoutNeeds(one.sights.crm), accounting: withoutNeeds(one.sights.accounting) };
  return { one, steps: plan(situationOf({ ...one, sights })), follows: true };
}

function withoutNeeds(sight: Sight): Sight {
  return sight.is === 'present' ? { ...sight, seen: { ...sight.seen, fields: asLinked(sight.seen.fields) } } : sight;
}

/** References to records without a link, as if they had one. */
function asLinked(fields: Fields): Fields {
  const turned = Object.entries(fields).map(([name, value]): [string, Value] => {
    if (isRows(value)) return [name, value.map((row) => ({ ...row, fields: asLinked(row.fields) }))];
    return [name, typeof value === 'string' ? value.replace(/^ref:(?=(?:crm|accounting)\.\w+:)/, 'link:') : value];
  });
  return Object.fromEntries(turned);
}

/** How many requests the writes of these plans would take, by side. */
export function requestsFor({ systems }: Crew, { kind }: KindInUse, all: readonly Tried[]): Record<Side, number> {
  const count = (side: Side): number => {
    const steps = all.flatMap(({ one, steps: each }) => each.map((step) => ({ one, step })));
    const drafts = steps.flatMap(({ one, step }) =>
      step.do === 'create' && step.side === side ? [{ source: recordOf(one).id, fields: step.fields }] : [],
    );
    const patches = steps.flatMap(({ one, step }) => patchOf(one, step, side));
    const writes = [
      ...(drafts.length > 0 ? [{ op: 'create' as const, drafts }] : []),
      ...(patches.length > 0 ? [{ op: 'update' as const, patches }] : []),
    ];
    return writes.flatMap((write) => systems[side].prepare(kind.name, write)).length;
  };
  return { crm: count('crm'), accounting: count('accounting') };
}

function patchOf(one: Case, step: Step, side: Side) {
  const seen = seenOn(one.sights[side]);
  return step.do === 'update' && step.side === side && seen ? [{ id: step.id, seen, fields: step.patch }] : [];
}

/** The records of a case that are there, by side. */
export function shownIn({ sights }: Case) {
  return sides.flatMap((side) => {
    const seen = seenOn(sights[side]);
    return seen ? [{ side, seen }] : [];
  });
}
