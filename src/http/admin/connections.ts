// Connections: what is connected, parting from it, its hook secrets. What we set up inside it is in provisioning.ts.

import * as z from 'zod';
import { connectorOf, type House, say } from '../../compose.ts';
import { type Connection, connectionStore } from '../../db/connections.ts';
import { pairStore } from '../../db/pairs.ts';
import { sealer } from '../../db/seal.ts';
import { hookKeyPlace } from '../../db/secrets.ts';
import type { SystemName } from '../../systems/connect.ts';
import { hasHook, saveHookOf } from '../../systems/hooks.ts';
import { upkeepOf } from '../../systems/upkeep.ts';
import { languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { publicUrl } from '../origin.ts';
import { randomSecret, sha256 } from '../proof.ts';
import { connectionShape, doneShape, idParams, listOf, toConnection } from './shapes.ts';

/** How long a replaced hook secret stays valid. */
const OLD_SECRET_MS = 24 * 3_600_000;

const list = route(
  { method: 'get', path: '/connections', summary: 'What is connected' },
  { reply: listOf(connectionShape) },
);
const remove = route(
  { method: 'delete', path: '/connections/{id}', summary: 'Part from an organisation' },
  {
    params: idParams,
    /** `remains`: the vendor could not be told, so its consent is to be taken back there. */
    reply: doneShape.extend({ remains: z.boolean() }),
    errors: ['connection.unknown'],
  },
);
const renewSecret = route(
  { method: 'post', path: '/connections/{id}/hook-secret', summary: 'A new hook secret, shown once' },
  {
    params: idParams,
    reply: z.object({
      token: z.string(),
      hmacKey: z.string(),
      /** What is ready to paste and why, in words. */
      text: z.string(),
      /** Functions for buttons in the CRM's own pages, signed with the key; `steps` says in words where each goes. */
      scripts: z.array(
        z.object({
          name: z.string(),
          module: z.string(),
          argument: z.object({ name: z.string(), field: z.string() }),
          code: z.string(),
          steps: z.string(),
        }),
      ),
    }),
    errors: ['connection.unknown', 'hook.none'],
  },
);
function ports({ db, world }: House) {
  return { db, now: () => world.now() };
}

export async function knownConnection(house: House, id: string): Promise<Connection> {
  const connection = await connectionStore(ports(house)).find(id);
  if (!connection) throw new ApiError('connection.unknown');
  return connection;
}

/**
 * Parts from the organisation at the vendor; from the whole grant only with its last one, since that may take others along. Whether the
 * vendor could not be told: then its consent remains there, though nobody has the tokens any more.
 */
async function part(house: House, connection: Connection): Promise<boolean> {
  const store = connectionStore(ports(house));
  const grant = house.grant(connection.grantId);
  const isLast = (await store.onGrant(connection.grantId)) <= 1;
  const connector = connectorOf(house, connection.system as SystemName);
  const tokens = await grant.tokens();
  let remains = tokens !== null;
  if (connector && tokens) {
    const { id, name } = connection.organisation;
    const parted = await connector.disconnect(tokens, {
      system: connection.system as SystemName,
      id,
      name,
      facts: connection.capabilities,
    });
    const revoked = isLast ? await connector.revoke(tokens) : parted;
    remains = !parted.ok || !revoked.ok;
  }
  if (isLast) await grant.forget();
  await store.setState(connection.id, 'disconnected', null);
  const pairs = pairStore(ports(house));
  const reason = {
    code: 'connection.disconnected',
    detail: '',
    system: connection.system,
    organisation: connection.organisation.name,
    at: house.world.now(),
    by: 'admin',
  };
  for (const { id } of await pairs.ofConnection(connection.id)) await pairs.pause(id, reason, null);
  return remains;
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
    const remains = await part(c.var.house, await knownConnection(c.var.house, c.req.valid('param').id));
    return c.json({ ok: true as const, remains }, 200);
  })
  .openapi(renewSecret, async (c) => {
    const { house } = c.var;
    const connection = await knownConnection(house, c.req.valid('param').id);
    if (!hasHook(connection.system)) throw new ApiError('hook.none', { name: connection.organisation.name });
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
    const { scripts: paste, scriptWords: words } = upkeepOf(connection.system) ?? {};
    const scripts = paste?.({ url, key: hmacKey, token }) ?? [];
    const { text, steps } = words ?? { text: '', steps: '' };
    const language = languageOf(c);
    const told = scripts.map(({ argument, ...script }) => {
      const facts = { name: script.name, module: script.module, argument: argument.name, field: argument.field };
      return { ...script, argument, steps: say(language, steps, facts) };
    });
    return c.json({ token, hmacKey, text: say(language, text, {}), scripts: told }, 200);
  });
