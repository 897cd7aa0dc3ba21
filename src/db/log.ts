// The log's rows, and the tallies that the dashboard reads in their place. Plain inserts: an entry is never changed.

import { type SQL, sql } from 'drizzle-orm';
import type { AuditEntry } from '../sync/store.ts';
import { type Cell, insertRows, json, rowsOf } from './database.ts';

/** Ids rise with the commits: the time, or one more than the last where clocks disagree. */
export function logAudit(pair: string, audit: readonly AuditEntry[], now: number): SQL {
  const columns =
    'at, pair, run, kind, side, record, name, direction, trigger, actor, outcome, code, facts, changes, request, lag';
  const rows = audit.map((entry): Cell[] => [
    now,
    pair,
    entry.run,
    entry.kind,
    entry.side,
    entry.record,
    entry.name,
    entry.direction,
    entry.trigger,
    entry.actor,
    entry.outcome,
    entry.code,
    Object.keys(entry.facts).length > 0 ? json(entry.facts) : null,
    entry.changes.length > 0 ? json(entry.changes) : null,
    entry.request,
    entry.changedAt ? Math.max(0, now - entry.changedAt) : null,
  ]);
  const cells = sql.raw(rows[0]?.map((_, at) => `value->>${at}`).join(', ') ?? '');
  const first = sql`MAX(${now * AUDIT_IDS_PER_MS}, (SELECT COALESCE(MAX(id), 0) + 1 FROM audit))`;
  return sql`INSERT INTO audit (id, ${sql.raw(columns)}) SELECT ${first} + key, ${cells} FROM ${rowsOf(rows)}`;
}

/** An audit id is its time in ms times this, plus a count: so that ids can be looked up by time. */
export const AUDIT_IDS_PER_MS = 2048;

/** `day`: the organisation's, `YYYY-MM-DD`. */
export function countAudit(pair: string, audit: readonly AuditEntry[], day: string): SQL {
  const counts = new Map<string, Cell[]>();
  for (const { kind, direction, outcome } of audit) {
    const name = `${kind}/${direction}/${outcome}`;
    const count = Number(counts.get(name)?.[5] ?? 0) + 1;
    counts.set(name, [pair, day, kind ?? '', direction ?? '', outcome, count]);
  }
  const columns = ['pair', 'day', 'kind', 'direction', 'outcome', 'count'];
  const conflict =
    'ON CONFLICT (pair, day, kind, direction, outcome) DO UPDATE SET count = tallies.count + excluded.count';
  return insertRows('tallies', columns, [...counts.values()], conflict);
}
