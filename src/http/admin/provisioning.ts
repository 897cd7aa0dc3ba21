// What we set up inside a system: listed before it is made, made on one press, removable after; and what works less in the organisation's
// edition.

import type { Context } from 'hono';
import * as z from 'zod';
import { type House, keepConnection, say } from '../../compose.ts';
import { type Connection, connectionStore } from '../../db/connections.ts';
import { pairStore } from '../../db/pairs.ts';
import { channelToken, saveToken } from '../../db/secrets.ts';
import { troubleStore } from '../../db/troubles.ts';
import { isInFinance } from '../../kinds/finance.ts';
import { kinds, shownOnOthers } from '../../kinds/index.ts';
import { settingsOf } from '../../kinds/settings.ts';
import { type Setup, type Upkeep, upkeepOf, type Wish } from '../../systems/upkeep.ts';
import { type ApiEnv, languageOf } from '../context.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { publicUrl } from '../origin.ts';
import { apiPart, route } from '../route.ts';
import { knownConnection } from './connections.ts';
import { idParams } from './shapes.ts';

const provisionItem = z.object({
  what: z.enum(['field', 'values', 'rule', 'channel', 'module']),
  module: z.string(),
  label: z.string(),
  purpose: z.string(),
  /** What it is for, in words, where it needs any. */
  use: z.string().optional(),
  state: z.enum(['exists', 'missing', 'refused']),
  /** What works less without it, as a sentence. */
  without: z.string().optional(),
  problem: z.string().optional(),
});
const provisionShape = z.object({
  items: z.array(provisionItem),
  /** The organisation's edition, and what works less in it with what takes over; null where it is not known, or has none. */
  edition: z
    .object({ name: z.string(), less: z.array(z.object({ lacks: z.string(), instead: z.string() })) })
    .nullable(),
  /** A tab of the system's own that leads here, ready to paste: why, and step by step; null where it has no tabs. */
  tab: z.object({ why: z.string(), steps: z.array(z.string()), url: z.string() }).nullable(),
});

/** What pieces are for that don't say so by their names. */
const uses: Readonly<Record<string, string>> = {
  accountingId: 'purpose.accounting-id',
  accountingUrl: 'purpose.accounting-url',
  taxNumber: 'purpose.tax-number',
  primaryContact: 'purpose.primary-contact',
  notifications: 'purpose.notifications',
  saves: 'purpose.saves',
  deletions: 'purpose.deletions',
};

const provisionPath = '/connections/{id}/provision';
const listSetup = route(
  { method: 'get', path: provisionPath, summary: 'What is set up inside the system, and what would be' },
  { params: idParams, reply: provisionShape, errors: ['connection.unknown', ...vendorErrors] },
);
const setUp = route(
  { method: 'post', path: provisionPath, summary: 'Set up what is missing' },
  { params: idParams, reply: provisionShape, errors: ['connection.unknown', ...vendorErrors] },
);
const takeDown = route(
  { method: 'delete', path: provisionPath, summary: 'Remove what we set up' },
  { params: idParams, reply: provisionShape, errors: ['connection.unknown', ...vendorErrors] },
);

function ports({ db, world }: House) {
  return { db, now: () => world.now() };
}

/** What every pair of a CRM connection wants set up in it. */
async function wishesOf(house: House, connection: string): Promise<Wish[]> {
  const pairs = pairStore(ports(house));
  const wishes: Wish[] = [];
  const own = (await pairs.ofConnection(connection)).filter(({ crm }) => crm === connection);
  for (const [at, { id }] of own.entries()) {
    const { settings } = await pairs.settings(id);
    const on = [...kinds.map(({ name }) => name), ...shownOnOthers].filter(
      (name) => settingsOf(settings, name).on && !isInFinance(settings, name),
    );
    wishes.push({ pair: id, number: at + 1, customers: settings.customers, kinds: on });
  }
  return wishes;
}

type Act = (
  upkeep: Upkeep,
) => ((kept: Parameters<NonNullable<Upkeep['setUp']>>[0]) => ReturnType<NonNullable<Upkeep['setUp']>>) | undefined;

/** Does something about what is set up, and remembers what was found on the way. */
async function withSetup(
  c: Context<ApiEnv>,
  connection: Connection,
  act: Act,
): Promise<z.infer<typeof provisionShape>> {
  const { house } = c.var;
  const upkeep = upkeepOf(connection.system);
  const work = upkeep && act(upkeep);
  if (!work) return { items: [], edition: null, tab: null };
  const done = await keepConnection(house, connection, 'person', work);
  if (!done.ok) throw vendorFailed(done.problem);
  await connectionStore(ports(house)).setCapabilities(connection.id, done.value.facts);
  const { items, facts } = done.value;
  return {
    items: items.map((item) => toItem(item, languageOf(c))),
    edition: toEdition(upkeep?.edition?.(facts) ?? null, languageOf(c)),
    tab: await tabOf(c),
  };
}

async function tabOf(c: Context<ApiEnv>) {
  const steps = ['tab.step.modules', 'tab.step.link', 'tab.step.profiles'];
  const [why = '', ...told] = ['tab.why', ...steps].map((code) => say(languageOf(c), code, {}));
  return { why, steps: told, url: `${await publicUrl(c)}/widget/settings` };
}

function toEdition(edition: ReturnType<NonNullable<Upkeep['edition']>>, language: string) {
  if (!edition) return null;
  const less = edition.less.map(({ lacks, instead }) => ({
    lacks: say(language, lacks, {}),
    instead: say(language, instead, {}),
  }));
  return { name: edition.name, less };
}

function toItem(
  { problem, without, ...item }: Setup['items'][number],
  language: string,
): z.infer<typeof provisionItem> {
  const use = uses[item.purpose];
  return {
    ...item,
    ...(use !== undefined && { use: say(language, use, {}) }),
    ...(without !== undefined && { without: say(language, without, { module: item.label }) }),
    ...(problem && { problem: say(language, problem.code, { ...problem }) }),
  };
}

export const provisioning = apiPart()
  .openapi(listSetup, async (c) => {
    const { house } = c.var;
    const connection = await knownConnection(house, c.req.valid('param').id);
    const wishes = await wishesOf(house, connection.id);
    const { list: look } = upkeepOf(connection.system) ?? {};
    return c.json(await withSetup(c, connection, () => look && ((kept) => look(kept, wishes))), 200);
  })
  .openapi(setUp, async (c) => {
    const { house } = c.var;
    const connection = await knownConnection(house, c.req.valid('param').id);
    const wishes = await wishesOf(house, connection.id);
    const ring = house.config.SEAL_KEYS;
    if (!ring) throw new ApiError('configuration.missing', { names: ['SEAL_KEYS'] });
    const hooks = `${await publicUrl(c)}/hooks/${hookSystemOf(connection)}`;
    const order = {
      notifyUrl: `${hooks}/notify/${connection.id}`,
      token: await channelToken(ring, connection.id),
      now: house.world.now(),
      saves: { url: `${hooks}/save/${connection.id}`, token: await saveToken(ring, connection.id) },
    };
    const { setUp: make } = upkeepOf(connection.system) ?? {};
    const setup = await withSetup(c, connection, () => make && ((kept) => make(kept, wishes, order)));
    // What is refused stays so however often it is asked for: the page says what takes over.
    if (setup.items.every(({ state }) => state !== 'missing')) await troubleStore(ports(house)).isSetUp(connection.id);
    return c.json(setup, 200);
  })
  .openapi(takeDown, async (c) => {
    const { house } = c.var;
    const connection = await knownConnection(house, c.req.valid('param').id);
    const wishes = await wishesOf(house, connection.id);
    const { takeDown: undo } = upkeepOf(connection.system) ?? {};
    return c.json(await withSetup(c, connection, () => undo && ((kept) => undo(kept, wishes))), 200);
  });

/** Under which name a system's hooks stand. */
function hookSystemOf({ system }: Connection): string {
  return system.split('-')[0] ?? system;
}
