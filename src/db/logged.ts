// What a person did to a pair as a whole, in the log.

import type { Database } from './database.ts';
import { todayOf } from './days.ts';
import { countAudit, logAudit } from './log.ts';

export function logOf({ db, world }: { readonly db: Database; readonly world: { now(): number } }) {
  return {
    note: async (
      pair: string,
      code: string,
      actor: string,
      facts: Readonly<Record<string, unknown>>,
    ): Promise<void> => {
      const entry = { kind: null, side: null, record: null, name: '', direction: null, run: null, changes: [] };
      const told = [{ ...entry, trigger: 'person', actor, outcome: 'done', code, facts, request: null } as const];
      const now = world.now();
      const today = await todayOf(db, pair, now);
      await db.batch([logAudit(pair, told, now), countAudit(pair, told, today)]);
    },
  };
}
