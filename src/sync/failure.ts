// What became of a write that failed. One problem, one way on: retry, wait, ask, pause.

import { entersMoney } from '../core/payment.ts';
import { dispositionOf, leavesOutcomeOpen, type Problem, waitOf } from '../core/problem.ts';
import type { Crew } from './crew.ts';
import type { Outward } from './outcome.ts';
import type { Exchange } from './ports.ts';
import { waitAfter } from './retry.ts';
import type { Intent } from './store.ts';
import { auditOf, issueOf, standingOf, type Work } from './work.ts';

/** Whether it must be known what came of such a write before anything is planned anew: what it makes would be made twice. */
function mustBeSettled(step: Outward): boolean {
  return step.do === 'create' || (step.do === 'update' && entersMoney(step.patch));
}

/** Sorts a failure. `intent` is the request that failed, or undefined where none was sent. */
export function fail(crew: Crew, work: Work, step: Outward, problem: Problem, intent?: Intent): void {
  work.failed = true;
  if (
    !intent ||
    problem.code === 'system.busy' ||
    problem.code === 'system.day-spent' ||
    problem.code === 'budget.spent'
  ) {
    work.deferredMs = Math.max(work.deferredMs ?? 0, waitOf(problem));
    return;
  }
  // Half of it may be done: a record of several parts is written in several calls.
  if (
    step.do === 'update' &&
    step.lost.length > 0 &&
    (problem.code === 'record.young' || problem.code === 'record.moved')
  )
    work.audit.push(auditOf(work, step, 'retrying', { code: problem.code, request: intent.key }));
  const how = dispositionOf(problem);
  if (how === 'pause-pair') {
    work.deferredMs = 0;
    return;
  }
  if (
    problem.code === 'record.young' ||
    (problem.code === 'record.moved' && (work.one.standing?.attempts ?? 0) === 0)
  ) {
    work.deferredMs = Math.max(work.deferredMs ?? 0, waitOf(problem), 500);
    return;
  }
  if (step.do === 'create' && problem.code === 'record.duplicate' && problem.id !== null)
    return adopt(crew, work, step, problem.id);
  if (how === 'ask-a-person') return refuse(crew, work, step, problem, intent.key);
  retry(crew, work, step, problem, intent.key);
}

/** The vendor has a record with our mark already: an earlier try got through. It is linked, not made again. */
function adopt(crew: Crew, work: Work, step: Outward, id: string): void {
  const now = crew.world.now();
  work.audit.push(auditOf(work, step, 'retrying', { code: 'record.adopted', facts: { id } }));
  work.standing = standingOf(work, now, {
    state: 'waiting',
    code: 'record.adopted',
    dueAt: now,
    choice: { choice: 'link', id },
  });
}

function refuse(crew: Crew, work: Work, step: Outward, problem: Problem, request: string): void {
  const facts = { ...problem };
  if (crew.learned && problem.code === 'record.fixed' && problem.why === 'locked-period')
    crew.learned.isOutdated = true;
  const told = { ...facts, ...saidOf(crew, step, problem) };
  work.audit.push(auditOf(work, step, 'failed', { code: problem.code, facts: told, request }));
  const lacked = lackedCurrency(step, problem);
  const issue = lacked
    ? { code: 'refused.currency', facts: lacked }
    : { code: `refused.${step.side}`, facts: { ...facts, code: problem.code } };
  work.raise.push(issueOf(work, { ...issue, choices: ['retry', 'ignore'] }));
  if (!work.row) work.standing = standingOf(work, crew.world.now(), { state: 'failed', code: problem.code, facts });
  // What a person chose was tried and refused: what of the record waits for something else must not have it tried again with every look.
  else if (work.standing) work.standing = { ...work.standing, choice: null };
}

/**
 * The currency that accounting has not got, where a new document is refused for its own. The vendor is asked rather than its list of
 * currencies, which may be of yesterday: somebody may just have added it.
 */
function lackedCurrency(step: Outward, problem: Problem): { name: string; currency: string } | undefined {
  if (step.do !== 'create' || step.side !== 'accounting' || problem.code !== 'record.refused') return undefined;
  const { currency } = step.fields;
  const isRefused = problem.complaints.some(({ field }) => field === 'currency');
  return isRefused && typeof currency === 'string' ? { name: step.source.name, currency } : undefined;
}

/** What was said, for the log alone: nobody is asked by it, and what is asked must not differ by it. */
function saidOf({ systems }: Crew, { side }: Outward, problem: Problem): { exchange?: Exchange } {
  const exchange = systems[side].exchangeOf?.(problem);
  return exchange ? { exchange } : {};
}

function retry(crew: Crew, work: Work, step: Outward, problem: Problem, request: string): void {
  const now = crew.world.now();
  const attempts = (work.one.standing?.attempts ?? 0) + (work.one.cause.counted ? 0 : 1);
  // A record whose tries were used up before, with nobody having answered since, is tried once each time it has changed.
  const isKnown = work.one.issues.some(({ code }) => code === `failed.${problem.code}`);
  const waitMs = isKnown ? null : waitAfter(attempts, waitOf(problem), crew.world.share());
  const facts = { ...problem, attempts };
  const told = { ...facts, ...saidOf(crew, step, problem) };
  const outcome = waitMs === null ? 'failed' : 'retrying';
  work.audit.push(auditOf(work, step, outcome, { code: problem.code, facts: told, request }));
  if (waitMs === null) {
    work.raise.push(issueOf(work, { code: `failed.${problem.code}`, facts, choices: ['retry', 'ignore'] }));
    work.standing = standingOf(work, now, { state: 'failed', code: problem.code, facts });
    return;
  }
  // While the outcome of such a write is open, settling the request brings the record back; this only bounds the wait.
  const least = mustBeSettled(step) && leavesOutcomeOpen(problem) ? 60_000 : 0;
  work.standing = standingOf(work, now, {
    state: 'waiting',
    code: problem.code,
    facts,
    dueAt: now + Math.max(least, waitMs),
    attempts,
    choice: work.one.standing?.choice ?? null,
  });
}
