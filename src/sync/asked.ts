// Records that stand by name: asked for by a person, due for another try, or free to go on because what they waited for is there.

import { dispositionOf, type Problem, waitOf } from '../core/problem.ts';
import type { RecordId, Side } from '../core/record.ts';
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
import { emptyCommit } from './work.ts';
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
  if ('problem' in across) return putBack(crew, standings, across.problem);
  const causes = new Map<RecordId, Cause>(standings.map((standing) => [standing.id, causeOf(standing)]));
  const usual: Cause = { trigger: 'retry', work: 'timer', actor: null, counted: false, run: null, history: false };
  const cases = withoutOpenIntents(crew, await gather(crew, use, memory, sights, (id) => causes.get(id) ?? usual));
  const { halt } = await workThrough(crew, cases, (outcome) => across.finish(outcome), arrivalKeys(use, memory));
  return { planned: cases.length, halt };
}

/** Nothing of them was dealt with: they are asked for as before, later, and the try does not count. */
async function putBack(crew: Crew, standings: readonly Standing[], problem: Problem): Promise<LookReport> {
  const put = standings.map((standing) => {
    const waitMs = Math.max(
      1_000,
      dispositionOf(problem) === 'wait-for' ? waitOf(problem) : lookWait(1, waitOf(problem)),
    );
    return { ...standing, dueAt: crew.world.now() + waitMs };
  });
  await crew.store.commit(crew.lease, { ...emptyCommit, standings: { put, drop: [] } });
  return { planned: 0, halt: problem };
}

function causeOf({ trigger, work, actor }: Standing): Cause {
  const run = runOfActor(actor);
  return { trigger, work, actor, counted: true, run, history: run !== null };
}
