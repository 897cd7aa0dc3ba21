// Rows as they are stored, and as the floor below knows them.

import type { Choice } from '../core/steps.ts';
import { classes } from '../core/pace.ts';
import type { Base, Held, KindName, Settling, Side } from '../core/record.ts';
import type { Value } from '../core/value.ts';
import type { Trigger } from '../sync/ports.ts';
import type { Intent, LinkRow, Look, LookSort, Standing, StandingState } from '../sync/store.ts';
import { type Cell, json, parse } from './database.ts';

export interface LinkRecord {
  id: number;
  kind: string;
  crm_id: string;
  accounting_id: string;
  name: string;
  crm_base: string;
  accounting_base: string;
  crm_version: string;
  accounting_version: string;
  crm_changed_at: number;
  accounting_changed_at: number;
  settling: string | null;
  held: string | null;
  note: string | null;
  note_facts: string | null;
  agreed_at: number | null;
  made_at: number;
  made_by: string;
  ended_at: number;
}

export const linkColumns = [
  'id',
  'pair',
  'kind',
  'crm_id',
  'accounting_id',
  'name',
  'crm_base',
  'accounting_base',
  'crm_version',
  'accounting_version',
  'crm_changed_at',
  'accounting_changed_at',
  'settling',
  'held',
  'note',
  'note_facts',
  'agreed_at',
  'made_at',
  'made_by',
  'ended_at',
] as const;

type PackedBase = Record<string, [Value, string]>;

function pack(base: Base): string {
  return json(Object.fromEntries(Object.entries(base).map(([name, { value, place }]) => [name, [value, place]])));
}

function unpack(text: string): Base {
  const packed = parse<PackedBase>(text);
  return Object.fromEntries(Object.entries(packed).map(([name, [value, place]]) => [name, { value, place }]));
}

function unlessEmpty(map: object): string | null {
  return Object.keys(map).length > 0 ? json(map) : null;
}

export function toLinkCells(pair: string, link: LinkRow): Cell[] {
  return [
    link.id,
    pair,
    link.kind,
    link.ids.crm,
    link.ids.accounting,
    link.name,
    pack(link.bases.crm),
    pack(link.bases.accounting),
    link.versions.crm,
    link.versions.accounting,
    link.changedAt.crm,
    link.changedAt.accounting,
    unlessEmpty(link.settling),
    unlessEmpty(link.held),
    link.note,
    unlessEmpty(link.noteFacts),
    link.agreedAt,
    link.madeAt,
    link.madeBy,
    link.endedAt,
  ];
}

export function fromLink(row: LinkRecord): LinkRow {
  return {
    id: row.id,
    kind: row.kind as KindName,
    ids: { crm: row.crm_id, accounting: row.accounting_id },
    name: row.name,
    bases: { crm: unpack(row.crm_base), accounting: unpack(row.accounting_base) },
    versions: { crm: row.crm_version, accounting: row.accounting_version },
    changedAt: { crm: row.crm_changed_at, accounting: row.accounting_changed_at },
    settling: row.settling === null ? {} : parse<Partial<Record<Side, Settling>>>(row.settling),
    held: row.held === null ? {} : parse<Record<string, Held>>(row.held),
    note: row.note,
    noteFacts: row.note_facts === null ? {} : parse<Record<string, string>>(row.note_facts),
    agreedAt: row.agreed_at,
    madeAt: row.made_at,
    madeBy: row.made_by,
    ended: row.ended_at !== 0,
    endedAt: row.ended_at,
  };
}

export interface LookRecord {
  kind: string;
  side: string;
  sort: string;
  phase: string;
  checkpoint: string | null;
  cursor: string | null;
  due_at: number | null;
  work: number;
  trigger: string;
  actor: string | null;
  ids: string | null;
  running: number | null;
  taken: string | null;
  rest: string | null;
  attempts: number;
  looked_at: number | null;
  changed_at: number | null;
}

export function fromLook(row: LookRecord): Look {
  return {
    kind: row.kind as KindName,
    side: row.side as Side,
    sort: row.sort as LookSort,
    phase: row.phase as Look['phase'],
    checkpoint: row.checkpoint,
    cursor: row.cursor,
    dueAt: row.due_at,
    work: classes[row.work] ?? 'timer',
    trigger: row.trigger as Trigger,
    actor: row.actor,
    ids: row.ids === null ? null : parse<string[]>(row.ids),
    running: row.running,
    taken: row.taken === null ? null : parse<string[]>(row.taken),
    rest: row.rest === null ? [] : parse<[string, number][]>(row.rest).map(([id, at]) => ({ id, at })),
    attempts: row.attempts,
    lookedAt: row.looked_at,
    changedAt: row.changed_at,
  };
}

export interface StandingRecord {
  kind: string;
  id: string;
  side: string;
  name: string;
  state: string;
  code: string;
  facts: string | null;
  due_at: number | null;
  work: number;
  trigger: string;
  actor: string | null;
  waits_for: string | null;
  attempts: number;
  choice: string | null;
  since: number;
}

export const standingColumns = [
  'pair',
  'kind',
  'id',
  'side',
  'name',
  'state',
  'code',
  'facts',
  'due_at',
  'work',
  'trigger',
  'actor',
  'waits_for',
  'attempts',
  'choice',
  'since',
] as const;

export function toStandingCells(pair: string, standing: Standing): Cell[] {
  return [
    pair,
    standing.kind,
    standing.id,
    standing.side,
    standing.name,
    standing.state,
    standing.code,
    unlessEmpty(standing.facts),
    standing.dueAt,
    classes.indexOf(standing.work),
    standing.trigger,
    standing.actor,
    standing.waitsFor,
    standing.attempts,
    standing.choice === null ? null : json(standing.choice),
    standing.since,
  ];
}

export function fromStanding(row: StandingRecord): Standing {
  return {
    kind: row.kind as KindName,
    id: row.id,
    side: row.side as Side,
    name: row.name,
    state: row.state as StandingState,
    code: row.code,
    facts: row.facts === null ? {} : parse<Record<string, unknown>>(row.facts),
    dueAt: row.due_at,
    work: classes[row.work] ?? 'timer',
    trigger: row.trigger as Trigger,
    actor: row.actor,
    waitsFor: row.waits_for,
    attempts: row.attempts,
    choice: row.choice === null ? null : parse<Choice>(row.choice),
    since: row.since,
  };
}

export interface IntentRecord {
  id: string;
  kind: string;
  side: string;
  op: string;
  key: string;
  body: string;
  items: string;
  sent_at: number;
  state: string;
}

export const intentColumns = ['id', 'pair', 'kind', 'side', 'op', 'key', 'body', 'items', 'sent_at', 'state'] as const;

export function toIntentCells(pair: string, intent: Intent): Cell[] {
  const { id, side, key, prepared, items, sentAt, state } = intent;
  return [id, pair, prepared.kind, side, prepared.op, key, prepared.body, json(items), sentAt, state];
}

export function fromIntent(row: IntentRecord): Intent {
  const items = parse<Intent['items']>(row.items);
  const { id, key, body } = row;
  return {
    id,
    key,
    side: row.side as Side,
    prepared: { kind: row.kind as KindName, op: row.op as Intent['prepared']['op'], body, count: items.length },
    items,
    sentAt: row.sent_at,
    state: row.state as Intent['state'],
  };
}
