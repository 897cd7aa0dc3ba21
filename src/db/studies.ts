// Plans and checks as rows: for the pages, and for the job that works on one.

import { sql } from 'drizzle-orm';
import type { KindName, Side } from '../core/record.ts';
import type { RunPlace } from '../core/run.ts';
import {
  nothingLooked,
  type StudyLine,
  type StudyOrder,
  type StudyReport,
  type StudySort,
  type StudyState,
} from '../core/study.ts';
import { type Cell, type Database, insertRows, json, parse } from './database.ts';

/** A study as it stands. Times are epoch ms. */
export interface StoredStudy {
  readonly id: string;
  readonly pair: string;
  readonly order: StudyOrder;
  readonly state: StudyState;
  readonly turn: number;
  readonly place: RunPlace;
  readonly report: StudyReport;
  readonly hash: string;
  readonly problem: string | null;
  readonly actor: string | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

/** What one stretch makes of a study. */
export interface StudyStep {
  readonly report: StudyReport;
  readonly hash: string;
  readonly lines: readonly StudyLine[];
  /** Null where that was its last stretch. */
  readonly next: RunPlace | null;
}

interface Row {
  id: string;
  pair: string;
  studied: string;
  state: string;
  turn: number;
  step: number;
  cursor: string | null;
  report: string;
  hash: string;
  problem: string | null;
  actor: string | null;
  created_at: number;
  ended_at: number | null;
}

function fromRow(row: Row): StoredStudy {
  return {
    id: row.id,
    pair: row.pair,
    order: parse<StudyOrder>(row.studied),
    state: row.state as StudyState,
    turn: row.turn,
    place: { step: row.step, cursor: row.cursor },
    report: parse<StudyReport>(row.report),
    hash: row.hash,
    problem: row.problem,
    actor: row.actor,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

/** What a study that nobody works on any more is left for before it is woken. */
const LEFT_MS = 2 * 60_000;
/** Studies that are kept of a pair: they tell of a moment, and that passes. */
const MOST_STUDIES = 20;

const lineColumns = ['study', 'at', 'kind', 'does', 'code', 'line'];

export function studyStore({ db, now }: { db: Database; now(): number }) {
  return {
    /** How far each look at changes of a pair has seen. */
    checkpoints: (pair: string): Promise<{ kind: KindName; side: Side; checkpoint: string | null }[]> =>
      db.all(sql`SELECT kind, side, checkpoint FROM looks WHERE pair = ${pair} AND sort = 'changes'`),

    /** A new study. The oldest of the pair make room for it. */
    create: async (pair: string, id: string, order: StudyOrder, actor: string): Promise<void> => {
      await db.batch([
        sql`INSERT INTO studies (id, pair, sort, studied, state, report, hash, actor, created_at, touched_at)
          VALUES (${id}, ${pair}, ${order.sort}, ${json(order)}, 'working', ${json(nothingLooked)}, '', ${actor}, ${now()}, ${now()})`,
        sql`DELETE FROM studies WHERE id IN (SELECT id FROM studies WHERE pair = ${pair} AND id <> ${id}
          ORDER BY created_at DESC LIMIT -1 OFFSET ${MOST_STUDIES - 1})`,
        sql`DELETE FROM study_lines WHERE study NOT IN (SELECT id FROM studies)`,
      ]);
    },

    find: async (id: string): Promise<StoredStudy | null> => {
      const [row] = await db.all<Row>(sql`SELECT * FROM studies WHERE id = ${id}`);
      return row ? fromRow(row) : null;
    },

    /** The newest first. */
    list: async (pair: string, sort: StudySort): Promise<StoredStudy[]> => {
      const rows = await db.all<Row>(
        sql`SELECT * FROM studies WHERE pair = ${pair} AND sort = ${sort} ORDER BY created_at DESC, id`,
      );
      return rows.map(fromRow);
    },

    /** Adds a stretch. False where another worker has done so already, or it is not worked on any more. */
    advance: async (study: StoredStudy, { report, hash, lines, next }: StudyStep): Promise<boolean> => {
      const { id, turn } = study;
      const rows = lines.map((line, at): Cell[] => [
        id,
        study.report.kept + at,
        line.kind,
        line.does,
        line.code,
        json(line),
      ]);
      const holds = sql`EXISTS (SELECT 1 FROM studies WHERE id = ${id} AND turn = ${turn} AND state = 'working')`;
      const moved = sql`UPDATE studies SET turn = turn + 1, step = ${(next ?? study.place).step}, cursor = ${next?.cursor ?? null},
          report = ${json(report)}, hash = ${hash}, touched_at = ${now()}, problem = NULL,
          state = ${next ? 'working' : 'ready'}, ended_at = ${next ? null : now()}
        WHERE id = ${id} AND turn = ${turn} AND state = 'working' RETURNING id`;
      if (rows.length === 0) return (await db.all(moved)).length > 0;
      const [, done] = await db.batch<[unknown, unknown]>([
        insertRows('study_lines', lineColumns, rows, '', holds),
        moved,
      ]);
      return done.length > 0;
    },

    /** It can't go on now, or at all. */
    held: async (id: string, problem: string, state: Extract<StudyState, 'working' | 'failed'>): Promise<void> => {
      await db.run(sql`UPDATE studies SET problem = ${problem}, touched_at = ${now()}, state = ${state},
          ended_at = ${state === 'failed' ? now() : null} WHERE id = ${id} AND state = 'working'`);
    },

    /** Lines behind a cursor; those of one code and kind where they are named. */
    lines: async (
      id: string,
      after: number | null,
      limit: number,
      { code, kind }: { readonly code?: string | undefined; readonly kind?: KindName | undefined },
    ): Promise<{ at: number; line: StudyLine }[]> => {
      const rows = await db.all<{ at: number; line: string }>(sql`SELECT at, line FROM study_lines
        WHERE study = ${id} AND at > ${after ?? -1} AND code = COALESCE(${code ?? null}, code)
          AND kind = COALESCE(${kind ?? null}, kind) ORDER BY at LIMIT ${limit}`);
      return rows.map(({ at, line }) => ({ at, line: parse<StudyLine>(line) }));
    },

    /** Studies whose wake-up was lost. Each is noted as woken now. */
    left: async (): Promise<string[]> => {
      const rows = await db.all<{ id: string }>(sql`UPDATE studies SET touched_at = ${now()}
        WHERE state = 'working' AND touched_at < ${now() - LEFT_MS} RETURNING id`);
      return rows.map(({ id }) => id);
    },
  };
}
