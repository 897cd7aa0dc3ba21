// What the pages list: records with their state, issues, the log, what is open. Read only; pages by cursor.

import { type SQL, sql } from 'drizzle-orm';
import type { Side } from '../core/record.ts';
import { STILL_TRAVELLING_MS } from '../sync/settle.ts';
import { type Database, parse } from './database.ts';
import { AUDIT_IDS_PER_MS } from './log.ts';

export interface ListedRecord {
  readonly kind: string;
  readonly name: string;
  readonly crmId: string | null;
  readonly accountingId: string | null;
  readonly state: 'in-step' | 'waiting' | 'needs-you' | 'failed' | 'skipped' | 'not-linked';
  /** Why it is so, as a code, where it is not simply in step. */
  readonly code: string | null;
  /** What the code's sentence names. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly agreedAt: number | null;
  readonly issues: readonly string[];
}

export interface RecordQuery {
  readonly limit: number;
  readonly after: string | null;
  readonly kind: string | null;
  readonly state: string | null;
  /** Part of a name. */
  readonly search: string | null;
}

interface RecordRow {
  place: string;
  kind: string;
  name: string;
  crm_id: string | null;
  accounting_id: string | null;
  state: string;
  code: string | null;
  facts: string | null;
  agreed_at: number | null;
  issues: string;
}

/** Of a record's open issues, those from refused or failed writes make it failed; any other needs a person. */
const failures = sql.raw(`(code LIKE 'refused.%' OR code LIKE 'failed.%')`);

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

interface IssueRow {
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

function fromIssue(row: IssueRow): ListedIssue {
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

function every(conditions: readonly (SQL | null)[]): SQL {
  return sql.join(
    conditions.filter((condition) => condition !== null),
    sql` AND `,
  );
}

function containing(column: string, text: string | null): SQL | null {
  return text === null ? null : sql`instr(lower(${sql.raw(column)}), ${text.toLowerCase()}) > 0`;
}

export function lists({ db, now }: { db: Database; now(): number }) {
  return {
    /** Records that stand by themselves first, then the linked ones in the order of their CRM ids. */
    records: async (
      pair: string,
      { limit, after, kind, state, search }: RecordQuery,
    ): Promise<{ items: ListedRecord[]; next: string | null }> => {
      // Why a record is before a person, or failed, is told by its first open issue; everything else by where it stands.
      const rows = await db.all<RecordRow>(sql`WITH issued AS (
          SELECT kind, record, json_group_array(CAST(id AS TEXT)) AS ids, MIN(NOT ${failures}) AS failed, MIN(id) AS first
          FROM issues WHERE pair = ${pair} AND closed_at IS NULL AND record <> '' GROUP BY kind, record),
        standing AS (SELECT 'a' || standings.id AS place, standings.kind, standings.name,
            CASE WHEN standings.side = 'crm' THEN standings.id END AS crm_id,
            CASE WHEN standings.side = 'accounting' THEN standings.id END AS accounting_id, state,
            CASE WHEN told.id IS NULL THEN standings.code ELSE told.code END AS code,
            CASE WHEN told.id IS NULL THEN standings.facts ELSE told.facts END AS facts,
            NULL AS agreed_at, COALESCE(issued.ids, '[]') AS issues
          FROM standings LEFT JOIN issued ON issued.kind = standings.kind AND issued.record = standings.id
          LEFT JOIN issues AS told ON told.id = issued.first AND state IN ('needs-you', 'failed')
          WHERE standings.pair = ${pair} AND NOT EXISTS (SELECT 1 FROM links WHERE links.pair = ${pair}
            AND links.kind = standings.kind AND links.ended_at = 0
            AND (links.crm_id = standings.id OR links.accounting_id = standings.id))),
        linked AS (SELECT 'b' || crm_id AS place, links.kind, links.name, crm_id, accounting_id,
            CASE WHEN issued.failed = 0 THEN 'failed' WHEN issued.ids IS NOT NULL THEN 'needs-you'
              WHEN standings.state IS NOT NULL THEN standings.state WHEN note IS NOT NULL THEN 'skipped' ELSE 'in-step' END AS state,
            COALESCE(told.code, standings.code, note) AS code,
            CASE WHEN told.id IS NOT NULL THEN told.facts WHEN standings.id IS NOT NULL THEN standings.facts ELSE note_facts END AS facts,
            agreed_at, COALESCE(issued.ids, '[]') AS issues
          FROM links LEFT JOIN issued ON issued.kind = links.kind AND issued.record = links.crm_id
          LEFT JOIN issues AS told ON told.id = issued.first
          LEFT JOIN standings ON standings.pair = ${pair} AND standings.kind = links.kind AND standings.id = links.crm_id
          WHERE links.pair = ${pair} AND links.ended_at = 0)
        SELECT * FROM (SELECT * FROM standing UNION ALL SELECT * FROM linked) WHERE ${every([
          sql`place > ${after ?? ''}`,
          kind === null ? null : sql`kind = ${kind}`,
          state === null ? null : sql`state = ${state}`,
          containing('name', search),
        ])} ORDER BY place LIMIT ${limit + 1}`);
      const items = rows.slice(0, limit);
      return {
        next: rows.length > limit ? (items.at(-1)?.place ?? null) : null,
        items: items.map((row) => ({
          kind: row.kind,
          name: row.name,
          crmId: row.crm_id,
          accountingId: row.accounting_id,
          state: row.state as ListedRecord['state'],
          code: row.code,
          facts: row.facts === null ? {} : parse<Record<string, unknown>>(row.facts),
          agreedAt: row.agreed_at,
          issues: parse<string[]>(row.issues),
        })),
      };
    },

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

    /** Everything that is open: marked looks, standings that are due some time, unsettled requests, links that are settling. */
    jobs: async (pair: string | null): Promise<OpenJob[]> => {
      const ofPair = (table: string) => (pair === null ? sql`true` : sql`${sql.raw(table)}.pair = ${pair}`);
      return db.all<OpenJob>(sql`
        SELECT 'look:' || kind || ':' || side || CASE WHEN sort = 'walk' THEN ':walk' ELSE '' END AS id, looks.pair, kind, work,
            running, due_at, CASE WHEN sort = 'walk' THEN phase ELSE 'look' END AS reason, attempts
          FROM looks JOIN pairs ON pairs.id = looks.pair WHERE ${ofPair('looks')} AND (due_at IS NOT NULL OR running IS NOT NULL)
        UNION ALL SELECT kind || ':' || id, pair, kind, work, NULL, due_at, code, attempts
          FROM standings WHERE ${ofPair('standings')} AND due_at IS NOT NULL
        UNION ALL SELECT 'request:' || id, pair, kind, 1, NULL, sent_at + ${STILL_TRAVELLING_MS}, 'outcome.unknown', 0
          FROM intents WHERE ${ofPair('intents')}
        UNION ALL SELECT 'settling:' || id, pair, kind, 1, NULL, NULL, 'settling', 0
          FROM links WHERE ${ofPair('links')} AND settling IS NOT NULL AND ended_at = 0
        ORDER BY 4, 6 LIMIT 500`);
    },

    /** Attempts by day, direction and outcome. */
    tallies: async (pair: string, fromDay: string, toDay: string): Promise<Tally[]> =>
      db.all<Tally>(sql`SELECT day, kind, direction, outcome, count FROM tallies
        WHERE pair = ${pair} AND day >= ${fromDay} AND day <= ${toDay} ORDER BY day`),

    counts: async (
      pair: string,
    ): Promise<{ linked: number; issues: number; standings: { state: string; count: number }[] }> => {
      const [links, issues, standings] = await db.batch<
        [{ count: number }, { count: number }, { state: string; count: number }]
      >([
        sql`SELECT count(*) AS count FROM links WHERE pair = ${pair} AND ended_at = 0`,
        sql`SELECT count(*) AS count FROM issues WHERE pair = ${pair} AND closed_at IS NULL`,
        sql`SELECT state, count(*) AS count FROM standings WHERE pair = ${pair} GROUP BY state`,
      ]);
      return { linked: links[0]?.count ?? 0, issues: issues[0]?.count ?? 0, standings };
    },
  };
}

export interface OpenJob {
  readonly id: string;
  readonly pair: string;
  readonly kind: string;
  readonly work: number;
  readonly running: number | null;
  readonly due_at: number | null;
  readonly reason: string;
  readonly attempts: number;
}

export interface Tally {
  readonly day: string;
  readonly kind: string;
  readonly direction: string;
  readonly outcome: string;
  readonly count: number;
}

export type Lists = ReturnType<typeof lists>;
