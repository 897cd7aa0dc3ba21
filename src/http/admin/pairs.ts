// Pairs: joining a CRM connection and an accounting one, going live, pausing, parting.

import * as z from 'zod';
import { type House, say } from '../../compose.ts';
import { censusStore } from '../../db/census.ts';
import { connectionStore } from '../../db/connections.ts';
import { todayOf } from '../../db/days.ts';
import { type Pair, pairStore, type PairStore, setupSteps } from '../../db/pairs.ts';
import { compareAnew } from '../../jobs/compare.ts';
import { kinds } from '../../kinds/index.ts';
import { financeSystems, type SystemName, sideOf } from '../../systems/connect.ts';
import { languageOf, type Who } from '../context.ts';
import { ApiError, type FieldError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { beginWithFinance } from './finance.ts';
import { doneShape, listOf, pairParams, pairShape, toPair } from './shapes.ts';
import { setupOf, setupShape } from './setup.ts';

const list = route({ method: 'get', path: '/pairs', summary: 'All pairs' }, { reply: listOf(pairShape) });
const create = route(
  { method: 'post', path: '/pairs', summary: 'Join a CRM connection and an accounting organisation' },
  {
    body: z.object({ name: z.string().min(1).max(100), crm: z.string(), accounting: z.string() }),
    reply: pairShape,
    status: 201,
    errors: ['pair.sides', 'pair.exists'],
  },
);
const read = route(
  { method: 'get', path: '/pairs/{pair}', summary: 'One pair' },
  { params: pairParams, reply: pairShape },
);
const change = route(
  {
    method: 'patch',
    path: '/pairs/{pair}',
    summary: 'Rename a pair, make it the primary or the default, or go on with its setup',
  },
  {
    params: pairParams,
    body: z.object({
      name: z.string().min(1).max(100).optional(),
      primary: z.literal(true).optional(),
      default: z.literal(true).optional(),
      setupStep: z.enum(setupSteps).optional(),
    }),
    reply: pairShape,
  },
);
const remove = route(
  { method: 'delete', path: '/pairs/{pair}', summary: 'Remove a pair; its log stays' },
  { params: pairParams, reply: doneShape },
);
const setup = route(
  { method: 'get', path: '/pairs/{pair}/setup', summary: 'The seven steps of setup' },
  { params: pairParams, reply: setupShape },
);
const goLive = route(
  { method: 'post', path: '/pairs/{pair}/go-live', summary: 'Go live' },
  { params: pairParams, body: z.object({ licence: z.boolean() }), reply: pairShape, errors: ['setup.incomplete'] },
);
const pause = route(
  { method: 'post', path: '/pairs/{pair}/pause', summary: 'Pause a pair, now or from a time on' },
  {
    params: pairParams,
    body: z.object({ reason: z.string().max(500).default(''), from: z.iso.datetime({ offset: true }).optional() }),
    reply: pairShape,
  },
);
const resume = route(
  { method: 'post', path: '/pairs/{pair}/resume', summary: 'Resume a pair' },
  { params: pairParams, reply: pairShape },
);

function storeOf({ db, world }: House): PairStore {
  return pairStore({ db, now: () => world.now() });
}

export async function knownPair(house: House, id: string): Promise<Pair> {
  const pair = await storeOf(house).find(id);
  if (!pair) throw new ApiError('pair.unknown');
  return pair;
}

/** Each side must be a connection that can play it. */
export async function checkSides(house: House, sides: { crm: string; accounting: string }): Promise<void> {
  const store = connectionStore({ db: house.db, now: () => house.world.now() });
  const wrong: FieldError[] = [];
  for (const side of ['crm', 'accounting'] as const) {
    const connection = await store.find(sides[side]);
    if (!connection || connection.state === 'disconnected') wrong.push({ field: side, code: 'field.no-connection' });
    else if (sideOf[connection.system as SystemName] !== side || financeSystems.includes(connection.system))
      wrong.push({ field: side, code: 'field.wrong-side', facts: { system: connection.system } });
  }
  if (wrong.length > 0) throw new ApiError('pair.sides', {}, wrong);
}

/** Whoever asks, as the log names them. */
export function actorOf({ by }: Who): string {
  return by === 'bearer' ? 'script' : 'admin';
}

export const pairs = apiPart()
  .openapi(list, async (c) =>
    c.json({ items: (await storeOf(c.var.house).list()).map((pair) => toPair(pair, languageOf(c))) }, 200),
  )
  .openapi(create, async (c) => {
    const { house } = c.var;
    const { name, crm, accounting } = c.req.valid('json');
    await checkSides(house, { crm, accounting });
    const store = storeOf(house);
    const twin = (await store.list()).find((each) => each.crm === crm && each.accounting === accounting);
    if (twin) throw new ApiError('pair.exists', { name: twin.name });
    const id = house.world.number().toString(36);
    const pair = await store.create(
      { id, name, crm, accounting },
      kinds.map((kind) => kind.name),
    );
    await beginWithFinance(house, { id, crm }, actorOf(c.var.who));
    // Who is there on both sides is learned at once: the match step of setup shows it.
    await compareAnew(house, [id]);
    return c.json(toPair(pair, languageOf(c)), 201);
  })
  .openapi(read, async (c) =>
    c.json(toPair(await knownPair(c.var.house, c.req.valid('param').pair), languageOf(c)), 200),
  )
  .openapi(change, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { name, primary, default: isDefault, setupStep } = c.req.valid('json');
    const store = storeOf(house);
    if (name !== undefined) await store.rename(pair.id, name);
    if (primary) await store.appoint(pair, 'primary');
    if (isDefault) await store.appoint(pair, 'default');
    if (setupStep !== undefined) await store.reach(pair.id, setupStep);
    return c.json(toPair(await knownPair(house, pair.id), languageOf(c)), 200);
  })
  .openapi(remove, async (c) => {
    const { house } = c.var;
    const { id } = await knownPair(house, c.req.valid('param').pair);
    await storeOf(house).remove(id);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(setup, async (c) => {
    const steps = await setupOf(c.var.house, await knownPair(c.var.house, c.req.valid('param').pair));
    const told = steps.map(({ reason, ...step }) => ({
      ...step,
      ...(reason !== undefined && { reason: say(languageOf(c), reason, {}) }),
    }));
    return c.json({ steps: told }, 200);
  })
  .openapi(goLive, async (c) => {
    const { house, who } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { licence } = c.req.valid('json');
    const steps = await setupOf(house, pair, { licence });
    const open = steps.filter(({ state, step }) => state !== 'done' && step !== 'go-live');
    if (open.length > 0) {
      const fields = open.map(({ step, reason }) => ({ field: step, code: reason ?? 'field.needed' }));
      throw new ApiError('setup.incomplete', {}, fields);
    }
    const store = storeOf(house);
    const { version, document, settings } = await store.settings(pair.id);
    if (settings.startDate === null) {
      const today = await todayOf(house.db, pair.id, house.world.now());
      await store.saveSettings(pair.id, version, { ...(document as object), startDate: today }, actorOf(who));
    }
    await store.goLive(pair.id);
    await censusStore({ db: house.db, now: () => house.world.now() }).forget(pair.id);
    await compareAnew(house, [pair.id]);
    return c.json(toPair(await knownPair(house, pair.id), languageOf(c)), 200);
  })
  .openapi(pause, async (c) => {
    const { house, who } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { reason, from } = c.req.valid('json');
    const why = { code: 'paused.person', detail: reason, at: house.world.now(), by: actorOf(who) };
    await storeOf(house).pause(pair.id, why, from === undefined ? null : Date.parse(from));
    return c.json(toPair(await knownPair(house, pair.id), languageOf(c)), 200);
  })
  .openapi(resume, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    await storeOf(house).resume(pair.id);
    await house.waker.wake(pair.id, 0);
    return c.json(toPair(await knownPair(house, pair.id), languageOf(c)), 200);
  });
