// What is open, and how much of everything there is.

import { sql } from 'drizzle-orm';
import { askedFrom } from '../rows/intent.ts';
import type { Database } from '../database.ts';
import { active } from '../runs.ts';

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

export function workLists(db: Database) {
  return {
    /** Everything that is open: marked looks, standings that are due some time, unsettled requests, links that are settling, runs. */
    jobs: async (pair: string | null): Promise<OpenJob[]> => {
      const ofPair = (table: string) => (pair === null ? sql`true` : sql`${sql.raw(table)}.pair = ${pair}`);
      return db.all<OpenJob>(sql`
        SELECT 'look:' || kind || ':' || side || CASE WHEN sort = 'changes' THEN '' ELSE ':' || sort END AS id, looks.pair, kind, work,
            running, due_at, CASE WHEN sort = 'walk' THEN phase ELSE 'look' END AS reason, attempts
          FROM looks JOIN pairs ON pairs.id = looks.pair WHERE ${ofPair('looks')} AND (due_at IS NOT NULL OR running IS NOT NULL)
        UNION ALL SELECT kind || ':' || id, pair, kind, work, NULL, due_at, code, attempts
          FROM standings WHERE ${ofPair('standings')} AND due_at IS NOT NULL
        UNION ALL SELECT 'request:' || id, pair, kind, 1, NULL, ${askedFrom}, 'outcome.unknown', 0
          FROM intents WHERE ${ofPair('intents')}
        UNION ALL SELECT 'settling:' || id, pair, kind, 1, NULL, NULL, 'settling', 0
          FROM links WHERE ${ofPair('links')} AND settling IS NOT NULL AND ended_at = 0
        UNION ALL SELECT 'run:' || id, pair, '', 3, NULL, due_at, 'run', 0
          FROM runs WHERE ${ofPair('runs')} AND state IN ${active}
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
