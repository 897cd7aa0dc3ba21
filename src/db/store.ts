// The store of the sync floor: leases, looks, links, standings, intents, and the one commit of a round. All statements are set-based:
// their number does not grow with the number of records.

import { type SQL, sql } from 'drizzle-orm';
import type { KindName, RecordId, Side } from '../core/record.ts';
import { STILL_TRAVELLING_MS } from '../sync/settle.ts';
import type { KeyEntry, Lease, OpenPair, Recall, SyncStore } from '../sync/store.ts';
import { commitStatements, runCommit } from './commit.ts';
import { bothIds } from './looks.ts';
import { type Database, insertRows, json, listOf, parse } from './database.ts';
import {
  fromIntent,
  fromLink,
  fromLook,
  fromStanding,
  intentColumns,
  type IntentRecord,
  type LinkRecord,
  type LookRecord,
  type StandingRecord,
  toIntentCells,
} from './rows.ts';

/** How long a pass may hold a pair. */
export const LEASE_MS = 90_000;

interface Ports {
  readonly db: Database;
  now(): number;
}

export function syncStore({ db, now }: Ports): SyncStore {
  return {
    open: (pair, options) => open(db, now(), pair, options.standings),
    claim: async (lease, look, standings) => {
      const statements: SQL[] = [];
      if (look) {
        const taken = sql`CASE WHEN due_at IS NULL THEN taken WHEN running IS NULL THEN ids ELSE ${bothIds('ids', 'taken')} END`;
        statements.push(sql`UPDATE looks SET running = ${lease.epoch}, taken = ${taken}, ids = NULL, due_at = NULL,
          attempts = attempts + 1 WHERE pair = ${lease.pair} AND kind = ${look.kind} AND side = ${look.side} AND sort = ${look.sort}`);
      }
      if (standings.length > 0) {
        const ids = listOf(standings.map(({ id }) => id));
        statements.push(sql`UPDATE standings SET attempts = attempts + 1, due_at = ${lease.until}
          WHERE pair = ${lease.pair} AND kind = ${standings[0]?.kind ?? ''} AND id IN ${ids}`);
      }
      await runCommit(db, lease, statements);
    },
    recall: (pair, kind, ids) => recall(db, pair, kind, ids),
    linksOf: async (pair, kind, side, ids) => {
      const column = sql.raw(side === 'crm' ? 'crm_id' : 'accounting_id');
      const rows = await db.all<{ id: number; record: string }>(sql`SELECT id, ${column} AS record FROM links
        WHERE pair = ${pair} AND kind = ${kind} AND ended_at = 0 AND ${column} IN ${listOf(ids)}`);
      return new Map(rows.map(({ id, record }) => [record, id]));
    },
    entries: (pair, kind, keys) => entries(db, pair, kind, keys),
    storeIntents: async (lease, intents) => {
      const cells = intents.map((intent) => toIntentCells(lease.pair, intent));
      await runCommit(db, lease, [insertRows('intents', intentColumns, cells)]);
    },
    commit: (lease, commit) => runCommit(db, lease, commitStatements(lease.pair, commit, now())),
    release: (lease) => release(db, now(), lease),
    pause: async (lease, code, detail) => {
      const reason = json({ code, detail, at: now(), by: null });
      const facts = json({ code, detail });
      await runCommit(db, lease, [
        sql`UPDATE pairs SET state = 'paused', reason = ${reason} WHERE id = ${lease.pair} AND state = 'live'`,
        sql`INSERT INTO issues (pair, code, facts, choices, digest, opened_at)
          VALUES (${lease.pair}, ${code}, ${facts}, '["retry"]', ${code}, ${now()}) ON CONFLICT DO NOTHING`,
      ]);
    },
  };
}

/** Takes the lease where it is free, and reads in the same transaction what is due. */
async function open(db: Database, now: number, pair: string, standings: number): Promise<OpenPair | null> {
  const until = now + LEASE_MS;
  type Taken = { epoch: number; state: OpenPair['state'] };
  const [taken, looks, due, intents] = await db.batch<[Taken, LookRecord, StandingRecord, IntentRecord]>([
    sql`UPDATE pairs SET epoch = epoch + 1, leased_until = ${until}, wake_at = NULL
      WHERE id = ${pair} AND leased_until <= ${now} AND state IN ('live', 'setup')
        AND (pause_from IS NULL OR pause_from > ${now}) RETURNING epoch, state`,
    sql`SELECT * FROM looks WHERE pair = ${pair}`,
    sql`SELECT * FROM standings WHERE pair = ${pair} AND due_at <= ${now} AND due_at IS NOT NULL
      ORDER BY due_at LIMIT ${standings}`,
    sql`SELECT * FROM intents WHERE pair = ${pair} ORDER BY sent_at LIMIT 20`,
  ]);
  const [row] = taken;
  if (!row) return null;
  return {
    lease: { pair, epoch: row.epoch, until },
    state: row.state,
    looks: looks.map(fromLook),
    standings: due.map(fromStanding),
    intents: intents.map(fromIntent),
  };
}

/**
 * Links by either id (the live one, else the last), and what else is known of the records at both ends of them. CROSS JOIN keeps the
 * order: a few wanted ids outside, an index inside. Left to itself SQLite walks the whole table for each.
 */
async function recall(db: Database, pair: string, kind: KindName, ids: readonly RecordId[]): Promise<Recall> {
  const wanted = json(ids);
  const both = sql`WITH wanted AS (SELECT value AS id FROM json_each(${wanted})), both AS (
    SELECT id FROM wanted
    UNION SELECT links.crm_id FROM wanted CROSS JOIN links ON links.pair = ${pair} AND links.kind = ${kind} AND links.accounting_id = wanted.id
    UNION SELECT links.accounting_id FROM wanted CROSS JOIN links ON links.pair = ${pair} AND links.kind = ${kind} AND links.crm_id = wanted.id)`;
  type IssueRecord = { id: number; code: string; record: string; digest: string; versions: string | null };
  const [links, standings, issues] = await db.batch<[LinkRecord, StandingRecord, IssueRecord]>([
    sql`WITH wanted AS (SELECT value AS id FROM json_each(${wanted}))
      SELECT links.* FROM wanted CROSS JOIN links ON links.pair = ${pair} AND links.kind = ${kind} AND links.crm_id = wanted.id
      UNION SELECT links.* FROM wanted CROSS JOIN links ON links.pair = ${pair} AND links.kind = ${kind} AND links.accounting_id = wanted.id
      ORDER BY ended_at`,
    sql`${both} SELECT standings.* FROM both CROSS JOIN standings
      ON standings.pair = ${pair} AND standings.kind = ${kind} AND standings.id = both.id`,
    sql`${both}
      SELECT issues.id, code, record, digest, versions FROM both CROSS JOIN issues
      ON issues.pair = ${pair} AND issues.kind = ${kind} AND issues.record = both.id AND issues.closed_at IS NULL`,
  ]);
  return {
    links: inOrder(links).map(fromLink),
    standings: standings.map(fromStanding),
    issues: issues.map(({ id, code, record, digest, versions }) => ({
      id,
      code,
      record,
      digest,
      ...(versions !== null && { versions: parse<Partial<Record<Side, string>>>(versions) }),
    })),
  };
}

/** Live links first, then those that ended last. */
function inOrder(links: readonly LinkRecord[]): LinkRecord[] {
  const endedLast = ({ ended_at: at }: LinkRecord) => (at === 0 ? Infinity : at);
  return [...links].sort((one, other) => endedLast(other) - endedLast(one));
}

async function entries(db: Database, pair: string, kind: KindName, keys: readonly string[]): Promise<KeyEntry[]> {
  interface Row {
    key: string;
    id: string;
    archived: number;
    proof: string | null;
    link: number | null;
    crm_id: string | null;
    accounting_id: string | null;
  }
  const rows = await db.all<Row>(sql`SELECT keys.key, keys.id, archived, proof,
      COALESCE(one.id, other.id) AS link, COALESCE(one.crm_id, other.crm_id) AS crm_id,
      COALESCE(one.accounting_id, other.accounting_id) AS accounting_id
    FROM json_each(${json(keys)}) AS wanted
    CROSS JOIN keys ON keys.pair = ${pair} AND keys.kind = ${kind} AND keys.key = wanted.value
    LEFT JOIN links AS one ON one.pair = ${pair} AND one.kind = ${kind} AND one.crm_id = keys.id AND one.ended_at = 0
    LEFT JOIN links AS other ON other.pair = ${pair} AND other.kind = ${kind} AND other.accounting_id = keys.id AND other.ended_at = 0`);
  return rows.map(({ key, id, archived, proof, link, crm_id: crm, accounting_id: accounting }) => ({
    key,
    id,
    archived: archived !== 0,
    proof: proof === null ? {} : parse<Record<string, string>>(proof),
    link: link === null ? null : { id: link, ids: { crm: crm ?? '', accounting: accounting ?? '' } },
  }));
}

/** What falls due within this time gets a wake-up of its own; the timetable, once a minute, finds the rest. */
const SOON_MS = 60_000;

async function release(db: Database, now: number, { pair, epoch }: Lease): Promise<number | null> {
  const due = sql`(SELECT MIN(due_at) FROM (
    SELECT MIN(due_at) AS due_at FROM looks WHERE pair = ${pair} AND due_at IS NOT NULL
    UNION ALL SELECT MIN(due_at) FROM standings WHERE pair = ${pair} AND due_at IS NOT NULL
    UNION ALL SELECT MIN(sent_at) + ${STILL_TRAVELLING_MS} FROM intents WHERE pair = ${pair}))`;
  const [row] = await db.all<{ wake_at: number | null }>(sql`UPDATE pairs SET leased_until = 0,
      wake_at = CASE WHEN state <> 'paused' AND ${due} <= ${now + SOON_MS} THEN MAX(${due}, ${now}) END
    WHERE id = ${pair} AND epoch = ${epoch} RETURNING wake_at`);
  return row?.wake_at ?? null;
}
