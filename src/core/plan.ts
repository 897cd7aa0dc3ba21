// The planner: one situation in, one plan out. Pure and total: no I/O, no clock, no case left out. docs/sync-rules.md is its table in
// words, and a test compares the two.

import { digest } from './digest.ts';
import { planGone } from './gone.ts';
import { planLinked } from './linked.ts';
import { pauseAfter, type Problem } from './problem.ts';
import { otherSide, type Side, sides } from './record.ts';
import { planReissue } from './reissue.ts';
import { restingBecause } from './rest.ts';
import { planRoute } from './routed.ts';
import type { IssueDraft, OpenIssue, Plan, Situation, Step } from './steps.ts';
import { planUnlinked } from './unlinked.ts';

export function plan(situation: Situation): Plan {
  const steps = decide(situation);
  return [...withoutRepeats(situation, steps), ...withdrawals(situation, steps)];
}

function decide(situation: Situation): Plan {
  const { link, sights } = situation;
  if (link?.ended) return [];
  for (const side of sides) {
    const sight = sights[side];
    if (sight.is !== 'unknown') continue;
    if (isNobody(situation, side, sight.problem)) return [{ do: 'note', reason: { code: 'skip.not-there' } }];
    return [{ do: 'wait', why: { code: sight.problem.code }, afterMs: pauseAfter(sight.problem), needs: [] }];
  }
  const { restMs = 0 } = situation;
  if (restMs > 0) return [{ do: 'wait', why: { code: 'wait.settle' }, afterMs: restMs, needs: [] }];
  if (!link) return planUnlinked(situation);
  const resting = restingBecause(situation, link);
  const anew = planReissue(situation, link, resting);
  if (anew) return anew;
  if (resting) return [{ do: 'note', reason: resting }];
  if (sights.crm.is !== 'present' || sights.accounting.is !== 'present') return planGone(situation, link);
  const shown = { crm: sights.crm.seen, accounting: sights.accounting.seen };
  return [...planLinked(situation, link, shown), ...planRoute(situation)];
}

/**
 * Whether the side answered that it has no record of an id, and nobody knows of one by it: it was mistyped, or deleted before anybody
 * saw it. Of a linked one, or one that a person was asked about, that proves nothing.
 */
function isNobody({ link, sights, issues, match }: Situation, side: Side, problem: Problem): boolean {
  const isUnheardOf = !link && issues.length === 0 && sights[otherSide(side)].is === 'none' && match.is === 'none';
  return isUnheardOf && problem.code === 'record.missing';
}

/** An issue that is open already with the same facts is not raised again, and a note that stands is not written again. */
function withoutRepeats({ issues, noted }: Situation, steps: Plan): Plan {
  return steps.flatMap((step): Plan => {
    if (step.do === 'raise' && issues.some((open) => isSame(open, step.issue)))
      return [{ do: 'stand', code: step.issue.code }];
    if (step.do !== 'note') return [step];
    const code = step.reason?.code ?? null;
    if (code !== noted) return [step];
    return code === null ? [] : [{ do: 'stand', code }];
  });
}

function isSame(open: OpenIssue, { code, facts }: IssueDraft): boolean {
  return open.code === code && open.digest === digest(facts);
}

/**
 * Issues whose cause is gone are withdrawn: those that the planner raises, when it would not raise them now; those that came from a
 * refused write, once nothing is to be written there any more.
 */
function withdrawals({ issues, link, routed }: Situation, steps: Plan): Plan {
  if (steps.some((step) => step.do === 'wait')) return [];
  const standing = new Set(steps.flatMap(standingCode));
  return issues
    .filter(({ code }) => link?.ended === true || !(isTold(code) || isRouted(code, routed)))
    .filter(({ code }) => !standing.has(code) && (isPlanners(code) || !isWriteBehind(code, steps)))
    .map((issue): Step => ({ do: 'withdraw', issue: issue.id }));
}

/** Nothing that records show: whether a mail went out, what became of a customer's credit, and why something was not done that somebody had asked for. */
function isTold(code: string): boolean {
  return code.startsWith('mail.') || code.startsWith('credit.') || code === 'reissue.refused';
}

/** Only the CRM's own record says whether its route is its own again: what was told of it stands until it has been read. */
function isRouted(code: string, routed: Situation['routed']): boolean {
  return code === 'route.moved' && routed?.to !== null;
}

/** Whether the plan writes what the issue is about: the side that it names, or any. */
function isWriteBehind(code: string, steps: Plan): boolean {
  const named: Side | undefined = sides.find((side) => code === `refused.${side}`);
  return steps.some((step) => isWrite(step) && (named === undefined || step.side === named));
}

function isWrite(step: Step): step is Extract<Step, { do: 'update' | 'create' | 'archive' }> {
  return step.do === 'update' || step.do === 'create' || step.do === 'archive';
}

function standingCode(step: Step): string[] {
  if (step.do === 'raise') return [step.issue.code];
  return step.do === 'stand' ? [step.code] : [];
}

const plannersCodes = [
  'match.',
  'conflict.',
  'fixed.',
  'gone.',
  'merged.',
  'needs.',
  'move.',
  'number.',
  'approval.',
  'amounts.',
  'payment.',
  'reissue.',
  'route.',
  'unsettled.',
];

function isPlanners(code: string): boolean {
  return plannersCodes.some((prefix) => code.startsWith(prefix));
}
