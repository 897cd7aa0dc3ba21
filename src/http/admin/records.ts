// Records and their state, and what is left to do.

import * as z from 'zod';
import { type House, say, urlsOf } from '../../compose.ts';
import { classes } from '../../core/pace.ts';
import { kindNames, type Side, sides } from '../../core/record.ts';
import { lists } from '../../db/lists/index.ts';
import type { ListedRecord } from '../../db/lists/records.ts';
import { type Pair, pairStore } from '../../db/pairs.ts';
import { bareId, isoTime, languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { recordIdsIn } from './bare-ids.ts';
import { knownPair } from './pairs.ts';
import { listOf, listQuery, pairParams } from './shapes.ts';

const kind = z.enum(kindNames);

const place = z.object({ id: z.string(), name: z.string(), url: z.string().nullable() }).nullable();
const state = z.enum(['in-step', 'waiting', 'needs-you', 'failed', 'skipped', 'paused', 'not-linked']);
const recordShape = z.object({
  kind: z.string(),
  state,
  crm: place,
  accounting: place,
  agreedAt: z.string().nullable(),
  issues: z.array(z.string()),
  code: z.string().optional(),
  message: z.string().optional(),
});
const list = route(
  { method: 'get', path: '/pairs/{pair}/records', summary: 'Records and their state' },
  {
    params: pairParams,
    query: listQuery.extend({
      kind: kind.optional(),
      state: state.optional(),
      search: z.string().max(100).optional(),
      /** `false` leaves out what is of another kind (a supplier among the customers), and says how many those are. */
      otherKinds: z.stringbool().default(true),
    }),
    reply: listOf(recordShape).extend({ otherKinds: z.number().optional() }),
  },
);
const one = route(
  {
    method: 'get',
    path: '/pairs/{pair}/records/{kind}/{side}/{id}',
    summary: 'One record and its state',
    description: 'By its id on either side.',
  },
  {
    params: pairParams.extend({ kind, side: z.enum(sides), id: z.string().min(1).max(100) }),
    reply: recordShape,
    errors: ['record.unknown'],
  },
);

const jobShape = z.object({
  id: z.string(),
  pair: z.string(),
  kind: z.string(),
  class: z.enum(classes),
  state: z.enum(['ready', 'leased', 'later']),
  dueAt: z.string().nullable(),
  reason: z.string(),
  attempts: z.number(),
});
const jobs = route(
  { method: 'get', path: '/jobs', summary: 'What is left to do' },
  {
    query: z.object({ pair: z.string().optional() }),
    reply: z.object({ open: z.number(), due: z.number(), items: z.array(jobShape) }),
  },
);

function listsOf({ db, world }: House) {
  return lists({ db, now: () => world.now() });
}

async function shown(house: House, pair: Pair, found: readonly ListedRecord[], language: string) {
  const urls = await urlsOf(house, pair);
  return found.map((record): z.infer<typeof recordShape> => {
    const at = (on: Side, id: string | null) =>
      id === null ? null : { id: bareId(id), name: record.name, url: urls[on](id) };
    return {
      kind: record.kind,
      state: pair.state === 'paused' && record.state === 'in-step' ? 'paused' : record.state,
      crm: at('crm', record.crmId),
      accounting: at('accounting', record.accountingId),
      agreedAt: isoTime(record.agreedAt),
      issues: [...record.issues],
      ...(record.code !== null && {
        code: record.code,
        message: say(language, record.code, { ...record.facts, name: record.name }),
      }),
    };
  });
}

/** What is shown as paused is kept as in step. */
function asStored<State extends string>(wanted: State | 'paused' | undefined, { state }: Pair) {
  return wanted === 'paused' && state === 'paused' ? ('in-step' as const) : wanted;
}

export const records = apiPart()
  .openapi(list, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { limit, cursor, kind: of, state: wanted, search, otherKinds } = c.req.valid('query');
    // Nothing is in step while a pair is paused, and nothing is paused while it is not.
    if (wanted === (pair.state === 'paused' ? 'in-step' : 'paused')) return c.json({ items: [] }, 200);
    const query = {
      limit,
      after: cursor ?? null,
      kind: of ?? null,
      state: asStored(wanted, pair) ?? null,
      search: search ?? null,
      ownKind: !otherKinds,
    };
    const page = await listsOf(house).records(pair.id, query);
    const leftOut = otherKinds ? 0 : await listsOf(house).ofOtherKinds(pair.id, query.kind);
    const items = await shown(house, pair, page.items, languageOf(c));
    return c.json(
      { items, ...(page.next !== null && { next: page.next }), ...(!otherKinds && { otherKinds: leftOut }) },
      200,
    );
  })
  .openapi(one, async (c) => {
    const { house } = c.var;
    const { pair: wanted, kind: of, side, id } = c.req.valid('param');
    const pair = await knownPair(house, wanted);
    const { settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair.id);
    const [named = ''] = await recordIdsIn(house, pair.id, settings, { kind: of, side, ids: [id] });
    const query = { limit: 1, after: null, kind: of, state: null, search: null, id: named };
    const { items } = await listsOf(house).records(pair.id, query);
    const [record] = await shown(house, pair, items, languageOf(c));
    if (!record) throw new ApiError('record.unknown');
    return c.json(record, 200);
  })
  .openapi(jobs, async (c) => {
    const { house } = c.var;
    const now = house.world.now();
    const open = await listsOf(house).jobs(c.req.valid('query').pair ?? null);
    const items = open.map((job): z.infer<typeof jobShape> => ({
      id: job.id,
      pair: job.pair,
      kind: job.kind,
      class: classes[job.work] ?? 'timer',
      state: job.running !== null ? 'leased' : job.due_at !== null && job.due_at <= now ? 'ready' : 'later',
      dueAt: isoTime(job.due_at),
      reason: job.reason,
      attempts: job.attempts,
    }));
    return c.json({ open: items.length, due: items.filter((job) => job.state !== 'later').length, items }, 200);
  });
