// Where the house stands: connections, pairs, their settings, single facts.

import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** One organisation reached through a grant. */
export const connections = sqliteTable('connections', {
  id: text().primaryKey(),
  system: text().notNull(),
  organisationId: text('organisation_id').notNull(),
  organisationName: text('organisation_name').notNull(),
  /** `connected`, `reconnect` (consent lost) or `disconnected` (by a person). */
  state: text().notNull(),
  /** The Durable Object that holds its tokens. */
  grantId: text('grant_id').notNull(),
  /** Where its API is, where the vendor tells (a data centre's domain). */
  apiUrl: text('api_url'),
  /** What the probe at connect found, as JSON: what the system can do here, and the names of our own fields in it. */
  capabilities: text().notNull().default('{}'),
  /** Hashes of the hook secrets that are valid, with the time until which, as JSON. */
  hookSecrets: text('hook_secrets').notNull().default('[]'),
  createdAt: integer('created_at').notNull(),
  checkedAt: integer('checked_at'),
  problem: text(),
});

/** One CRM connection joined to one accounting connection. */
export const pairs = sqliteTable('pairs', {
  id: text().primaryKey(),
  name: text().notNull(),
  crm: text().notNull(),
  accounting: text().notNull(),
  /** The connection that plays documents on the CRM's side, where the settings say so; null: the CRM itself. */
  finance: text(),
  /** Shared CRM fields travel from accounting in this pair only. */
  isPrimary: integer('is_primary').notNull().default(0),
  /** Where documents go that no routing rule claims. */
  isDefault: integer('is_default').notNull().default(0),
  /** `setup`, `live` or `paused`. */
  state: text().notNull(),
  /** Why and by whom it is paused, as JSON. */
  reason: text(),
  /** Paused from this time on. */
  pauseFrom: integer('pause_from'),
  wentLiveAt: integer('went_live_at'),
  /** The furthest step of setup that somebody went on to. */
  setupStep: text('setup_step').notNull().default('connect'),
  /** Counts the leases: who holds an older one can commit nothing. */
  epoch: integer().notNull().default(0),
  leasedUntil: integer('leased_until').notNull().default(0),
  /** When the outstanding wake-up arrives; null where none is outstanding. */
  wakeAt: integer('wake_at'),
  createdAt: integer('created_at').notNull(),
});

/** Every saved version of a pair's settings. */
export const settings = sqliteTable(
  'settings',
  {
    pair: text().notNull(),
    version: integer().notNull(),
    document: text().notNull(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.pair, table.version] })],
);

/** Keyed. One small list that documents name (accounts, tax rates, tracking), as a connection showed it when it was last read. */
export const referenceLists = sqliteTable(
  'reference_lists',
  {
    connection: text().notNull(),
    list: text().notNull(),
    /** The items, as JSON. */
    items: text().notNull(),
    readAt: integer('read_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connection, table.list] })],
);

/** Keyed. Single facts: the origin we are reached at, and the like. */
export const remembered = sqliteTable('remembered', {
  name: text().primaryKey(),
  value: text().notNull(),
});
