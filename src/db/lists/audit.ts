// The log as a list.

import { sql } from 'drizzle-orm';
import type { KindName, RecordId, Side } from '../../core/record.ts';
import { type Database, json } from '../database.ts';
import { AUDIT_IDS_PER_MS } from '../log.ts';
import { containing, every } from './conditions.ts';

export interface AuditRow {
  readonly id: number;
  readonly at: number;
  readonly pair: string;
  readonly run: string | null;
  readonly kind: string | null;
  readonly side: string | null;
  readonly record: string | null;
  readonly name: string;
  readonly direction: string | null;
  readonly trigger: string;
  readonly actor: string | null;
  readonly outcome: string;
  readonly code: string;
  readonly facts: string | null;
  readonly changes: string | null;
  readonly request: string | null;
}

export interface AuditQuery {
  readonly limit: number;
  readonly before: number | null;
  readonly kind: string | null;
  readonly direction: string | null;
  readonly outcome: string | null;
  readonly search: string | null;
  readonly from: number | null;
  readonly to: number | null;
  /** By its code. */
  readonly code: string | null;
  readonly order: 'newest' | 'oldest';
}

/** The first page of everything. */
export const everything: AuditQuery = {
  limit: 50,
  before: null,
  kind: null,
  direction: null,
  outcome: null,
  search: null,
  from: null,
  to: null,
  code: null,
  order: 'newest',
};

/** Which entries' records are meant. */
export type EntriesMeant =
  { readonly ids: readonly number[] } | { readonly code: string } | { readonly outcome: string };

export interface RecordOfEntry {
  readonly kind: KindName;
  readonly side: Side;
  readonly record: RecordId;
}

export function auditLists(db: Database) {
  return {
    /** By default the newest first. */
    audit: async (pair: string, query: AuditQuery): Promise<{ items: AuditRow[]; next: string | null }> => {
      const { limit, before, kind, direction, outcome, search, from, to, code, order } = query;
      const isNewest = order === 'newest';
      const rows = await db.all<AuditRow>(
        sql`SELECT * FROM audit WHERE ${every([
          sql`pair = ${pair}`,
          before === null ? null : isNewest ? sql`id < ${before}` : sql`id > ${before}`,
          from === null ? null : sql`id >= ${from * AUDIT_IDS_PER_MS}`,
          to === null ? null : sql`id < ${to * AUDIT_IDS_PER_MS}`,
          kind === null ? null : sql`kind = ${kind}`,
          direction === null ? null : sql`direction = ${direction}`,
          outcome === null ? null : sql`outcome = ${outcome}`,
          code === null ? null : sql`code = ${code}`,
          containing('name', search),
        ])} ORDER BY id ${sql.raw(isNewest ? 'DESC' : 'ASC')} LIMIT ${limit + 1}`,
      );
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? String(items.at(-1)?.id ?? '') : null };
    },

    /** The records of entries, each once, those with the newest entries first. */
    recordsOfEntries: async (pair: string, meant: EntriesMeant, limit: number): Promise<RecordOfEntry[]> =>
      db.all<RecordOfEntry>(
        sql`SELECT kind, side, record FROM audit WHERE ${every([
          sql`pair = ${pair} AND record IS NOT NULL AND kind IS NOT NULL`,
          'ids' in meant ? sql`id IN (SELECT value FROM json_each(${json(meant.ids)}))` : null,
          'code' in meant ? sql`code = ${meant.code}` : null,
          'outcome' in meant ? sql`outcome = ${meant.outcome}` : null,
        ])} GROUP BY kind, side, record ORDER BY MAX(id) DESC LIMIT ${limit}`,
      ),

    /** How long changes took to arrive, in ms, the shortest first: of the last ones since that time that somebody waited for. */
    lags: async (pair: string, since: number, limit: number): Promise<number[]> => {
      const rows = await db.all<{ lag: number }>(sql`SELECT lag FROM (SELECT lag FROM audit
        WHERE pair = ${pair} AND id >= ${since * AUDIT_IDS_PER_MS} AND lag IS NOT NULL AND at - lag >= ${since}
        ORDER BY id DESC LIMIT ${limit}) ORDER BY lag`);
      return rows.map(({ lag }) => lag);
    },

    auditEntry: async (pair: string, id: number): Promise<AuditRow | null> => {
      const [row] = await db.all<AuditRow>(sql`SELECT * FROM audit WHERE pair = ${pair} AND id = ${id}`);
      return row ?? null;
    },
  };
}
