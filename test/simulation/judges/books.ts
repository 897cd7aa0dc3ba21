// What the product remembers at the end, read from its database for the judges: links, issues, standings, the log.

import type { KindName, RecordId, Side } from '../../../src/core/record.ts';
import type { Bench } from '../bench.ts';
import type { Row } from '../d1.ts';

export interface LinkKept {
  readonly id: number;
  readonly pair: string;
  readonly kind: KindName;
  readonly ids: Readonly<Record<Side, RecordId>>;
  readonly note: string | null;
  readonly held: readonly string[];
  /** Fields whose bases both sides have, as the product believes to be in step. */
  readonly bases: Readonly<Record<Side, Readonly<Record<string, readonly [unknown, string]>>>>;
  readonly madeAt: number;
  readonly madeBy: string;
  /** 0 while it lives. */
  readonly endedAt: number;
}

export interface IssueKept {
  readonly pair: string;
  readonly kind: string;
  readonly code: string;
  readonly record: RecordId;
  readonly openedAt: number;
  readonly closedAt: number | null;
}

export interface StandingKept {
  readonly pair: string;
  readonly kind: KindName;
  readonly id: RecordId;
  readonly name: string;
  readonly state: string;
  readonly code: string;
  readonly dueAt: number | null;
  /** The record that must be there first. */
  readonly waitsFor: RecordId | null;
}

/** An edit that a rule overwrote, as the log has it. */
export interface LostKept {
  readonly pair: string;
  readonly kind: KindName;
  readonly field: string;
  readonly side: Side;
  readonly value: unknown;
  readonly record: RecordId;
}

export interface Books {
  readonly links: readonly LinkKept[];
  readonly issues: readonly IssueKept[];
  readonly standings: readonly StandingKept[];
  readonly lost: readonly LostKept[];
}

export async function readBooks({ sqlite }: Bench): Promise<Books> {
  return {
    links: (await sqlite.ask('SELECT * FROM links ORDER BY made_at')).map(asLink),
    issues: (await sqlite.ask('SELECT * FROM issues ORDER BY id')).map(asIssue),
    standings: (await sqlite.ask('SELECT * FROM standings')).map(asStanding),
    lost: (await sqlite.ask('SELECT pair, kind, record, facts FROM audit WHERE facts LIKE \'%"lost"%\'')).flatMap(
      asLost,
    ),
  };
}

function asLink(row: Row): LinkKept {
  return {
    id: Number(row.id),
    pair: String(row.pair),
    kind: row.kind as KindName,
    ids: { crm: String(row.crm_id), accounting: String(row.accounting_id) },
    note: row.note === null ? null : String(row.note),
    held: Object.keys(JSON.parse(String(row.held ?? '{}')) as object),
    bases: {
      crm: JSON.parse(String(row.crm_base)) as LinkKept['bases']['crm'],
      accounting: JSON.parse(String(row.accounting_base)) as LinkKept['bases']['crm'],
    },
    madeAt: Number(row.made_at),
    madeBy: String(row.made_by),
    endedAt: Number(row.ended_at),
  };
}

function asIssue(row: Row): IssueKept {
  return {
    pair: String(row.pair),
    kind: String(row.kind),
    code: String(row.code),
    record: String(row.record),
    openedAt: Number(row.opened_at),
    closedAt: row.closed_at === null ? null : Number(row.closed_at),
  };
}

function asStanding(row: Row): StandingKept {
  return {
    pair: String(row.pair),
    kind: row.kind as KindName,
    id: String(row.id),
    name: String(row.name),
    state: String(row.state),
    code: String(row.code),
    dueAt: row.due_at === null ? null : Number(row.due_at),
    waitsFor: row.waits_for === null ? null : String(row.waits_for),
  };
}

function asLost(row: Row): LostKept[] {
  const { lost = [] } = JSON.parse(String(row.facts)) as { lost?: { field: string; side: Side; value: unknown }[] };
  const about = { pair: String(row.pair), kind: row.kind as KindName, record: String(row.record) };
  return lost.map((each) => ({ ...about, ...each }));
}
