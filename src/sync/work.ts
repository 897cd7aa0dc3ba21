// One case on its way through a round: its plan, and what there will be to remember. Filled in by `apply` and turned into a commit.

import { changesOf, reasonOf } from '../core/explain.ts';
import { directionTo, otherSide, type RecordId, type Seen, type Side, type Sight } from '../core/record.ts';
import type { Plan, Step } from '../core/steps.ts';
import { kindOfCase, recordOf, versionsOf, type Case } from './case.ts';
import type { AuditEntry, Commit, Intent, LinkRow, RaisedIssue, Standing } from './store.ts';

/** A system may tell the time in whole seconds: from this long after a save, a read of it proves something. */
export const PROVEN_AFTER_MS = 2_500;

/**
 * How long until a read of a save that is too young proves something, in ms. By a clock that is behind the vendor's it was saved in the
 * future: there is no use in asking again every other second.
 */
export function provenIn(savedAt: number, now: number): number {
  return Math.max(PROVEN_AFTER_MS, Math.min(60_000, savedAt - now));
}

/** The longest of such waits for what the sights show. */
export function provenInOf(sights: readonly Sight[], now: number): number {
  return Math.max(...sights.map((sight) => (sight.is === 'present' ? provenIn(sight.seen.changedAt, now) : 0)));
}

export interface Work {
  readonly one: Case;
  readonly steps: Plan;
  /** The link as it will be, or null while there is none. */
  row: LinkRow | null;
  /** The link that another took the place of, as it ended. */
  parted: LinkRow | null;
  audit: AuditEntry[];
  raise: RaisedIssue[];
  close: number[];
  /** Requests that are to follow once all this is remembered. */
  intents: Intent[];
  /** What the record's standing will be; `null` for none. */
  standing: Standing | null;
  /** Sides as a write left them, where the reply says so. */
  shown: Partial<Record<Side, Seen>>;
  /** Sides that were written and whose reply says nothing: they are read again once the save is no longer young. */
  unread: Side[];
  /** Not dealt with: to be looked at again after this many ms, without counting a try. Null: dealt with. */
  deferredMs: number | null;
  /** A write failed, or was not tried. */
  failed: boolean;
}

export function startWork(one: Case, steps: Plan): Work {
  return {
    one,
    steps,
    row: one.link,
    parted: null,
    audit: [],
    raise: [],
    close: [],
    intents: [],
    standing: null,
    shown: {},
    unread: [],
    deferredMs: null,
    failed: false,
  };
}

/** What a change sets off by itself: from it to the arrival is how fresh the other side is. */
const TOLD: ReadonlySet<string> = new Set(['save', 'webhook', 'notification', 'timer']);

/** One line of the log for a step of a case. */
export function auditOf(
  { one }: Pick<Work, 'one'>,
  step: Step,
  outcome: AuditEntry['outcome'],
  more: Partial<Pick<AuditEntry, 'code' | 'facts' | 'request'>> = {},
): AuditEntry {
  const { id, name } = recordOf(one);
  const side = 'side' in step ? step.side : null;
  const reason = reasonOf(step);
  const lost = step.do === 'update' && step.lost.length > 0 ? { lost: step.lost } : {};
  const source = side === null || outcome !== 'done' ? undefined : one.sights[otherSide(side)];
  const isAwaited = source?.is === 'present' && TOLD.has(one.cause.trigger);
  return {
    kind: kindOfCase(one),
    side: recordOf(one).side,
    record: id,
    name,
    direction: side === null ? null : directionTo(side),
    trigger: one.cause.trigger,
    actor: one.cause.actor,
    run: one.cause.run,
    outcome,
    code: more.code ?? reason.code,
    facts: { ...reason.facts, ...lost, ...more.facts },
    changes: changesOf(step),
    request: more.request ?? null,
    ...(isAwaited && { changedAt: source.seen.changedAt }),
  };
}

export function issueOf(
  { one }: Pick<Work, 'one'>,
  issue: Omit<RaisedIssue, 'kind' | 'record' | 'side' | 'name' | 'versions'>,
): RaisedIssue {
  const { id, side, name } = recordOf(one);
  return { ...issue, kind: kindOfCase(one), record: id, side, name, versions: versionsOf(one) };
}

/** A standing of the case's record, as it was caused. */
export function standingOf(
  { one }: Pick<Work, 'one'>,
  now: number,
  standing: Pick<Standing, 'state' | 'code'> &
    Partial<Pick<Standing, 'facts' | 'dueAt' | 'attempts' | 'waitsFor' | 'choice'>>,
): Standing {
  const { id, side, name } = recordOf(one);
  return {
    kind: kindOfCase(one),
    id,
    side,
    name,
    facts: {},
    dueAt: null,
    attempts: 0,
    waitsFor: null,
    choice: null,
    work: one.cause.work,
    trigger: one.cause.trigger,
    actor: one.cause.actor,
    since: one.standing?.since ?? now,
    ...standing,
  };
}

/** The ids under which a case may have a standing, and under which a look comes back to it. */
export function idsOf({ link, named, sights }: Case): RecordId[] {
  const ids = link ? [link.ids.crm, link.ids.accounting] : named ? [named.id] : [];
  for (const sight of [sights.crm, sights.accounting]) if (sight.is === 'present') ids.push(sight.seen.id);
  return [...new Set(ids)];
}

export const emptyCommit: Commit = {
  links: [],
  rekeyed: false,
  keys: { add: [], remove: [] },
  standings: { put: [], drop: [] },
  issues: { raise: [], close: [] },
  audit: [],
  intentsDone: [],
  looks: [],
};

export function isEmpty(commit: Commit): boolean {
  return (
    commit.links.length +
      commit.keys.add.length +
      commit.keys.remove.length +
      commit.standings.put.length +
      (commit.standings.ask?.length ?? 0) +
      commit.standings.drop.length +
      commit.issues.raise.length +
      commit.issues.close.length +
      commit.audit.length +
      commit.intentsDone.length +
      (commit.intents?.length ?? 0) +
      commit.looks.length ===
    0
  );
}
