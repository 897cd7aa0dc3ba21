// What a pair remembers of the system that plays its documents on the CRM's side.

import { type SQL, sql } from 'drizzle-orm';
import type { KindName } from '../core/record.ts';
import type { Settings } from '../kinds/settings.ts';
import { type Database, json } from './database.ts';

/** What plays the pair's documents by these settings; nothing where the CRM itself does. */
export function remembersFinance(pair: string, { finance, booksConnection }: Settings): SQL {
  return sql`UPDATE pairs SET finance = ${finance === 'books' ? (booksConnection ?? null) : null} WHERE id = ${pair}`;
}

/** Customers who have credit that is not used are added up anew: it has documents now, or none any more. */
function creditAnew(pair: string, now: number): SQL {
  const having = sql`SELECT accounting_id AS id FROM links WHERE pair = ${pair} AND kind = 'customer' AND ended_at = 0
    AND COALESCE(accounting_base->>'$.creditBalance[0]', '0') <> '0'`;
  return sql`UPDATE looks SET due_at = ${now}, ids = '[]', work = 2, trigger = 'timer', actor = NULL,
      rest = (SELECT json_group_array(json_array(id, ${now})) FROM (SELECT value->>0 AS id FROM json_each(COALESCE(rest, '[]')) UNION ${having}))
    WHERE pair = ${pair} AND kind = 'customer' AND side = 'accounting' AND sort = 'balances' AND EXISTS (${having})`;
}

export function financeStore({ db, now }: { db: Database; now(): number }) {
  return {
    /** Another system plays the CRM's side of these kinds: what was learned of the one before is forgotten, and counted anew. */
    playedAnew: async (id: string, kinds: readonly KindName[]): Promise<void> => {
      const ofKinds = sql`pair = ${id} AND kind IN (SELECT value FROM json_each(${json(kinds)}))`;
      await db.batch([
        sql`DELETE FROM census WHERE ${ofKinds}`,
        sql`DELETE FROM keys WHERE ${ofKinds}`,
        sql`DELETE FROM standings WHERE ${ofKinds} AND side = 'crm'`,
        sql`UPDATE looks SET phase = CASE sort WHEN 'walk' THEN 'census' ELSE phase END, checkpoint = NULL, cursor = NULL, rest = NULL,
          ids = NULL, due_at = NULL, running = NULL, taken = NULL WHERE ${ofKinds} AND (side = 'crm' OR sort = 'walk')`,
        creditAnew(id, now()),
        sql`UPDATE pairs SET epoch = epoch + 1, leased_until = 0 WHERE id = ${id}`,
      ]);
    },

    /** How many documents of these kinds are linked. */
    linkedOf: async (id: string, kinds: readonly KindName[]): Promise<number> => {
      const [row] = await db.all<{ count: number }>(sql`SELECT count(*) AS count FROM links
        WHERE pair = ${id} AND ended_at = 0 AND kind IN (SELECT value FROM json_each(${json(kinds)}))`);
      return row?.count ?? 0;
    },
  };
}
