// What the sync works with: looks, links, keys, standings, requests.

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

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
    /** Records that were found and not dealt with yet, `[[id, at], …]` as JSON; null for none. */
    rest: text(),
    attempts: integer().notNull().default(0),
    /** When the timer marks it next. */
    nextAt: integer('next_at'),
    /** Hints before this are most likely echoes of what we wrote: they wait until a look at it proves something. */
    quietUntil: integer('quiet_until'),
    /** When it was last read to its end, and when that last found a change. */
    lookedAt: integer('looked_at'),
    changedAt: integer('changed_at'),
    /** When each that is to tell of changes was last heard: the vendor's own events, and a rule of ours that tells of saves. */
    heardEvent: integer('heard_event'),
    heardSave: integer('heard_save'),
    /** The oldest change that looking found and that each had not told of; null where it tells of everything. */
    missedEvent: integer('missed_event'),
    missedSave: integer('missed_save'),
    /** Of a walk: how many changes it has found so far that nothing had told of, and the last one that came to its end. */
    found: integer().notNull().default(0),
    /** `{at, found}` as JSON. */
    lastWalk: text('last_walk'),
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
    /** What was written to each side lately, as JSON by side: `{field: [value, times in a row, at]}`. */
    pushed: text(),
    /** Why nothing or not everything travels, or null. */
    note: text(),
    noteFacts: text('note_facts'),
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

/** Keyed. By what a record can be recognised. A linked record's keys stand under either of its ids, each once. */
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

/**
 * Keyed. A record without a link as the census met it, and all that it can be recognised by: what the match step of setup is made of.
 * Gone once the pair is live.
 */
export const census = sqliteTable(
  'census',
  {
    pair: text().notNull(),
    kind: text().notNull(),
    id: text().notNull(),
    name: text().notNull(),
    archived: integer().notNull().default(0),
    /** Its keys with what each is proved by, `[[rule, key, proof], …]` as JSON. */
    keys: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.pair, table.kind, table.id] })],
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
    index('standings_waits')
      .on(table.pair, table.waitsFor)
      .where(sql`waits_for IS NOT NULL`),
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
  /** When it was last asked what came of it; null where nobody has. */
  askedAt: integer('asked_at'),
  /** `open`, or why its outcome is not known. */
  state: text().notNull(),
});
