// Marks as rows: what every trigger leaves behind, in one transaction with the note of the wake-up that has to be sent for it.

import { type SQL, sql } from 'drizzle-orm';
import type { Ask, Mark, MarkStore } from '../sync/mark.ts';
import { type Cell, type Database, insertRows, json, listOf, parse } from './database.ts';
import { changeLooks } from './looks.ts';

/** A wake-up that is this late was lost. */
const LOST_AFTER_MS = 30_000;

export function markStore({ db, now }: { db: Database; now(): number }): MarkStore {
  return {
    mark: async (marks, asks) => {
      const statements: SQL[] = [];
      const news = await withoutResting(db, marks);
      if (news.length > 0) statements.push(changeLooks(news.map((each) => asChange(each, now()))));
      if (asks.length > 0) statements.push(putAsks(asks, now()));
      if (statements.length === 0) return [];
      const pairs = [...new Set([...marks, ...asks].map(({ pair }) => pair))];
      const done = await db.batch<{ pair: string; at: number }[]>([...statements, noteWakes(pairs, now())]);
      return done.at(-1) ?? [];
    },
  };
}

/**
 * Marks without those records that rest until they are read by name: mostly our own saves, of which an event tells as of anybody's. Whoever
 * saves one of them meanwhile is met by that reading, unless a pass is at it just now.
 */
async function withoutResting(db: Database, marks: readonly Mark[]): Promise<Mark[]> {
  if (!marks.some(({ teller, ids }) => teller && ids)) return [...marks];
  const rows = await db.all<{
    pair: string;
    kind: string;
    side: string;
    rest: string;
  }>(sql`SELECT pair, kind, side, rest FROM looks
    WHERE pair IN ${listOf([...new Set(marks.map(({ pair }) => pair))])} AND sort = 'changes' AND rest IS NOT NULL AND running IS NULL`);
  return marks.map((each) => {
    const row = rows.find(({ pair, kind, side }) => pair === each.pair && kind === each.kind && side === each.side);
    if (!row || !each.teller || !each.ids) return each;
    const resting = new Set(parse<[string, number][]>(row.rest).map(([id]) => id));
    return { ...each, ids: each.ids.filter((name) => !resting.has(name.split('@')[0] ?? name)) };
  });
}

function asChange({ pair, kind, side, ids, trigger, work, actor, at, teller }: Mark, now: number) {
  const mark = { mark: { at, ids, cause: { work, trigger, actor } } };
  const isNews = ids === null || ids.length > 0;
  const change = { pair, kind, side, sort: 'changes' as const, ...(isNews && mark) };
  return teller ? { ...change, heard: { [teller]: now } } : change;
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
 * One wake-up per pair is outstanding at a time, for when its first mark falls due. None is noted for a pair that a pass holds: it
 * notes one itself when it lets go.
 */
function noteWakes(pairs: readonly string[], now: number): SQL {
  const due =
    sql.raw(`(SELECT MIN(due_at) FROM (SELECT MIN(due_at) AS due_at FROM looks WHERE looks.pair = pairs.id AND due_at IS NOT NULL
    UNION ALL SELECT MIN(due_at) FROM standings WHERE standings.pair = pairs.id AND due_at IS NOT NULL))`);
  return sql`UPDATE pairs SET wake_at = MAX(${due}, ${now})
    WHERE id IN ${listOf(pairs)} AND leased_until <= ${now} AND state IN ('live', 'setup') AND ${due} IS NOT NULL
      AND (wake_at IS NULL OR wake_at > MAX(${due}, ${now}) OR wake_at < ${now - LOST_AFTER_MS})
    RETURNING id AS pair, wake_at AS at`;
}
