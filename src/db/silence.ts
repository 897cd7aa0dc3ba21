// Who is to tell us of changes and has not, as rows: what looking found that nobody had told of, the issue that tells of it, and the looks
// that take over. One issue a way and pair; it goes once that way is heard again.

import { sql } from 'drizzle-orm';
import type { KindName, Side } from '../core/record.ts';
import { type Heard, SLACK_MS, type Teller } from '../core/silence.ts';
import type { Settings } from '../kinds/settings.ts';
import { type Database, json, listOf } from './database.ts';
import { readCapabilities, readSettings } from './remembered.ts';

/** What each teller of a look was heard and missed of. */
export interface Listened {
  readonly pair: string;
  readonly kind: KindName;
  readonly side: Side;
  readonly tellers: Readonly<Record<Teller, Heard>>;
  readonly settings: Settings;
  readonly connection: {
    readonly id: string;
    readonly system: string;
    readonly name: string;
    readonly capabilities: Readonly<Record<string, unknown>>;
  };
}

/** An open issue that tells of a quiet way. */
export interface Alarm {
  readonly pair: string;
  readonly code: string;
}

interface Row {
  pair: string;
  kind: string;
  side: string;
  heard_event: number | null;
  heard_save: number | null;
  missed_event: number | null;
  missed_save: number | null;
  document: string | null;
  connection: string;
  system: string;
  organisation_name: string;
  capabilities: string;
}

const columns = sql.raw(`looks.pair, kind, side, heard_event, heard_save, missed_event, missed_save,
  (SELECT document FROM settings WHERE settings.pair = looks.pair ORDER BY version DESC LIMIT 1) AS document,
  connections.id AS connection, system, organisation_name, capabilities`);
const joined = sql.raw(`pairs JOIN looks ON looks.pair = pairs.id
  JOIN connections ON connections.id = CASE WHEN side = 'crm' THEN pairs.crm ELSE pairs.accounting END`);
const isDoubted = sql.raw(
  ['event', 'save'].map((teller) => `missed_${teller} > COALESCE(heard_${teller}, 0) + ${SLACK_MS}`).join(' OR '),
);

export function silenceStore({ db, now }: { db: Database; now(): number }) {
  return {
    /** Looks of live pairs that found something nobody had told of, and the issues that tell of quiet ways: two statements a minute. */
    doubts: async (codes: readonly string[]): Promise<{ doubted: Listened[]; alarms: Alarm[] }> => {
      const [rows, alarms] = await db.batch<[Row, Alarm]>([
        sql`SELECT ${columns} FROM ${joined} WHERE pairs.state = 'live' AND sort = 'changes' AND (${isDoubted})`,
        sql`SELECT pair, code FROM pairs JOIN issues ON issues.pair = pairs.id AND kind = '' AND record = '' AND closed_at IS NULL
          WHERE code IN ${listOf(codes)}`,
      ]);
      return { doubted: rows.map(fromRow), alarms };
    },

    /** How every look at changes of a pair is told of them. */
    listened: async (pair: string): Promise<Listened[]> =>
      (await db.all<Row>(sql`SELECT ${columns} FROM ${joined} WHERE pairs.id = ${pair} AND sort = 'changes'`)).map(
        fromRow,
      ),

    /** When everything was last compared, and how much was found that nobody had told of; null before the first time. */
    comparison: async (pair: string): Promise<{ at: number; found: number } | null> => {
      const [row] = await db.all<{ at: number | null; found: number | null }>(
        sql`SELECT MAX(last_walk->>'at') AS at, SUM(last_walk->>'found') AS found FROM looks
          WHERE pair = ${pair} AND sort = 'walk' AND last_walk->>'found' IS NOT NULL`,
      );
      return row && row.at !== null ? { at: row.at, found: row.found ?? 0 } : null;
    },

    /** A way went quiet: an issue says so, and whatever it told of is looked at from now on. */
    raise: async ({ pair, code }: Alarm, facts: object, side: Side, kinds: readonly KindName[]): Promise<void> => {
      await db.batch([
        sql`INSERT INTO issues (pair, code, facts, choices, digest, opened_at)
          VALUES (${pair}, ${code}, ${json(facts)}, '["retry"]', ${code}, ${now()}) ON CONFLICT DO NOTHING`,
        sql`UPDATE looks SET next_at = ${now()} WHERE pair = ${pair} AND side = ${side} AND sort = 'changes' AND kind IN ${listOf(kinds)}
          AND next_at > ${now()}`,
      ]);
    },

    /** It is heard again. */
    close: async ({ pair, code }: Alarm): Promise<void> => {
      await db.run(sql`UPDATE issues SET closed_at = ${now()}, closed_by = 'passed'
        WHERE pair = ${pair} AND kind = '' AND record = '' AND code = ${code} AND closed_at IS NULL`);
    },
  };
}

function fromRow(row: Row): Listened {
  return {
    pair: row.pair,
    kind: row.kind as KindName,
    side: row.side as Side,
    tellers: {
      event: { heard: row.heard_event, missed: row.missed_event },
      save: { heard: row.heard_save, missed: row.missed_save },
    },
    settings: readSettings(row.document),
    connection: {
      id: row.connection,
      system: row.system,
      name: row.organisation_name,
      capabilities: readCapabilities(row.capabilities),
    },
  };
}
