// The log as a whole, over all pairs: how much there is, whether its seals hold, and taking out what has been kept long enough.

import * as z from 'zod';
import { sealStore } from '../../db/seals.ts';
import { checkSeals, keeping, pruneRipe, ripeBefore } from '../../jobs/keep-log.ts';
import { isoTime } from '../context.ts';
import { apiPart, route } from '../route.ts';

const standing = route(
  { method: 'get', path: '/log', summary: 'How much the log holds, and how long it is kept' },
  {
    reply: z.object({
      entries: z.number(),
      blocks: z.number(),
      oldestAt: z.string().nullable(),
      sealedUntil: z.string().nullable(),
      keptDays: z.number(),
      /** Entries that have been kept that long: to be saved, then taken out. */
      ripe: z.object({ entries: z.number(), before: z.string() }),
      storage: z.object({ bytes: z.number(), ofBytes: z.number() }),
    }),
  },
);

const check = route(
  {
    method: 'post',
    path: '/log/checks',
    summary: 'Check the seals of a stretch of the log',
    description:
      'Every entry is sealed in a block within a minute or so, each block over the one before. An entry that was changed, added or taken out is found. Go on with `next` until it is null. Whoever cuts off the newest blocks and their entries together leaves no trace here: keep an exported copy.',
  },
  {
    body: z.object({ after: z.number().int().min(0).default(0) }),
    reply: z.object({
      blocks: z.number(),
      entries: z.number(),
      broken: z.array(
        z.object({
          block: z.number(),
          why: z.enum(['changed', 'entries', 'seal']),
          from: z.string(),
          to: z.string(),
          ids: z.array(z.string()),
        }),
      ),
      next: z.number().nullable(),
    }),
  },
);

const prune = route(
  {
    method: 'post',
    path: '/log/prunings',
    summary: 'Take out a stretch of what has been kept long enough',
    description: 'Of all pairs. Save it first: it can’t be brought back. The seals stay. Go on until `left` is 0.',
  },
  { body: z.object({ confirm: z.literal(true) }), reply: z.object({ pruned: z.number(), left: z.number() }) },
);

export const log = apiPart()
  .openapi(standing, async (c) => {
    const { house } = c.var;
    const store = sealStore({ db: house.db, now: () => house.world.now() });
    const before = ripeBefore(house, house.world.now());
    const found = await store.standing();
    const { days, storageBytes } = keeping[house.profile.name];
    return c.json(
      {
        entries: found.entries,
        blocks: found.blocks,
        oldestAt: isoTime(found.oldestAt),
        sealedUntil: isoTime(found.sealedUntil),
        keptDays: days,
        ripe: { entries: await store.ripe(before), before: isoTime(before) ?? '' },
        storage: { bytes: house.meter.sizeBytes, ofBytes: storageBytes },
      },
      200,
    );
  })
  .openapi(check, async (c) => {
    const { blocks, entries, broken, next } = await checkSeals(c.var.house, c.req.valid('json').after);
    const told = broken.map(({ from, to, ids, ...each }) => ({
      ...each,
      from: isoTime(from) ?? '',
      to: isoTime(to) ?? '',
      ids: ids.map(String),
    }));
    return c.json({ blocks, entries, broken: told, next }, 200);
  })
  .openapi(prune, async (c) => c.json(await pruneRipe(c.var.house), 200));
