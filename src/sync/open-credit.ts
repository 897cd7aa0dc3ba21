// Credit that customers have not used yet, where the CRM's side keeps documents of it: brought to what accounting tells, before the sums
// that tell of it are agreed on, so that what could not be done is done again.

import { dispositionOf, done, type Problem, waitOf } from '../core/problem.ts';
import type { RecordId } from '../core/record.ts';
import { kindOfCase, type Case } from './case.ts';
import { type Crew, hasTimeToWrite } from './crew.ts';
import { rememberedOf } from './fixed.ts';
import type { OpenCredit, Sums, Unkept } from './ports.ts';
import type { AuditEntry, Commit, LinkRow, RaisedIssue } from './store.ts';
import { emptyCommit } from './work.ts';

/** Calls that one customer may take. */
const CALLS = 10;
/** After a call that failed, in ms. */
const AGAIN_MS = 60_000;
const REFUSED = 'credit.refused';

/** What one customer leaves to be remembered, or why nothing could be done just now. */
type Left = Pick<Commit, 'audit' | 'issues'> | { readonly halt: Problem };

/** Returns the customers of accounting whose turn did not come or whose credit could not be brought over now, and when to try again, in ms. */
export async function keepOpenCredit(
  crew: Crew,
  cases: readonly Case[],
  sums: ReadonlyMap<RecordId, Sums>,
): Promise<ReadonlyMap<RecordId, number>> {
  const later = new Map<RecordId, number>();
  const audit: AuditEntry[] = [];
  const raise: RaisedIssue[] = [];
  const close: number[] = [];
  let waitMs = 0;
  for (const one of crew.systems.crm.keepCredit ? cases : []) {
    const { link } = one;
    const id = link?.ids.accounting ?? '';
    const credits = sums.get(id)?.credits ?? [];
    if (!link || link.ended || (credits.length === 0 && !hadCredit(link))) continue;
    const hasRoom = waitMs === 0 && crew.budget.calls() >= CALLS && hasTimeToWrite(crew);
    const left = hasRoom ? await keepOne(crew, one, link, credits) : null;
    if (left && 'halt' in left) waitMs = Math.max(AGAIN_MS, waitOf(left.halt));
    if (left && 'audit' in left) {
      audit.push(...left.audit);
      raise.push(...left.issues.raise);
      close.push(...left.issues.close);
    } else later.set(id, waitMs);
  }
  if (audit.length + raise.length + close.length > 0)
    await crew.store.commit(crew.lease, { ...emptyCommit, audit, issues: { raise, close } });
  return later;
}

async function keepOne(crew: Crew, one: Case, link: LinkRow, credits: readonly OpenCredit[]): Promise<Left> {
  const { crm, accounting } = crew.systems;
  const customer = { id: link.ids.crm, name: link.name };
  const kept = (await crm.keepCredit?.(customer, credits, accounting.organisation ?? '')) ?? done(null);
  const nothing = { raise: [], close: [] };
  if (!kept.ok) {
    const { problem } = kept;
    if (dispositionOf(problem) !== 'ask-a-person') return { halt: problem };
    const raise = [issueOf(one, link, { why: 'refused', ...problem })];
    return { audit: [entryOf(one, link, 'failed', { ...problem })], issues: { ...nothing, raise } };
  }
  const { value } = kept;
  if (value && 'why' in value)
    return { audit: [], issues: { ...nothing, raise: [issueOf(one, link, factsOf(value, credits))] } };
  const close = one.issues.filter(({ code }) => code === REFUSED).map(({ id }) => id);
  const changes = value ? [{ field: 'creditBalance', before: value.before, after: value.after }] : [];
  return { audit: value ? [entryOf(one, link, 'done', {}, changes)] : [], issues: { ...nothing, close } };
}

/** What was last agreed shows credit: some of it may have to go. */
function hadCredit({ bases }: LinkRow): boolean {
  const { creditBalance } = rememberedOf(bases.accounting).fields;
  return typeof creditBalance === 'string' && creditBalance !== '0';
}

function factsOf({ why, credit, currency }: Unkept, credits: readonly OpenCredit[]): Readonly<Record<string, unknown>> {
  const other = credits.find(({ name }) => name === credit)?.currency;
  return { why, credit, ...(currency !== undefined && { currency }), ...(other !== undefined && { other }) };
}

function entryOf(
  one: Case,
  { ids, name }: LinkRow,
  outcome: 'done' | 'failed',
  facts: Readonly<Record<string, unknown>>,
  changes: AuditEntry['changes'] = [],
): AuditEntry {
  return {
    kind: kindOfCase(one),
    side: 'crm',
    record: ids.crm,
    name,
    direction: 'to-crm',
    trigger: one.cause.trigger,
    actor: one.cause.actor,
    run: null,
    outcome,
    code: outcome === 'done' ? 'credit.kept' : REFUSED,
    facts,
    changes,
    request: null,
  };
}

function issueOf(one: Case, { ids, name }: LinkRow, facts: Readonly<Record<string, unknown>>): RaisedIssue {
  const about = { kind: kindOfCase(one), record: ids.crm, side: 'crm', name } as const;
  return { ...about, code: REFUSED, facts, choices: ['ignore'], versions: {} };
}
