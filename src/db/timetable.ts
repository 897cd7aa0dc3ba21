// The timetable as rows: which looks fall due by the clock, and which wake-ups got lost. Cron asks; nothing here knows a vendor.

import { sql } from 'drizzle-orm';
import type { KindName, Side } from '../core/record.ts';
import type { Heard } from '../core/silence.ts';
import { financeKinds } from '../kinds/finance.ts';
import type { Settings } from '../kinds/settings.ts';
import type { LookSort } from '../sync/look.ts';
import { CHECKED_EVERY_MS } from './connections.ts';
import { type Cell, type Database, json, rowsOf } from './database.ts';
import { hasDue } from './due.ts';
import { readCapabilities, readSettings } from './remembered.ts';
import { isCutOff } from './troubles.ts';

export interface TimedLook {
  readonly pair: string;
  readonly kind: KindName;
  readonly side: Side;
  readonly sort: LookSort;
  readonly changedAt: number | null;
  /** When it was looked at last, and when the timer comes to it; epoch ms. */
  readonly lookedAt: number | null;
  readonly nextAt: number | null;
  /** When its pair first went live, epoch ms. */
  readonly wentLiveAt: number;
  readonly settings: Settings;
  /** How the vendor's own events about it were heard. */
  readonly event: Heard;
  /** Of all looks at changes on that side: when one last found a change, and when the vendor's events were last heard of any; epoch ms. */
  readonly others: { readonly changedAt: number | null; readonly heard: number | null };
  /** The connection that is looked at. */
  readonly connection: {
    readonly id: string;
    readonly system: string;
    readonly grantId: string;
    /** Where its organisation told one: an IANA name. */
    readonly timeZone: string | null;
    /** Of what is known of it: what its limits go by. */
    readonly capabilities: Readonly<Record<string, unknown>>;
  };
}

/** A wake-up that is this late was lost. */
const LOST_AFTER_MS = 60_000;
/** When the timetable comes again. */
const AGAIN_IN_MS = 60_000;
/** A channel that lapses so soon is not left to the daily check; what could not be renewed is tried again after a while. */
const LAPSES_MS = 20 * 60_000;
const AGAIN_MS = 10 * 60_000;

function ofAny(column: string) {
  return sql.raw(
    `(SELECT MAX(any.${column}) FROM looks AS any WHERE any.pair = looks.pair AND any.side = looks.side AND any.sort = 'changes')`,
  );
}

interface Row {
  pair: string;
  kind: string;
  side: string;
  sort: string;
  changed_at: number | null;
  looked_at: number | null;
  next_at: number | null;
  went_live_at: number | null;
  heard_event: number | null;
  missed_event: number | null;
  any_changed: number | null;
  any_heard: number | null;
  document: string | null;
  connection: string;
  system: string;
  grant_id: string;
  time_zone: string | null;
  organisation: string | null;
}

const timed = sql`SELECT looks.pair, kind, side, sort, changed_at, looked_at, next_at, went_live_at, heard_event, missed_event,
    connections.id AS connection, system, grant_id, capabilities->>'timeZone' AS time_zone,
    capabilities->>'organisation' AS organisation, ${ofAny('changed_at')} AS any_changed,
    ${ofAny('heard_event')} AS any_heard,
    (SELECT document FROM settings WHERE settings.pair = looks.pair ORDER BY version DESC LIMIT 1) AS document
  FROM pairs JOIN looks ON looks.pair = pairs.id
    JOIN connections ON connections.id = CASE
      WHEN side = 'accounting' THEN pairs.accounting
      WHEN kind IN (SELECT value FROM json_each(${json(financeKinds)})) THEN COALESCE(pairs.finance, pairs.crm)
      ELSE pairs.crm END`;

function fromRow(row: Row): TimedLook {
  return {
    pair: row.pair,
    kind: row.kind as KindName,
    side: row.side as Side,
    sort: row.sort as LookSort,
    changedAt: row.changed_at,
    lookedAt: row.looked_at,
    nextAt: row.next_at,
    wentLiveAt: row.went_live_at ?? 0,
    settings: readSettings(row.document),
    others: { changedAt: row.any_changed, heard: row.any_heard },
    event: { heard: row.heard_event, missed: row.missed_event },
    connection: {
      id: row.connection,
      system: row.system,
      grantId: row.grant_id,
      timeZone: row.time_zone,
      capabilities: row.organisation === null ? {} : { organisation: readCapabilities(row.organisation) },
    },
  };
}

export function timetable({ db, now }: { db: Database; now(): number }) {
  return {
    /** Looks of live pairs whose time has come and that nothing has marked. */
    ripe: async (): Promise<TimedLook[]> =>
      (await db.all<Row>(sql`${timed} WHERE pairs.state = 'live' AND looks.next_at <= ${now()}`)).map(fromRow),

    /** Every look at changes of a pair. */
    ofPair: async (pair: string): Promise<TimedLook[]> =>
      (await db.all<Row>(sql`${timed} WHERE pairs.id = ${pair} AND sort = 'changes'`)).map(fromRow),

    /** Marks them due, unless something has marked them already, and says when their time comes next. */
    mark: async (looks: readonly (TimedLook & { nextAt: number; due: boolean })[]): Promise<void> => {
      const rows = looks.map(({ pair, kind, side, sort, nextAt, due }): Cell[] => [
        pair,
        kind,
        side,
        sort,
        nextAt,
        due ? 1 : 0,
      ]);
      await db.run(sql`UPDATE looks SET next_at = new.next_at,
          due_at = CASE WHEN new.due THEN COALESCE(looks.due_at, ${now()}) ELSE looks.due_at END,
          work = CASE WHEN new.due AND looks.due_at IS NULL THEN CASE WHEN looks.sort = 'walk' THEN 3 ELSE 2 END ELSE looks.work END,
          trigger = CASE WHEN new.due AND looks.due_at IS NULL THEN 'timer' ELSE looks.trigger END,
          actor = CASE WHEN new.due AND looks.due_at IS NULL THEN NULL ELSE looks.actor END
        FROM (SELECT value->>0 AS pair, value->>1 AS kind, value->>2 AS side, value->>3 AS sort, value->>4 AS next_at, value->>5 AS due
          FROM ${rowsOf(rows)}) AS new
        WHERE looks.pair = new.pair AND looks.kind = new.kind AND looks.side = new.side AND looks.sort = new.sort`);
    },

    /**
     * Pairs with something due whose wake-up never came, and when each is to wake, epoch ms, which is noted: now where nobody works on it,
     * else as soon as the lease has run out, where that is before the timetable comes again: whoever has held it that long may be dead. A
     * pair on which pass after pass was cut off waits for the timetable, which has to see that.
     */
    lostWakes: async (): Promise<{ id: string; wakeAt: number }[]> => {
      const at = now();
      const rows = await db.all<{ id: string; wake_at: number }>(sql`UPDATE pairs SET wake_at = MAX(${at}, leased_until)
        WHERE state IN ('live', 'setup') AND (leased_until <= ${at} OR (leased_until < ${at + AGAIN_IN_MS} AND NOT ${isCutOff}))
          AND (wake_at IS NULL OR wake_at < ${at - LOST_AFTER_MS})
          AND (pause_from IS NULL OR pause_from > ${at})
          AND ${hasDue(at)}
        RETURNING id, wake_at`);
      return rows.map(({ id, wake_at }) => ({ id, wakeAt: wake_at }));
    },

    /** Pairs whose planned pause begins. */
    beginPauses: async (): Promise<void> => {
      await db.run(
        sql`UPDATE pairs SET state = 'paused' WHERE state = 'live' AND pause_from IS NOT NULL AND pause_from <= ${now()}`,
      );
    },

    /** Connections that were not looked at for a day, or whose channel lapses soon: the one that has waited longest. */
    unchecked: async (): Promise<string | null> => {
      const [row] = await db.all<{ id: string }>(sql`SELECT id FROM connections
        WHERE state <> 'disconnected' AND (COALESCE(checked_at, 0) < ${now() - CHECKED_EVERY_MS} OR (COALESCE(checked_at, 0) < ${now() - AGAIN_MS}
          AND capabilities->>'$.channels.records.expiresAt' < ${now() + LAPSES_MS})) ORDER BY checked_at LIMIT 1`);
      return row?.id ?? null;
    },
  };
}
