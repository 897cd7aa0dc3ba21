// Who is signed in, and consents that are under way.

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Keyed. A signed-in browser, by the hash of its cookie. */
export const sessions = sqliteTable('sessions', {
  id: text().primaryKey(),
  /** Which admin token it was opened with, hashed: a new token ends them all. */
  token: text().notNull(),
  language: text(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
});

/** Keyed. A consent that was asked for and has not come back. */
export const consents = sqliteTable('consents', {
  /** Hash of the `state`. */
  id: text().primaryKey(),
  system: text().notNull(),
  session: text().notNull(),
  verifier: text(),
  returnTo: text('return_to'),
  createdAt: integer('created_at').notNull(),
});
