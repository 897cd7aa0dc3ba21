// Historical runs as rows: for the pages, and for the pass that works on one.

import { type SQL, sql } from 'drizzle-orm';
import type { KindName } from '../core/record.ts';
import { counted, type RunCount, type RunDirection, type RunPlan, type RunState } from '../core/run.ts';
import type { OpenRun, RunChange } from '../sync/open-run.ts';
import { type Database, json, parse } from './database.ts';

/** A run as the pages show it. Times are epoch ms. */
export interface StoredRun extends OpenRun {
  /** What was counted before it began; null until then. */
  readonly estimate: readonly RunCount[] | null;
  readonly actor: string | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** It is still being counted, and begins by itself once it is. */
  readonly startsItself: boolean;
}

export interface RunRow {
  id: string;
  direction: string;
  kinds: string;
  from_day: string | null;
  to_day: string | null;
  sample_left: number | null;
  state: string;
  step: number;
  cursor: string | null;
  estimate: string | null;
  counts: string;
  actor: string | null;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
  due_at: number;
  queued_at: number | null;
  today?: number;
}

/** States in which a run has something to do. */
export const active = sql.raw(`('estimating', 'queued', 'running')`);

export function fromRun(row: RunRow): StoredRun {
  return {
    id: row.id,
    direction: row.direction as RunDirection,
    kinds: parse<KindName[]>(row.kinds),
    from: row.from_day,
    to: row.to_day,
    sample: row.sample_left,
    sampleLeft: row.sample_left,
    state: row.state as RunState,
    place: { step: row.step, cursor: row.cursor },
    estimate: row.estimate === null ? null : parse<RunCount[]>(row.estimate),
    counts: parse<RunCount[]>(row.counts),
    actor: row.actor,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    dueAt: row.due_at,
    today: row.today ?? 0,
    startsItself: row.state === 'estimating' && row.queued_at !== null,
  };
}

/** The run that is next, due or not: one that is being counted, else the one that runs, else the first in the queue. */
export function nextRun(pair: string | SQL, columns: SQL): SQL {
  return sql`SELECT ${columns} FROM runs WHERE pair = ${pair} AND state IN ${active}
    ORDER BY CASE state WHEN 'estimating' THEN 0 WHEN 'running' THEN 1 ELSE 2 END, queued_at, created_at LIMIT 1`;
}

/** Everything of a run, and what all runs worked on today, deleted ones left out. */
export function withToday(now: number): SQL {
  return sql`*, (SELECT COALESCE(SUM(day_count), 0) FROM runs AS each WHERE each.day = ${dayOf(now)}) AS today`;
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/**
 * Moves a run on, where `condition` holds. What a person did to it meanwhile (paused it) stays; one that begins to run is noted as
 * started. One that was put in the queue while it was being counted goes there once it is.
 */
export function advanced(run: OpenRun, change: RunChange, now: number, condition: SQL): SQL {
  const { place, count, state, sampleLeft, dueAt } = change;
  const next = count ? counted(run.counts, run.place.step, count) : run.counts;
  const onward = state ?? (run.state === 'queued' ? 'running' : run.state);
  const left = sampleLeft === undefined ? run.sampleLeft : sampleLeft;
  const worked = (count?.linked ?? 0) + (count?.held ?? 0);
  const today = worked > 0 ? dayOf(now) : null;
  return sql`UPDATE runs SET step = ${(place ?? run.place).step}, cursor = ${(place ?? run.place).cursor},
      estimate = CASE WHEN ${onward} = 'draft' THEN ${json(next)} ELSE estimate END,
      counts = ${onward === 'draft' ? '[]' : json(next)}, sample_left = ${left}, due_at = ${dueAt},
      day_count = CASE WHEN ${today} IS NULL THEN day_count WHEN day = ${today} THEN day_count + ${worked} ELSE ${worked} END,
      day = COALESCE(${today}, day),
      state = CASE WHEN ${onward} = 'draft' AND state = 'estimating' AND queued_at IS NOT NULL THEN 'queued'
        WHEN state IN ${active} AND (state = ${run.state} OR ${onward} <> 'running') THEN ${onward} ELSE state END,
      started_at = CASE WHEN state = 'queued' THEN COALESCE(started_at, ${now}) ELSE started_at END,
      ended_at = CASE WHEN ${onward} = 'done' THEN ${now} ELSE NULL END
    WHERE id = ${run.id} AND ${condition}`;
}

/** Counting is not broken off: what comes after it is told by `queued_at`. */
function counting(otherwise: string | SQL): SQL {
  return sql`CASE WHEN state = 'estimating' THEN state ELSE ${otherwise} END`;
}

export function runStore({ db, now }: { db: Database; now(): number }) {
  const find = async (pair: string, id: string): Promise<StoredRun | null> => {
    const [row] = await db.all<RunRow>(sql`SELECT * FROM runs WHERE pair = ${pair} AND id = ${id}`);
    return row ? fromRun(row) : null;
  };
  return {
    find,

    /** How many records all runs have worked on since the day (UTC) began. */
    today: async (): Promise<number> => {
      const [row] = await db.all<{ sum: number | null }>(
        sql`SELECT SUM(day_count) AS sum FROM runs WHERE day = ${dayOf(now())}`,
      );
      return row?.sum ?? 0;
    },

    /** A page of them, the newest first. */
    list: async (pair: string, { limit, skip }: { limit: number; skip: number }): Promise<StoredRun[]> => {
      const rows = await db.all<RunRow>(
        sql`SELECT * FROM runs WHERE pair = ${pair} ORDER BY created_at DESC, id LIMIT ${limit} OFFSET ${skip}`,
      );
      return rows.map(fromRun);
    },

    /** A new run: it is counted first. */
    create: async (pair: string, id: string, plan: RunPlan, actor: string): Promise<void> => {
      const { direction, kinds, from, to, sample } = plan;
      await db.run(sql`INSERT INTO runs (id, pair, direction, kinds, from_day, to_day, sample_left, state, actor, created_at, due_at)
        VALUES (${id}, ${pair}, ${direction}, ${json(kinds)}, ${from}, ${to}, ${sample}, 'estimating', ${actor}, ${now()}, ${now()})`);
    },

    /** Puts a run in the queue; one that is being counted is counted first. False where it is in no state for that. */
    queue: async (pair: string, id: string): Promise<boolean> => {
      const rows =
        await db.all(sql`UPDATE runs SET state = ${counting('queued')}, queued_at = ${now()}, due_at = ${now()}, ended_at = NULL
        WHERE pair = ${pair} AND id = ${id} AND state IN ('estimating', 'draft', 'paused') RETURNING id`);
      return rows.length > 0;
    },

    /** Puts a run before all others; one that is under way goes back into the queue. False where it is in no state for that. */
    start: async (pair: string, id: string): Promise<boolean> => {
      const [rows] = await db.batch<[{ id: string }, unknown]>([
        sql`UPDATE runs SET state = ${counting('queued')}, queued_at = 0, due_at = ${now()}, ended_at = NULL
          WHERE pair = ${pair} AND id = ${id} AND state IN ('estimating', 'draft', 'queued', 'paused') RETURNING id`,
        sql`UPDATE runs SET state = 'queued', queued_at = ${now()} WHERE pair = ${pair} AND state = 'running'
          AND EXISTS (SELECT 1 FROM runs AS first WHERE first.id = ${id} AND first.queued_at = 0)`,
      ]);
      return rows.length > 0;
    },

    /** Stops a run; what a pass has in hand it still finishes. False where it is in no state for that. */
    pause: async (pair: string, id: string): Promise<boolean> => {
      const rows =
        await db.all(sql`UPDATE runs SET state = ${counting(sql`CASE WHEN started_at IS NULL THEN 'draft' ELSE 'paused' END`)}, queued_at = NULL
        WHERE pair = ${pair} AND id = ${id} AND (state IN ('queued', 'running') OR (state = 'estimating' AND queued_at IS NOT NULL)) RETURNING id`);
      return rows.length > 0;
    },

    /** Counts anew what a run that has not begun would bring over. False where it has begun. */
    recount: async (pair: string, id: string): Promise<boolean> => {
      const rows =
        await db.all(sql`UPDATE runs SET state = 'estimating', estimate = NULL, counts = '[]', step = 0, cursor = NULL, due_at = ${now()}, queued_at = NULL
        WHERE pair = ${pair} AND id = ${id} AND state = 'draft' RETURNING id`);
      return rows.length > 0;
    },

    remove: async (pair: string, id: string): Promise<boolean> => {
      const rows = await db.all(sql`DELETE FROM runs WHERE pair = ${pair} AND id = ${id} RETURNING id`);
      return rows.length > 0;
    },

    removeDone: async (pair: string): Promise<number> => {
      const rows = await db.all(sql`DELETE FROM runs WHERE pair = ${pair} AND state = 'done' RETURNING id`);
      return rows.length;
    },
  };
}
