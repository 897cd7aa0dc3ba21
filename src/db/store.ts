// The store of the sync floor: leases, looks, links, standings, intents, and the one commit of a round. All statements are set-based:
// their number does not grow with the number of records.

import { AUDIT_IDS_PER_MS } from './log.ts';
import { type SQL, sql } from 'drizzle-orm';
import { todayIn } from '../core/days.ts';
import { AS_WORDS } from '../core/uncoded.ts';
import { ASKED_LEAST_MS } from '../sync/settle-pace.ts';
import { type Lease, LeaseLost } from '../sync/lease.ts';
import type { OpenPair, OpenTrouble, SyncStore } from '../sync/store.ts';
import { commitStatements, runCommit } from './commit.ts';
import { bothIds } from './looks.ts';
import { entries, recall } from './recall.ts';
import { referred } from './referred.ts';
import { advanced, fromRun, nextRun, type RunRow, withToday } from './runs.ts';
import { timeZone } from './days.ts';
import { openTroubles, pauseFor, restFor } from './troubles.ts';
import { type Database, insertRows, listOf, rowsOf } from './database.ts';
import { hasDue } from './due.ts';
import {
  askedFrom,
  fromIntent,
  fromLink,
  fromLook,
  fromStanding,
  fromTaken,
  intentColumns,
  type IntentRecord,
  type LinkRecord,
  type LookRecord,
  type StandingRecord,
  toIntentCells,
} from './rows/index.ts';

/** How long a pass may hold a pair. */
export const LEASE_MS = 90_000;

interface Ports {
  readonly db: Database;
  now(): number;
}

export function syncStore({ db, now }: Ports): SyncStore {
  return {
    open: (pair, options) => open(db, now(), pair, options.standings),
    claim: async (lease, looks, standings) => {
      const statements: SQL[] = [];
      if (looks.length > 0) {
        const rows = rowsOf(looks.map(({ kind, side, sort }) => [kind, side, sort]));
        const taken = sql`CASE WHEN due_at IS NULL THEN taken WHEN running IS NULL THEN ids ELSE ${bothIds('ids', 'taken')} END`;
        statements.push(sql`UPDATE looks SET running = ${lease.epoch}, taken = ${taken}, ids = NULL, due_at = NULL, attempts = attempts + 1
          WHERE pair = ${lease.pair} AND (kind, side, sort) IN (SELECT value->>0, value->>1, value->>2 FROM ${rows})
            AND ${isOurs(lease)} RETURNING kind, side, sort, taken, work, trigger, actor`);
      }
      if (standings.length > 0) {
        const ids = listOf(standings.map(({ id }) => id));
        statements.push(sql`UPDATE standings SET attempts = attempts + 1, due_at = ${lease.until}
          WHERE pair = ${lease.pair} AND kind = ${standings[0]?.kind ?? ''} AND id IN ${ids} AND ${isOurs(lease)} RETURNING id`);
      }
      const done = await db.batch<Partial<LookRecord>[]>(statements);
      if (done.some((rows) => rows.length > 0))
        return looks.length > 0 ? (done[0] ?? []).map((row) => fromTaken(row as LookRecord)) : [];
      // Nothing of it is there any more: this pass has done it on the way, unless another has taken over.
      const [ours] = await db.all<{ ours: number }>(sql`SELECT ${isOurs(lease)} AS ours`);
      if (ours?.ours !== 1) throw new LeaseLost(`another pass has taken over ${lease.pair}`);
      return null;
    },
    recall: (pair, kind, ids) => recall(db, pair, kind, ids),
    elsewhere: async (pair, kind, ids) => {
      const others = sql`SELECT other.id FROM pairs JOIN pairs AS other ON other.crm = pairs.crm AND other.id <> pairs.id
        WHERE pairs.id = ${pair}`;
      const [links, intents] = await db.batch<[{ id: string }, { found: number }]>([
        sql`SELECT crm_id AS id FROM links WHERE pair IN (${others}) AND kind = ${kind} AND ended_at = 0 AND crm_id IN ${listOf(ids)}`,
        sql`SELECT 1 AS found FROM intents WHERE pair IN (${others}) AND kind = ${kind} AND side = 'crm' AND op = 'create' LIMIT 1`,
      ]);
      return { linked: links.map(({ id }) => id), making: intents.length > 0 };
    },
    putAwaySince: (pair, kind, since) =>
      count(
        db,
        sql`audit WHERE id >= ${since * AUDIT_IDS_PER_MS} AND pair = ${pair} AND kind = ${kind}
          AND code = 'archive.deleted-there' AND outcome = 'done'`,
      ),
    countLinks: (pair, kind) => count(db, sql`links WHERE pair = ${pair} AND kind = ${kind} AND ended_at = 0`),
    referred: async (pair, records, links) => (await db.all<LinkRecord>(referred(pair, records, links))).map(fromLink),
    uncoded: (pair, ids) =>
      db.all(
        sql`SELECT id, name FROM standings WHERE pair = ${pair} AND kind = 'item' AND code = ${AS_WORDS} AND id IN ${listOf(ids)}`,
      ),
    astray: async (pair, kind, side, present, codes) => {
      const own = sql.raw(side === 'crm' ? 'crm_id' : 'accounting_id');
      const [links, noted] = await db.batch<[LinkRecord, StandingRecord]>([
        sql`SELECT * FROM links WHERE pair = ${pair} AND kind = ${kind} AND ended_at = 0 AND ${own} NOT IN ${listOf(present)}`,
        sql`SELECT * FROM standings WHERE pair = ${pair} AND kind = ${kind} AND side = ${side} AND code IN ${listOf(codes)}`,
      ]);
      return { links: links.map(fromLink), noted: noted.map(fromStanding) };
    },
    entries: (pair, kind, keys) => entries(db, pair, kind, keys),
    storeIntents: async (lease, intents) => {
      const cells = intents.map((intent) => toIntentCells(lease.pair, intent));
      const rows = await db.all(insertRows('intents', intentColumns, cells, 'RETURNING id', isOurs(lease)));
      if (rows.length === 0) throw new LeaseLost(`another pass has taken over ${lease.pair}`);
    },
    // Where nothing is moved on, somebody deleted the run meanwhile, or the lease is lost: then the next commit says so.
    advanceRun: (lease, run, change) => db.run(advanced(run, change, now(), isOurs(lease))),
    commit: (lease, commit) =>
      runCommit(db, lease, commitStatements(lease, commit, { now: now(), since: lease.until - LEASE_MS })),
    release: (lease) => release(db, now(), lease),
    rest: (lease, code, until) => runCommit(db, lease, [restFor(lease.pair, code, until, now())]),
    pause: (lease, lost) => runCommit(db, lease, pauseFor(lease.pair, lost, now())),
  };
}

async function count(db: Database, from: SQL): Promise<number> {
  const [row] = await db.all<{ count: number }>(sql`SELECT count(*) AS count FROM ${from}`);
  return row?.count ?? 0;
}

/** A condition that holds while the lease is ours: for single statements, where a fence in front would be one more. */
function isOurs({ pair, epoch }: Lease): SQL {
  return sql`(SELECT epoch FROM pairs WHERE id = ${pair}) = ${epoch}`;
}

/** A wake-up comes this much too early at most: the queue counts its delays in whole seconds. */
const EARLY_MS = 1_000;

/**
 * Takes the lease where it is free and something is due (a wake-up whose work another has done costs no row), and reads in the same transaction what is due. The limit stands in the text: SQLite plans a
 * statement anew for every value of a limit that is a parameter.
 */
async function open(db: Database, now: number, pair: string, standings: number): Promise<OpenPair | null> {
  const until = now + LEASE_MS;
  type Taken = { epoch: number; state: OpenPair['state']; zone: string | null };
  type Read = [Taken, LookRecord, StandingRecord, IntentRecord, OpenTrouble, RunRow];
  const [taken, looks, due, intents, troubles, runs] = await db.batch<Read>([
    sql`UPDATE pairs SET epoch = epoch + 1, leased_until = ${until}, wake_at = NULL
      WHERE id = ${pair} AND leased_until <= ${now} AND state IN ('live', 'setup')
        AND (pause_from IS NULL OR pause_from > ${now}) AND ${hasDue(now + EARLY_MS)} RETURNING epoch, state, ${timeZone} AS zone`,
    sql`SELECT * FROM looks WHERE pair = ${pair}`,
    sql`SELECT * FROM standings WHERE pair = ${pair} AND due_at <= ${now} AND due_at IS NOT NULL
      ORDER BY work, due_at LIMIT ${sql.raw(String(Math.trunc(standings)))}`,
    sql`SELECT * FROM intents WHERE pair = ${pair} ORDER BY sent_at LIMIT 20`,
    openTroubles(pair),
    nextRun(pair, withToday(now)),
  ]);
  const [row] = taken;
  if (!row) return null;
  const lease = { pair, epoch: row.epoch, until, today: todayIn(row.zone, now) };
  try {
    return {
      lease,
      state: row.state,
      looks: looks.map(fromLook),
      standings: due.map(fromStanding),
      intents: intents.map(fromIntent),
      run: runs.map(fromRun)[0] ?? null,
      troubles,
    };
  } catch (error) {
    // A row that can't be read is a bug; nobody else is to wait for this lease to run out.
    await release(db, now, lease);
    throw error;
  }
}

/** What falls due within this time gets a wake-up of its own; the timetable, once a minute, finds the rest. */
const SOON_MS = 60_000;

async function release(db: Database, now: number, { pair, epoch }: Lease): Promise<number | null> {
  // What this pass had no room for is not asked about at once.
  const settleAt = sql`CASE WHEN ${askedFrom} > ${now} THEN ${askedFrom} ELSE ${now} + ${ASKED_LEAST_MS} END`;
  // What waits for a census, or for going live, is no reason to come back: a census that fails would be asked after without a pause.
  const isOpen = sql`(SELECT state FROM pairs WHERE id = ${pair}) = 'live'
    AND kind NOT IN (SELECT kind FROM looks WHERE pair = ${pair} AND sort = 'walk' AND phase = 'census')`;
  const due = sql`(SELECT MIN(due_at) FROM (
    SELECT MIN(due_at) AS due_at FROM looks WHERE pair = ${pair} AND due_at IS NOT NULL
      AND ((sort = 'walk' AND phase = 'census') OR (${isOpen}))
    UNION ALL SELECT MIN(due_at) FROM standings WHERE pair = ${pair} AND due_at IS NOT NULL AND ${isOpen}
    UNION ALL SELECT due_at FROM (${nextRun(pair, sql`due_at`)}) WHERE (SELECT state FROM pairs WHERE id = ${pair}) = 'live'
    UNION ALL SELECT MIN(${settleAt}) FROM intents WHERE pair = ${pair}))`;
  const [row] = await db.all<{ wake_at: number | null }>(sql`UPDATE pairs SET leased_until = 0,
      wake_at = CASE WHEN state <> 'paused' AND ${due} <= ${now + SOON_MS} THEN MAX(${due}, ${now}) END
    WHERE id = ${pair} AND epoch = ${epoch} RETURNING wake_at`);
  return row?.wake_at ?? null;
}
