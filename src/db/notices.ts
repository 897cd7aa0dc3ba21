// Notices as rows: how far each channel was told, and a notice that is still on its way.

import { sql } from 'drizzle-orm';
import { channelKey, type Channel } from '../kinds/notices.ts';
import type { Settings } from '../kinds/settings.ts';
import type { Notice } from '../notices/notice.ts';
import { type Database, json, parse } from './database.ts';
import { readSettings } from './remembered.ts';
import { fromIssue, type IssueRow, type ListedIssue } from './lists/issues.ts';
import { raiseForPair } from './troubles.ts';

/** How a channel stands. */
export interface ChannelState {
  readonly told: number;
  readonly sentAt: number | null;
  readonly dailyAt: number;
  readonly pending: Notice | null;
  readonly attempts: number;
  readonly dueAt: number | null;
  readonly problem: string | null;
  readonly detail: string | null;
}

/** What a channel is told next. */
export interface Telling {
  readonly told?: number;
  readonly dailyAt?: number;
  readonly notice: Notice | null;
}

interface Row {
  told: number;
  sent_at: number | null;
  daily_at: number;
  pending: string | null;
  attempts: number;
  due_at: number | null;
  problem: string | null;
  detail: string | null;
}

/** One that closes by itself as quickly as this was no news. */
const RIPE_MS = 30_000;
/** An issue that passed and is back within this time was told of. */
const FLAPPING_MS = 86_400_000;
const MOST_ISSUES = 500;

export function noticeStore({ db, now }: { db: Database; now(): number }) {
  return {
    /** The pairs that somebody wants to be told of. */
    pairs: async (): Promise<{ id: string; name: string; settings: Settings }[]> => {
      const rows = await db.all<{
        id: string;
        name: string;
        document: string;
      }>(sql`SELECT pairs.id, name, document FROM pairs
        JOIN settings ON settings.pair = pairs.id
          AND version = (SELECT MAX(version) FROM settings AS saved WHERE saved.pair = pairs.id)
        WHERE pairs.state <> 'setup' AND json_array_length(document, '$.notices.channels') > 0`);
      return rows.map(({ id, name, document }) => ({ id, name, settings: readSettings(document) }));
    },

    stateOf: async (pair: string, channel: Channel): Promise<ChannelState | null> => {
      const [row] = await db.all<Row>(
        sql`SELECT * FROM notices WHERE pair = ${pair} AND channel = ${channelKey(channel)}`,
      );
      return row ? fromRow(row) : null;
    },

    /** A new channel hears of what comes from now on. What is open already stands in its first daily letter. */
    begin: async (pair: string, channel: Channel): Promise<void> => {
      await db.run(sql`INSERT INTO notices (pair, channel, told, daily_at)
        SELECT ${pair}, ${channelKey(channel)}, COALESCE(MAX(id), 0), ${now()} FROM issues WHERE pair = ${pair} ON CONFLICT DO NOTHING`);
    },

    /**
     * Open issues that a channel was not told of, the oldest first. Left out: those a moment old, those that were there lately and passed
     * by themselves, and that this very channel does not work.
     */
    untold: async (pair: string, channel: Channel, told: number): Promise<ListedIssue[]> => {
      // The plus keeps SQLite at the row numbers: only what came since is read, however much is open.
      const rows = await db.all<IssueRow>(sql`SELECT * FROM issues WHERE id > ${told} AND +pair = ${pair}
          AND +closed_at IS NULL AND opened_at <= ${now() - RIPE_MS}
          AND NOT (code = 'notice.failed' AND facts->>'channel' = ${channelKey(channel)})
          AND NOT EXISTS (SELECT 1 FROM issues AS earlier WHERE earlier.pair = issues.pair AND earlier.kind = issues.kind
            AND earlier.record = issues.record AND earlier.code = issues.code AND earlier.digest = issues.digest
            AND earlier.id < issues.id AND earlier.closed_by = 'passed' AND earlier.closed_at > issues.opened_at - ${FLAPPING_MS}
            AND earlier.closed_at - earlier.opened_at >= ${RIPE_MS})
        ORDER BY id LIMIT ${MOST_ISSUES}`);
      return rows.map(fromIssue);
    },

    /** All that is open, a code each with one issue to show it by, the most frequent first. */
    open: async (pair: string): Promise<{ count: number; issue: ListedIssue }[]> => {
      const rows = await db.all<IssueRow & { count: number }>(sql`SELECT issues.*, counted.count FROM issues
        JOIN (SELECT MIN(id) AS first, COUNT(*) AS count FROM issues WHERE pair = ${pair} AND closed_at IS NULL GROUP BY code) AS counted
          ON counted.first = issues.id ORDER BY counted.count DESC, id`);
      return rows.map((row) => ({ count: row.count, issue: fromIssue(row) }));
    },

    /**
     * Takes it on to tell a channel of the issues up to one, or what is open; without a notice there is nothing to say. Nobody else sends
     * the notice before `until`. False where somebody else has taken it on.
     */
    claim: async (
      pair: string,
      channel: Channel,
      before: ChannelState,
      { told = before.told, dailyAt = before.dailyAt, notice }: Telling,
      until: number,
    ): Promise<boolean> => {
      const rows = await db.all<{ told: number }>(sql`UPDATE notices SET told = ${told}, daily_at = ${dailyAt},
          pending = ${notice && json(notice)}, attempts = 0, due_at = ${notice && until}
        WHERE pair = ${pair} AND channel = ${channelKey(channel)} AND pending IS NULL
          AND told = ${before.told} AND daily_at = ${before.dailyAt} RETURNING told`);
      return rows.length > 0;
    },

    /** Takes on one more try, so that nobody else makes it meanwhile. False where somebody has. */
    retry: async (pair: string, channel: Channel, dueAt: number, until: number): Promise<boolean> => {
      const rows = await db.all<{ told: number }>(sql`UPDATE notices SET due_at = ${until}
        WHERE pair = ${pair} AND channel = ${channelKey(channel)} AND pending IS NOT NULL AND due_at = ${dueAt} RETURNING told`);
      return rows.length > 0;
    },

    /** It arrived: an issue that the channel does not work is over. */
    arrived: async (pair: string, channel: Channel): Promise<void> => {
      const key = channelKey(channel);
      await db.batch([
        sql`UPDATE notices SET pending = NULL, attempts = 0, due_at = NULL, problem = NULL, detail = NULL, sent_at = ${now()}
          WHERE pair = ${pair} AND channel = ${key}`,
        sql`UPDATE issues SET closed_at = ${now()}, closed_by = 'passed' WHERE pair = ${pair} AND kind = '' AND record = ''
          AND code = 'notice.failed' AND facts->>'channel' = ${key} AND closed_at IS NULL`,
      ]);
    },

    /** It did not arrive: it is tried again at `dueAt`, or given up with an issue that says so. */
    failed: async (
      pair: string,
      channel: Channel,
      { code, detail, dueAt, where }: { code: string; detail: string; dueAt: number | null; where: string },
    ): Promise<void> => {
      const key = channelKey(channel);
      const facts = { channel: key, via: channel.via, where, why: code, detail };
      await db.batch([
        sql`UPDATE notices SET attempts = attempts + 1, due_at = ${dueAt}, problem = ${code}, detail = ${detail},
            pending = CASE WHEN ${dueAt} IS NULL THEN NULL ELSE pending END
          WHERE pair = ${pair} AND channel = ${key}`,
        ...(dueAt === null ? [raiseForPair(pair, 'notice.failed', facts, now())] : []),
      ]);
    },
  };
}

function fromRow(row: Row): ChannelState {
  const { told, sent_at: sentAt, daily_at: dailyAt, pending, attempts, due_at: dueAt, problem, detail } = row;
  return {
    told,
    sentAt,
    dailyAt,
    attempts,
    dueAt,
    problem,
    detail,
    pending: pending === null ? null : parse<Notice>(pending),
  };
}
