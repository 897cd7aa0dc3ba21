// Historical runs: what one would bring over and cost, putting it in the queue, stopping it, and how far it is.

import * as z from 'zod';
import { costsOf, type House, standingOf } from '../../compose.ts';
import { kindNames, type Side, sides } from '../../core/record.ts';
import { estimateOf, nothingYet, type RunCount, stepsOf, withNeeded } from '../../core/run.ts';
import { connectionStore } from '../../db/connections.ts';
import { pairStore, type Pair } from '../../db/pairs.ts';
import { runStore, type StoredRun } from '../../db/runs.ts';
import { kinds as allKinds } from '../../kinds/index.ts';
import { settingsOf } from '../../kinds/settings.ts';
import { isoTime } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { actorOf, knownPair } from './pairs.ts';
import { doneShape, listOf, pairParams } from './shapes.ts';

const kind = z.enum(kindNames);
const direction = z.enum(['to-accounting', 'to-crm', 'both']);
const countShape = z.object({
  /** Records in the range. */
  found: z.number(),
  /** Of those, the ones without a partner. */
  fresh: z.number(),
  linked: z.number(),
  held: z.number(),
});
const stepShape = countShape.extend({ kind, side: z.enum(sides) });
const runShape = z.object({
  id: z.string(),
  state: z.enum(['estimating', 'draft', 'queued', 'running', 'paused', 'done']),
  direction,
  kinds: z.array(kind),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Records after which it pauses, as far as they are not done yet. */
  sample: z.number().nullable(),
  estimate: z
    .object({
      records: z.number(),
      calls: z.object({ crm: z.number(), accounting: z.number() }),
      seconds: z.number(),
      steps: z.array(stepShape),
    })
    .nullable(),
  progress: countShape.extend({ steps: z.array(stepShape), secondsLeft: z.number().nullable() }),
  actor: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});

const path = '/pairs/{pair}/runs';
const runParams = z.object({ pair: z.string(), id: z.string() });
const create = route(
  {
    method: 'post',
    path,
    summary: 'Plan a historical run',
    description:
      'Answers with a draft that is being counted. What the modules need is brought over too. Nothing is written before it is queued.',
  },
  {
    params: pairParams,
    body: z.object({
      kinds: z.array(kind).min(1),
      direction,
      from: z.iso.date().nullish(),
      to: z.iso.date().nullish(),
      sample: z.number().int().min(1).max(1_000).nullish(),
    }),
    reply: runShape,
    status: 201,
    errors: ['run.not-live', 'run.kind-off'],
  },
);
const list = route(
  { method: 'get', path, summary: 'Every run, the newest first' },
  { params: pairParams, reply: listOf(runShape) },
);
const read = route(
  { method: 'get', path: `${path}/{id}`, summary: 'How far a run is' },
  { params: runParams, reply: runShape, errors: ['run.unknown'] },
);
const change = route(
  {
    method: 'patch',
    path: `${path}/{id}`,
    summary: 'Start, stop, or count anew',
    description: '`queued` starts or resumes it, `paused` stops it, `estimating` counts a draft anew.',
  },
  {
    params: runParams,
    body: z.object({ state: z.enum(['queued', 'paused', 'estimating']) }),
    reply: runShape,
    errors: ['run.unknown', 'run.state'],
  },
);
const remove = route(
  { method: 'delete', path: `${path}/{id}`, summary: 'Delete a run; what it brought over stays' },
  { params: runParams, reply: doneShape, errors: ['run.unknown'] },
);
const removeDone = route(
  { method: 'delete', path, summary: 'Delete the runs that are done' },
  { params: pairParams, query: z.object({ state: z.literal('done') }), reply: z.object({ removed: z.number() }) },
);

function storeOf({ db, world }: House) {
  return runStore({ db, now: () => world.now() });
}

/** A pass of the profile takes about this long, in seconds, wake-up included. */
const PASS_S = 4;
/** Runs leave a third of the minute and a fifth of the day to what somebody waits for. */
const MINUTE_SHARE = 2 / 3;
const DAY_SHARE = 0.8;

async function termsOf(house: House, pair: Pair) {
  const store = connectionStore({ db: house.db, now: () => house.world.now() });
  const of = async (side: Side) => {
    const connection = await store.find(pair[side]);
    const told = connection?.state === 'connected' ? await standingOf(house, connection) : null;
    const { costs, limits } = costsOf(connection?.system ?? '');
    const perDay = Math.max(1, (told?.perDay ?? limits.perDay) * DAY_SHARE);
    return { costs, pace: { perMinute: limits.perMinute * MINUTE_SHARE, perDay } };
  };
  const [crm, accounting] = [await of('crm'), await of('accounting')];
  return {
    costs: { crm: crm.costs, accounting: accounting.costs },
    pace: { crm: crm.pace, accounting: accounting.pace },
    pass: { records: house.profile.records, seconds: PASS_S },
  };
}

type Terms = Awaited<ReturnType<typeof termsOf>>;

function toRun(run: StoredRun, terms: Terms, now: number): z.infer<typeof runShape> {
  const { id, state, direction: way, from, to, sampleLeft, estimate, counts, actor } = run;
  const steps = stepsOf(run);
  const shown = (of: readonly RunCount[]) => steps.map((step, at) => ({ ...step, ...(of[at] ?? nothingYet) }));
  const sum = (name: keyof RunCount) => counts.reduce((total, count) => total + count[name], 0);
  const told = estimate && estimateOf(steps, estimate, terms);
  return {
    id,
    state,
    direction: way,
    kinds: [...run.kinds],
    from,
    to,
    sample: sampleLeft,
    estimate: told && { ...told, calls: { ...told.calls }, steps: shown(estimate) },
    progress: {
      found: sum('found'),
      fresh: sum('fresh'),
      linked: sum('linked'),
      held: sum('held'),
      steps: shown(counts),
      secondsLeft:
        told && state === 'running' ? secondsLeft(run, told.records, sum('linked') + sum('held'), now) : null,
    },
    actor,
    createdAt: isoTime(run.createdAt) ?? '',
    startedAt: isoTime(run.startedAt),
    endedAt: isoTime(run.endedAt),
  };
}

/** By the pace so far. */
function secondsLeft({ startedAt }: StoredRun, all: number, worked: number, now: number): number | null {
  if (startedAt === null || worked === 0) return null;
  return Math.ceil((((now - startedAt) / worked) * Math.max(0, all - worked)) / 1_000);
}

async function known(house: House, pair: Pair, id: string) {
  const run = await storeOf(house).find(pair.id, id);
  if (!run) throw new ApiError('run.unknown');
  return toRun(run, await termsOf(house, pair), house.world.now());
}

export const runs = apiPart()
  .openapi(create, async (c) => {
    const { house, who } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    if (pair.state === 'setup') throw new ApiError('run.not-live');
    const { kinds: wanted, direction: way, from = null, to = null, sample = null } = c.req.valid('json');
    const { settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair.id);
    const off = wanted.filter((name) => !settingsOf(settings, name).on || !allKinds.some((each) => each.name === name));
    if (off.length > 0) throw new ApiError('run.kind-off', { kinds: off });
    const needed = withNeeded(wanted, allKinds).filter((name) => settingsOf(settings, name).on);
    const id = house.world.name();
    await storeOf(house).create(pair.id, id, { direction: way, kinds: needed, from, to, sample }, actorOf(who));
    await house.waker.wake(pair.id, 0);
    return c.json(await known(house, pair, id), 201);
  })
  .openapi(list, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const all = await storeOf(house).list(pair.id);
    const terms = await termsOf(house, pair);
    return c.json({ items: all.map((run) => toRun(run, terms, house.world.now())) }, 200);
  })
  .openapi(read, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    return c.json(await known(house, pair, c.req.valid('param').id), 200);
  })
  .openapi(change, async (c) => {
    const { house } = c.var;
    const { pair: name, id } = c.req.valid('param');
    const pair = await knownPair(house, name);
    const before = await known(house, pair, id);
    const { state } = c.req.valid('json');
    const store = storeOf(house);
    const moves = { queued: store.queue, paused: store.pause, estimating: store.recount } as const;
    if (!(await moves[state](pair.id, id))) throw new ApiError('run.state', { state: before.state });
    if (state !== 'paused') await house.waker.wake(pair.id, 0);
    return c.json(await known(house, pair, id), 200);
  })
  .openapi(remove, async (c) => {
    const { house } = c.var;
    const { pair: name, id } = c.req.valid('param');
    const pair = await knownPair(house, name);
    if (!(await storeOf(house).remove(pair.id, id))) throw new ApiError('run.unknown');
    return c.json({ ok: true as const }, 200);
  })
  .openapi(removeDone, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    return c.json({ removed: await storeOf(house).removeDone(pair.id) }, 200);
  });
