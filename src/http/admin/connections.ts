// Connections: what is connected, parting from it, its hook secrets, and what we set up inside it.

import type { Context } from 'hono';
import * as z from 'zod';
import { connectorOf, type House, keepConnection, say } from '../../compose.ts';
import { type Connection, connectionStore } from '../../db/connections.ts';
import { pairStore } from '../../db/pairs.ts';
import { sealer } from '../../db/seal.ts';
import { troubleStore } from '../../db/troubles.ts';
import { channelToken, hookKeyPlace, saveToken } from '../../db/secrets.ts';
import type { SystemName } from '../../systems/connect.ts';
import { saveHookOf } from '../../systems/hooks.ts';
import { type Setup, type Upkeep, upkeepOf, type Wish } from '../../systems/upkeep.ts';
import { type ApiEnv, languageOf } from '../context.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { publicUrl } from '../origin.ts';
import { randomSecret, sha256 } from '../proof.ts';
import { connectionShape, doneShape, idParams, listOf, toConnection } from './shapes.ts';
import { isInFinance } from '../../kinds/finance.ts';
import { kinds, shownOnOthers } from '../../kinds/index.ts';
import { settingsOf } from '../../kinds/settings.ts';

/** How long a replaced hook secret stays valid. */
const OLD_SECRET_MS = 24 * 3_600_000;

const provisionItem = z.object({
  what: z.enum(['field', 'values', 'rule', 'channel']),
  module: z.string(),
  label: z.string(),
  purpose: z.string(),
  state: z.enum(['exists', 'missing', 'refused']),
  /** What works less without it, as a sentence. */
  without: z.string().optional(),
  problem: z.string().optional(),
});
const provisionShape = z.object({ items: z.array(provisionItem) });

const list = route(
  { method: 'get', path: '/connections', summary: 'What is connected' },
  { reply: listOf(connectionShape) },
);
const remove = route(
  { method: 'delete', path: '/connections/{id}', summary: 'Part from an organisation' },
  { params: idParams, reply: doneShape, errors: ['connection.unknown'] },
);
const renewSecret = route(
  { method: 'post', path: '/connections/{id}/hook-secret', summary: 'A new hook secret, shown once' },
  {
    params: idParams,
    reply: z.object({
      token: z.string(),
      hmacKey: z.string(),
      /** Functions for buttons in the CRM's own pages, signed with the key. */
      scripts: z.array(
        z.object({
          name: z.string(),
          module: z.string(),
          argument: z.object({ name: z.string(), field: z.string() }),
          code: z.string(),
        }),
      ),
    }),
    errors: ['connection.unknown'],
  },
);
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

async function known(house: House, id: string): Promise<Connection> {
  const connection = await connectionStore(ports(house)).find(id);
  if (!connection) throw new ApiError('connection.unknown');
  return connection;
}

/** Parts from the organisation at the vendor; from the whole grant only with its last one, since that may take others along. */
async function part(house: House, connection: Connection): Promise<void> {
  const store = connectionStore(ports(house));
  const grant = house.grant(connection.grantId);
  const isLast = (await store.onGrant(connection.grantId)) <= 1;
  const connector = connectorOf(house, connection.system as SystemName);
  const tokens = await grant.tokens();
  if (connector && tokens) {
    const { id, name } = connection.organisation;
    await connector.disconnect(tokens, {
      system: connection.system as SystemName,
      id,
      name,
      facts: connection.capabilities,
    });
    if (isLast) await connector.revoke(tokens);
  }
  if (isLast) await grant.forget();
  await store.setState(connection.id, 'disconnected', null);
  const pairs = pairStore(ports(house));
  const reason = {
    code: 'connection.disconnected',
    detail: connection.organisation.name,
    at: house.world.now(),
    by: 'admin',
  };
  for (const { id } of await pairs.ofConnection(connection.id)) await pairs.pause(id, reason, null);
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
  if (!work) return { items: [] };
  const done = await keepConnection(house, connection, 'person', work);
  if (!done.ok) throw vendorFailed(done.problem);
  await connectionStore(ports(house)).setCapabilities(connection.id, done.value.facts);
  return { items: done.value.items.map((item) => toItem(item, languageOf(c))) };
}

function toItem(
  { problem, without, ...item }: Setup['items'][number],
  language: string,
): z.infer<typeof provisionItem> {
  return {
    ...item,
    ...(without !== undefined && { without: say(language, without, {}) }),
    ...(problem && { problem: say(language, problem.code, { ...problem }) }),
  };
}

export const connections = apiPart()
  .openapi(list, async (c) => {
    const found = await connectionStore(ports(c.var.house)).list();
    return c.json(
      { items: found.filter(({ state }) => state !== 'disconnected').map((each) => toConnection(each, languageOf(c))) },
      200,
    );
  })
  .openapi(remove, async (c) => {
    await part(c.var.house, await known(c.var.house, c.req.valid('param').id));
    return c.json({ ok: true as const }, 200);
  })
  .openapi(renewSecret, async (c) => {
    const { house } = c.var;
    const connection = await known(house, c.req.valid('param').id);
    const ring = house.config.SEAL_KEYS;
    if (!ring) throw new ApiError('configuration.missing', { names: ['SEAL_KEYS'] });
    const [token, hmacKey] = [randomSecret(), randomSecret()];
    const now = house.world.now();
    const old = connection.hookSecrets
      .filter(({ until }) => until === null || until > now)
      .map((secret) => ({ ...secret, until: secret.until ?? now + OLD_SECRET_MS }));
    const key = await sealer(ring).seal(hmacKey, hookKeyPlace(connection.id));
    const fresh = { token: await sha256(token), key, until: null };
    await connectionStore(ports(house)).setHookSecrets(connection.id, [fresh, ...old]);
    const url = `${await publicUrl(c)}/hooks/${saveHookOf(connection.system)}/${connection.id}`;
    const scripts = upkeepOf(connection.system)?.scripts?.({ url, key: hmacKey, token }) ?? [];
    return c.json({ token, hmacKey, scripts: [...scripts] }, 200);
  })
  .openapi(listSetup, async (c) => {
    const { house } = c.var;
    const connection = await known(house, c.req.valid('param').id);
    const wishes = await wishesOf(house, connection.id);
    const { list: look } = upkeepOf(connection.system) ?? {};
    return c.json(await withSetup(c, connection, () => look && ((kept) => look(kept, wishes))), 200);
  })
  .openapi(setUp, async (c) => {
    const { house } = c.var;
    const connection = await known(house, c.req.valid('param').id);
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
    if (setup.items.every(({ state }) => state === 'exists')) await troubleStore(ports(house)).isSetUp(connection.id);
    return c.json(setup, 200);
  })
  .openapi(takeDown, async (c) => {
    const { house } = c.var;
    const connection = await known(house, c.req.valid('param').id);
    const wishes = await wishesOf(house, connection.id);
    const { takeDown: undo } = upkeepOf(connection.system) ?? {};
    return c.json(await withSetup(c, connection, () => undo && ((kept) => undo(kept, wishes))), 200);
  });

/** Under which name a system's hooks stand. */
function hookSystemOf({ system }: Connection): string {
  return system.split('-')[0] ?? system;
}
