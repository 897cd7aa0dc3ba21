// A pair's settings as rows: every version that was saved, and the one in force.

import { and, desc, eq, sql } from 'drizzle-orm';
import { type Settings, withDefaults } from '../kinds/settings.ts';
import { type Database, json, parse } from './database.ts';
import { remembersFinance } from './finance.ts';
import { settings } from './schema/index.ts';

export interface SavedSettings {
  /** 0 while nothing was saved: the defaults. */
  readonly version: number;
  readonly settings: Settings;
  /** What was saved, without the defaults. */
  readonly document: unknown;
  readonly savedAt: number | null;
  readonly savedBy: string | null;
}

export function settingsRows({ db, now }: { db: Database; now(): number }) {
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
    settings: savedFor,

    /** A page of the saved versions, the newest first. */
    settingsVersions: async (pair: string, { limit, skip }: { limit: number; skip: number }) =>
      db.orm
        .select({
          version: settings.version,
          savedAt: settings.savedAt,
          savedBy: settings.savedBy,
          document: settings.document,
        })
        .from(settings)
        .where(eq(settings.pair, pair))
        .orderBy(desc(settings.version))
        .limit(limit)
        .offset(skip),

    settingsVersion: async (pair: string, version: number): Promise<{ document: string } | undefined> =>
      db.orm
        .select({ document: settings.document })
        .from(settings)
        .where(and(eq(settings.pair, pair), eq(settings.version, version)))
        .get(),

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
