// Which records a pair knows by name. Reads only.

import { sql } from 'drizzle-orm';
import type { KindName, RecordId } from '../core/record.ts';
import { type Database, json } from './database.ts';

/** Those of the ids under which a record of the pair is linked, or stands somewhere. */
export async function knownIds(
  db: Database,
  pair: string,
  kind: KindName,
  ids: readonly RecordId[],
): Promise<ReadonlySet<RecordId>> {
  const wanted = sql`(SELECT value FROM json_each(${json(ids)}))`;
  const rows = await db.all<{ id: string }>(sql`
    SELECT crm_id AS id FROM links WHERE pair = ${pair} AND kind = ${kind} AND ended_at = 0 AND crm_id IN ${wanted}
    UNION SELECT id FROM standings WHERE pair = ${pair} AND kind = ${kind} AND id IN ${wanted}`);
  return new Set(rows.map(({ id }) => id));
}
