// What a hook has to know before it may mark anything: the connection with its secrets, and the pairs that it concerns.

import { sql } from 'drizzle-orm';
import type { Settings } from '../kinds/settings.ts';
import type { HookSecret } from './connections.ts';
import { type Database, parse } from './database.ts';
import { readSettings } from './remembered.ts';

/** A pair that a hint concerns. */
export interface Concerned {
  readonly pair: string;
  readonly settings: Settings;
}

interface PairRow {
  pair: string;
  document: string | null;
}

const latest = sql.raw(
  '(SELECT document FROM settings WHERE settings.pair = pairs.id ORDER BY version DESC LIMIT 1) AS document',
);

function concerned(rows: readonly PairRow[]): Concerned[] {
  return rows.map(({ pair, document }) => ({ pair, settings: readSettings(document) }));
}

export function hookStore(db: Database) {
  return {
    /** The secrets of a connection and its pairs; null for one that is not known or was parted from. */
    connection: async (id: string): Promise<{ secrets: HookSecret[]; pairs: Concerned[] } | null> => {
      const [connections, pairs] = await db.batch<[{ hook_secrets: string }, PairRow]>([
        sql`SELECT hook_secrets FROM connections WHERE id = ${id} AND state <> 'disconnected'`,
        sql`SELECT id AS pair, ${latest} FROM pairs WHERE ${id} IN (crm, accounting, finance) AND state <> 'setup'`,
      ]);
      const [row] = connections;
      return row ? { secrets: parse<HookSecret[]>(row.hook_secrets), pairs: concerned(pairs) } : null;
    },

    /** The pairs of organisations, by organisation id. */
    organisations: async (system: string, ids: readonly string[]): Promise<ReadonlyMap<string, Concerned[]>> => {
      const rows = await db.all<PairRow & { organisation: string }>(sql`
        SELECT connections.organisation_id AS organisation, pairs.id AS pair, ${latest}
        FROM connections JOIN pairs ON connections.id IN (pairs.crm, pairs.accounting, pairs.finance)
        WHERE connections.system = ${system} AND connections.state <> 'disconnected' AND pairs.state <> 'setup'
          AND connections.organisation_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
      const found = new Map<string, Concerned[]>();
      for (const row of rows)
        found.set(row.organisation, [...(found.get(row.organisation) ?? []), ...concerned([row])]);
      return found;
    },
  };
}

export type HookStore = ReturnType<typeof hookStore>;
