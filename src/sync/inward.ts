// What the steps of a plan that write nothing outward leave to remember: the link, issues, standings, the log.

import type { Step } from '../core/steps.ts';
import { seenOn } from './case.ts';
import { fold } from './fold.ts';
import type { Crew } from './crew.ts';
import type { LinkRow, Standing, StandingState } from './store.ts';
import { auditOf, issueOf, provenInOf, standingOf, type Work } from './work.ts';

/** Takes in every inward step of the work's plan. */
export function inward(crew: Crew, work: Work): void {
  const now = crew.world.now();
  for (const step of work.steps) takeIn(crew, work, step, now);
  if (work.row) work.row = fold(work.row, work.one, work.steps, now);
}

function takeIn(crew: Crew, work: Work, step: Step, now: number): void {
  const { one } = work;
  switch (step.do) {
    case 'link':
      work.row = newLink(crew, work, step.ids, step.rule);
      work.audit.push(auditOf(work, step, 'done'));
      return;
    case 'raise':
      work.raise.push(issueOf(work, step.issue));
      work.audit.push(
        auditOf(work, step, step.issue.code === 'gone.proposal' ? 'proposed' : 'held', { facts: step.issue.facts }),
      );
      if (!one.link) work.standing = standingOf(work, now, { state: 'needs-you', code: step.issue.code });
      return;
    case 'stand':
      if (!one.link) work.standing = standsAs(work, step.code, now);
      return;
    case 'withdraw':
      work.close.push(step.issue);
      return;
    case 'stay':
      if (step.against !== null) work.audit.push(auditOf(work, step, 'held'));
      return;
    case 'note':
      noteDown(work, step, now);
      return;
    case 'wait':
      waitFor(work, step, now);
      return;
    case 'move':
    case 'end':
      work.audit.push(auditOf(work, step, 'done'));
      return;
    default:
      return;
  }
}

/** A refusal that stands keeps the vendor's own code and words. To have been asked for counts as a try, but none was made. */
function standsAs(work: Work, code: string, now: number): Standing {
  const [state, { standing, cause }] = [stateOf(code), work.one];
  if (state === 'failed' && standing?.state === 'failed') {
    const attempts = Math.max(0, standing.attempts - (cause.counted ? 1 : 0));
    return { ...standing, dueAt: null, choice: null, attempts };
  }
  return standingOf(work, now, { state, code });
}

function stateOf(code: string): StandingState {
  if (code.startsWith('skip.')) return 'skipped';
  return /^(refused|failed)\./.test(code) ? 'failed' : 'needs-you';
}

function noteDown(work: Work, step: Extract<Step, { do: 'note' }>, now: number): void {
  if (!step.reason) return;
  work.audit.push(auditOf(work, step, step.reason.code.startsWith('skip.') ? 'skipped' : 'done'));
  if (!work.one.link && !work.row) {
    work.standing = standingOf(work, now, { state: 'skipped', code: step.reason.code, facts: step.reason.facts ?? {} });
  }
}

/** A short wait is the look's business: it comes back by itself. Needs are waited for by name. */
function waitFor(work: Work, step: Extract<Step, { do: 'wait' }>, now: number): void {
  const [need] = step.needs;
  if (step.forSomebody) {
    const { code, facts = {} } = step.why;
    const choice = work.one.standing?.choice ?? null;
    work.standing = standingOf(work, now, { state: 'waiting', code, facts, choice });
    if (work.one.standing?.code !== code) work.audit.push(auditOf(work, step, 'held'));
    return;
  }
  if (need === undefined) {
    const { crm, accounting } = work.one.sights;
    const least = step.why.code === 'record.young' ? provenInOf([crm, accounting], now) : 500;
    work.deferredMs = Math.max(least, step.afterMs);
    return;
  }
  work.standing = standingOf(work, now, {
    state: 'waiting',
    code: step.why.code,
    waitsFor: need,
    facts: { needs: step.needs },

    choice: work.one.standing?.choice ?? null,
  });
}

export function newLink(crew: Crew, { one }: Work, ids: LinkRow['ids'], rule: string): LinkRow {
  const seen = [seenOn(one.sights.crm), seenOn(one.sights.accounting)];
  return {
    id: crew.world.number(),
    kind: one.use.kind.name,
    ids,
    bases: { crm: {}, accounting: {} },
    versions: { crm: '', accounting: '' },
    changedAt: { crm: 0, accounting: 0 },
    settling: {},
    held: {},
    agreedAt: null,
    ended: false,
    name: seen.find((each) => each !== undefined)?.name ?? '',
    note: null,
    noteFacts: {},
    madeAt: crew.world.now(),
    madeBy: rule,
    endedAt: 0,
  };
}
