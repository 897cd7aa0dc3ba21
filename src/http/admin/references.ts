// Reference data of a pair: the lists that its documents name, as they were last read, and reading them anew.

import * as z from 'zod';
import type { House } from '../../compose.ts';
import { referenceListNames } from '../../core/reference.ts';
import { type Side, sides } from '../../core/record.ts';
import { type Connection, connectionStore } from '../../db/connections.ts';
import type { Pair } from '../../db/pairs.ts';
import { referenceStore } from '../../db/references.ts';
import { refreshReferences } from '../../jobs/references.ts';
import { upkeepOf } from '../../systems/upkeep.ts';
import { isoTime } from '../context.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { listOf, listQuery, pairParams } from './shapes.ts';

const states = ['active', 'archived', 'deleted'] as const;
const listName = z.enum(referenceListNames);

const itemShape = z.object({
  /** The system's own name for it, which never changes. */
  key: z.string(),
  /** What values carry. */
  code: z.string(),
  name: z.string(),
  state: z.enum(states),
  /** Of a tracking option: the key of its category. */
  of: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.boolean()])),
});

const read = route(
  {
    method: 'get',
    path: '/pairs/{pair}/reference/{list}',
    summary: 'A list that documents name',
    description:
      'As it was last read: once a day, or when somebody asks. A list that was never read is read now. Of the side that is named; else the accounting side, for owners and pick-lists the CRM.',
  },
  {
    params: pairParams.extend({ list: listName }),
    query: listQuery.extend({ side: z.enum(sides).optional(), state: z.enum(states).optional() }),
    reply: listOf(itemShape).extend({ readAt: z.string().nullable() }),
    errors: ['connection.unknown', ...vendorErrors],
  },
);

const driftShape = z.object({
  side: z.enum(sides),
  list: listName,
  key: z.string(),
  code: z.string(),
  name: z.string(),
  what: z.enum(['archived', 'deleted', 'recoded', 'renamed', 'returned']),
  /** The new code or name. */
  now: z.string().optional(),
});

const refresh = route(
  {
    method: 'post',
    path: '/pairs/{pair}/reference/refresh',
    summary: 'Read all lists anew',
    description: 'Answers with what became of things that were there before.',
  },
  {
    params: pairParams,
    reply: z.object({ readAt: z.string().nullable(), drifts: z.array(driftShape) }),
    errors: ['connection.unknown', ...vendorErrors],
  },
);

function portsOf({ db, world }: House) {
  return { db, now: () => world.now() };
}

/** Owners and pick-lists are the CRM's alone. */
function usualSide(list: string): Side {
  return list === 'owners' || list === 'pick-lists' ? 'crm' : 'accounting';
}

/** Documents bear the taxes of the system that plays them. */
async function connectionOf(house: House, pair: Pair, side: Side, list?: string): Promise<Connection> {
  const id = (side === 'crm' && list === 'tax-rates' ? pair.finance : null) ?? pair[side];
  const connection = await connectionStore(portsOf(house)).find(id);
  if (!connection || connection.state === 'disconnected') throw new ApiError('connection.unknown');
  return connection;
}

async function readAnew(house: House, connection: Connection) {
  const refreshed = await refreshReferences(house, connection, 'person');
  if (!refreshed.ok) throw vendorFailed(refreshed.problem);
  return refreshed.value.drifts;
}

export const references = apiPart()
  .openapi(read, async (c) => {
    const { house } = c.var;
    const { pair: name, list } = c.req.valid('param');
    const { side = usualSide(list), state, limit, cursor } = c.req.valid('query');
    const pair = await knownPair(house, name);
    const connection = await connectionOf(house, pair, side, list);
    const known = upkeepOf(connection.system)?.lists?.(connection.capabilities);
    const store = referenceStore(portsOf(house));
    let stored = await store.of(connection.id);
    if (stored.readAt === null && !known) {
      await readAnew(house, connection);
      stored = await store.of(connection.id);
    }
    const all = ((known ?? stored.references)[list] ?? []).filter(
      (item) => state === undefined || item.state === state,
    );
    const from = Number(cursor ?? 0) || 0;
    const items = all.slice(from, from + limit).map((item) => ({ ...item, facts: { ...item.facts } }));
    const next = from + limit < all.length ? { next: String(from + limit) } : {};
    return c.json({ items, ...next, readAt: isoTime(known ? connection.checkedAt : stored.readAt) }, 200);
  })
  .openapi(refresh, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const drifts: z.infer<typeof driftShape>[] = [];
    for (const side of sides) {
      const found = await readAnew(house, await connectionOf(house, pair, side));
      drifts.push(...found.map((drift) => ({ side, ...drift })));
    }
    const { readAt } = await referenceStore(portsOf(house)).of(pair.accounting);
    return c.json({ readAt: isoTime(readAt), drifts }, 200);
  });
