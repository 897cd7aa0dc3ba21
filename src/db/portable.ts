// Links as they leave the house and come back: whole, with what both sides last agreed on, so that whoever takes them in again makes
// nothing anew and overwrites nothing.

import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { kindNames } from '../core/record.ts';
import { type Cell, type Database, insertRows, listOf } from './database.ts';
import { linkColumns } from './rows/link.ts';

const json = z.string().refine((text) => {
  try {
    return JSON.parse(text) !== null;
  } catch {
    return false;
  }
});
const time = z.number().int().nonnegative();

/** A link as it travels: its row as it is stored, without the pair. */
export const linkShape = z.strictObject({
  id: z.number().int().positive(),
  kind: z.enum(kindNames),
  crm_id: z.string().min(1),
  accounting_id: z.string().min(1),
  name: z.string(),
  crm_base: json,
  accounting_base: json,
  crm_version: z.string(),
  accounting_version: z.string(),
  crm_changed_at: time,
  accounting_changed_at: time,
  settling: json.nullable(),
  held: json.nullable(),
  note: z.string().nullable(),
  note_facts: json.nullable(),
  agreed_at: time.nullable(),
  made_at: time,
  made_by: z.string(),
});
export type PortableLink = z.infer<typeof linkShape>;

/** What belongs to a link here and now. */
const local = ['pair', 'ended_at', 'pushed'] as const;
type Local = (typeof local)[number];
const portable = linkColumns.filter((name) => !isLocal(name));

function isLocal(name: (typeof linkColumns)[number]): name is Local {
  return (local as readonly string[]).includes(name);
}

export function portableStore({ db }: { db: Database }) {
  return {
    count: async (pair: string): Promise<number> => {
      const [row] = await db.all<{ count: number }>(
        sql`SELECT count(*) AS count FROM links WHERE pair = ${pair} AND ended_at = 0`,
      );
      return row?.count ?? 0;
    },

    /** Living links behind an id, in the order of their ids. */
    page: (pair: string, after: number, limit: number): Promise<PortableLink[]> =>
      db.all<PortableLink>(sql`SELECT ${sql.raw(portable.join(', '))} FROM links
        WHERE pair = ${pair} AND ended_at = 0 AND id > ${after} ORDER BY id LIMIT ${limit}`),

    /**
     * Takes links in; returns how many. What is there already stays as it is: a link of that id, or of a record that has one. A pass that is
     * under way can remember nothing more, and whom the census met without a link has one now.
     */
    take: async (pair: string, links: readonly PortableLink[]): Promise<number> => {
      const rows = links.map((link) => linkColumns.map((name): Cell => cellOf(link, name, pair)));
      const ids = links.flatMap(({ crm_id: crm, accounting_id: accounting }) => [crm, accounting]);
      const [taken] = await db.batch<[{ id: number }]>([
        insertRows('links', linkColumns, rows, 'ON CONFLICT DO NOTHING RETURNING id'),
        sql`DELETE FROM census WHERE pair = ${pair} AND id IN ${listOf(ids)}`,
        sql`UPDATE pairs SET epoch = epoch + 1, leased_until = 0 WHERE id = ${pair}`,
      ]);
      return taken.length;
    },
  };
}

function cellOf(link: PortableLink, name: (typeof linkColumns)[number], pair: string): Cell {
  if (!isLocal(name)) return link[name];
  return { pair, ended_at: 0, pushed: null }[name];
}
