// Records that stand by name: asked for by a person, due for another try, or free to go on because what they waited for is there.

import { dispositionOf, type Problem, waitOf } from '../core/problem.ts';
import { otherSide, type RecordId, type Side } from '../core/record.ts';
import { lookAcross, remember } from './across.ts';
import { type LookReport, withoutOpenIntents } from './changes.ts';
import type { Crew } from './crew.ts';
import { arrivalKeys } from './keys.ts';
import { gather } from './gather.ts';
import { Memory } from './memory.ts';
import { runOfActor } from './open-run.ts';
import { readInto, type Sights } from './sights.ts';
import type { Cause, KindInUse } from './ports.ts';
import { lookWait } from './retry.ts';
import { workThrough } from './rounds.ts';
import { ASKED_LEAST_MS, settleAt } from './settle-pace.ts';
import { emptyCommit, idsOf } from './work.ts';
import type { Standing } from './store.ts';

/** Works on standings of one kind, those of one side at a time. */
export async function workOnAsked(
  crew: Crew,
  use: KindInUse,
  side: Side,
  standings: readonly Standing[],
): Promise<LookReport> {
  const sights: Record<Side, Sights> = { crm: new Map(), accounting: new Map() };
  const ids = standings.map(({ id }) => id);
  await readInto(crew, use, side, ids, sights[side]);
  const memory = new Memory();
  await remember(
    crew,
    use,
    memory,
    [...sights[side]].map(([id, sight]) => ({ id, sight })),
  );
  const across = await lookAcross(crew, use, side, sights, memory, null);
  if ('problem' in across) return putBack(crew, use, side, standings, across.problem);
  const causes = new Map<RecordId, Cause>(standings.map((standing) => [standing.id, causeOf(standing)]));
  const usual: Cause = { trigger: 'retry', work: 'timer', actor: null, counted: false, run: null, history: false };
  const found = await gather(crew, use, memory, sights, (id) => causes.get(id) ?? usual);
  const cases = withoutOpenIntents(crew, found);
  const underWay = new Set(found.filter((one) => !cases.includes(one)).flatMap(idsOf));
  await leaveToSettling(
    crew,
    standings.filter(({ id }) => underWay.has(id)),
  );
  const { halt } = await workThrough(crew, cases, (outcome) => across.finish(outcome), arrivalKeys(use, memory));
  return { planned: cases.length, halt };
}

/** A request is under way for them: they wait for what came of it, which brings them back, and the try does not count. */
async function leaveToSettling({ open, store, lease, world }: Crew, standings: readonly Standing[]): Promise<void> {
  if (standings.length === 0) return;
  const asked = Math.min(...open.intents.map(settleAt));
  const dueAt = Math.max(world.now() + ASKED_LEAST_MS, asked);
  const put = standings.map((standing) => ({ ...standing, dueAt }));
  await store.commit(lease, { ...emptyCommit, standings: { put, drop: [] } });
}

/**
 * Nothing of them was dealt with, since the other side can't be read: they are asked for as before, the later the longer that side has
 * failed, and the try does not count.
 */
async function putBack(
  crew: Crew,
  { kind }: KindInUse,
  side: Side,
  standings: readonly Standing[],
  problem: Problem,
): Promise<LookReport> {
  const failed = crew.looks.find(kind.name, otherSide(side), 'changes')?.attempts ?? 0;
  const waitMs = Math.max(
    1_000,
    dispositionOf(problem) === 'wait-for' ? waitOf(problem) : lookWait(Math.max(1, failed), waitOf(problem)),
  );
  const put = standings.map((standing) => ({ ...standing, dueAt: crew.world.now() + waitMs }));
  await crew.store.commit(crew.lease, { ...emptyCommit, standings: { put, drop: [] } });
  return { planned: 0, halt: problem };
}

function causeOf({ trigger, work, actor }: Standing): Cause {
  const run = runOfActor(actor);
  return { trigger, work, actor, counted: true, run, history: run !== null };
}
