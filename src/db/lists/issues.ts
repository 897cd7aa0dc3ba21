// The list of issues, and closing one.

import { sql } from 'drizzle-orm';
import type { Side } from '../../core/record.ts';
import { type Database, parse } from '../database.ts';
import { every } from './conditions.ts';

export interface ListedIssue {
  readonly id: number;
  readonly code: string;
  readonly kind: string | null;
  readonly record: { readonly side: Side; readonly id: string; readonly name: string } | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly choices: readonly string[];
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly closedBy: string | null;
}

/** An issue as its row. */
export interface IssueRow {
  id: number;
  code: string;
  kind: string;
  record: string;
  side: string;
  name: string;
  facts: string;
  choices: string;
  opened_at: number;
  closed_at: number | null;
  closed_by: string | null;
}

export function fromIssue(row: IssueRow): ListedIssue {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind === '' ? null : row.kind,
    record: row.record === '' ? null : { side: row.side as Side, id: row.record, name: row.name },
    facts: parse<Record<string, unknown>>(row.facts),
    choices: parse<string[]>(row.choices),
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
  };
}

export function issueLists(db: Database, now: () => number) {
  return {
    issues: async (
      pair: string,
      { limit, before, open, code }: { limit: number; before: number | null; open: boolean; code: string | null },
    ): Promise<{ items: ListedIssue[]; next: string | null }> => {
      const rows = await db.all<IssueRow>(
        sql`SELECT * FROM issues WHERE ${every([
          sql`pair = ${pair}`,
          open ? sql`closed_at IS NULL` : null,
          before === null ? null : sql`id < ${before}`,
          code === null ? null : sql`code = ${code}`,
        ])} ORDER BY id DESC LIMIT ${limit + 1}`,
      );
      const items = rows.slice(0, limit).map(fromIssue);
      return { items, next: rows.length > limit ? String(items.at(-1)?.id ?? '') : null };
    },

    issue: async (pair: string, id: number): Promise<ListedIssue | null> => {
      const [row] = await db.all<IssueRow>(sql`SELECT * FROM issues WHERE pair = ${pair} AND id = ${id}`);
      return row ? fromIssue(row) : null;
    },

    /** Closes an issue by a person's choice. False where it was closed already. */
    resolve: async (id: number, choice: string, actor: string): Promise<boolean> => {
      const rows = await db.all<{
        id: number;
      }>(sql`UPDATE issues SET closed_at = ${now()}, closed_by = ${choice}, actor = ${actor}
        WHERE id = ${id} AND closed_at IS NULL RETURNING id`);
      return rows.length > 0;
    },
  };
}
