// Historical runs.

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One run: what it brings over, and how far it is. Walks are made anew from its place; what is linked by then is passed over. */
export const runs = sqliteTable(
  'runs',
  {
    id: text().primaryKey(),
    pair: text().notNull(),
    direction: text().notNull(),
    /** In the order in which they are brought over, as JSON. */
    kinds: text().notNull(),
    fromDay: text('from_day'),
    toDay: text('to_day'),
    /** Records of the sample that are left; null where there is none. */
    sampleLeft: integer('sample_left'),
    state: text().notNull(),
    step: integer().notNull().default(0),
    cursor: text(),
    /** What was counted before it began, by step, as JSON; null until then. */
    estimate: text(),
    /** What each step found and did, as JSON. */
    counts: text().notNull().default('[]'),
    actor: text(),
    createdAt: integer('created_at').notNull(),
    queuedAt: integer('queued_at'),
    startedAt: integer('started_at'),
    endedAt: integer('ended_at'),
    /** When its next stretch is due. */
    dueAt: integer('due_at').notNull(),
    /** The day (UTC) on which it last worked on records, and on how many since that day began. */
    day: text(),
    dayCount: integer('day_count').notNull().default(0),
  },
  (table) => [index('runs_pair').on(table.pair, table.state)],
);
