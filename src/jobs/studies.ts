// Works on a plan or a check until this invocation has no room left, then asks to be woken for the rest. A stretch that was cut off is
// gone through again; of two workers only one adds it.

import { crewFor, type House } from '../compose.ts';
import { dispositionOf, type Problem, waitOf } from '../core/problem.ts';
import { urgencyOf, withStretch } from '../core/study.ts';
import { type StoredStudy, studyStore } from '../db/studies.ts';
import { sha256 } from '../http/proof.ts';
import type { Crew } from '../sync/crew.ts';
import { type Studied, studyStretch } from '../sync/study.ts';

/** Calls and statements that a stretch may take. */
const ROOM = 14;
/** The vendor is asked again after this at least. */
const AGAIN_MS = 5_000;

export async function workOnStudy(house: House, id: string): Promise<void> {
  const store = studyStore({ db: house.db, now: () => house.world.now() });
  const first = await store.find(id);
  if (first?.state !== 'working') return;
  const crew = await lookingCrew(house, first.pair);
  if (!crew) return store.held(id, 'connection.missing', 'failed');
  try {
    await workOn(house, crew, first);
  } finally {
    await crew.hangUp();
  }
}

/** A crew that holds no lease and may write nothing; null where a side is not connected. */
export function lookingCrew(house: House, pair: string, draft?: Crew['settings']): Promise<Crew | null> {
  const lease = { pair, epoch: 0, until: 0, today: '' };
  const nothing = { looks: [], standings: [], intents: [], run: null, troubles: [] };
  return crewFor(house, { lease, state: 'setup', ...nothing }, draft);
}

async function workOn(house: House, crew: Crew, first: StoredStudy): Promise<void> {
  const store = studyStore({ db: house.db, now: () => house.world.now() });
  crew.workAs(urgencyOf(first.order));
  let study: StoredStudy | null = first;
  while (study?.state === 'working') {
    if (crew.budget.calls() < ROOM || crew.budget.statements() < ROOM) return house.waker.study(study.id, 0);
    const stretch = await studyStretch(crew, study.order, study.place);
    if (!stretch.ok) return held(house, study.id, stretch.problem);
    if (!(await store.advance(study, await stepOf(study, stretch.value)))) return;
    study = await store.find(study.id);
  }
}

async function stepOf({ order, report, hash }: StoredStudy, stretch: Studied) {
  const { report: next, kept } = withStretch(order.sort, report, stretch);
  return { report: next, lines: kept, next: stretch.next, hash: await chained(hash, stretch.prints) };
}

/** Each record after all before it, so that neither one of them nor their order can differ under the same hash. */
function chained(before: string, prints: readonly string[]): Promise<string> {
  return sha256([before, ...prints].join('\n'));
}

/** Where waiting helps, it waits; else it has failed. */
async function held(house: House, id: string, problem: Problem): Promise<void> {
  const mayPass = dispositionOf(problem) === 'retry' || dispositionOf(problem) === 'wait-for';
  const store = studyStore({ db: house.db, now: () => house.world.now() });
  await store.held(id, problem.code, mayPass ? 'working' : 'failed');
  if (mayPass) await house.waker.study(id, Math.max(AGAIN_MS, waitOf(problem)));
}
