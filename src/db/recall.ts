// What is remembered of some records, and what they are known by: two readings, one statement each.

import { type SQL, sql } from 'drizzle-orm';
import type { KindName, RecordId, Side } from '../core/record.ts';
import type { KeyEntry, Recall } from '../sync/store.ts';
import { type Database, json, parse } from './database.ts';
import {
  fromLink,
  fromStanding,
  linkColumns,
  type LinkRecord,
  standingColumns,
  type StandingRecord,
} from './rows/index.ts';

/**
 * Links by either id (the live one, else the last), and what else is known of the records at both ends of them, in one statement.
 * CROSS JOIN keeps the order: a few wanted ids outside, an index inside. Left to itself SQLite walks the whole table for each.
 */
export async function recall(db: Database, pair: string, kind: KindName, ids: readonly RecordId[]): Promise<Recall> {
  const on = (table: string) => sql`${sql.raw(table)}.pair = ${pair} AND ${sql.raw(table)}.kind = ${kind}`;
  const rows = await db.all<{ what: string; row: string }>(sql`
    WITH wanted AS (SELECT value AS id FROM json_each(${json(ids)})),
      linked AS MATERIALIZED (
        SELECT links.* FROM wanted CROSS JOIN links ON ${on('links')} AND links.crm_id = wanted.id
        UNION SELECT links.* FROM wanted CROSS JOIN links ON ${on('links')} AND links.accounting_id = wanted.id),
      both AS MATERIALIZED (SELECT id FROM wanted UNION SELECT crm_id FROM linked UNION SELECT accounting_id FROM linked)
    SELECT 'link' AS what, json_object(${objectOf('linked', linkColumns)}) AS row FROM linked
    UNION ALL SELECT 'standing', json_object(${objectOf('standings', standingColumns)})
      FROM both CROSS JOIN standings ON ${on('standings')} AND standings.id = both.id
    UNION ALL SELECT 'issue', json_object(${objectOf('issues', ['id', 'code', 'record', 'digest', 'versions'])})
      FROM both CROSS JOIN issues ON ${on('issues')} AND issues.record = both.id AND issues.closed_at IS NULL`);
  const of = <T>(what: string) => rows.filter((each) => each.what === what).map(({ row }) => parse<T>(row));
  return {
    links: inOrder(of<LinkRecord>('link')).map(fromLink),
    standings: of<StandingRecord>('standing').map(fromStanding),
    issues: of<IssueRecord>('issue').map(({ id, code, record, digest, versions }) => ({
      id,
      code,
      record,
      digest,
      ...(versions !== null && { versions: parse<Partial<Record<Side, string>>>(versions) }),
    })),
  };
}

interface IssueRecord {
  readonly id: number;
  readonly code: string;
  readonly record: string;
  readonly digest: string;
  readonly versions: string | null;
}

/** Columns of a table as the arguments of `json_object`. */
function objectOf(table: string, columns: readonly string[]): SQL {
  return sql.raw(columns.map((column) => `'${column}', ${table}.${column}`).join(', '));
}

/** Live links first, then those that ended last. */
function inOrder(links: readonly LinkRecord[]): LinkRecord[] {
  const endedLast = ({ ended_at: at }: LinkRecord) => (at === 0 ? Infinity : at);
  return [...links].sort((one, other) => endedLast(other) - endedLast(one));
}

export async function entries(
  db: Database,
  pair: string,
  kind: KindName,
  keys: readonly string[],
): Promise<KeyEntry[]> {
  interface Row {
    key: string;
    id: string;
    archived: number;
    proof: string | null;
    link: number | null;
    crm_id: string | null;
    accounting_id: string | null;
  }
  const rows = await db.all<Row>(sql`SELECT keys.key, keys.id, archived, proof,
      COALESCE(one.id, other.id) AS link, COALESCE(one.crm_id, other.crm_id) AS crm_id,
      COALESCE(one.accounting_id, other.accounting_id) AS accounting_id
    FROM json_each(${json(keys)}) AS wanted
    CROSS JOIN keys ON keys.pair = ${pair} AND keys.kind = ${kind} AND keys.key = wanted.value
    LEFT JOIN links AS one ON one.pair = ${pair} AND one.kind = ${kind} AND one.crm_id = keys.id AND one.ended_at = 0
    LEFT JOIN links AS other ON other.pair = ${pair} AND other.kind = ${kind} AND other.accounting_id = keys.id AND other.ended_at = 0`);
  const found = rows.map(({ key, id, archived, proof, link, crm_id: crm, accounting_id: accounting }): KeyEntry => ({
    key,
    id,
    archived: archived !== 0,
    proof: proof === null ? {} : parse<Record<string, string>>(proof),
    link: link === null ? null : { id: link, ids: { crm: crm ?? '', accounting: accounting ?? '' } },
  }));
  return [...found, ...underCrm(found)];
}

/** What stands under the accounting id of a linked record alone, under the CRM's. */
function underCrm(found: readonly KeyEntry[]): KeyEntry[] {
  const known = new Set(found.map(({ key, id }) => `${id} ${key}`));
  return found.flatMap((entry) => {
    const id = entry.link?.ids.crm ?? entry.id;
    return known.has(`${id} ${entry.key}`) ? [] : [{ ...entry, id }];
  });
}
