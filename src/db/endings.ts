// How a pair ends, or begins anew: what the work on it left behind goes; its log only where a person says so.

import { type SQL, sql } from 'drizzle-orm';
import type { KindName } from '../core/record.ts';
import type { Database } from './database.ts';
import { layOutLooks, looksOf } from './looks.ts';

export function endings({ db, now }: { db: Database; now(): number }) {
  return {
    remove: async (id: string): Promise<void> => {
      await db.batch([...emptied(id, [...worked, 'settings']), sql`DELETE FROM pairs WHERE id = ${id}`]);
    },

    /** What a reset would forget. */
    counts: async (id: string): Promise<{ links: number; issues: number; entries: number }> => {
      const [row] = await db.all<{ links: number; issues: number; entries: number }>(sql`SELECT
        (SELECT count(*) FROM links WHERE pair = ${id} AND ended_at = 0) AS links,
        (SELECT count(*) FROM issues WHERE pair = ${id} AND closed_at IS NULL) AS issues,
        (SELECT COALESCE(sum(count), 0) FROM tallies WHERE pair = ${id}) AS entries`);
      return row ?? { links: 0, issues: 0, entries: 0 };
    },

    /** As if it had just been joined, under the settings that it has. A pass that is under way can remember nothing more. */
    reset: async (
      id: string,
      kinds: readonly KindName[],
      { accounting, eraseLog }: { readonly accounting?: string; readonly eraseLog: boolean },
    ): Promise<void> => {
      await db.batch([
        sql`UPDATE pairs SET state = 'setup', reason = NULL, pause_from = NULL, went_live_at = NULL, epoch = epoch + 1,
          leased_until = 0, accounting = COALESCE(${accounting ?? null}, accounting) WHERE id = ${id}`,
        ...(eraseLog ? eraseLogOf(id) : []),
        ...emptied(id, worked),
        layOutLooks(id, looksOf(kinds), now()),
      ]);
    },
  };
}

/** What the work on a pair leaves behind. */
const worked = ['looks', 'links', 'keys', 'census', 'standings', 'intents', 'issues', 'runs', 'studies'];

/** What tells of a pair, without a trace but one: the seals of the log go on fitting, and know how many entries were erased. */
function eraseLogOf(pair: string): SQL[] {
  return [
    sql`UPDATE blocks SET erased = erased + (SELECT count(*) FROM audit
      WHERE audit.id >= blocks.first AND audit.id <= blocks.last AND audit.pair = ${pair}) WHERE pruned_at IS NULL`,
    ...emptied(pair, ['audit', 'tallies']),
  ];
}

function emptied(pair: string, tables: readonly string[]): SQL[] {
  return tables.map((table) => sql`DELETE FROM ${sql.raw(table)} WHERE pair = ${pair}`);
}
