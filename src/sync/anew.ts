// Planning anew what a request was about whose outcome is known by now, or never will be: its sources are looked at once more. And asking
// later, where nobody knows yet.

import { otherSide, type RecordId } from '../core/record.ts';
import type { Crew } from './crew.ts';
import { isOfSweep } from './sweep.ts';
import type { AuditEntry, Commit, Intent, IntentItem, Recall, Standing } from './store.ts';
import { emptyCommit } from './work.ts';

/**
 * A change is simply planned again: whatever got through shows itself, and equal values need no further write. Of a creation `isMade` says
 * which of the items were carried out.
 */
export async function planAnew(
  crew: Crew,
  intent: Intent,
  isMade: readonly boolean[],
  done: Partial<Commit> = {},
): Promise<void> {
  const { items, prepared } = intent;
  const known = await crew.store.recall(
    crew.lease.pair,
    prepared.kind,
    items.map(({ source }) => source),
  );
  const put = items.flatMap((item, at) => askFor(crew, intent, item, isMade[at] === true, standingOf(known, item)));
  await crew.store.commit(crew.lease, {
    ...emptyCommit,
    ...done,
    audit: [...(done.audit ?? []), ...items.flatMap((item) => lostBy(intent, item))],
    standings: { put, drop: [] },
    intentsDone: [intent.id],
  });
}

/** How the item's record stands, under its own name or that of the record which it is linked to: a link stands once. */
function standingOf({ links, standings }: Recall, { source }: IntentItem): Standing | undefined {
  const link = links.find(({ ids, ended }) => !ended && (ids.crm === source || ids.accounting === source));
  const ids: readonly RecordId[] = link ? [source, link.ids.crm, link.ids.accounting] : [source];
  return standings.find((standing) => ids.includes(standing.id) && !isOfSweep(standing));
}

/**
 * Has the source looked at once more. One that failed keeps its place: its tries are counted, and its wait is not cut short. One of
 * which nothing is known was under way when the pass was killed: that was a try.
 */
function askFor(
  { world }: Crew,
  { prepared, side }: Intent,
  { source, name }: IntentItem,
  isMade: boolean,
  known: Standing | undefined,
): Standing[] {
  if (known && !isMade && (known.dueAt !== null || known.state === 'failed')) return [];
  const now = world.now();
  const about = { kind: prepared.kind, id: source, side: otherSide(side), name, facts: {} };
  const cause = { work: 'event', trigger: 'retry', actor: null, waitsFor: null, choice: null } as const;
  const attempts = isMade ? 0 : 1;
  return [{ ...about, ...cause, state: 'waiting', code: 'outcome.unknown', dueAt: now, attempts, since: now }];
}

/** Nobody knows yet: it is asked again, later each time. */
export async function stillOpen({ store, lease, world }: Crew, intent: Intent): Promise<void> {
  const intents = [{ ...intent, askedAt: world.now() }];
  await store.commit(lease, { ...emptyCommit, intentsDone: [intent.id], intents });
}

/** A change that may have been carried out is not seen as one any more once both sides show the same: what it overwrote is told now. */
function lostBy(intent: Intent, item: IntentItem): AuditEntry[] {
  if (!item.lost) return [];
  return [{ ...auditOf(intent, item), outcome: 'retrying', code: 'outcome.unknown', facts: { lost: item.lost } }];
}

/** The log's line about something that a request did although its reply was lost. */
export function auditOf({ prepared, side, key }: Intent, item: IntentItem): AuditEntry {
  return {
    kind: prepared.kind,
    side: otherSide(side),
    record: item.source,
    name: item.name,
    direction: side === 'crm' ? 'to-crm' : 'to-accounting',
    trigger: 'retry',
    actor: null,
    run: null,
    outcome: 'done',
    code: 'create.settled',
    facts: {},
    changes: Object.entries(item.fields).map(([field, after]) => ({ field, before: null, after })),
    request: key,
  };
}
