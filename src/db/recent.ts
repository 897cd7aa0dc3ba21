// The documents of a CRM that its pairs met last: what a routing rule is tried on. Reads only.

import { sql } from 'drizzle-orm';
import type { KindName, RecordId } from '../core/record.ts';
import { type Database, listOf } from './database.ts';

export interface RecentRecord {
  readonly kind: KindName;
  readonly id: RecordId;
  /** The pair that has it; null where none does. */
  readonly linkedIn: string | null;
}

/** The newest first, each once; a link tells more of a record than that it stands somewhere. */
export async function recentDocuments(
  db: Database,
  pairs: readonly string[],
  kinds: readonly KindName[],
  limit: number,
): Promise<RecentRecord[]> {
  const among = sql`pair IN ${listOf(pairs)} AND kind IN ${listOf(kinds)}`;
  return db.all<{ kind: KindName; id: string; linkedIn: string | null }>(sql`
    SELECT kind, id, MAX(pair) AS linkedIn, MAX(at) AS at FROM (
      SELECT kind, crm_id AS id, pair, made_at AS at FROM links WHERE ${among} AND ended_at = 0
      UNION ALL SELECT kind, id, NULL, since FROM standings WHERE ${among} AND side = 'crm')
    GROUP BY kind, id ORDER BY at DESC, id DESC LIMIT ${limit}`);
}
