// One stretch of a historical run: the next records of the walk are read, and those that have no partner are worked on like any other,
// with the run as their cause. A stretch that is cut off is walked again: what was linked meanwhile is no longer new.

import { done, type Problem, type Result } from '../core/problem.ts';
import { isInRange, onward, type RunCount, stepsOf } from '../core/run.ts';
import type { RecordId, Side } from '../core/record.ts';
import { lookAcross, remember } from './across.ts';
import { haltWait } from './halt.ts';
import { type LookReport, withoutOpenIntents } from './changes.ts';
import { type Crew, isSpent } from './crew.ts';
import { gather } from './gather.ts';
import { arrivalKeys } from './keys.ts';
import { Memory } from './memory.ts';
import { causeOfRun, endOfDay, type OpenRun, type RunChange } from './open-run.ts';
import type { Cause, KindInUse, Sighting } from './ports.ts';
import { unreadWait } from './leave.ts';
import { workThrough } from './rounds.ts';
import type { Sights } from './sights.ts';
import type { Standing } from './store.ts';
import { emptyCommit } from './work.ts';

/** Calls and statements that a pass keeps for its end. */
const ROOM = 12;
/** A vendor that is busy is called again after this at the soonest: a stretch wants several calls, and nobody waits for it. */
const LEAST_WAIT_MS = 5_000;
/**
 * A vendor's day may begin anew at any moment, or its calls come back one by one: a run that waits for them asks its grant this often, which
 * costs no call.
 */
const DAY_ASKED_MS = 3_600_000;
/** A kind that is not known yet is asked about again after this. */
const UNREADY_MS = 30_000;

/** One stretch, or of a run that is only counted as many as there is room for. */
export async function workOnRun(crew: Crew, run: OpenRun, isReady: (use: KindInUse) => boolean): Promise<LookReport> {
  const step = stepsOf(run)[run.place.step];
  const use = step && crew.kinds.get(step.kind);
  // Switched off since: the run goes on with what is behind it.
  if (!use) return moveOn(crew, run, { cursor: null });
  if (!isReady(use)) return advance(crew, run, { dueAt: crew.world.now() + UNREADY_MS });
  return run.state === 'estimating' ? count(crew, use, step.side, run) : carry(crew, use, step.side, run);
}

interface Stretch {
  readonly memory: Memory;
  /** Records in the range, and those of them that have no partner. */
  readonly found: readonly Sighting[];
  readonly fresh: readonly Sighting[];
  readonly cursor: string | null;
}

async function fetchStretch(
  crew: Crew,
  use: KindInUse,
  side: Side,
  run: OpenRun,
  limit: number,
): Promise<Result<Stretch>> {
  const stretch = await crew.systems[side].walk(use.kind.name, run.place.cursor, limit);
  if (!stretch.ok) return stretch;
  const { sightings, cursor } = stretch.value;
  const memory = new Memory();
  await remember(crew, use, memory, sightings);
  const found = sightings.filter(
    ({ sight }) => sight.is === 'present' && sight.seen.outside === null && isInRange(sight.seen, run),
  );
  return done({ memory, found, fresh: found.filter(({ id }) => !memory.links.has(id)), cursor });
}

async function count(crew: Crew, use: KindInUse, side: Side, run: OpenRun): Promise<LookReport> {
  let { cursor } = run.place;
  let counts: Required<Pick<RunCount, 'found' | 'fresh'>> = { found: 0, fresh: 0 };
  do {
    const place = { ...run.place, cursor };
    const stretch = await fetchStretch(crew, use, side, { ...run, place }, crew.profile.page);
    if (!stretch.ok) return halted(crew, { ...run, place }, stretch.problem, counts);
    const { found, fresh } = stretch.value;
    counts = { found: counts.found + found.length, fresh: counts.fresh + fresh.length };
    cursor = stretch.value.cursor;
  } while (cursor !== null && crew.budget.calls() > ROOM && crew.budget.statements() > ROOM);
  return moveOn(crew, run, { cursor, count: counts });
}

async function carry(crew: Crew, use: KindInUse, side: Side, run: OpenRun): Promise<LookReport> {
  const roomToday = crew.profile.historyPerDay - run.today;
  if (roomToday <= 0) return advance(crew, run, { dueAt: endOfDay(crew.world.now()) });
  const stretch = await fetchStretch(crew, use, side, run, Math.max(1, Math.min(roomToday, crew.room.records)));
  if (!stretch.ok) return halted(crew, run, stretch.problem);
  const { fresh, found, cursor, memory } = stretch.value;
  const taken = run.sampleLeft === null ? fresh : fresh.slice(0, run.sampleLeft);
  const brought = await bringOver(crew, use, side, taken, { memory, cause: causeOfRun(run.id) });
  const { planned, halt, linked } = brought;
  if (halt) return walkAgain(crew, run, brought, waitAfter(halt));
  if (brought.againMs > 0) return walkAgain(crew, run, brought, brought.againMs);
  const left = run.sampleLeft === null ? null : run.sampleLeft - taken.length;
  const isSampled = left === 0;
  // A sample that ends within a stretch: whoever goes on walks it again, and meets the rest of it as new.
  const stays = isSampled && taken.length < fresh.length;
  await moveOn(crew, run, {
    cursor,
    stays,
    count: { linked, held: taken.length - linked, ...(!stays && { found: found.length, fresh: fresh.length }) },
    sampleLeft: isSampled ? null : left,
    ...(isSampled && { state: 'paused' as const }),
  });
  return { planned, halt: null };
}

/** What was linked is done and counted; the others are not through, or not known yet, and are met again as new. */
async function walkAgain(
  crew: Crew,
  run: OpenRun,
  { planned, halt, linked }: Brought,
  afterMs: number,
): Promise<LookReport> {
  await advance(crew, run, {
    count: { linked, fresh: linked },
    sampleLeft: run.sampleLeft === null ? null : run.sampleLeft - linked,
    dueAt: crew.world.now() + afterMs,
  });
  return { planned, halt };
}

/** The vendor does not answer as it should: the stretch is walked again later. */
async function halted(crew: Crew, run: OpenRun, halt: Problem, count: Partial<RunCount> = {}): Promise<LookReport> {
  const dueAt = crew.world.now() + waitAfter(halt);
  await crew.store.advanceRun(crew.lease, run, { place: run.place, count, dueAt });
  return { planned: 0, halt };
}

function waitAfter(halt: Problem): number {
  const waitMs = Math.max(LEAST_WAIT_MS, haltWait(halt));
  return halt.code === 'system.day-spent' ? Math.min(DAY_ASKED_MS, waitMs) : waitMs;
}

interface Brought extends LookReport {
  readonly linked: number;
  /**
   * After how long the stretch is walked again, in ms; 0 where it is through. The other side's own look goes first where its changes were not
   * read to their end; and a pass whose room was used up before the stretch was leaves the rest of it to the next.
   */
  readonly againMs: number;
}

/** A stretch that this pass had no room for to its end is walked on in the next. */
const CUT_SHORT_MS = 1;

async function bringOver(
  crew: Crew,
  use: KindInUse,
  side: Side,
  fresh: readonly Sighting[],
  { memory, cause }: { memory: Memory; cause: Cause },
): Promise<Brought> {
  if (fresh.length === 0) return { planned: 0, halt: null, linked: 0, againMs: 0 };
  const sights: Record<Side, Sights> = { crm: new Map(), accounting: new Map() };
  for (const { id, sight } of fresh) sights[side].set(id, sight);
  // Whom somebody enters by hand over there just now, and whom the run would bring over at the same moment, the vendor's event tells of,
  // which goes first. Where no event comes either, and neither name nor number is the same, there may be two of them: the window is this
  // long, and is the price of half the calls.
  const across = await lookAcross(crew, use, side, sights, memory, null, crew.profile.historyFreshMs);
  if ('problem' in across) return { planned: 0, halt: across.problem, linked: 0, againMs: 0 };
  const cases = withoutOpenIntents(crew, await gather(crew, use, memory, sights, () => cause));
  const outcome = await workThrough(crew, cases, (each) => across.finish(each), arrivalKeys(use, memory));
  const ids = fresh.map(({ id }) => id);
  const { links } = await crew.store.recall(crew.lease.pair, use.kind.name, ids);
  const linked = new Set(links.filter(({ ended }) => !ended).map((link) => link.ids[side]));
  const count = ids.filter((id) => linked.has(id)).length;
  // One of which nothing came over will not come further the next time.
  const isCutShort = count > 0 && isSpent(crew) && ids.some((id) => !linked.has(id) && outcome.deferred.has(id));
  const againMs = Math.max(unreadWait(cases), isCutShort ? CUT_SHORT_MS : 0);
  // A stretch that is walked again meets as new whoever is not linked yet.
  const isWalkedAgain = outcome.halt !== null || againMs > 0;
  const passed = isWalkedAgain ? fresh.filter(({ id }) => linked.has(id)) : fresh;
  await keepDeferred(crew, use, side, passed, outcome.deferred, cause);
  return { planned: cases.length, halt: outcome.halt, linked: count, againMs };
}

/** What this pass had no room for is asked for by name: the run itself does not come back to it. */
async function keepDeferred(
  crew: Crew,
  use: KindInUse,
  side: Side,
  fresh: readonly Sighting[],
  deferred: ReadonlyMap<RecordId, number>,
  { trigger, work, actor }: Cause,
): Promise<void> {
  const now = crew.world.now();
  const put = fresh.flatMap(({ id, sight }): Standing[] => {
    const waitMs = deferred.get(id);
    if (waitMs === undefined || sight.is !== 'present') return [];
    const { name } = sight.seen;
    const waiting = { state: 'waiting', code: 'asked', facts: {}, waitsFor: null, attempts: 0, choice: null } as const;
    return [{ ...waiting, kind: use.kind.name, id, side, name, dueAt: now + waitMs, work, trigger, actor, since: now }];
  });
  if (put.length > 0) await crew.store.commit(crew.lease, { ...emptyCommit, standings: { put, drop: [] } });
}

interface Moved extends Omit<RunChange, 'dueAt' | 'place'> {
  readonly cursor: string | null;
  /** Its place is kept as it is. */
  readonly stays?: boolean;
}

async function moveOn(crew: Crew, run: OpenRun, { cursor, stays = false, ...change }: Moved): Promise<LookReport> {
  const place = stays ? run.place : onward(stepsOf(run), run.place, cursor);
  const isEnd = place === null;
  const end = run.state === 'estimating' ? ('draft' as const) : ('done' as const);
  return advance(crew, run, {
    ...change,
    place: place ?? { step: 0, cursor: null },
    ...(isEnd && { state: end }),
    dueAt: crew.world.now(),
  });
}

async function advance(crew: Crew, run: OpenRun, change: RunChange): Promise<LookReport> {
  await crew.store.advanceRun(crew.lease, run, change);
  return { planned: 0, halt: null };
}
