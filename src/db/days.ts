// Which day it is for a pair: that of its accounting organisation, by which its people count.

import { type SQL, sql } from 'drizzle-orm';
import { todayIn } from '../core/days.ts';
import type { Database } from './database.ts';

/** The name of the organisation's time zone, for a statement that has a row of `pairs`; null where it is not known. */
export const timeZone: SQL = sql`(SELECT capabilities->>'timeZone' FROM connections WHERE connections.id = pairs.accounting)`;

/** Today, `YYYY-MM-DD`. */
export async function todayOf(db: Database, pair: string, now: number): Promise<string> {
  const [row] = await db.all<{ zone: string | null }>(sql`SELECT ${timeZone} AS zone FROM pairs WHERE id = ${pair}`);
  return todayIn(row?.zone, now);
}
