// Records that were found and can't be read: the pages of a system go on while its records don't, or one module is shut. They are asked for
// again, the later the longer it lasts, and a person is told.

import { dispositionOf, type Problem } from '../core/problem.ts';
import { type Side, sides } from '../core/record.ts';
import type { Case } from './case.ts';
import type { Look } from './look.ts';

/** After so many tries in a row a person is told of what may pass by itself. */
const TOLD_AFTER = 5;

export interface Unread {
  readonly side: Side;
  readonly problem: Problem;
}

/** The side of which nothing at all could be read, of everybody that a look is about; null where something could. Who is not there was read. */
export function unreadOf(cases: readonly Case[]): Unread | null {
  for (const side of sides) {
    const problems = cases.flatMap(({ sights }) => problemOf(sights[side]) ?? []);
    const [problem] = problems;
    if (problem && problems.length === cases.length) return { side, problem };
  }
  return null;
}

function problemOf(sight: Case['sights'][Side]): Problem | undefined {
  if (sight.is !== 'unknown' || sight.problem.code === 'record.missing') return undefined;
  return dispositionOf(sight.problem) === 'wait-for' ? undefined : sight.problem;
}

/** Whether somebody is told of a problem that has stood in the way so many times in a row. */
export function isTold(problem: Problem, tries: number): boolean {
  const how = dispositionOf(problem);
  return how === 'ask-a-person' || (how !== 'wait-for' && tries >= TOLD_AFTER);
}

/** The issue of a pair whose records of a kind can't be read on a side. */
export function unreadIssue({ kind }: Pick<Look, 'kind'>, { side, problem }: Unread) {
  const facts = { ...problem, kind, side };
  return {
    code: `look.${side}`,
    facts,
    choices: ['retry'] as const,
    kind: null,
    record: null,
    side: null,
    name: '',
    versions: {},
  };
}
