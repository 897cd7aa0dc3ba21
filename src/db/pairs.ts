// Pairs and their settings as rows.

import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { KindName } from '../core/record.ts';
import { type Side, sides } from '../core/record.ts';
import { type Settings, withDefaults } from '../kinds/settings.ts';
import { type Database, json, listOf, parse } from './database.ts';
import { kinds as allKinds } from '../kinds/index.ts';
import type { LookSort } from '../sync/look.ts';
import { remembersFinance } from './finance.ts';
import { layOutLooks } from './looks.ts';
import { pairs, settings } from './schema/index.ts';
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

export interface SavedSettings {
  /** 0 while nothing was saved: the defaults. */
  readonly version: number;
  readonly settings: Settings;
  /** What was saved, without the defaults. */
  readonly document: unknown;
  readonly savedAt: number | null;
  readonly savedBy: string | null;
}

export function pairStore({ db, now }: { db: Database; now(): number }) {
  const savedFor = async (pair: string): Promise<SavedSettings> => {
    const [row] = await db.orm
      .select()
      .from(settings)
      .where(eq(settings.pair, pair))
      .orderBy(desc(settings.version))
      .limit(1);
    if (!row) return { version: 0, settings: withDefaults({}), document: {}, savedAt: null, savedBy: null };
    const document = parse<unknown>(row.document);
    return {
      version: row.version,
      settings: withDefaults(document),
      document,
      savedAt: row.savedAt,
      savedBy: row.savedBy,
    };
  };

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
     * a census walks; what it is followed by waits until the pair goes live.
     */
    beginWalks: async (id: string): Promise<void> => {
      // A version that knows more kinds than the one that made the pair lays out what they need.
      await db.run(layOutLooks(id, looksOf(allKinds.map(({ name }) => name)), now()));
      await db.run(sql`UPDATE looks SET due_at = ${now()}, work = 2, trigger = 'timer', actor = NULL
        WHERE pair = ${id} AND sort = 'walk' AND due_at IS NULL AND running IS NULL
          AND (phase = 'census' OR (SELECT state FROM pairs WHERE pairs.id = looks.pair) <> 'setup')`);
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
        closeConsentLost(id, now()),
      ]);
    },

    remove: async (id: string): Promise<void> => {
      await db.batch([...emptied(id, [...worked, 'settings']), sql`DELETE FROM pairs WHERE id = ${id}`]);
    },

    /** What a reset would forget. */
    counts: async (id: string): Promise<{ links: number; issues: number; entries: number }> => {
      const [row] = await db.all<{ links: number; issues: number; entries: number }>(sql`SELECT
        (SELECT count(*) FROM links WHERE pair = ${id} AND ended_at = 0) AS links,
        (SELECT count(*) FROM issues WHERE pair = ${id} AND closed_at IS NULL) AS issues,
        (SELECT COALESCE(sum(count), 0) FROM tallies WHERE pair = ${id}) AS entries`);
      return row ?? { links: 0, issues: 0, entries: 0 };
    },

    /** As if it had just been joined, under the settings that it has. A pass that is under way can remember nothing more. */
    reset: async (
      id: string,
      kinds: readonly KindName[],
      { accounting, eraseLog }: { readonly accounting?: string; readonly eraseLog: boolean },
    ): Promise<void> => {
      await db.batch([
        sql`UPDATE pairs SET state = 'setup', reason = NULL, pause_from = NULL, went_live_at = NULL, epoch = epoch + 1,
          leased_until = 0, accounting = COALESCE(${accounting ?? null}, accounting) WHERE id = ${id}`,
        ...(eraseLog ? eraseLogOf(id) : []),
        ...emptied(id, worked),
        layOutLooks(id, looksOf(kinds), now()),
      ]);
    },

    settings: savedFor,

    settingsVersions: async (pair: string) =>
      db.orm
        .select({
          version: settings.version,
          savedAt: settings.savedAt,
          savedBy: settings.savedBy,
          document: settings.document,
        })
        .from(settings)
        .where(eq(settings.pair, pair))
        .orderBy(desc(settings.version)),

    /** Saves the next version. False where somebody else saved one meanwhile. */
    saveSettings: async (pair: string, after: number, document: unknown, by: string): Promise<boolean> => {
      const values = { pair, version: after + 1, document: json(document), savedAt: now(), savedBy: by };
      const saved = await db.orm
        .insert(settings)
        .values(values)
        .onConflictDoNothing()
        .returning({ version: settings.version });
      if (saved.length === 0) return false;
      await db.run(remembersFinance(pair, withDefaults(document)));
      // What did not travel may travel now: no version of it proves anything any more.
      await db.run(
        sql`UPDATE links SET crm_version = '', accounting_version = '' WHERE pair = ${pair} AND ended_at = 0 AND note IS NOT NULL`,
      );
      return true;
    },
  };
}

/** What the work on a pair leaves behind. */
const worked = ['looks', 'links', 'keys', 'census', 'standings', 'intents', 'issues', 'runs', 'studies'];

/** What tells of a pair, without a trace but one: the seals of the log go on fitting, and know how many entries were erased. */
function eraseLogOf(pair: string): SQL[] {
  return [
    sql`UPDATE blocks SET erased = erased + (SELECT count(*) FROM audit
      WHERE audit.id >= blocks.first AND audit.id <= blocks.last AND audit.pair = ${pair}) WHERE pruned_at IS NULL`,
    ...emptied(pair, ['audit', 'tallies']),
  ];
}

function emptied(pair: string, tables: readonly string[]): SQL[] {
  return tables.map((table) => sql`DELETE FROM ${sql.raw(table)} WHERE pair = ${pair}`);
}

export type PairStore = ReturnType<typeof pairStore>;

/** The looks that a pair has for its kinds. */
export function looksOf(kinds: readonly KindName[]): { kind: KindName; side: Side; sort: LookSort }[] {
  const ofRecords = kinds.flatMap((kind) =>
    sides.flatMap((side) => (['changes', 'walk'] as const).map((sort) => ({ kind, side, sort }))),
  );
  // Money that shows on others' records is looked at in accounting alone.
  const ofMoney = [
    { kind: 'customer', side: 'accounting', sort: 'balances' },
    { kind: 'credit', side: 'accounting', sort: 'changes' },
  ] as const;
  return [...ofRecords, ...ofMoney];
}
