// The links that values of documents name, by a record of either side or by their number, in one statement.

import { type SQL, sql } from 'drizzle-orm';
import type { KindName, RecordId } from '../core/record.ts';
import { json, rowsOf } from './database.ts';

/** CROSS JOIN keeps the order: a few wanted ids outside, an index inside. */
export function referred(
  pair: string,
  records: readonly { readonly kind: KindName; readonly id: RecordId }[],
  links: readonly number[],
): SQL {
  const wanted = rowsOf(records.map(({ kind, id }) => [kind, id]));
  const by = (
    column: string,
  ) => sql`SELECT links.* FROM wanted CROSS JOIN links ON links.pair = ${pair} AND links.kind = wanted.kind
      AND links.${sql.raw(column)} = wanted.id AND links.ended_at = 0`;
  return sql`WITH wanted AS (SELECT value->>0 AS kind, value->>1 AS id FROM ${wanted})
    ${by('crm_id')} UNION ${by('accounting_id')}
    UNION SELECT links.* FROM json_each(${json(links)}) AS named CROSS JOIN links ON links.id = named.value AND links.pair = ${pair} AND links.ended_at = 0`;
}
