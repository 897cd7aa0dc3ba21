// Every table, and what each row stands for. Ids of the two vendors are text, times epoch ms, money decimal text, JSON text.
// Tables marked "keyed" are WITHOUT ROWID (the migrations say so): one row written where a hidden index would make it two.

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

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

/** Keyed. What to look at on one side for one kind: checkpoint, due time and flag at once. */
export const looks = sqliteTable(
  'looks',
  {
    pair: text().notNull(),
    kind: text().notNull(),
    side: text().notNull(),
    /** `changes` (what changed since the checkpoint) or `walk` (all records once, by id). */
    sort: text().notNull(),
    /** Of a walk: `census` (learning who is there) or `review` (planning every record). */
    phase: text().notNull().default('review'),
    /** The system's own mark up to which everything was dealt with. */
    checkpoint: text(),
    /** Where a walk over all records stands. */
    cursor: text(),
    /** When it is due because something marked it; null where nothing did. */
    dueAt: integer('due_at'),
    /** 0 person, 1 event, 2 timer, 3 run. */
    work: integer().notNull().default(2),
    trigger: text().notNull().default('timer'),
    actor: text(),
    /** At most 20 ids that were named, as JSON; null for whatever changed. */
    ids: text(),
    /** The epoch of the pass that works on it, and the ids it took. */
    running: integer(),
    taken: text(),
    attempts: integer().notNull().default(0),
    /** When the timer marks it next. */
    nextAt: integer('next_at'),
    /** When it was last read to its end, and when that last found a change. */
    lookedAt: integer('looked_at'),
    changedAt: integer('changed_at'),
  },
  (table) => [primaryKey({ columns: [table.pair, table.kind, table.side, table.sort] })],
);

/** The fact that two records are the same thing. It may end; it is never erased. */
export const links = sqliteTable(
  'links',
  {
    id: integer().primaryKey(),
    pair: text().notNull(),
    kind: text().notNull(),
    crmId: text('crm_id').notNull(),
    accountingId: text('accounting_id').notNull(),
    /** How a person would call it, for lists and searches. */
    name: text().notNull(),
    /** What each side showed at the last agreement: `{field: [value, place]}`. */
    crmBase: text('crm_base').notNull(),
    accountingBase: text('accounting_base').notNull(),
    crmVersion: text('crm_version').notNull(),
    accountingVersion: text('accounting_version').notNull(),
    crmChangedAt: integer('crm_changed_at').notNull(),
    accountingChangedAt: integer('accounting_changed_at').notNull(),
    /** Written sides that wait for the read that shows it, as JSON by side. */
    settling: text(),
    /** Fields left alone until a person decides, as JSON. */
    held: text(),
    /** Why nothing or not everything travels, or null. */
    note: text(),
    agreedAt: integer('agreed_at'),
    madeAt: integer('made_at').notNull(),
    /** The matching rule, `create` or `person`. */
    madeBy: text('made_by').notNull(),
    /** 0 while it lives: a record has one live link, and as many ended ones as it had. */
    endedAt: integer('ended_at').notNull().default(0),
  },
  (table) => [
    uniqueIndex('links_crm').on(table.pair, table.kind, table.crmId, table.endedAt),
    uniqueIndex('links_accounting').on(table.pair, table.kind, table.accountingId, table.endedAt),
  ],
);

/** Keyed. By what a record can be recognised. A linked record's keys stand under either of its ids. */
export const keys = sqliteTable(
  'keys',
  {
    pair: text().notNull(),
    kind: text().notNull(),
    key: text().notNull(),
    id: text().notNull(),
    archived: integer().notNull().default(0),
    proof: text(),
  },
  (table) => [primaryKey({ columns: [table.pair, table.kind, table.key, table.id] })],
);

/** Keyed. A record that is not simply in step: asked for, waiting, failed, skipped, or before a person. */
export const standings = sqliteTable(
  'standings',
  {
    pair: text().notNull(),
    kind: text().notNull(),
    id: text().notNull(),
    side: text().notNull(),
    name: text().notNull().default(''),
    /** `waiting`, `needs-you`, `failed` or `skipped`. */
    state: text().notNull(),
    code: text().notNull(),
    facts: text(),
    /** When it is looked at again; null where only an event or a person brings it back. */
    dueAt: integer('due_at'),
    work: integer().notNull().default(2),
    trigger: text().notNull().default('timer'),
    actor: text(),
    /** A record that must be linked first. */
    waitsFor: text('waits_for'),
    attempts: integer().notNull().default(0),
    /** What a person decided, to be carried out, as JSON. */
    choice: text(),
    since: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.pair, table.kind, table.id] }),
    index('standings_due')
      .on(table.pair, table.dueAt)
      .where(sql`due_at IS NOT NULL`),
  ],
);

/** Keyed. One write request about to be made, stored before it is sent. */
export const intents = sqliteTable('intents', {
  id: text().primaryKey(),
  pair: text().notNull(),
  kind: text().notNull(),
  side: text().notNull(),
  op: text().notNull(),
  key: text().notNull(),
  body: text().notNull(),
  /** What to remember once it is done, an entry an item, as JSON. */
  items: text().notNull(),
  /** When it was sent first. */
  sentAt: integer('sent_at').notNull(),
  /** `open`, or why its outcome is not known. */
  state: text().notNull(),
});

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
});

/** Keyed. How many attempts of a sort ended how on a day (UTC). */
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

/** Keyed. Single facts: the origin we are reached at, and the like. */
export const remembered = sqliteTable('remembered', {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Tables without a hidden row number. Their first migration says `WITHOUT ROWID`; drizzle has no word for it. */
export const keyedTables = [
  'looks',
  'keys',
  'standings',
  'intents',
  'tallies',
  'sessions',
  'consents',
  'remembered',
] as const;
