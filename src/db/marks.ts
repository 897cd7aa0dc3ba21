// Marks as rows: what every trigger leaves behind, in one transaction with the note of the wake-up that has to be sent for it.

import { type SQL, sql } from 'drizzle-orm';
import type { Ask, Mark, MarkStore } from '../sync/mark.ts';
import { type Cell, type Database, insertRows, json, rowsOf } from './database.ts';
import { changeLooks } from './looks.ts';

/** A wake-up that is this late was lost. */
const LOST_AFTER_MS = 30_000;

export function markStore({ db, now }: { db: Database; now(): number }): MarkStore {
  return {
    mark: async (marks, asks) => {
      const statements: SQL[] = [];
      if (marks.length > 0) statements.push(changeLooks(marks.map(asChange)));
      if (asks.length > 0) statements.push(putAsks(asks, now()));
      if (statements.length === 0) return [];
      // The wake-up goes first: it must see whether the pair was held when the marks were made.
      const [wakes] = await db.batch<[{ pair: string; at: number }]>([
        noteWakes([...marks, ...asks], now()),
        ...statements,
      ]);
      return wakes ?? [];
    },
  };
}

function asChange({ pair, kind, side, ids, trigger, work, actor, at }: Mark) {
  return { pair, kind, side, sort: 'changes' as const, mark: { at, ids, cause: { work, trigger, actor } } };
}

function putAsks(asks: readonly Ask[], now: number): SQL {
  const columns = [
    'pair',
    'kind',
    'id',
    'side',
    'state',
    'code',
    'due_at',
    'work',
    'trigger',
    'actor',
    'attempts',
    'choice',
    'since',
  ];
  const rows = asks.map(({ pair, kind, id, side, trigger, actor, choice, at }): Cell[] => [
    pair,
    kind,
    id,
    side,
    'waiting',
    'asked',
    at,
    0,
    trigger,
    actor,
    0,
    choice === null ? null : json(choice),
    now,
  ]);
  const conflict = `ON CONFLICT (pair, kind, id) DO UPDATE SET due_at = excluded.due_at, work = 0, trigger = excluded.trigger,
    actor = excluded.actor, attempts = 0, choice = COALESCE(excluded.choice, standings.choice), state = 'waiting'`;
  return insertRows('standings', columns, rows, conflict);
}

/**
 * One wake-up per pair is outstanding at a time. None is noted for a pair that a pass holds: it notes one itself when it lets go.
 */
function noteWakes(due: readonly (Mark | Ask)[], now: number): SQL {
  const earliest = new Map<string, number>();
  for (const { pair, at } of due) earliest.set(pair, Math.min(at, earliest.get(pair) ?? Infinity));
  const rows = rowsOf([...earliest]);
  return sql`UPDATE pairs SET wake_at = new.at FROM (SELECT value->>0 AS pair, value->>1 AS at FROM ${rows}) AS new
    WHERE pairs.id = new.pair AND pairs.leased_until <= ${now} AND pairs.state IN ('live', 'setup')
      AND (pairs.wake_at IS NULL OR pairs.wake_at > new.at OR pairs.wake_at < ${now - LOST_AFTER_MS})
    RETURNING id AS pair, wake_at AS at`;
}
