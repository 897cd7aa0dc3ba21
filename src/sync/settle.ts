// Requests whose outcome nobody knows: a reply was lost, a pass was killed between the vendor's commit and ours. Within the life of the
// vendor's key the same bytes are sent again; later, what was made is found by its mark; what is not found is planned anew.

import type { Result } from '../core/problem.ts';
import { otherSide, type RecordId, type Seen, type Side } from '../core/record.ts';
import { type Fields, isBlank, sameMeaning, unchanged, type Value } from '../core/value.ts';
import type { Draft } from '../mapping/place.ts';
import type { Mapping } from '../mapping/translate.ts';
import { settingsOf } from '../kinds/settings.ts';
import { sendAgain } from './apply.ts';
import { based } from './case.ts';
import { type Crew, hasTimeToWrite } from './crew.ts';
import { keysOfLink } from './keys.ts';
import { mailOf, settleMail } from './mail.ts';
import type { Written } from './ports.ts';
import type { AuditEntry, Commit, Intent, IntentItem, LinkRow, Standing } from './store.ts';
import { emptyCommit } from './work.ts';

/** A request that may still be on its way is left alone for this long. */
export const STILL_TRAVELLING_MS = 20_000;
/** Of the life of a vendor's key, this much is kept as a margin. */
const KEY_MARGIN_MS = 120_000;

/** Settles what can be settled now. Intents that are too young stay; the pair comes back for them. */
export async function settleIntents(crew: Crew): Promise<void> {
  for (const intent of crew.open.intents) {
    const age = crew.world.now() - intent.sentAt;
    if (age < STILL_TRAVELLING_MS && intent.state !== 'unsent') continue;
    if (!hasTimeToWrite(crew) || crew.budget.calls() < 3) return;
    if (intent.prepared.op === 'mail') {
      await settleMail(crew, intent, age);
      continue;
    }
    if (intent.prepared.op !== 'create') await planAnew(crew, intent, []);
    else await settleCreate(crew, intent, age);
  }
}

/**
 * A change is simply planned again: whatever got through shows itself, and equal values need no further write. Of a creation `isMade` says
 * which of the items were carried out.
 */
async function planAnew(
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
  const standings = new Map(known.standings.map((standing) => [standing.id, standing]));
  const put = items.flatMap((item, at) => askFor(crew, intent, item, isMade[at] === true, standings.get(item.source)));
  await crew.store.commit(crew.lease, {
    ...emptyCommit,
    ...done,
    audit: [...(done.audit ?? []), ...items.flatMap((item) => lostBy(intent, item))],
    standings: { put, drop: [] },
    intentsDone: [intent.id],
  });
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

async function settleCreate(crew: Crew, intent: Intent, age: number): Promise<void> {
  const system = crew.systems[intent.side];
  if (age < system.spec.replayMs - KEY_MARGIN_MS && intent.state !== 'failed' && isStillAllowed(crew, intent)) {
    const outcomes = await sendAgain(crew, intent);
    if (outcomes.every(({ ok }) => ok)) return remember(crew, intent, outcomes);
    if (outcomes.some((outcome) => !outcome.ok && outcome.problem.code === 'system.unreachable')) return;
  }
  const drafts = intent.items.map(({ source, fields }) => ({ source, fields }));
  const made = await system.findMade(intent.prepared.kind, drafts, intent.sentAt);
  if (!made.ok) return;
  const outcomes = intent.items.map(({ source, fields }) => asWritten(made.value.get(source) ?? [], fields));
  await remember(crew, intent, outcomes);
}

/** Whether the settings let such records be made there now: what was not carried out before must not be carried out after that. */
function isStillAllowed({ settings }: Crew, { prepared, side }: Intent): boolean {
  const { on, toAccounting, toCrm } = settingsOf(settings, prepared.kind);
  const into = side === 'accounting' ? toAccounting : toCrm;
  return on && into.on && into.create;
}

/** The one record that was found stands for the reply. None or several don't: the record is planned anew, and matching decides. */
function asWritten(found: readonly Seen[], fields: IntentItem['fields']): Result<Written> {
  const [seen, ...more] = found;
  if (!seen || more.length > 0) return { ok: false, problem: { code: 'outcome.unknown' } };
  const { id, version, changedAt } = seen;
  return { ok: true, value: { id, version, changedAt, seen, sent: fields } };
}

async function remember(crew: Crew, intent: Intent, told: readonly Result<Written>[]): Promise<void> {
  const outcomes = await withoutLinked(crew, intent, told);
  const links: LinkRow[] = [];
  const audit: AuditEntry[] = [];
  const intents: Intent[] = [];
  const add: Commit['keys']['add'][number][] = [];
  const kind = crew.kinds.get(intent.prepared.kind)?.kind;
  const taken = await linkedAmong(crew, intent, outcomes);
  intent.items.forEach((item, at) => {
    const outcome = outcomes[at];
    if (!outcome?.ok || item.link !== null || taken.has(outcome.value.id)) return;
    const link = linkOf(crew, intent, item, outcome.value);
    links.push(link);
    if (item.mail) intents.push(mailOf(crew, link));
    if (kind) add.push(...keysOfLink(kind, link, item.fields));
    audit.push(auditOf(intent, item));
  });
  // Every source is looked at once more: it may have changed meanwhile, and the new record's id has to go back to it.
  const isMade = intent.items.map((_, at) => outcomes[at]?.ok === true);
  await planAnew(crew, intent, isMade, { links, keys: { add, remove: [] }, audit, intents });
}

/** What was made and has a link meanwhile, by whatever way: a second one would never be stored. */
async function linkedAmong(
  { store, lease }: Crew,
  { prepared, side }: Intent,
  outcomes: readonly Result<Written>[],
): Promise<ReadonlySet<RecordId>> {
  const ids = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
  if (ids.length === 0) return new Set();
  const { links } = await store.recall(lease.pair, prepared.kind, ids);
  return new Set(links.filter(({ ended }) => !ended).map((link) => link.ids[side]));
}

/** What was found may have been linked meanwhile, to another record that looks the same: then nobody knows what was made. */
async function withoutLinked(
  crew: Crew,
  { items, prepared }: Intent,
  outcomes: readonly Result<Written>[],
): Promise<readonly Result<Written>[]> {
  const ids = [...items.map(({ source }) => source), ...outcomes.flatMap((each) => (each.ok ? each.value.id : []))];
  const { links } = await crew.store.recall(crew.lease.pair, prepared.kind, ids);
  const linked = new Set(links.filter(({ ended }) => !ended).flatMap((link) => [link.ids.crm, link.ids.accounting]));
  return outcomes.map((each, at) =>
    each.ok && [each.value.id, items[at]?.source ?? ''].some((id) => linked.has(id))
      ? { ok: false, problem: { code: 'outcome.unknown' } }
      : each,
  );
}

function linkOf(crew: Crew, { prepared, side }: Intent, item: IntentItem, written: Written): LinkRow {
  const source = otherSide(side);
  const mapping = crew.kinds.get(prepared.kind)?.mapping;
  const fields = mapping?.fields ?? [];
  const ids = { [source]: item.source, [side]: written.id } as Record<'crm' | 'accounting', RecordId>;
  const shown = written.seen && mapping ? asMade(mapping, side, item.fields, written.seen.fields) : undefined;
  const names = Object.keys(shown ?? written.sent);
  const pick = (values: IntentItem['fields']) => Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  const bases = { crm: {}, accounting: {}, [source]: based({}, fields, source, pick(item.from)) };
  const isWhole = Object.keys(item.fields).every((name) => names.includes(name));
  return {
    id: crew.world.number(),
    kind: prepared.kind,
    ids,
    bases: { ...bases, ...(shown && { [side]: based({}, fields, side, { ...pick(shown), ...untoldBy(item) }) }) },
    versions: { crm: '', accounting: '' },
    changedAt: { crm: 0, accounting: 0, [source]: item.sourceChangedAt },
    settling: shown ? {} : { [side]: { version: written.version, fields: written.sent } },
    held: {},
    agreedAt: isWhole ? crew.world.now() : null,
    ended: false,
    name: item.name,
    note: null,
    noteFacts: {},
    madeAt: crew.world.now(),
    madeBy: 'create',
    endedAt: 0,
  };
}

/** What was made otherwise than its source shows, as the source shows it: the source has yet to learn of it. */
function untoldBy({ fields, from }: IntentItem): IntentItem['from'] {
  return Object.fromEntries(Object.entries(from).filter(([name, value]) => !unchanged(value, fields[name])));
}

/** A change that may have been carried out is not seen as one any more once both sides show the same: what it overwrote is told now. */
function lostBy(intent: Intent, item: IntentItem): AuditEntry[] {
  if (!item.lost) return [];
  return [{ ...auditOf(intent, item), outcome: 'retrying', code: 'outcome.unknown', facts: { lost: item.lost } }];
}

/**
 * What a record that was found or told again showed when it was made, as far as it can be told. A value that differs from what was sent,
 * beyond what this side makes of it, is somebody's edit since, and the base is what was sent. A blank was never written: half a record
 * was made.
 */
function asMade({ fields, sides }: Mapping, side: Side, sent: Fields, shown: Fields): Fields {
  const draft: Draft = {};
  sides[side].write(draft, sent, 'create');
  const expected = sides[side].read(draft);
  const made = fields.flatMap(({ name, type }): [string, Value][] => {
    const [wanted, now] = [sent[name], shown[name] ?? null];
    if (wanted === undefined || (isBlank(now) && !isBlank(expected[name]))) return [];
    return [[name, isBlank(expected[name]) || sameMeaning(type, expected[name], now) ? now : (expected[name] ?? null)]];
  });
  return Object.fromEntries(made);
}

function auditOf({ prepared, side, key }: Intent, item: IntentItem): AuditEntry {
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
