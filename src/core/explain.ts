// A plan told to people: for each step what it does, to which fields, and why, as codes and facts. The sentences are the catalogue's.

import { directionTo, type Direction, type Side } from './record.ts';
import type { Plan, Reason, Step } from './steps.ts';
import type { Fields, Value } from './value.ts';

export interface Change {
  readonly field: string;
  readonly before: Value;
  readonly after: Value;
}

export interface Explanation {
  readonly step: Step['do'];
  readonly direction: Direction | null;
  readonly reason: Reason;
  readonly changes: readonly Change[];
}

/** One explanation a step, in the plan's order. Total: every step has one. */
export function explain(plan: Plan): Explanation[] {
  return plan.map((step) => ({
    step: step.do,
    direction: directionOf(step),
    reason: reasonOf(step),
    changes: changesOf(step),
  }));
}

function directionOf(step: Step): Direction | null {
  return 'side' in step && step.do !== 'move' ? directionTo(step.side) : null;
}

export function reasonOf(step: Step): Reason {
  switch (step.do) {
    case 'link':
      return { code: 'link.matched', facts: { rule: step.rule } };
    case 'agree':
      return { code: step.settled.length > 0 ? 'agree.settled' : 'agree.equal' };
    case 'update':
    case 'create':
    case 'archive':
    case 'end':
    case 'wait':
      return step.why;
    case 'hold':
      return { code: Object.keys(step.held).length > 0 ? 'hold.conflict' : 'hold.released' };
    case 'move':
      return { code: 'move.merged', facts: { to: step.to } };
    case 'stay':
      return { code: step.against === null ? 'note.cleared' : 'route.kept' };
    case 'raise':
      return { code: step.issue.code };
    case 'withdraw':
      return { code: 'issue.passed' };
    case 'stand':
      return { code: step.code };
    case 'note':
      return step.reason ?? { code: 'note.cleared' };
  }
}

/** What each field showed before and shows after. Blank fields of a new record are left out. */
export function changesOf(step: Step): Change[] {
  switch (step.do) {
    case 'update':
      return changes(step.before, step.patch);
    case 'create':
      return changes({}, step.fields);
    default:
      return [];
  }
}

function changes(before: Fields, after: Fields): Change[] {
  return Object.entries(after).map(([field, value]) => ({ field, before: before[field] ?? null, after: value }));
}

/** The other side's view of a lost edit: what somebody had entered and a rule overwrote. */
export function lostOf(step: Step): { field: string; side: Side; value: Value }[] {
  return step.do === 'update' ? [...step.lost] : [];
}
