// Plans and checks.

import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One study: what it is about, how far it is, and its sums. */
export const studies = sqliteTable(
  'studies',
  {
    id: text().primaryKey(),
    pair: text().notNull(),
    sort: text().notNull(),
    /** What it is about, as JSON. */
    studied: text().notNull(),
    state: text().notNull(),
    /** How many stretches are in it: of two workers only one adds the next. */
    turn: integer().notNull().default(0),
    step: integer().notNull().default(0),
    cursor: text(),
    /** Its sums, as JSON. */
    report: text().notNull(),
    /** SHA-256 (hex) over every record of it in order, each with the versions it was seen in. */
    hash: text().notNull(),
    /** Why it came to no end, as a code; null where nothing is wrong. */
    problem: text(),
    actor: text(),
    createdAt: integer('created_at').notNull(),
    /** When it was worked on last. */
    touchedAt: integer('touched_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [index('studies_pair').on(table.pair, table.createdAt)],
);

/** Keyed. The lines of a study, in its order. */
export const studyLines = sqliteTable(
  'study_lines',
  {
    study: text().notNull(),
    at: integer().notNull(),
    kind: text().notNull(),
    does: text().notNull(),
    code: text().notNull(),
    /** The whole line, as JSON. */
    line: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.study, table.at] })],
);
