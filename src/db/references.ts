// Reference lists as rows, one a connection and list, and the issues that tell what of them can't be used any more.

import { type SQL, sql } from 'drizzle-orm';
import { type Broken, type Drift, isBreaking, type ReferenceItem, type References } from '../core/reference.ts';
import { type Cell, type Database, insertRows, json, parse, replacing } from './database.ts';

export interface StoredReferences {
  readonly references: References;
  /** When the oldest of them was read, epoch ms; null where none was ever read. */
  readonly readAt: number | null;
}

const columns = ['connection', 'list', 'items', 'read_at'];

export function referenceStore({ db, now }: { db: Database; now(): number }) {
  return {
    of: async (connection: string): Promise<StoredReferences> => {
      const rows = await db.all<{ list: string; items: string; read_at: number }>(
        sql`SELECT list, items, read_at FROM reference_lists WHERE connection = ${connection}`,
      );
      const references = Object.fromEntries(rows.map(({ list, items }) => [list, parse<ReferenceItem[]>(items)]));
      return { references, readAt: rows.length === 0 ? null : Math.min(...rows.map(({ read_at: at }) => at)) };
    },

    /** Takes in lists that were read just now. A list that was not read stays as it was. */
    save: async (connection: string, references: References): Promise<void> => {
      const rows = Object.entries(references).map(([list, items]): Cell[] => [connection, list, json(items), now()]);
      if (rows.length === 0) return;
      await db.run(
        insertRows('reference_lists', columns, rows, replacing('connection, list', ['connection', 'list'], columns)),
      );
    },

    /**
     * One issue for each thing that can't be used any more, in each pair that names it: in its settings, or in a linked record. What can be
     * used again ends its issue.
     */
    tell: async (connection: string, side: string, drifts: readonly Drift[]): Promise<void> => {
      const pairs = await db.all<{ id: string }>(
        sql`SELECT id FROM pairs WHERE ${connection} IN (crm, accounting, finance)`,
      );
      const statements = pairs.flatMap(({ id }) =>
        drifts
          .filter((drift) => isBreaking(drift) || drift.what === 'returned')
          .flatMap((drift) =>
            isBreaking(drift)
              ? [raise(id, side, drift, now())]
              : [close(id, side, drift, now()), resumeDrifted(id, now())],
          ),
      );
      for (let at = 0; at < statements.length; at += AT_ONCE) await db.batch(statements.slice(at, at + AT_ONCE));
    },
  };
}

/** What a pair's documents can't name, as its open issues tell: records that name it wait. */
export function brokenIn(pair: string): SQL {
  return sql`SELECT facts FROM issues WHERE pair = ${pair} AND side = 'accounting' AND code IN ${breaking} AND closed_at IS NULL`;
}

export function toBroken({ facts }: { readonly facts: string }): Broken {
  const { list, code } = parse<Broken>(facts);
  return { list, code };
}

/** Whoever waits for something that can be used again, or that a person has seen to, goes on. */
export function resumeDrifted(pair: string, now: number): SQL {
  return sql`UPDATE standings SET due_at = ${now} WHERE pair = ${pair} AND code = 'wait.drift' AND due_at IS NULL`;
}

const AT_ONCE = 10;

const codes = { archived: 'drift.archived', deleted: 'drift.deleted', recoded: 'drift.recoded' } as const;
const breaking = sql.raw(
  `(${Object.values(codes)
    .map((code) => `'${code}'`)
    .join(', ')})`,
);

function recordOf(side: string, { list, key }: Drift): string {
  return `${side}.${list}:${key}`;
}

/** Settings and bases hold a code as a JSON text: a pair in which it stands nowhere has nobody to ask. */
function raise(pair: string, side: string, drift: Drift, now: number) {
  const { list, code, name, what, now: changed } = drift;
  if (what !== 'archived' && what !== 'deleted' && what !== 'recoded') return sql`SELECT 1`;
  const facts = json({ list, code, name, side, ...(changed !== undefined && { now: changed }) });
  const text = json(code);
  return sql`INSERT INTO issues (pair, code, record, side, name, facts, choices, digest, opened_at)
    SELECT ${pair}, ${codes[what]}, ${recordOf(side, drift)}, ${side}, ${name}, ${facts}, '["retry","ignore"]', ${codes[what]}, ${now}
    WHERE EXISTS (SELECT 1 FROM (SELECT document FROM settings WHERE pair = ${pair} ORDER BY version DESC LIMIT 1)
        WHERE instr(document, ${text}) > 0)
      OR EXISTS (SELECT 1 FROM links WHERE pair = ${pair} AND (instr(accounting_base, ${text}) > 0 OR instr(crm_base, ${text}) > 0))
    ON CONFLICT DO NOTHING`;
}

function close(pair: string, side: string, drift: Drift, now: number) {
  return sql`UPDATE issues SET closed_at = ${now}, closed_by = 'passed'
    WHERE pair = ${pair} AND record = ${recordOf(side, drift)} AND code IN ${breaking} AND closed_at IS NULL`;
}
