// Short ways to say what the tour does all the time: follow checkpoints, carry a write out, look at one record.

import type { Problem, Result } from '../../src/core/problem.ts';
import type { RecordId, Seen, Sight } from '../../src/core/record.ts';
import type { Fields } from '../../src/core/value.ts';
import { Chance } from '../../src/simulator/chance.ts';
import type { Draft, Patch, Sighting, Write, Written } from '../../src/sync/ports.ts';
import type { Entered, Stand } from './stand.ts';

/** The value of a result that has to be one. */
export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected problem: ${JSON.stringify(result.problem)}`);
}

export function problemOf(result: Result<unknown> | undefined): Problem | null {
  return result && !result.ok ? result.problem : null;
}

export function seenIn(sight: Sight | undefined): Seen {
  if (sight?.is === 'present') return sight.seen;
  throw new Error(`not shown: ${JSON.stringify(sight)}`);
}

export async function readOne(system: Entered, id: RecordId): Promise<Seen> {
  const [sight] = await system.read(system.kind, [id]);
  return seenIn(sight);
}

/** Looks that come to no end are a fault of the system's. */
const LOOKS_AT_MOST = 400;

interface Following {
  readonly limit?: number;
  readonly overlapMs?: number;
}

/** Follows checkpoints until nothing more waits, as a pass does: only the first look of a row reaches back. */
export async function follow(
  system: Entered,
  from: string | null,
  { limit = 100, overlapMs = 0 }: Following = {},
): Promise<{ sightings: Sighting[]; checkpoint: string; looks: number }> {
  const sightings: Sighting[] = [];
  let checkpoint = from;
  for (let looks = 1; looks <= LOOKS_AT_MOST; looks++) {
    const page = must(await system.look(system.kind, checkpoint, { limit, overlapMs: looks === 1 ? overlapMs : 0 }));
    sightings.push(...page.sightings);
    checkpoint = page.checkpoint;
    if (!page.more) return { sightings, checkpoint, looks };
  }
  throw new Error(`no end after ${LOOKS_AT_MOST} looks from ${String(from)}: ${String(checkpoint)}`);
}

/** Walks through everything. */
export async function walkAll(system: Entered, limit: number, from: string | null = null): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  let cursor = from;
  for (let stretches = 0; stretches < LOOKS_AT_MOST; stretches++) {
    const stretch = must(await system.walk(system.kind, cursor, limit));
    sightings.push(...stretch.sightings);
    cursor = stretch.cursor;
    if (cursor === null) return sightings;
  }
  throw new Error(`the walk does not end: ${String(cursor)}`);
}

let keys = 0;

/** A name for a request that none had before. */
export function freshKey(): string {
  keys += 1;
  return `key-${keys}`;
}

/** Prepares a write and sends all its requests. */
export async function carryOut(system: Entered, write: Write): Promise<Result<Written>[]> {
  const outcomes: Result<Written>[] = [];
  for (const prepared of system.prepare(system.kind, write))
    outcomes.push(...(await system.send(prepared, freshKey())));
  return outcomes;
}

export function create(system: Entered, drafts: readonly Draft[]): Promise<Result<Written>[]> {
  return carryOut(system, { op: 'create', drafts });
}

export function update(system: Entered, patches: readonly Patch[]): Promise<Result<Written>[]> {
  return carryOut(system, { op: 'update', patches });
}

export function archive(system: Entered, ids: readonly RecordId[]): Promise<Result<Written>[]> {
  return carryOut(system, { op: 'archive', records: ids.map((id) => ({ id, seen: seenOnce(id) })) });
}

/** A company as it was seen: nothing of it decides how it is put away. */
function seenOnce(id: RecordId): Seen {
  const blank = { version: '', young: false, changedAt: 0, name: '', fields: {}, traits: {} };
  return { ...blank, id, stamp: null, fixed: null, date: null, outside: null };
}

/** Records of the other side to make new ones from: `number` tells them apart. */
export function sourceOf(stand: Stand, number: number): RecordId {
  const { madeFrom } = stand.setting;
  if (madeFrom !== undefined) return `${madeFrom}:7c4d1f00-0000-4000-8000-${String(number).padStart(12, '0')}`;
  if (stand.setting.system === 'xero') return `crm.Accounts:57257670000${String(100_000 + number)}`;
  return `accounting.Contacts:7c4d1f00-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function draft(stand: Stand, number: number, fields: Fields): Draft {
  return { source: sourceOf(stand, number), fields };
}

/** A patch of a record as it is shown now, once it is no longer young. */
export async function patchOf({ clock }: Stand, system: Entered, id: RecordId, fields: Fields): Promise<Patch> {
  clock.advance(3_000);
  return { id, seen: await readOne(system, id), fields };
}

/** Chance that repeats: a failing history can be run again from its seed. */
export function chanceFrom(seed: number): Chance {
  return new Chance(seed);
}
