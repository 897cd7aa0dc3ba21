// Configuration and links as a file: pages, each signed with a key that is derived from the installation's own, so that whoever takes one in
// knows whether it was made here and is as it was.

import * as z from 'zod';
import type { House } from '../../compose.ts';
import { digest } from '../../core/digest.ts';
import { connectionStore } from '../../db/connections.ts';
import { logOf } from '../../db/logged.ts';
import { pairStore, type Pair } from '../../db/pairs.ts';
import { linkShape, portableStore } from '../../db/portable.ts';
import { derivedSecret, type KeyRing } from '../../db/seal.ts';
import { isoTime } from '../context.ts';
import { ApiError } from '../errors.ts';
import { hmac, isSame } from '../proof.ts';
import { apiPart, route } from '../route.ts';
import { actorOf, knownPair } from './pairs.ts';
import { saveDocument } from './settings.ts';
import { pairParams } from './shapes.ts';

const organisation = z.object({ system: z.string(), id: z.string(), name: z.string() });
const contentShape = z.object({
  ledgerline: z.literal('export'),
  version: z.literal(1),
  at: z.iso.datetime(),
  pair: z.string(),
  organisations: z.object({ crm: organisation, accounting: organisation }),
  /** On the first page: the settings as they were saved, without the addresses of chats and hooks, which are secrets. */
  settings: z.looseObject({}).optional(),
  /** Of all pages. */
  total: z.number().int().nonnegative(),
  links: z.array(linkShape).max(500),
});
const pageShape = contentShape.extend({ signature: z.object({ key: z.string(), mac: z.string() }) });
type Content = z.infer<typeof contentShape>;

const take = route(
  {
    method: 'get',
    path: '/pairs/{pair}/export',
    summary: 'Configuration and links, page by page',
    description: 'A page a line makes the file. No token and no secret is in it.',
  },
  {
    params: pairParams,
    query: z.object({ cursor: z.coerce.number().int().nonnegative().default(0) }),
    reply: z.object({ page: pageShape, next: z.string().optional() }),
    errors: ['connection.missing'],
  },
);
const bring = route(
  {
    method: 'post',
    path: '/pairs/{pair}/import',
    summary: 'Take in one page of an export',
    description:
      'As it stands in the file, or as the export answered it. Into a pair of the same two organisations that is not live: what is there stays. Settings of others may be taken without their links (`only=settings`). A page that was not signed here is taken where `accept=true`.',
  },
  {
    params: pairParams,
    query: z.object({ accept: z.stringbool().default(false), only: z.literal('settings').optional() }),
    body: z.union([pageShape, z.strictObject({ page: pageShape, next: z.string().optional() })]),
    reply: z.object({
      signed: z.enum(['here', 'elsewhere']),
      settings: z.enum(['saved', 'none']),
      links: z.object({ taken: z.number(), kept: z.number() }),
    }),
    errors: ['import.live', 'import.signer', 'import.organisation', 'settings.invalid', 'settings.moved'],
  },
);

/** Links of one page. */
const PAGE = 500;

/** Under a key of the ring, by its name; null where there is no such key. */
async function macOf({ keys }: KeyRing, key: string, content: Content): Promise<string | null> {
  if (keys[key] === undefined) return null;
  return hmac(await derivedSecret({ current: key, keys }, 'export'), digest(content));
}

async function organisationsOf(house: House, pair: Pair): Promise<Content['organisations']> {
  const store = connectionStore({ db: house.db, now: () => house.world.now() });
  const of = async (id: string) => {
    const connection = await store.find(id);
    if (!connection) throw new ApiError('connection.missing');
    return { system: connection.system, ...connection.organisation };
  };
  return { crm: await of(pair.crm), accounting: await of(pair.accounting) };
}

/** Addresses of chats and hooks let whoever has them post there: they stay here. */
function withoutSecrets(document: unknown): Record<string, unknown> {
  const { notices, booksConnection: _here, ...rest } = document as Record<string, unknown>;
  const { channels = [], ...hours } = (notices ?? {}) as { channels?: { via: string }[] };
  const mails = channels.filter(({ via }) => via === 'mail');
  return { ...rest, ...(notices !== undefined && { notices: { ...hours, channels: mails } }) };
}

/** What an import leaves as it is: what no export holds. */
function withOwnSecrets(document: Record<string, unknown>, before: unknown): Record<string, unknown> {
  const { notices, booksConnection } = before as {
    notices?: { channels?: { via: string }[] };
    booksConnection?: string;
  };
  const own = (notices?.channels ?? []).filter(({ via }) => via !== 'mail');
  const told = (document.notices ?? {}) as { channels?: object[] };
  const channels = [...(told.channels ?? []), ...own];
  return {
    ...document,
    ...(channels.length > 0 && { notices: { ...told, channels } }),
    ...(booksConnection !== undefined && { booksConnection }),
  };
}

export const portable = apiPart()
  .openapi(take, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { cursor } = c.req.valid('query');
    const ring = house.config.SEAL_KEYS;
    if (!ring) throw new ApiError('configuration.missing');
    const store = portableStore(house);
    const links = await store.page(pair.id, cursor, PAGE);
    const { document } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair.id);
    const content: Content = {
      ledgerline: 'export',
      version: 1,
      at: isoTime(house.world.now()) ?? '',
      pair: pair.name,
      organisations: await organisationsOf(house, pair),
      ...(cursor === 0 && { settings: withoutSecrets(document) }),
      total: await store.count(pair.id),
      links,
    };
    const mac = (await macOf(ring, ring.current, content)) ?? '';
    const last = links.at(-1);
    return c.json(
      {
        page: { ...content, signature: { key: ring.current, mac } },
        ...(links.length === PAGE && last && { next: String(last.id) }),
      },
      200,
    );
  })
  .openapi(bring, async (c) => {
    const { house, who } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { accept, only } = c.req.valid('query');
    const sent = c.req.valid('json');
    const { signature, ...content } = 'page' in sent ? sent.page : sent;
    if (pair.state === 'live') throw new ApiError('import.live');
    const ring = house.config.SEAL_KEYS;
    const mac = ring ? await macOf(ring, signature.key, content) : null;
    const isOurs = mac !== null && isSame(mac, signature.mac);
    const { organisations, links, total, settings } = content;
    if (!isOurs && !accept)
      throw new ApiError('import.signer', {
        count: total,
        crm: organisations.crm.name,
        accounting: organisations.accounting.name,
      });
    const wanted = only === 'settings' ? [] : links;
    const here = await organisationsOf(house, pair);
    const others = (['crm', 'accounting'] as const).filter((side) => organisations[side].id !== here[side].id);
    if (wanted.length > 0 && others.length > 0) {
      const [side = 'crm'] = others;
      throw new ApiError('import.organisation', { theirs: organisations[side].name, ours: here[side].name });
    }
    const actor = actorOf(who);
    if (settings) {
      const before = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair.id);
      await saveDocument(house, pair.id, withOwnSecrets(settings, before.document), before.version, actor);
    }
    const taken = wanted.length > 0 ? await portableStore(house).take(pair.id, wanted) : 0;
    await logOf(house).note(pair.id, 'pair.imported', actor, { taken, kept: wanted.length - taken });
    return c.json(
      {
        signed: isOurs ? ('here' as const) : ('elsewhere' as const),
        settings: settings ? ('saved' as const) : ('none' as const),
        links: { taken, kept: wanted.length - taken },
      },
      200,
    );
  });
