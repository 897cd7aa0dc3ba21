// A pair's settings: one document, versioned; a save names the version that it was made from.

import * as z from 'zod';
import type { House } from '../../compose.ts';
import { kindNames } from '../../core/record.ts';
import { pairStore } from '../../db/pairs.ts';
import { troubleStore } from '../../db/troubles.ts';
import { compareAnew } from '../../jobs/compare.ts';
import { cleared } from '../../kinds/cleared.ts';
import { isInFinance } from '../../kinds/finance.ts';
import { overlay, settingsShape, withDefaults, settingsOf } from '../../kinds/settings.ts';
import { isoTime } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { fieldErrors } from '../field-errors.ts';
import { strayMembers } from '../stray.ts';
import { afterFinance, wrongFinance } from './finance.ts';
import { actorOf, knownPair } from './pairs.ts';
import { wrongRules } from './named.ts';
import { wrongCodes } from './named-codes.ts';
import { countedPage, countedQuery, listOf, pairParams } from './shapes.ts';

const part = z.looseObject({});
const saved = z.object({
  version: z.number(),
  settings: settingsShape,
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
});
const versionShape = z.object({ version: z.number(), savedAt: z.string(), savedBy: z.string(), document: z.unknown() });

const path = '/pairs/{pair}/settings';
const read = route({ method: 'get', path, summary: 'The settings in force' }, { params: pairParams, reply: saved });
const save = route(
  { method: 'put', path, summary: 'Save a part of the settings, or all' },
  { params: pairParams, body: part, reply: saved, errors: ['settings.invalid', 'settings.moved'] },
);
const versions = route(
  { method: 'get', path: `${path}/versions`, summary: 'Every saved version' },
  { params: pairParams, query: countedQuery, reply: listOf(versionShape) },
);
const restore = route(
  { method: 'post', path: `${path}/versions/{n}/restoration`, summary: 'Save an earlier version again' },
  {
    params: z.object({ pair: z.string(), n: z.coerce.number().int().min(0) }),
    reply: saved,
    errors: ['version.unknown', 'settings.invalid', 'settings.moved'],
  },
);

function storeOf({ db, world }: House) {
  return pairStore({ db, now: () => world.now() });
}

async function settingsReply(house: House, pair: string): Promise<z.infer<typeof saved>> {
  const { version, settings, savedAt, savedBy } = await storeOf(house).settings(pair);
  return { version, settings, savedAt: isoTime(savedAt), savedBy };
}

/** Checks the whole document that a part makes, saves it, and has every record planned once more under it. */
export async function saveDocument(
  house: House,
  pair: string,
  document: unknown,
  after: number,
  actor: string,
): Promise<void> {
  const read = settingsShape.strict().safeParse(withDefaults(document));
  if (!read.success) {
    throw new ApiError('settings.invalid', {}, fieldErrors(read.error));
  }
  const store = storeOf(house);
  const { settings: before } = await store.settings(pair);
  const wrong = await wrongFinance(house, pair, before, read.data);
  wrong.push(...(await wrongRules(house, pair, before, read.data)));
  wrong.push(...(await wrongCodes(house, pair, before, read.data)));
  if (wrong.length > 0) throw new ApiError('settings.invalid', {}, wrong);
  if (!(await store.saveSettings(pair, after, document, actor))) {
    throw new ApiError('settings.moved');
  }
  await afterFinance(house, pair, before, read.data);
  const inSetup = (await store.find(pair))?.state === 'setup';
  if (inSetup && before.customers !== read.data.customers) await store.recount(pair, 'customer');
  const switchedOn = kindNames.filter(
    (kind) => settingsOf(read.data, kind).on && !settingsOf(before, kind).on && !isInFinance(read.data, kind),
  );
  const troubles = troubleStore({ db: house.db, now: () => house.world.now() });
  if (!inSetup && switchedOn.length > 0) await troubles.wantsSetup(pair, switchedOn);
  const isRerouted = JSON.stringify(before.routing) !== JSON.stringify(read.data.routing);
  await planAnew(house, pair, isRerouted);
}

/** What one pair's rule claims, or lets go, is decided anew in every pair that shares its documents. */
async function planAnew(house: House, pair: string, isRerouted: boolean): Promise<void> {
  const store = storeOf(house);
  const crm = isRerouted ? (await store.find(pair))?.crm : undefined;
  const sharing = crm === undefined ? [] : (await store.ofConnection(crm)).filter(({ state }) => state !== 'setup');
  await compareAnew(house, new Set([pair, ...sharing.map(({ id }) => id)]));
}

/** What was sent: a part of the document; or the answer of reading it, whose version then is the one that it was made from. */
function sentIn(body: z.infer<typeof part>): { sent: unknown; from?: string } {
  const { settings: sent, version } = body;
  const isAnswer = typeof sent === 'object' && sent !== null && Object.keys(body).every((name) => name in saved.shape);
  if (!isAnswer) return { sent: body };
  return { sent, ...(version !== undefined && { from: String(version) }) };
}

/** Whoever names a version in `If-Match` saves over that one only; what is no version of ours matches none. */
export function mustMatch(header: string | undefined, version: number): void {
  if (header === undefined || header.trim() === '*') return;
  const named = header.split(',').map((each) => /^(?:W\/)?"?(\d+)"?$/.exec(each.trim())?.[1]);
  if (!named.includes(String(version))) throw new ApiError('settings.moved');
}

export const settings = apiPart()
  .openapi(read, async (c) => {
    const { id } = await knownPair(c.var.house, c.req.valid('param').pair);
    const reply = await settingsReply(c.var.house, id);
    c.header('etag', `"${reply.version}"`);
    return c.json(reply, 200);
  })
  .openapi(save, async (c) => {
    const { house, who } = c.var;
    const { id } = await knownPair(house, c.req.valid('param').pair);
    const before = await storeOf(house).settings(id);
    const { sent, from } = sentIn(c.req.valid('json'));
    mustMatch(c.req.header('if-match') ?? from, before.version);
    const stray = strayMembers(settingsShape, sent);
    if (stray.length > 0) throw new ApiError('settings.invalid', {}, stray);
    const document = cleared(overlay(before.document, sent));
    await saveDocument(house, id, document, before.version, actorOf(who));
    const reply = await settingsReply(house, id);
    c.header('etag', `"${reply.version}"`);
    return c.json(reply, 200);
  })
  .openapi(versions, async (c) => {
    const { id } = await knownPair(c.var.house, c.req.valid('param').pair);
    const { limit, cursor } = c.req.valid('query');
    const all = await storeOf(c.var.house).settingsVersions(id, { limit: limit + 1, skip: cursor });
    const page = countedPage(all, limit, cursor);
    const items = page.items.map(({ version, savedAt, savedBy, document }) => ({
      version,
      savedBy,
      savedAt: isoTime(savedAt) ?? '',
      document: JSON.parse(document) as unknown,
    }));
    return c.json({ ...page, items }, 200);
  })
  .openapi(restore, async (c) => {
    const { house, who } = c.var;
    const { pair, n } = c.req.valid('param');
    const { id } = await knownPair(house, pair);
    const store = storeOf(house);
    const earlier = n === 0 ? { document: '{}' } : await store.settingsVersion(id, n);
    if (!earlier) throw new ApiError('version.unknown');
    const { version } = await store.settings(id);
    mustMatch(c.req.header('if-match'), version);
    await saveDocument(house, id, JSON.parse(earlier.document), version, actorOf(who));
    return c.json(await settingsReply(house, id), 200);
  });
