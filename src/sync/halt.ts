// What stops work on more than one record: a side that may not be called for a while, a consent that is lost, an outcome that nobody knows.

import { dispositionOf, leavesOutcomeOpen, type Problem, type Result, waitOf } from '../core/problem.ts';
import { type Side, sides } from '../core/record.ts';
import type { Plan, Step } from '../core/steps.ts';
import type { Outward } from './outcome.ts';
import type { Written } from './ports.ts';

/** Sides to which nothing more is written now, and why. */
export type Halts = Readonly<Partial<Record<Side, Problem>>>;

/** The one to be told: that of the side on which nothing else can go on, else the first. */
export function haltOf(halts: Halts): Problem | null {
  const problems = sides.flatMap((side) => halts[side] ?? []);
  return problems.find((problem) => !isOfItsSideAlone(problem)) ?? problems[0] ?? null;
}

/** Whether no further write makes sense, on whichever side. */
export function stopsAll(halts: Halts): boolean {
  return sides.some((side) => {
    const problem = halts[side];
    return problem !== undefined && !isOfItsSideAlone(problem);
  });
}

/** Whether a plan writes where nothing is written now. */
export function isHalted(halts: Halts, steps: Plan): boolean {
  return steps.some((step) => isOutward(step) && halts[step.side] !== undefined);
}

/** Steps that are requests to a system. */
export function isOutward(step: Step): step is Outward {
  return step.do === 'create' || step.do === 'update' || step.do === 'archive';
}

/** Its limit is reached: the other side has limits of its own. */
function isOfItsSideAlone(problem: Problem): boolean {
  return dispositionOf(problem) === 'wait-for';
}

/** A problem that every further request would meet as well. */
export function haltingProblem(outcomes: readonly Result<Written>[]): Problem | null {
  for (const outcome of outcomes) {
    if (outcome.ok) continue;
    const { problem } = outcome;
    if (
      dispositionOf(problem) === 'pause-pair' ||
      problem.code === 'system.busy' ||
      problem.code === 'system.day-spent'
    )
      return problem;
    if (leavesOutcomeOpen(problem) || problem.code === 'system.unreachable') return problem;
  }
  return null;
}

/** How long until what was deferred is worth another look. */
export function haltWait(problem: Problem): number {
  return Math.max(1_000, waitOf(problem));
}
