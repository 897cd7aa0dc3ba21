// The list of records, with the state of each and the reason.

import { sql } from 'drizzle-orm';
import { type Database, parse } from '../database.ts';
import { containing, every } from './conditions.ts';

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
  /** Leaves out what stands there only to say that it is of another kind: a supplier among the customers. */
  readonly ownKind?: boolean;
  /** One record by its id on either side. */
  readonly id?: string;
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

/** Told of a record of which another kind is kept in step, or none. */
export const OTHER_KIND = 'skip.other-kind';

/** Of a record's open issues, those from refused or failed writes make it failed; any other needs a person. */
const failures = sql.raw(`(code LIKE 'refused.%' OR code LIKE 'failed.%')`);

export function recordLists(db: Database) {
  return {
    /** CRM ids of linked records, those that were made last first. */
    latestLinked: async (pair: string, kind: string, limit: number): Promise<string[]> => {
      const rows = await db.all<{ crm_id: string }>(sql`SELECT crm_id FROM links
        WHERE pair = ${pair} AND kind = ${kind} AND ended_at = 0 ORDER BY crm_id DESC LIMIT ${limit}`);
      return rows.map((row) => row.crm_id);
    },

    /** How many records stand there only to say that they are of another kind. */
    ofOtherKinds: async (pair: string, kind: string | null): Promise<number> => {
      const [row] = await db.all<{ count: number }>(sql`SELECT count(*) AS count FROM standings
        WHERE ${every([sql`pair = ${pair} AND code = ${OTHER_KIND}`, kind === null ? null : sql`kind = ${kind}`])}`);
      return row?.count ?? 0;
    },

    /** Records that stand by themselves first, then the linked ones in the order of their CRM ids. */
    records: async (
      pair: string,
      { limit, after, kind, state, search, ownKind, id }: RecordQuery,
    ): Promise<{ items: ListedRecord[]; next: string | null }> => {
      // Why a record is before a person, or failed, is told by its first open issue; everything else by where it stands.
      const rows = await db.all<RecordRow>(sql`WITH issued AS (
          SELECT kind, record, json_group_array(CAST(id AS TEXT)) AS ids, MIN(NOT ${failures}) AS failed, MIN(id) AS first
          FROM issues WHERE pair = ${pair} AND closed_at IS NULL AND record <> '' GROUP BY kind, record),
        standing AS (SELECT 'a' || standings.id || '/' || standings.kind AS place, standings.kind, standings.name,
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
        linked AS (SELECT 'b' || crm_id || '/' || links.kind AS place, links.kind, links.name, crm_id, accounting_id,
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
          ownKind === true ? sql`code IS NOT ${OTHER_KIND}` : null,
          id === undefined ? null : sql`(crm_id = ${id} OR accounting_id = ${id})`,
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
  };
}
