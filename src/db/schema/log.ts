// What people read: issues, the log, and its tallies.

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Something that a person must look at. */
export const issues = sqliteTable(
  'issues',
  {
    id: integer().primaryKey(),
    pair: text().notNull(),
    code: text().notNull(),
    /** Empty for an issue of the whole pair. */
    kind: text().notNull().default(''),
    /** The record it is about (of a linked one, the CRM's); empty for an issue of the whole pair. */
    record: text().notNull().default(''),
    side: text().notNull().default(''),
    name: text().notNull().default(''),
    facts: text().notNull(),
    choices: text().notNull(),
    digest: text().notNull(),
    /** In which versions the records were, as JSON by side. */
    versions: text(),
    openedAt: integer('opened_at').notNull(),
    closedAt: integer('closed_at'),
    /** The choice that closed it, or `passed`. */
    closedBy: text('closed_by'),
    actor: text(),
  },
  (table) => [
    uniqueIndex('issues_open')
      .on(table.pair, table.kind, table.record, table.code)
      .where(sql`closed_at IS NULL`),
  ],
);

/** One attempt: before, after, why, caused by whom. Plain inserts; never changed. Ids rise in the order of commits. */
export const audit = sqliteTable('audit', {
  id: integer().primaryKey(),
  at: integer().notNull(),
  pair: text().notNull(),
  run: text(),
  kind: text(),
  side: text(),
  record: text(),
  name: text().notNull().default(''),
  direction: text(),
  trigger: text().notNull(),
  actor: text(),
  outcome: text().notNull(),
  code: text().notNull(),
  facts: text(),
  changes: text(),
  request: text(),
  /** From the change that set it off to this entry, in ms; null where nobody waited for it. */
  lag: integer(),
});

/** A stretch of the log, sealed: who changes an entry, or takes one out, breaks its seal and every one after it. */
export const blocks = sqliteTable(
  'blocks',
  {
    id: integer().primaryKey(),
    /** Ids of the first and the last entry. */
    first: integer().notNull(),
    last: integer().notNull(),
    entries: integer().notNull(),
    /** How many of them a person has had erased since, with the pair that they were about. */
    erased: integer().notNull().default(0),
    /** The seal of the block before; empty for the first. */
    previous: text().notNull(),
    /** Of each entry, in order, `HASH_LENGTH` characters of its hash: so that a broken seal can say which entry it was. */
    hashes: text().notNull(),
    /** The hash over the seal before and the hashes of this block. */
    seal: text().notNull(),
    sealedAt: integer('sealed_at').notNull(),
    /** When its entries were taken out of the log; null while they are there. */
    prunedAt: integer('pruned_at'),
  },
  (table) => [
    index('blocks_kept')
      .on(table.last)
      .where(sql`pruned_at IS NULL`),
  ],
);

/** Keyed. How many attempts of a sort ended how on a day of the accounting organisation. */
export const tallies = sqliteTable(
  'tallies',
  {
    pair: text().notNull(),
    day: text().notNull(),
    kind: text().notNull(),
    direction: text().notNull(),
    outcome: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.pair, table.day, table.kind, table.direction, table.outcome] })],
);
