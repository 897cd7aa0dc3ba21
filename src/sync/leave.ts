// How a look is left: its checkpoint moves over everything that was found, and what was not dealt with stays by name, each record with
// the time at which it is to be read again. Nothing is read twice because of its neighbours, and nothing is passed over.

import type { Problem } from '../core/problem.ts';
import type { RecordId } from '../core/record.ts';
import { haltWait } from './halt.ts';
import type { Case } from './case.ts';
import type { Crew } from './crew.ts';
import type { Sighting } from './ports.ts';
import { isCarrying } from './open-run.ts';
import type { Outcome } from './rounds.ts';
import { joinMarks, type Look, type LookChange, onePerRecord, type Rest } from './look.ts';

/** Hints that come this soon after a look wait for each other: one look answers them all. */
export const GATHERED_MS = 1_000;
/**
 * While a historical run writes, nearly every hint is the echo of what it wrote: after a look that found nothing else they wait for each
 * other this long. Whoever saves something meanwhile is still heard within seconds.
 */
const ECHOES_GATHERED_MS = 2_500;

/** What a look has read. */
export interface Catch {
  readonly sightings: readonly Sighting[];
  /** Of what earlier looks left over: the ids that were read now. */
  readonly again: ReadonlySet<RecordId>;
  /**
   * The page or stretch: where it ends, whether more waits behind it, and when it was asked for (epoch ms): what it shows may be older than
   * its reply. Null where records were read by their ids alone.
   */
  readonly page: { readonly end: string | null; readonly more: boolean; readonly askedAt: number } | null;
  /** Ids that were named and not read now; null where whatever changed is still to be looked at. */
  readonly named: readonly RecordId[] | null;
}

/** What became of a catch. */
interface Sorted {
  /** What could not be planned now: there was no room for more. */
  readonly left: readonly RecordId[];
  /** How many of its sightings were news, and not the echo of what we wrote. */
  readonly news: number;
  /** Of a walk: how many changes among them nobody had told of. Left out: none. */
  readonly found?: number;
  /** Pages of the other side go before anybody can be introduced: so long the rest waits too, in ms. Left out: it need not. */
  readonly waitMs?: number;
}

/** The records among what earlier looks left that are to be read by now, as many as there is room for. */
export function dueRest({ rest }: Look, now: number, most: number): RecordId[] {
  return rest
    .filter(({ at }) => at <= now)
    .slice(0, most)
    .map(({ id }) => id);
}

/** How long records that can't be introduced wait for pages of the other side that nobody has read, in ms; 0 where there are none. */
export function unreadWait(cases: readonly Case[]): number {
  const waits = cases.map(({ match }) =>
    match.is === 'after-another' && match.rule === 'unread' ? (match.afterMs ?? 0) : 0,
  );
  return Math.max(0, ...waits);
}

export function leave(
  crew: Crew,
  look: Look,
  caught: Catch,
  { left, news, found = 0, waitMs = 0 }: Sorted,
  { deferred, halt }: Pick<Outcome, 'deferred' | 'halt'>,
): LookChange {
  const now = crew.world.now();
  const { kind, side, sort, work, trigger, actor } = look;
  const { page, again } = caught;
  const held = caught.sightings.flatMap(({ id }): Rest[] => {
    const waitMs = deferred.get(id);
    return waitMs === undefined ? [] : [{ id, at: now + waitMs }];
  });
  const soon = now + onwardWait(halt);
  const until = waitMs > 0 ? now + waitMs : 0;
  const waiting = look.rest.flatMap(({ id, at }) => (again.has(id) ? [] : [{ id, at: Math.max(at, until) }]));
  const rest = onePerRecord([...left.map((id) => ({ id, at: soon })), ...waiting, ...held]);
  const cause = { work, trigger, actor };
  const mark = (at: number, ids: readonly RecordId[] | null) => ({ at, ids, cause });
  const marks = [
    ...(rest.length > 0 ? [mark(Math.min(...rest.map(({ at }) => at)), [])] : []),
    ...(page?.more || caught.named === null ? [mark(soon, null)] : []),
    ...(caught.named && caught.named.length > 0 ? [mark(soon, caught.named)] : []),
  ];
  const joined = marks.reduce<(typeof marks)[number] | undefined>(
    (one, other) => joinMarks(one, other, side),
    undefined,
  );
  return {
    kind,
    side,
    sort,
    ...(page && placeOf(look, page)),
    ...(sort === 'walk' && countOf(look, page, found, now)),
    ...(page && !page.more && { lookedAt: page.askedAt }),
    ...quiet(crew, page, news),
    ...(news > 0 && { changedAt: now }),
    ...((rest.length > 0 || look.rest.length > 0) && { rest }),
    ...(joined && { mark: joined }),
  };
}

/** Hints wait a moment for each other; longer while the day's calls run short. */
function quiet(crew: Crew, page: Catch['page'], news: number): Pick<LookChange, 'quietUntil'> {
  if (page?.more) return {};
  const least = news === 0 && isCarrying(crew) ? ECHOES_GATHERED_MS : GATHERED_MS;
  const forMs = page ? Math.max(least, crew.gatherMs()) : crew.gatherMs();
  return forMs > 0 ? { quietUntil: crew.world.now() + forMs } : {};
}

function placeOf({ sort }: Look, { end, more }: NonNullable<Catch['page']>): Partial<LookChange> {
  if (sort === 'walk') return { cursor: end };
  return { cursor: more ? 'more' : null, ...(end !== null && { checkpoint: end }) };
}

/** What a walk has found so far; at its end, what it found in all. The first one finds everybody, which says nothing. */
function countOf(
  { cursor, lastWalk, found: before }: Look,
  page: Catch['page'],
  found: number,
  now: number,
): Pick<LookChange, 'found' | 'lastWalk'> {
  const sum = (page && cursor === null ? 0 : before) + found;
  if (page?.end !== null) return sum === before ? {} : { found: sum };
  return { found: 0, lastWalk: { at: now, found: lastWalk === null ? null : sum } };
}

function onwardWait(halt: Problem | null): number {
  return halt ? haltWait(halt) : 0;
}
