// Whom the census met, page by page, and what a person chose for some of them before anything is matched. A choice waits on the record's
// standing, without a due time: the first review after going live carries it out.

import { sql } from 'drizzle-orm';
import type { KindName, RecordId, Side } from '../core/record.ts';
import type { Choice } from '../core/steps.ts';
import type { MatchKey } from '../core/match.ts';
import type { Met } from '../sync/store.ts';
import { type Cell, type Database, insertRows, json, listOf, parse } from './database.ts';

/** Under this code a choice waits. */
export const CHOSEN = 'match.chosen';

export interface Chosen {
  readonly id: RecordId;
  readonly side: Side;
  readonly name: string;
  /** Null takes an earlier choice back. */
  readonly choice: Choice | null;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly archived: number;
  readonly keys: string;
}

export function censusStore({ db, now }: { db: Database; now(): number }) {
  return {
    /** Records of one side behind the cursor, in the order of their ids. */
    page: async (pair: string, kind: KindName, side: Side, after: RecordId | null, limit: number): Promise<Met[]> => {
      const rows =
        await db.all<Row>(sql`SELECT id, name, archived, keys FROM census WHERE pair = ${pair} AND kind = ${kind}
        AND id > ${after ?? `${side}.`} AND id < ${`${side}/`} ORDER BY id LIMIT ${limit}`);
      return rows.map(({ id, name, archived, keys }) => ({
        kind,
        id,
        name,
        archived: archived !== 0,
        keys: parse<[string, string, MatchKey['proof']][]>(keys).map(([rule, key, proof]) => ({ rule, key, proof })),
      }));
    },

    /** Names of those among these that were met. */
    named: async (pair: string, kind: KindName, ids: readonly RecordId[]) => {
      const rows = await db.all<Pick<Row, 'id' | 'name' | 'archived'>>(
        sql`SELECT id, name, archived FROM census WHERE pair = ${pair} AND kind = ${kind} AND id IN ${listOf(ids)}`,
      );
      return new Map(rows.map(({ id, name, archived }) => [id, { name, archived: archived !== 0 }]));
    },

    /** Which sides of the kind were walked through to the end. */
    learned: async (pair: string, kind: KindName): Promise<Record<Side, boolean>> => {
      const rows = await db.all<{ side: Side }>(
        sql`SELECT side FROM looks WHERE pair = ${pair} AND kind = ${kind} AND sort = 'walk' AND phase = 'review'`,
      );
      const done = new Set(rows.map(({ side }) => side));
      return { crm: done.has('crm'), accounting: done.has('accounting') };
    },

    /** How many records of each kind were met on each side so far, and whether that side was walked through to the end. */
    counts: async (pair: string): Promise<{ kind: string; side: Side; count: number; learned: boolean }[]> => {
      const rows = await db.all<{ kind: string; side: Side; count: number; learned: number }>(
        sql`SELECT kind, side, phase = 'review' AS learned, (SELECT count(*) FROM census WHERE census.pair = looks.pair
            AND census.kind = looks.kind AND census.id > looks.side || '.' AND census.id < looks.side || '/') AS count
          FROM looks WHERE pair = ${pair} AND sort = 'walk'`,
      );
      return rows.map(({ learned, ...row }) => ({ ...row, learned: learned !== 0 }));
    },

    choices: async (pair: string, kind: KindName, ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, Choice>> => {
      const rows = await db.all<{ id: string; choice: string }>(sql`SELECT id, choice FROM standings
        WHERE pair = ${pair} AND kind = ${kind} AND id IN ${listOf(ids)} AND choice IS NOT NULL`);
      return new Map(rows.map(({ id, choice }) => [id, parse<Choice>(choice)]));
    },

    /** Replaces what was chosen for these records, and for those that were to be linked to one of them. */
    choose: async (pair: string, kind: KindName, chosen: readonly Chosen[], actor: string): Promise<void> => {
      const ids = listOf(chosen.map(({ id }) => id));
      const columns = [
        'pair',
        'kind',
        'id',
        'side',
        'name',
        'state',
        'code',
        'work',
        'trigger',
        'actor',
        'choice',
        'since',
      ];
      const rows = chosen.flatMap(({ id, side, name, choice }): Cell[][] =>
        choice === null
          ? []
          : [[pair, kind, id, side, name, 'waiting', CHOSEN, 0, 'person', actor, json(choice), now()]],
      );
      await db.batch([
        sql`DELETE FROM standings WHERE pair = ${pair} AND kind = ${kind} AND code = ${CHOSEN}
          AND (id IN ${ids} OR (choice->>'choice' = 'link' AND choice->>'id' IN ${ids}))`,
        insertRows('standings', columns, rows, 'ON CONFLICT DO NOTHING'),
      ]);
    },

    /** Once a pair is live its records speak for themselves. */
    forget: async (pair: string): Promise<void> => {
      await db.run(sql`DELETE FROM census WHERE pair = ${pair}`);
    },
  };
}

export type CensusStore = ReturnType<typeof censusStore>;
