// Historical runs: what one would bring over and cost, putting it in the queue, stopping it, and how far it is.

import * as z from 'zod';
import type { House } from '../../compose.ts';
import { kindNames, sides } from '../../core/record.ts';
import { nothingYet, type RunCount, stepsOf, withNeeded } from '../../core/run.ts';
import { estimateOf, type Terms } from '../../core/run-costs.ts';
import { type Pair, pairStore } from '../../db/pairs.ts';
import { runStore, type StoredRun } from '../../db/runs.ts';
import { kinds as allKinds } from '../../kinds/index.ts';
import { settingsOf } from '../../kinds/settings.ts';
import { isoTime } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { actorOf, knownPair } from './pairs.ts';
import { secondsLeft, termsOf } from './run-terms.ts';
import { countedPage, countedQuery, doneShape, inOrder, listOf, pairParams } from './shapes.ts';

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
      'Answers with a draft and its estimate; with one that is still `estimating` where counting takes more than some seconds, or at once with `Prefer: respond-async`. What the modules need is brought over too. Nothing is written before it is queued.',
  },
  {
    params: pairParams,
    body: z
      .object({
        kinds: z.array(kind).min(1),
        direction,
        from: z.iso.date().nullish(),
        to: z.iso.date().nullish(),
        sample: z.number().int().min(1).max(1_000).nullish(),
      })
      .superRefine(inOrder),
    reply: runShape,
    status: 201,
    errors: ['run.not-live', 'run.kind-off'],
  },
);
const list = route(
  { method: 'get', path, summary: 'Every run, the newest first' },
  { params: pairParams, query: countedQuery, reply: listOf(runShape) },
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
    description:
      '`queued` starts or resumes it, behind those that were started before, and one that is being counted once it is; `running` starts it before all others, which wait; `paused` stops it, `estimating` counts a draft anew.',
  },
  {
    params: runParams,
    body: z.object({ state: z.enum(['queued', 'running', 'paused', 'estimating']) }),
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

function toRun(run: StoredRun, terms: Terms, now: number): z.infer<typeof runShape> {
  const { id, state, direction: way, from, to, sampleLeft, estimate, counts, actor } = run;
  const steps = stepsOf(run);
  const shown = (of: readonly RunCount[]) => steps.map((step, at) => ({ ...step, ...(of[at] ?? nothingYet) }));
  const sum = (name: keyof RunCount) => counts.reduce((total, count) => total + count[name], 0);
  const told = estimate && estimateOf(steps, estimate, terms);
  return {
    id,
    state: run.startsItself ? ('queued' as const) : state,
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
      secondsLeft: state === 'running' ? secondsLeft(run, terms, now) : null,
    },
    actor,
    createdAt: isoTime(run.createdAt) ?? '',
    startedAt: isoTime(run.startedAt),
    endedAt: isoTime(run.endedAt),
  };
}

async function known(house: House, pair: Pair, id: string) {
  const run = await storeOf(house).find(pair.id, id);
  if (!run) throw new ApiError('run.unknown');
  return toRun(run, await termsOf(house, pair), house.world.now());
}

/** How often, and how many times, it is asked whether a new run was counted before its draft is answered. */
const COUNTED_EVERY_MS = 500;
const MOST_TIMES = 16;

/** Jobs count; whoever asked waits a little for that, unless they would rather not. */
async function awaitCount(house: House, pair: string, id: string): Promise<void> {
  const store = storeOf(house);
  for (let left = MOST_TIMES; left > 0; left -= 1) {
    if ((await store.find(pair, id))?.state !== 'estimating') return;
    await new Promise((resolve) => setTimeout(resolve, COUNTED_EVERY_MS));
  }
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
    if (!c.req.header('prefer')?.includes('respond-async')) await awaitCount(house, pair.id, id);
    return c.json(await known(house, pair, id), 201);
  })
  .openapi(list, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { limit, cursor } = c.req.valid('query');
    const all = await storeOf(house).list(pair.id, { limit: limit + 1, skip: cursor });
    const terms = await termsOf(house, pair);
    const page = countedPage(all, limit, cursor);
    return c.json({ ...page, items: page.items.map((run) => toRun(run, terms, house.world.now())) }, 200);
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
    const moves = {
      queued: store.queue,
      running: store.start,
      paused: store.pause,
      estimating: store.recount,
    } as const;
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
