// A historical run as a pass has it in hand: how far it is, whom the log names for what it does, and whether it is at work.

import type { RunCount, RunPlace, RunPlan, RunState } from '../core/run.ts';
import type { Crew } from './crew.ts';
import type { Cause } from './ports.ts';

/** A run that has something to do. */
export interface OpenRun extends RunPlan {
  readonly id: string;
  readonly state: RunState;
  readonly place: RunPlace;
  /** By step. */
  readonly counts: readonly RunCount[];
  /** Records of the sample that are left; null where there is none. */
  readonly sampleLeft: number | null;
  /** When its next stretch is due, epoch ms. */
  readonly dueAt: number;
  /** Records that runs have worked on since the day (UTC) began. */
  readonly today: number;
}

/** How a stretch moved a run on. What is left out stays. */
export interface RunChange {
  readonly place?: RunPlace;
  /** Added to the count of the step that it was in. */
  readonly count?: Partial<RunCount>;
  readonly state?: RunState;
  readonly sampleLeft?: number | null;
  /** When its next stretch is due. */
  readonly dueAt: number;
}

/** A run that waits no longer than this is at work: most of each minute it waits for the next. */
const AT_WORK_MS = 60_000;

/** Whether a run writes just now. One that is counted reads only; one that waits for the vendor's next day has nothing to do with this one. */
export function isCarrying({ open: { run }, world }: Crew): boolean {
  return run !== null && run.state !== 'estimating' && run.dueAt <= world.now() + AT_WORK_MS;
}

/** Who caused what a run does, as the log and the standings name it. */
export function actorOfRun(id: string): string {
  return `run:${id}`;
}

/** The run that an actor names, or null. */
export function runOfActor(actor: string | null): string | null {
  return actor?.startsWith('run:') ? actor.slice('run:'.length) : null;
}

export function causeOfRun(id: string): Cause {
  return { trigger: 'run', work: 'run', actor: actorOfRun(id), counted: false, run: id, history: true };
}

const DAY_MS = 86_400_000;

/** When what the platform gives in a day begins anew: at midnight, UTC. */
export function endOfDay(now: number): number {
  return (Math.floor(now / DAY_MS) + 1) * DAY_MS;
}
