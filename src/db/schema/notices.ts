// What was told to whom.

import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Keyed. How far a channel was told of a pair's issues. */
export const notices = sqliteTable(
  'notices',
  {
    pair: text().notNull(),
    /** Its sort and address, as one text. */
    channel: text().notNull(),
    /** The last issue that it was told of, or need not be. */
    told: integer().notNull(),
    /** When something last arrived there; null where nothing has yet. */
    sentAt: integer('sent_at'),
    /** When its last daily letter was made, or found not to be needed. */
    dailyAt: integer('daily_at').notNull(),
    /** A notice that has not arrived yet, as JSON: it is sent again as it is. */
    pending: text(),
    attempts: integer().notNull().default(0),
    dueAt: integer('due_at'),
    /** Why the last one did not arrive, as a code; null where it did. */
    problem: text(),
    detail: text(),
  },
  (table) => [primaryKey({ columns: [table.pair, table.channel] })],
);
