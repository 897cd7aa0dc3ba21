// What becomes of the standings of records that a round has worked on: kept, changed or dropped.

import { kindOfCase } from './case.ts';
import type { Commit, Standing } from './store.ts';
import { idsOf, type Work } from './work.ts';

function isAsBefore(before: Standing, now: Standing): boolean {
  return before.state === now.state && before.code === now.code && before.dueAt === null && now.dueAt === null;
}

/** One that was asked after and stands as it did keeps what it was caused by, as it keeps its time: nothing of it is new. */
function asFirstCaused(before: Standing | null, now: Standing): Standing {
  if (!before || before.state !== now.state || before.code !== now.code || now.dueAt !== null) return now;
  const { work, trigger, actor } = before;
  return { ...now, work, trigger, actor };
}

/** A record that was asked for and not dealt with stays asked for, and the try does not count. */
export function standingToKeep({ one, standing, deferredMs }: Work, now: number): Standing[] {
  if (standing)
    return one.standing && isAsBefore(one.standing, standing) ? [] : [asFirstCaused(one.standing, standing)];
  if (deferredMs === null || !one.standing || !one.cause.counted) return [];
  return [{ ...one.standing, dueAt: now + deferredMs, attempts: Math.max(0, one.standing.attempts - 1) }];
}

/** The standing that was dealt with; and where the two stand under the other one's name now, the one that was asked for, answered with it. */
export function standingsToDrop({ one, steps, standing, deferredMs }: Work): Commit['standings']['drop'] {
  // What a sweep knew of a link ends with it.
  if (steps.some((step) => step.do === 'end')) return idsOf(one).map((id) => ({ kind: kindOfCase(one), id }));
  if (!one.standing || deferredMs !== null) return [];
  // Who was asked for under the name of the other half stands under one name from now on.
  if (standing?.id === one.standing.id && !one.cause.counted) return [];
  // What is gone shows no id of its own any more.
  const ids = new Set([...idsOf(one), one.standing.id]);
  // While a person is asked whether two are the same, the one that waits for the answer goes on waiting.
  const stays = [standing?.id, standing?.state === 'needs-you' ? one.waits : undefined];
  return [...ids].filter((id) => !stays.includes(id)).map((id) => ({ kind: kindOfCase(one), id }));
}
