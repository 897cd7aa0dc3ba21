// The blocks that the log is sealed in, as rows, and taking out what has been kept long enough. What a hash is made of is known to
// whoever seals; here it is text.

import { sql } from 'drizzle-orm';
import { type Database, listOf } from './database.ts';
import type { AuditRow } from './lists/index.ts';
import { AUDIT_IDS_PER_MS } from './log.ts';

export interface Block {
  readonly id: number;
  /** Ids of its first and last entry. */
  readonly first: number;
  readonly last: number;
  readonly entries: number;
  /** How many of them were erased since, on a person's word. */
  readonly erased: number;
  readonly previous: string;
  readonly hashes: string;
  readonly seal: string;
  readonly sealedAt: number;
  readonly prunedAt: number | null;
}

interface BlockRow extends Omit<Block, 'sealedAt' | 'prunedAt'> {
  sealed_at: number;
  pruned_at: number | null;
}

function fromRow({ sealed_at: sealedAt, pruned_at: prunedAt, ...row }: BlockRow): Block {
  return { ...row, sealedAt, prunedAt };
}

/** How the log stands as a whole, over all pairs. */
export interface LogStanding {
  readonly entries: number;
  readonly blocks: number;
  /** Times of the oldest entry that is there and of the newest one that is sealed; null for none. */
  readonly oldestAt: number | null;
  readonly sealedUntil: number | null;
}

export function sealStore({ db, now }: { db: Database; now(): number }) {
  return {
    /** The last block, and what has been written since, the oldest first. */
    unsealed: async (limit: number): Promise<{ last: Block | null; entries: AuditRow[] }> => {
      const [blocks, entries] = await db.batch<[BlockRow, AuditRow]>([
        sql`SELECT * FROM blocks ORDER BY id DESC LIMIT 1`,
        sql`SELECT * FROM audit WHERE id > COALESCE((SELECT last FROM blocks ORDER BY id DESC LIMIT 1), 0)
          ORDER BY id LIMIT ${limit}`,
      ]);
      const [last] = blocks;
      return { last: last ? fromRow(last) : null, entries };
    },

    /** Adds a block, unless another has been added behind the same one meanwhile. */
    add: async ({
      first,
      last,
      entries,
      previous,
      hashes,
      seal,
    }: Omit<Block, 'id' | 'erased' | 'sealedAt' | 'prunedAt'>) => {
      await db.run(sql`INSERT INTO blocks (first, last, entries, previous, hashes, seal, sealed_at)
        SELECT ${first}, ${last}, ${entries}, ${previous}, ${hashes}, ${seal}, ${now()}
        WHERE COALESCE((SELECT seal FROM blocks ORDER BY id DESC LIMIT 1), '') = ${previous}`);
    },

    /** Blocks behind one, in order, as many as have about that many entries together, and the entries of those that are still there. */
    stretch: async (
      after: number,
      limit: number,
    ): Promise<{ before: Block | null; blocks: Block[]; entries: AuditRow[] }> => {
      const rows = await db.all<BlockRow>(sql`SELECT * FROM blocks WHERE id >= ${after} ORDER BY id LIMIT ${limit}`);
      const all = rows.map(fromRow);
      const before = all.find(({ id }) => id === after) ?? null;
      let count = 0;
      const blocks = all.filter((block) => block !== before && (count += block.entries) - block.entries < limit);
      const from = blocks[0]?.first ?? 0;
      const to = blocks.at(-1)?.last ?? -1;
      const entries = await db.all<AuditRow>(sql`SELECT * FROM audit WHERE id >= ${from} AND id <= ${to} ORDER BY id`);
      return { before, blocks, entries };
    },

    standing: async (): Promise<LogStanding> => {
      const [counted, oldest, newest] = await db.batch<
        [{ entries: number | null; blocks: number }, { at: number }, { last: number }]
      >([
        sql`SELECT SUM(CASE WHEN pruned_at IS NULL THEN entries - erased END) AS entries, count(*) AS blocks FROM blocks`,
        sql`SELECT at FROM audit ORDER BY id LIMIT 1`,
        sql`SELECT last FROM blocks ORDER BY id DESC LIMIT 1`,
      ]);
      const last = newest[0]?.last;
      return {
        entries: counted[0]?.entries ?? 0,
        blocks: counted[0]?.blocks ?? 0,
        oldestAt: oldest[0]?.at ?? null,
        sealedUntil: last === undefined ? null : Math.floor(last / AUDIT_IDS_PER_MS),
      };
    },

    /** Entries in blocks that end before that time. */
    ripe: async (before: number): Promise<number> => {
      const [row] = await db.all<{ entries: number | null }>(
        sql`SELECT SUM(entries - erased) AS entries FROM blocks WHERE pruned_at IS NULL AND last < ${before * AUDIT_IDS_PER_MS}`,
      );
      return row?.entries ?? 0;
    },

    /** Takes the entries of the oldest blocks that end before that time out of the log; their seals stay. How many were taken out. */
    prune: async (before: number, blocks: number): Promise<number> => {
      const found = await db.all<{ id: number; last: number; entries: number }>(
        sql`SELECT id, last, entries - erased AS entries FROM blocks
          WHERE pruned_at IS NULL AND last < ${before * AUDIT_IDS_PER_MS} ORDER BY id LIMIT ${blocks}`,
      );
      const last = found.at(-1)?.last;
      if (last === undefined) return 0;
      await db.batch([
        sql`DELETE FROM audit WHERE id <= ${last}`,
        sql`UPDATE blocks SET pruned_at = ${now()} WHERE id IN ${listOf(found.map(({ id }) => String(id)))}`,
      ]);
      return found.reduce((sum, { entries }) => sum + entries, 0);
    },
  };
}
