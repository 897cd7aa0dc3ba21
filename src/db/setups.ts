// Who is setting something up inside a system, or taking it away: one at a time, for a minute, so that nothing is made twice.

import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** Longer than an invocation takes. Whoever goes on with it takes it anew. */
const HELD_MS = 60_000;

export function setupStore({ db, now }: { db: Database; now(): number }) {
  const nameOf = (connection: string) => `setting-up:${connection}`;
  return {
    /** False where somebody is at it. */
    take: async (connection: string): Promise<boolean> => {
      const taken =
        await db.all(sql`INSERT INTO remembered (name, value) VALUES (${nameOf(connection)}, ${String(now() + HELD_MS)})
        ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE CAST(remembered.value AS INTEGER) <= ${now()} RETURNING name`);
      return taken.length > 0;
    },

    /** Whoever is at it goes on for as long again. */
    hold: async (connection: string): Promise<void> => {
      await db.run(sql`UPDATE remembered SET value = ${String(now() + HELD_MS)} WHERE name = ${nameOf(connection)}`);
    },

    release: async (connection: string): Promise<void> => {
      await db.run(sql`DELETE FROM remembered WHERE name = ${nameOf(connection)}`);
    },

    isTaken: async (connection: string): Promise<boolean> => {
      const taken = await db.all(sql`SELECT name FROM remembered
        WHERE name = ${nameOf(connection)} AND CAST(value AS INTEGER) > ${now()}`);
      return taken.length > 0;
    },
  };
}
