// Notices: how each channel stands, and a test of all of them. Where they go is part of the settings.

import * as z from 'zod';
import { type House, say } from '../../compose.ts';
import { noticeStore } from '../../db/notices.ts';
import { pairStore } from '../../db/pairs.ts';
import { testNotices } from '../../jobs/notices.ts';
import { type Channel, channelSorts, shownAddress } from '../../kinds/notices.ts';
import { isoTime, languageOf } from '../context.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { listOf, pairParams } from './shapes.ts';

const channelShape = z.object({
  via: z.enum(channelSorts),
  /** A mail address, or the host that is posted to. */
  to: z.string(),
  state: z.enum(['working', 'failing', 'untried']),
  /** When something last arrived. */
  sentAt: z.string().nullable(),
  /** Why the last notice did not arrive. */
  message: z.string().optional(),
});

const path = '/pairs/{pair}/notices';
const read = route(
  { method: 'get', path, summary: 'How each channel for notices stands' },
  { params: pairParams, reply: listOf(channelShape) },
);
const attempt = route(
  { method: 'post', path: `${path}/test`, summary: 'One test notice to each channel' },
  {
    params: pairParams,
    reply: z.object({
      items: z.array(
        z.object({
          via: z.enum(channelSorts),
          to: z.string(),
          ok: z.boolean(),
          code: z.string().optional(),
          message: z.string().optional(),
        }),
      ),
    }),
  },
);

function portsOf({ db, world }: House) {
  return { db, now: () => world.now() };
}

async function channelsOf(house: House, pair: string): Promise<readonly Channel[]> {
  return (await pairStore(portsOf(house)).settings(pair)).settings.notices.channels;
}

export const notices = apiPart()
  .openapi(read, async (c) => {
    const { house } = c.var;
    const { id } = await knownPair(house, c.req.valid('param').pair);
    const store = noticeStore(portsOf(house));
    const items: z.infer<typeof channelShape>[] = [];
    for (const channel of await channelsOf(house, id)) {
      const state = await store.stateOf(id, channel);
      const { problem = null, detail = null, sentAt = null } = state ?? {};
      const said = problem === null ? {} : { message: say(languageOf(c), problem, { detail }) };
      items.push({
        via: channel.via,
        to: shownAddress(channel),
        state: problem === null ? (sentAt === null ? 'untried' : 'working') : 'failing',
        sentAt: isoTime(sentAt),
        ...said,
      });
    }
    return c.json({ items }, 200);
  })
  .openapi(attempt, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const outcomes = await testNotices(house, pair, await channelsOf(house, pair.id), languageOf(c));
    const items = outcomes.map(({ channel, delivered }) => ({
      via: channel.via,
      to: shownAddress(channel),
      ok: delivered.ok,
      ...(!delivered.ok && {
        code: delivered.code,
        message: say(languageOf(c), delivered.code, { detail: delivered.detail }),
      }),
    }));
    return c.json({ items }, 200);
  });
