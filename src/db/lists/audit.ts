// The log as a list.

import { sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
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
}

export function auditLists(db: Database) {
  return {
    /** The newest first. */
    audit: async (pair: string, query: AuditQuery): Promise<{ items: AuditRow[]; next: string | null }> => {
      const { limit, before, kind, direction, outcome, search, from, to } = query;
      const rows = await db.all<AuditRow>(
        sql`SELECT * FROM audit WHERE ${every([
          sql`pair = ${pair}`,
          before === null ? null : sql`id < ${before}`,
          from === null ? null : sql`id >= ${from * AUDIT_IDS_PER_MS}`,
          to === null ? null : sql`id < ${to * AUDIT_IDS_PER_MS}`,
          kind === null ? null : sql`kind = ${kind}`,
          direction === null ? null : sql`direction = ${direction}`,
          outcome === null ? null : sql`outcome = ${outcome}`,
          containing('name', search),
        ])} ORDER BY id DESC LIMIT ${limit + 1}`,
      );
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? String(items.at(-1)?.id ?? '') : null };
    },

    auditEntry: async (pair: string, id: number): Promise<AuditRow | null> => {
      const [row] = await db.all<AuditRow>(sql`SELECT * FROM audit WHERE pair = ${pair} AND id = ${id}`);
      return row ?? null;
    },
  };
}
