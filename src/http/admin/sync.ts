// Sync now: these records, or everything.

import * as z from 'zod';
import { kindNames, sides } from '../../core/record.ts';
import { pairStore } from '../../db/pairs.ts';
import { kinds } from '../../kinds/index.ts';
import { type Ask, type Mark, mark } from '../../sync/mark.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { recordIdsIn } from './bare-ids.ts';
import { actorOf, knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';

const kind = z.enum(kindNames);
const side = z.enum(sides);

const sync = route(
  { method: 'post', path: '/pairs/{pair}/sync', summary: 'Bring these records, or everything, into step now' },
  {
    params: pairParams,
    body: z.object({
      kind: kind.optional(),
      side: side.optional(),
      ids: z.array(z.string().min(1).max(100)).max(500).optional(),
    }),
    reply: z.object({ jobs: z.array(z.string()) }),
    status: 202,
    errors: ['sync.incomplete'],
  },
);

export const syncs = apiPart().openapi(sync, async (c) => {
  const { house, who } = c.var;
  const { id: pair } = await knownPair(house, c.req.valid('param').pair);
  const { kind: only, side: from, ids } = c.req.valid('json');
  const now = house.world.now();
  const actor = actorOf(who);
  if (ids) {
    if (!only || !from) {
      const missing = [...(only ? [] : ['kind']), ...(from ? [] : ['side'])];
      throw new ApiError(
        'sync.incomplete',
        {},
        missing.map((field) => ({ field, code: 'field.needed-with-ids' })),
      );
    }
    const { settings } = await pairStore({ db: house.db, now: () => now }).settings(pair);
    const named = await recordIdsIn(house, pair, settings, { kind: only, side: from, ids });
    const asks = named.map((id): Ask => ({
      pair,
      kind: only,
      side: from,
      id,
      trigger: 'person',
      actor,
      choice: null,
      at: now,
    }));
    await mark(house.marks, house.waker, now, [], asks);
    return c.json({ jobs: asks.map(({ id }) => `${only}:${id}`) }, 202);
  }
  const wanted = kinds.map(({ name }) => name).filter((name) => only === undefined || name === only);
  const marks = wanted.flatMap((name) =>
    sides
      .filter((each) => from === undefined || each === from)
      .map((each): Mark => ({
        pair,
        kind: name,
        side: each,
        ids: null,
        trigger: 'person',
        work: 'person',
        actor,
        at: now,
      })),
  );
  await mark(house.marks, house.waker, now, marks);
  return c.json({ jobs: marks.map(({ kind: of, side: on }) => `look:${of}:${on}`) }, 202);
});
