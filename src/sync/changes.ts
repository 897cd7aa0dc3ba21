// A look at one side: what changed since a checkpoint, or the next stretch of a walk over all records, worked through together with
// what the other side shows. A checkpoint moves only over records that were dealt with.

import { dispositionOf, type Problem, waitOf } from '../core/problem.ts';
import { type RecordId, type Side, sides } from '../core/record.ts';
import { lookAcross, remember, unproven } from './across.ts';
import { type Case, seenOn } from './case.ts';
import type { Crew } from './crew.ts';
import { arrivalKeys } from './keys.ts';
import { gather } from './gather.ts';
import { fetchChanges, fetchStretch } from './fetch.ts';
import { type Catch, leave, unreadWait } from './leave.ts';
import { isKnownEcho, isKnownStanding, isOwnYoungSave, Memory } from './memory.ts';
import { STILL_TRAVELLING_MS } from './settle-pace.ts';
import type { Sights } from './sights.ts';
import type { Cause, KindInUse, Sighting } from './ports.ts';
import { lookWait } from './retry.ts';
import { workThrough, type Outcome } from './rounds.ts';
import { type Look, type LookChange, namedIn } from './look.ts';
import { foundIn, missedIn } from './untold.ts';
import { isTold, unreadIssue, unreadOf } from './unread.ts';
import { emptyCommit, idsOf } from './work.ts';

export interface LookReport {
  /** Records that were planned. */
  readonly planned: number;
  readonly halt: Problem | null;
}

export async function lookAtSide(crew: Crew, use: KindInUse, look: Look, companion: Look | null): Promise<LookReport> {
  // A pass that was killed half way has used up a try: the next one takes half as much.
  const most = Math.max(1, crew.room.records >> look.attempts);
  const caught = await (look.sort === 'walk' ? fetchStretch : fetchChanges)(crew, use, look, most);
  if ('problem' in caught) return lookFailed(crew, look, caught.problem);
  const memory = new Memory();
  await remember(crew, use, memory, caught.sightings);
  const { live, left, young } = sort(use, caught, look, memory, most);
  const leftOver = new Set(left);
  const later = caught.sightings.filter(({ id }) => leftOver.has(id));
  memory.meet(look.side, later);
  const news = [...live, ...later];
  const missed = missedIn(crew, look, news, memory);
  const untold = look.sort === 'walk' ? foundIn(look, news, memory, crew.world.now()) : 0;
  const sights: Record<Side, Sights> = { crm: new Map(), accounting: new Map() };
  for (const { id, sight } of live) sights[look.side].set(id, sight);
  const across = await lookAcross(crew, use, look.side, sights, memory, companion);
  if ('problem' in across) return lookFailed(crew, look, across.problem, companion);
  const cause = causeOf(look);
  const found = await gather(crew, use, memory, sights, () => cause);
  const free = withoutOpenIntents(crew, found);
  const all = isAskedByName(look) ? free : withoutWaiting(crew, free);
  meetLeftOut(memory, look.side, found, all);
  const { cases, later: maybeOurs } = withoutMaybeOurs(crew, all);
  const waitMs = unreadWait(cases);
  const unread = unreadOf(cases);
  const tries = look.attempts + 1;
  const finish = ({ deferred: put, halt }: Outcome): LookChange[] => {
    const deferred = unread ? notBefore(put, lookWait(tries, 0)) : put;
    const outcome = { halt, deferred: new Map([...unproven(young, crew.world.now()), ...maybeOurs, ...deferred]) };
    const own = leave(crew, look, caught, { left, news: news.length, found: untold, waitMs }, outcome);
    return [{ ...own, ...missed, finished: halt || unread ? 'badly' : 'well' }, ...across.finish(outcome)];
  };
  const { halt } = await workThrough(crew, cases, finish, arrivalKeys(use, memory));
  if (unread && isTold(unread.problem, tries)) {
    const issues = { raise: [unreadIssue(look, unread)], close: [] };
    await crew.store.commit(crew.lease, { ...emptyCommit, issues });
  }
  return { planned: cases.length, halt };
}

function notBefore(deferred: Outcome['deferred'], waitMs: number): Outcome['deferred'] {
  return new Map([...deferred].map(([id, ms]) => [id, Math.max(ms, waitMs)]));
}

function causeOf({ trigger, work, actor }: Look): Cause {
  return { trigger, work, actor, counted: false, run: null, history: false };
}

/**
 * Leaves out records that a request is under way for, and those that it may have made, by our mark: whether it was carried out is settled
 * first, and brings them back.
 */
export function withoutOpenIntents({ open }: Crew, cases: readonly Case[]): Case[] {
  const requests = open.intents.filter(({ prepared }) => prepared.op !== 'mail');
  const underWay = new Set(requests.flatMap(({ items }) => items.map(({ source }) => source)));
  if (underWay.size === 0) return [...cases];
  const idsAndMarks = (one: Case) => [...idsOf(one), ...sides.flatMap((side) => seenOn(one.sights[side])?.stamp ?? [])];
  return cases.filter((one) => !idsAndMarks(one).some((id) => underWay.has(id)));
}

/** Who is left out is there all the same: whoever is new on the other side may be the same. */
function meetLeftOut(memory: Memory, side: Side, found: readonly Case[], kept: readonly Case[]): void {
  const left = found.filter((one) => !kept.includes(one)).map(({ sights }) => sights[side]);
  memory.meet(
    side,
    left.flatMap((sight) => (sight.is === 'present' ? [{ id: sight.seen.id, sight }] : [])),
  );
}

/** Clocks may differ by this much: a record that seems older than our request may have come of it. */
const CLOCKS_DIFFER_MS = 600_000;

/**
 * Leaves out records that nobody knows and that bear no mark, where a request is under way that may have made them: taken for a
 * stranger's they would be made on the other side a second time. They are looked at again once that is settled.
 */
function withoutMaybeOurs({ open }: Crew, found: readonly Case[]): { cases: Case[]; later: Map<RecordId, number> } {
  const making = open.intents.filter(({ prepared }) => prepared.op === 'create');
  const later = new Map<RecordId, number>();
  const cases = found.filter(({ use, link, match, sights }) => {
    if (link || match.is === 'one') return true;
    const maybe = making.flatMap(({ prepared, side, sentAt }) => {
      const seen = prepared.kind === use.kind.name ? seenOn(sights[side]) : undefined;
      return seen?.stamp === null && seen.changedAt > sentAt - CLOCKS_DIFFER_MS ? [seen.id] : [];
    });
    for (const id of maybe) later.set(id, STILL_TRAVELLING_MS);
    return maybe.length === 0;
  });
  return { cases, later };
}

/** Somebody wants these very records now, whatever they wait for. */
function isAskedByName(look: Look): boolean {
  return look.work === 'person' && namedIn(look) !== null;
}

/** Leaves out records whose next try has a time of its own: what else is heard of them does not bring it forward. */
function withoutWaiting({ world }: Crew, cases: readonly Case[]): Case[] {
  const now = world.now();
  return cases.filter(
    ({ standing }) => standing?.state !== 'waiting' || standing.dueAt === null || standing.dueAt <= now,
  );
}

/**
 * The sightings that have to be planned, as many as there is room for, and those that are left over. Echoes cost nothing; saves of
 * ours that prove nothing yet are read once more. What was read by its name has not been planned yet, whatever it stands as.
 */
function sort({ mapping }: KindInUse, { sightings, page }: Catch, look: Look, memory: Memory, most: number) {
  const { side } = look;
  const young = sightings.filter(({ id, sight }) => isOwnYoungSave(memory, side, id, sight));
  const own = new Set(young.map(({ id }) => id));
  const live = sightings.filter(
    ({ id, sight }) =>
      !own.has(id) &&
      !isKnownEcho(memory, side, id, sight, mapping.fields) &&
      !(page && isKnownStanding(memory, look, id, sight)),
  );
  // Proof of what we saved ourselves can wait for what others did.
  const isProof = ({ id, sight }: Sighting) =>
    sight.is === 'present' && memory.links.get(id)?.settling[side]?.version === sight.seen.version;
  const sorted = live.toSorted((one, other) => Number(isProof(one)) - Number(isProof(other)));
  return { live: sorted.slice(0, most), left: sorted.slice(most).map(({ id }) => id), young };
}

/** A look that failed comes back later and never gives up; nothing of it was dealt with. */
export async function lookFailed(
  crew: Crew,
  look: Look,
  problem: Problem,
  companion: Look | null = null,
): Promise<LookReport> {
  const attempts = look.attempts + 1;
  const toldToWait = dispositionOf(problem) === 'wait-for';
  const at = crew.world.now() + (toldToWait ? Math.max(1_000, waitOf(problem)) : lookWait(attempts, waitOf(problem)));
  // What is asked for may name what is not there any more: what is remembered of the organisation is read anew, once.
  if (crew.learned && problem.code === 'request.refused' && attempts === 1) crew.learned.isOutdated = true;
  const back = (each: Look): LookChange => {
    const { kind, side, sort, trigger, work, actor } = each;
    const mark = { at, ids: namedIn(each), cause: { work, trigger, actor } };
    // Less urgent work may be told to wait where a hint would not be.
    const isForHints = work === 'person' || work === 'event';
    return { kind, side, sort, finished: toldToWait ? 'well' : 'badly', mark, ...(isForHints && { quietUntil: at }) };
  };
  const looks = [back(look), ...(companion ? [back(companion)] : [])];
  const raise = isTold(problem, attempts) ? [unreadIssue(look, { side: look.side, problem })] : [];
  await crew.store.commit(crew.lease, { ...emptyCommit, issues: { raise, close: [] }, looks });
  crew.looks.follow(looks);
  return { planned: 0, halt: problem };
}
