// What is there on both sides before anything is written: how many records of each module were counted, and whether that is all of them.

import * as z from 'zod';
import { kindNames } from '../../core/record.ts';
import { censusStore } from '../../db/census.ts';
import { pairStore } from '../../db/pairs.ts';
import { kinds } from '../../kinds/index.ts';
import { settingsOf } from '../../kinds/settings.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';

const counted = z.object({ count: z.number(), learned: z.boolean() });
const kindShape = z.object({
  kind: z.enum(kindNames),
  group: z.enum(['core', 'inventory', 'finance']),
  /** It is kept in step; others are not counted. */
  on: z.boolean(),
  crm: counted,
  accounting: counted,
});

const read = route(
  {
    method: 'get',
    path: '/pairs/{pair}/census',
    summary: 'How many records each side has',
    description:
      'Counted while a pair is set up. Once it is live its records speak for themselves, and nothing is counted.',
  },
  { params: pairParams, reply: z.object({ kinds: z.array(kindShape) }) },
);

export const census = apiPart().openapi(read, async (c) => {
  const { house } = c.var;
  const { id } = await knownPair(house, c.req.valid('param').pair);
  const ports = { db: house.db, now: () => house.world.now() };
  const { settings } = await pairStore(ports).settings(id);
  const rows = await censusStore(ports).counts(id);
  const on = (kind: string, side: string) => {
    const row = rows.find((each) => each.kind === kind && each.side === side);
    return { count: row?.count ?? 0, learned: row?.learned ?? false };
  };
  const found = kinds.map(({ name, group }) => ({
    kind: name,
    group,
    on: settingsOf(settings, name).on,
    crm: on(name, 'crm'),
    accounting: on(name, 'accounting'),
  }));
  return c.json({ kinds: found }, 200);
});
