// From the log back to the records: those of some entries, all that met the same fate, or all that ever failed, are looked at again now.

import * as z from 'zod';
import { lists } from '../../db/lists/index.ts';
import { type Ask, mark } from '../../sync/mark.ts';
import { apiPart, route } from '../route.ts';
import { actorOf, knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';

/** Records that one call brings back. */
const MOST = 500;

const resync = route(
  {
    method: 'post',
    path: '/pairs/{pair}/audit/resync',
    summary: 'Bring the records of entries into step now',
    description:
      'Of these entries, of all with this cause, or of all that failed; each record once, at most 500 a call, those with the newest entries first. `more` says that there were more.',
  },
  {
    params: pairParams,
    body: z.union([
      z.strictObject({ ids: z.array(z.string().regex(/^\d{1,16}$/)).min(1).max(MOST) }), // prettier-ignore
      z.strictObject({ code: z.string().min(1).max(100) }),
      z.strictObject({ all: z.literal(true) }),
    ]),
    reply: z.object({ jobs: z.array(z.string()), more: z.boolean() }),
    status: 202,
  },
);

export const resyncs = apiPart().openapi(resync, async (c) => {
  const { house, who } = c.var;
  const { id: pair } = await knownPair(house, c.req.valid('param').pair);
  const body = c.req.valid('json');
  const now = house.world.now();
  const found = await lists({ db: house.db, now: () => now }).recordsOfEntries(
    pair,
    'ids' in body ? { ids: body.ids.map(Number) } : 'code' in body ? { code: body.code } : { outcome: 'failed' },
    MOST + 1,
  );
  const actor = actorOf(who);
  const asks = found.slice(0, MOST).map(({ kind, side, record }): Ask => ({
    pair,
    kind,
    side,
    id: record,
    trigger: 'person',
    actor,
    choice: null,
    at: now,
  }));
  if (asks.length > 0) await mark(house.marks, house.waker, now, [], asks);
  return c.json({ jobs: asks.map(({ kind, id }) => `${kind}:${id}`), more: found.length > MOST }, 202);
});
