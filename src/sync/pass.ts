// One pass over one pair: take the lease, settle what is unsettled, work on what is due from the most urgent on, give the lease back.
// Whoever finds the lease taken may go: what is due stays due, and the holder sends the wake-up for it when it lets go.

import { classes, moreUrgent, type WorkClass } from '../core/pace.ts';
import { dispositionOf, type Problem } from '../core/problem.ts';
import { otherSide, sides, type Side } from '../core/record.ts';
import { FRESH_MS } from './across.ts';
import { workOnAsked } from './asked.ts';
import { lookAtBalances } from './balances.ts';
import { takeCensus } from './census.ts';
import { lookAtCredit } from './credit.ts';
import { type LookReport, lookAtSide } from './changes.ts';
import { type Crew, TASK_STATEMENTS, WRITE_MARGIN_MS } from './crew.ts';
import { lookAround } from './cut-off.ts';
import type { KindInUse } from './ports.ts';
import type { OpenRun } from './open-run.ts';
import { workOnRun } from './run.ts';
import { settleIntents } from './settle.ts';
import { isDue, spare } from './spared.ts';
import { tellUnusable } from './unusable.ts';
import { emptyCommit } from './work.ts';
import type { Look } from './look.ts';
import { LeaseLost } from './lease.ts';
import type { OpenPair, Standing, SyncStore } from './store.ts';

export type PassReport =
  /** Another pass holds the pair, or it is not to be worked on. */
  | { readonly is: 'busy' }
  /** Another pass took over. */
  | { readonly is: 'lost' }
  | {
      readonly is: 'done';
      readonly planned: number;
      readonly wakeAt: number | null;
      /** The consent of a side is lost, or there is none: the pair was paused. */
      readonly paused: boolean;
      /** A side refused what it let nobody change any more: what is remembered of it is to be read anew. */
      readonly outdated: boolean;
    };

export interface PassPorts {
  readonly store: SyncStore;
  /** How many standings a pass takes at most. */
  readonly standings: number;
  /** Brings up everything that the pass works with; null where a side is not connected: the pair waits. */
  crew(open: OpenPair): Promise<Crew | null>;
}

/**
 * Works on a pair once. A thrown error is a bug or a lost connection: it is passed on once the lease is given back, so that a further
 * try need not wait for it to run out.
 */
export async function pass(pair: string, ports: PassPorts): Promise<PassReport> {
  const { store } = ports;
  const open = await store.open(pair, { standings: ports.standings });
  if (!open) return { is: 'busy' };
  try {
    const crew = await ports.crew(open);
    if (!crew) await store.pause(open.lease, { code: 'connection.missing' });
    const done = crew ? await work(crew).finally(() => crew.hangUp()) : { planned: 0, paused: true };
    const outdated = crew?.learned?.isOutdated === true;
    return { is: 'done', ...done, outdated, wakeAt: await store.release(open.lease) };
  } catch (error) {
    if (error instanceof LeaseLost) return { is: 'lost' };
    // Where it is the database that fails, the lease runs out by itself.
    await store.release(open.lease).catch(() => null);
    throw error;
  }
}

/** Works on tasks while there is room for another round. Says how many records were planned, and whether the pair was paused. */
async function work(crew: Crew): Promise<{ planned: number; paused: boolean }> {
  await settleIntents(crew);
  await spare(crew);
  await lookAround(crew);
  await tellUnusable(crew);
  let planned = 0;
  const tasks: { task: Task; halt: Problem | null }[] = [];
  const queue = tasksOf(crew);
  for (let task = queue.shift(); task; task = queue.shift()) {
    if (crew.room.records <= 0 || !hasRoom(crew)) break;
    if (task.is === 'run' && tasks.length > 0 && crew.budget.calls() < STRETCH_CALLS) break;
    if (isDone(crew, task)) continue;
    const urgency = urgencyOf(task);
    crew.workAs(urgency);
    const report = await run(crew, task);
    planned += report.planned;
    crew.room.records -= report.planned;
    tasks.push({ task, halt: report.halt });
    if (report.halt && (await halted(crew, report.halt, urgency))) break;
    queue.unshift(...followingUp(crew));
  }
  const paused = tasks.some(({ halt }) => halt !== null && dispositionOf(halt) === 'pause-pair');
  if (!paused) await withdrawPassed(crew, tasks);
  return { planned, paused };
}

/**
 * Issues of the whole pair whose trouble is over: a pass came to its end, and a side is read again that could not be. No look may have
 * failed last: a kind that can't be read while the others can is tried again late, and so is what waits for it on the other side.
 */
async function withdrawPassed(crew: Crew, done: readonly { task: Task; halt: Problem | null }[]): Promise<void> {
  const isRead = (side: Side) =>
    done.some(({ task, halt }) => task.is === 'look' && task.look.side === side && halt === null);
  const isTriedAgain = crew.looks.all.some(
    ({ kind, attempts, dueAt }) => attempts > 0 && dueAt !== null && crew.kinds.has(kind),
  );
  const isOver = (code: string) =>
    code === 'pass.failed' || (!isTriedAgain && sides.some((side) => code === `look.${side}` && isRead(side)));
  const close = crew.open.troubles.filter(({ code }) => isOver(code)).map(({ id }) => id);
  if (close.length > 0) await crew.store.commit(crew.lease, { ...emptyCommit, issues: { raise: [], close } });
}

/** Calls that a stretch of a run takes. One that follows much else in a pass is left to the next, rather than cut short. */
const STRETCH_CALLS = 13;

function hasRoom({ budget, lease, world }: Crew): boolean {
  const timeLeft = lease.until - world.now();
  return budget.statements() >= TASK_STATEMENTS && budget.calls() >= 6 && timeLeft >= WRITE_MARGIN_MS;
}

/**
 * A withdrawn consent pauses the pair; a side that can't be reached or is throttled ends this pass. Where the day's calls are used up for
 * hints too, the pair rests until the next day, and says so; what is left is for persons.
 */
async function halted(crew: Crew, problem: Problem, urgency: WorkClass): Promise<boolean> {
  if (dispositionOf(problem) === 'pause-pair') {
    await crew.store.pause(crew.lease, problem);
    return true;
  }
  if (problem.code === 'system.day-spent' && (urgency === 'event' || urgency === 'person')) {
    await crew.store.rest(crew.lease, problem.code, crew.world.now() + problem.retryAfterMs);
  }
  return dispositionOf(problem) !== 'ask-a-person';
}

type Task =
  | { readonly is: 'look'; readonly use: KindInUse; readonly look: Look; readonly rank: number }
  | { readonly is: 'credit'; readonly look: Look; readonly rank: number }
  | {
      readonly is: 'asked';
      readonly use: KindInUse;
      readonly side: Side;
      readonly standings: readonly Standing[];
      readonly rank: number;
    }
  | { readonly is: 'run'; readonly run: OpenRun; readonly rank: number };

function urgencyOf(task: Task): WorkClass {
  if (task.is === 'run') return 'run';
  if (task.is !== 'asked') return task.look.work;
  return task.standings.map(({ work: each }) => each).reduce(moreUrgent, 'run');
}

/** Everything due, the most urgent class first; within a class in the order of kinds, since later ones need earlier ones. */
function tasksOf(crew: Crew): Task[] {
  const tasks: Task[] = [];
  let order = 0;
  for (const use of crew.kinds.values()) {
    order += 1;
    const looks = crew.looks.all.filter((look) => look.kind === use.kind.name && isDue(crew, look));
    const census = isUnknown(crew, use);
    for (const look of looks) {
      const isCensus = look.sort === 'walk' && look.phase === 'census';
      // A side that was looked at a moment ago lets the others go first: within a burst its echoes are taken along by them.
      const rank = rankOf(look) + order / 100 + (isFresh(crew, look) && look.rest.length === 0 ? 0.5 : 0);
      // Sums are added up once the documents that are due are through.
      if (look.sort === 'balances' && !census && crew.mayWrite) tasks.push({ is: 'look', use, look, rank: rank + 0.5 });
      else if (census ? isCensus : crew.mayWrite) tasks.push({ is: 'look', use, look, rank });
    }
    if (census || !crew.mayWrite) continue;
    for (const side of sides) {
      const standings = crew.open.standings.filter((each) => each.kind === use.kind.name && each.side === side);
      const [first] = standings;
      if (first) tasks.push({ is: 'asked', use, side, standings, rank: rankOf(first) + order / 100 });
    }
  }
  const credit = crew.looks.find('credit', 'accounting', 'changes');
  if (credit && isDue(crew, credit) && crew.mayWrite)
    tasks.push({ is: 'credit', look: credit, rank: rankOf(credit) + 0.2 });
  const { run: history } = crew.open;
  // Behind everything else: whoever waits for something overtakes a run.
  if (history && history.dueAt <= crew.world.now() && crew.mayWrite)
    tasks.push({ is: 'run', run: history, rank: classes.length });
  return tasks.sort((one, other) => one.rank - other.rank);
}

/** What the last task made due: records that others need, and those that waited for one that is there now. */
function followingUp(crew: Crew): Task[] {
  return crew.followUps.take([...crew.kinds.keys()]).flatMap(({ kind, side, standings }): Task[] => {
    const use = crew.kinds.get(kind);
    return use ? [{ is: 'asked', use, side, standings, rank: 0 }] : [];
  });
}

function rankOf({ work }: Pick<Look, 'work'>): number {
  return classes.indexOf(work);
}

/** Whether a side of the kind is not known yet: then nothing of it may be matched or made. */
function isUnknown({ looks }: Crew, { kind }: KindInUse): boolean {
  return sides.some((side) => looks.find(kind.name, side, 'walk')?.phase === 'census');
}

/** A look that another task has done on the way. */
function isDone(crew: Crew, task: Task): boolean {
  if (task.is !== 'look') return false;
  const { kind, side, sort } = task.look;
  const now = crew.looks.find(kind, side, sort);
  return !now || !isDue(crew, now);
}

async function run(crew: Crew, task: Task): Promise<LookReport> {
  if (task.is === 'run') {
    crew.room.records += crew.profile.history - crew.profile.records;
    return workOnRun(crew, task.run, (use) => !isUnknown(crew, use));
  }
  if (task.is === 'asked') {
    // What a settled write or a look has answered on the way is no task any more.
    if ((await crew.store.claim(crew.lease, [], task.standings)) === null) return { planned: 0, halt: null };
    return workOnAsked(crew, task.use, task.side, task.standings);
  }
  const { kind, side, sort } = task.look;
  // An earlier task of this pass may have left records to it: what it was when the pass began is no longer true.
  const look = crew.looks.find(kind, side, sort) ?? task.look;
  const isCensus = look.sort === 'walk' && look.phase === 'census';
  const isOfRecords = task.is === 'look' && look.sort !== 'balances';
  const companion = isCensus || !isOfRecords ? null : companionOf(crew, look);
  const looks = companion ? [look, companion] : [look];
  const claimed = (await crew.store.claim(crew.lease, looks, [])) ?? [];
  const [begun = look, beside = null] = crew.looks.began(looks, claimed, crew.lease.epoch);
  if (task.is === 'credit') return lookAtCredit(crew, begun);
  const { use } = task;
  if (sort === 'balances') return lookAtBalances(crew, use, begun);
  return isCensus ? takeCensus(crew, use, begun) : lookAtSide(crew, use, begun, beside);
}

/** A due look of the other side that one cheap page does along the way. */
function companionOf(crew: Crew, { kind, side }: Look): Look | null {
  const other = otherSide(side);
  if (!crew.systems[other].spec.looksBeforeWriting) return null;
  const look = crew.looks.find(kind, other, 'changes');
  return look && isDue(crew, look) && !isFresh(crew, look) ? look : null;
}

function isFresh({ world }: Crew, { lookedAt }: Look): boolean {
  return lookedAt !== null && world.now() - lookedAt <= FRESH_MS;
}
