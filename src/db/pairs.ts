// Pairs as rows: how each stands, and its walks. Their settings are in settings.ts, how they end in endings.ts.

import { and, eq, sql } from 'drizzle-orm';
import type { KindName } from '../core/record.ts';
import { type Database, json, listOf, parse } from './database.ts';
import { endings } from './endings.ts';
import { kinds as allKinds } from '../kinds/index.ts';
import { layOutLooks, looksOf } from './looks.ts';
import { pairs } from './schema/index.ts';
import { settingsRows } from './settings.ts';
import { closeConsentLost } from './troubles.ts';

export type PairState = 'setup' | 'live' | 'paused';

/** The way from nothing to live, in order. */
export const setupSteps = ['connect', 'check', 'match', 'map', 'rules', 'preview', 'go-live'] as const;
export type SetupStep = (typeof setupSteps)[number];

export interface PauseReason {
  readonly code: string;
  readonly detail: string;
  readonly at: number;
  readonly by: string | null;
  /** Of a lost consent: what it lets into. */
  readonly system?: string;
  readonly organisation?: string;
  /** When it goes on by itself, epoch ms; left out where somebody has to do something. */
  readonly until?: number;
}

export interface Pair {
  readonly id: string;
  readonly name: string;
  readonly crm: string;
  readonly accounting: string;
  /** What plays documents on the CRM's side; null: the CRM itself. */
  readonly finance: string | null;
  readonly primary: boolean;
  readonly isDefault: boolean;
  readonly state: PairState;
  readonly reason: PauseReason | null;
  readonly pauseFrom: number | null;
  readonly wentLiveAt: number | null;
  /** The furthest step of setup that somebody went on to. */
  readonly setupStep: SetupStep;
  readonly createdAt: number;
}

type Row = typeof pairs.$inferSelect;

/** A live pair that rests for a while is shown as paused; once that is over it is as if it had never rested. */
function fromRow(row: Row, now: number): Pair {
  const reason = row.reason === null ? null : parse<PauseReason>(row.reason);
  const isOver = reason?.until !== undefined && reason.until <= now;
  const rests = row.state === 'live' && reason?.until !== undefined && !isOver;
  return {
    id: row.id,
    name: row.name,
    crm: row.crm,
    accounting: row.accounting,
    finance: row.finance,
    primary: row.isPrimary === 1,
    isDefault: row.isDefault === 1,
    state: rests ? 'paused' : (row.state as PairState),
    reason: isOver ? null : reason,
    pauseFrom: row.pauseFrom,
    wentLiveAt: row.wentLiveAt,
    setupStep: setupSteps.find((step) => step === row.setupStep) ?? 'connect',
    createdAt: row.createdAt,
  };
}

export function pairStore({ db, now }: { db: Database; now(): number }) {
  return {
    list: async (): Promise<Pair[]> =>
      (await db.orm.select().from(pairs).orderBy(pairs.createdAt)).map((row) => fromRow(row, now())),

    find: async (id: string): Promise<Pair | null> => {
      const [row] = await db.orm.select().from(pairs).where(eq(pairs.id, id));
      return row ? fromRow(row, now()) : null;
    },

    /** Pairs that a connection is a side of. */
    ofConnection: async (connection: string): Promise<Pair[]> => {
      const rows = await db.orm
        .select()
        .from(pairs)
        .where(sql`${connection} IN (${pairs.crm}, ${pairs.accounting}, ${pairs.finance})`)
        .orderBy(pairs.createdAt);
      return rows.map((row) => fromRow(row, now()));
    },

    /** Joins two connections. The first pair of a CRM connection is its primary and its default. */
    create: async (
      fresh: { id: string; name: string; crm: string; accounting: string },
      kinds: readonly KindName[],
    ): Promise<Pair> => {
      const [first] = await db.all<{ count: number }>(
        sql`SELECT count(*) AS count FROM pairs WHERE crm = ${fresh.crm}`,
      );
      const isFirst = (first?.count ?? 0) === 0 ? 1 : 0;
      const [row] = await db.orm
        .insert(pairs)
        .values({ ...fresh, isPrimary: isFirst, isDefault: isFirst, state: 'setup', createdAt: now() })
        .returning();
      if (!row) throw new Error('a pair was not stored');
      await db.run(layOutLooks(fresh.id, looksOf(kinds), now()));
      return fromRow(row, now());
    },

    rename: async (id: string, name: string): Promise<void> => {
      await db.orm.update(pairs).set({ name }).where(eq(pairs.id, id));
    },

    /** Somebody goes on to this step of the setup. Who has been further already stays there. */
    reach: async (id: string, step: SetupStep): Promise<void> => {
      const before = setupSteps.slice(0, setupSteps.indexOf(step));
      await db.run(sql`UPDATE pairs SET setup_step = ${step} WHERE id = ${id} AND setup_step IN ${listOf(before)}`);
    },

    /** Makes a pair the primary, or the routing default, of its CRM connection; the one that was is not any more. */
    appoint: async (pair: Pair, as: 'primary' | 'default'): Promise<void> => {
      const column = sql.raw(as === 'primary' ? 'is_primary' : 'is_default');
      await db.run(sql`UPDATE pairs SET ${column} = (id = ${pair.id}) WHERE crm = ${pair.crm}`);
    },

    goLive: async (id: string): Promise<void> => {
      await db.orm
        .update(pairs)
        .set({ state: 'live', reason: null, pauseFrom: null, wentLiveAt: sql`COALESCE(went_live_at, ${now()})` })
        .where(eq(pairs.id, id));
    },

    /**
     * Sends a walk through all records of both sides, or on with one that was begun: each record is planned once more. In setup only
     * a census walks; what it is followed by waits until the pair goes live. A census that a pass is at just now knows nothing of that, and is
     * asked for once more.
     */
    beginWalks: async (id: string): Promise<void> => {
      // A version that knows more kinds than the one that made the pair lays out what they need.
      await db.run(layOutLooks(id, looksOf(allKinds.map(({ name }) => name)), now()));
      await db.run(sql`UPDATE looks SET due_at = ${now()}, work = 2, trigger = 'timer', actor = NULL
        WHERE pair = ${id} AND sort = 'walk' AND due_at IS NULL
          AND CASE WHEN (SELECT state FROM pairs WHERE pairs.id = looks.pair) = 'setup' THEN running IS NULL AND phase = 'census'
            ELSE running IS NULL OR phase = 'census' END`);
    },

    /** Who counts as a record of the kind is another now: whom the census met is forgotten, and a pair in setup counts anew. */
    recount: async (id: string, kind: KindName): Promise<void> => {
      const ofKind = sql`pair = ${id} AND kind = ${kind}`;
      await db.batch([
        sql`DELETE FROM census WHERE ${ofKind}`,
        sql`DELETE FROM keys WHERE ${ofKind}`,
        sql`UPDATE looks SET phase = 'census', cursor = NULL, due_at = NULL, running = NULL, taken = NULL
          WHERE ${ofKind} AND sort = 'walk'`,
        // A pass that counts right now, by the old rule, can remember nothing more.
        sql`UPDATE pairs SET epoch = epoch + 1, leased_until = 0 WHERE id = ${id}`,
      ]);
    },

    pause: async (id: string, reason: PauseReason, from: number | null): Promise<void> => {
      const text = json(reason);
      if (from !== null && from > now())
        await db.orm.update(pairs).set({ reason: text, pauseFrom: from }).where(eq(pairs.id, id));
      else
        await db.orm
          .update(pairs)
          .set({ state: 'paused', reason: text, pauseFrom: from })
          .where(and(eq(pairs.id, id), eq(pairs.state, 'live')));
    },

    resume: async (id: string): Promise<void> => {
      await db.batch([
        sql`UPDATE pairs SET state = CASE WHEN went_live_at IS NULL THEN 'setup' ELSE 'live' END, reason = NULL, pause_from = NULL
          WHERE id = ${id}`,
        closeConsentLost(id, now(), 'person'),
      ]);
    },

    ...endings({ db, now }),
    ...settingsRows({ db, now }),
  };
}

export type PairStore = ReturnType<typeof pairStore>;
