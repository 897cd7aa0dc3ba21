// Requests whose outcome nobody knows: a reply was lost, a pass was killed between the vendor's commit and ours. Within the life of the
// vendor's key the same bytes are sent again; later, what was made is found by its mark; what is not found is planned anew.

import { entersMoney } from '../core/payment.ts';
import type { Result } from '../core/problem.ts';
import { otherSide, type RecordId, type Seen } from '../core/record.ts';
import { settingsOf } from '../kinds/settings.ts';
import { auditOf, planAnew, stillOpen } from './anew.ts';
import { sendAgain } from './apply.ts';
import { type Crew, hasTimeToWrite } from './crew.ts';
import { keysOfLink } from './keys.ts';
import { mailOf, settleMail } from './mail.ts';
import { ended } from './outcome.ts';
import { settleAt } from './settle-pace.ts';
import { linkOf } from './settled-link.ts';
import type { Written } from './ports.ts';
import { settlePayments } from './settle-payments.ts';
import { settleUpdates } from './settle-updates.ts';
import type { AuditEntry, Commit, Intent, IntentItem, LinkRow } from './store.ts';

/** Of the life of a vendor's key, this much is kept as a margin. */
const KEY_MARGIN_MS = 120_000;

/** Settles what can be settled now. Intents that are too young, or were asked about lately, stay; the pair comes back for them. */
export async function settleIntents(crew: Crew): Promise<void> {
  for (const intent of crew.open.intents) {
    const now = crew.world.now();
    const age = now - intent.sentAt;
    if (settleAt(intent) > now) continue;
    if (!hasTimeToWrite(crew) || crew.budget.calls() < 3) return;
    if (intent.prepared.op === 'mail') {
      await settleMail(crew, intent, age);
      continue;
    }
    if (intent.items.some(({ fields }) => entersMoney(fields))) await settlePayments(crew, intent);
    else if (intent.prepared.op === 'create') await settleCreate(crew, intent, age);
    else if (intent.prepared.op === 'update') await settleUpdates(crew, intent);
    else await planAnew(crew, intent, []);
  }
}

async function settleCreate(crew: Crew, intent: Intent, age: number): Promise<void> {
  const system = crew.systems[intent.side];
  if (age < system.spec.replayMs - KEY_MARGIN_MS && intent.state !== 'failed' && isStillAllowed(crew, intent)) {
    const outcomes = await sendAgain(crew, intent);
    if (outcomes.every(({ ok }) => ok)) return remember(crew, intent, outcomes);
    if (outcomes.some((outcome) => !outcome.ok && outcome.problem.code === 'system.unreachable'))
      return stillOpen(crew, intent);
  }
  const drafts = intent.items.map(({ source, fields, instead }) => ({
    source,
    fields,
    ...(instead !== undefined && { instead }),
  }));
  const made = await system.findMade(intent.prepared.kind, drafts, intent.sentAt);
  if (!made.ok) return stillOpen(crew, intent);
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
  const { outcomes, replaced } = await withoutLinked(crew, intent, told);
  const links: LinkRow[] = [];
  const audit: AuditEntry[] = [];
  const intents: Intent[] = [];
  const add: Commit['keys']['add'][number][] = [];
  const kind = crew.kinds.get(intent.prepared.kind)?.kind;
  const taken = await linkedAmong(crew, intent, outcomes);
  intent.items.forEach((item, at) => {
    const outcome = outcomes[at];
    if (!outcome?.ok || taken.has(outcome.value.id)) return;
    const before = replaced.get(item.source);
    if (item.link !== null && !before) return;
    const link = linkOf(crew, intent, item, outcome.value, before);
    links.push(...(before ? [ended(before, crew.world.now())] : []), link);
    if (item.mail) intents.push(mailOf(crew, link));
    if (kind) add.push(...keysOfLink(kind, link, item.fields));
    audit.push(auditOf(intent, item));
  });
  // Every source is looked at once more: it may have changed meanwhile, and the new record's id has to go back to it.
  const isMade = intent.items.map((_, at) => outcomes[at]?.ok === true);
  const rekeyed = replaced.size > 0;
  // Whoever waits for one of them goes on.
  const there = links.filter((link) => !link.ended).flatMap(({ ids }) => [ids.crm, ids.accounting]);
  await planAnew(crew, intent, isMade, { links, rekeyed, keys: { add, remove: [] }, there, audit, intents });
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

/**
 * What was found may have been linked meanwhile, to another record that looks the same: then nobody knows what was made. `replaced` are
 * links that the new record takes the place of, by its source.
 */
async function withoutLinked(
  crew: Crew,
  { items, prepared, side }: Intent,
  outcomes: readonly Result<Written>[],
): Promise<{ outcomes: readonly Result<Written>[]; replaced: ReadonlyMap<RecordId, LinkRow> }> {
  const ids = [...items.map(({ source }) => source), ...outcomes.flatMap((each) => (each.ok ? each.value.id : []))];
  const { links } = await crew.store.recall(crew.lease.pair, prepared.kind, ids);
  const live = links.filter((link) => !link.ended);
  const old = new Map(
    items.flatMap(({ instead, source }) => (instead === undefined ? [] : [[instead, source] as const])),
  );
  const replaced = new Map(
    live.flatMap((link) => {
      const source = old.get(link.ids[side]);
      return source !== undefined && link.ids[otherSide(side)] === source ? [[source, link] as const] : [];
    }),
  );
  const others = live.filter((link) => replaced.get(link.ids[otherSide(side)]) !== link);
  const linked = new Set(others.flatMap((link) => [link.ids.crm, link.ids.accounting]));
  const known = outcomes.map((each, at): Result<Written> =>
    each.ok && [each.value.id, items[at]?.source ?? ''].some((id) => linked.has(id))
      ? { ok: false, problem: { code: 'outcome.unknown' } }
      : each,
  );
  return { outcomes: known, replaced };
}
