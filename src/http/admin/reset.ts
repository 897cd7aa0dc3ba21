// Starting over: a pair forgets whom it linked and what it had begun, so that it can be joined to another organisation. Nothing is deleted in
// either system, and the log stays unless a person says otherwise.

import * as z from 'zod';
import type { House } from '../../compose.ts';
import { connectionStore } from '../../db/connections.ts';
import { logOf } from '../../db/logged.ts';
import { pairStore, type Pair } from '../../db/pairs.ts';
import { compareAnew } from '../../jobs/compare.ts';
import { kinds } from '../../kinds/index.ts';
import { languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { actorOf, checkSides, knownPair } from './pairs.ts';
import { pairParams, pairShape, toPair } from './shapes.ts';

const path = '/pairs/{pair}/reset';
const look = route(
  { method: 'get', path, summary: 'What a reset would forget' },
  {
    params: pairParams,
    reply: z.object({
      /** To be typed, so that nobody resets the wrong one. */
      organisation: z.string(),
      links: z.number(),
      issues: z.number(),
      entries: z.number(),
    }),
  },
);
const reset = route(
  {
    method: 'post',
    path,
    summary: 'Forget every link and begin anew',
    description:
      'Links, what was agreed on, what is waiting and what is open are forgotten; settings stay, but for the start date. `accounting` joins the pair to another organisation. Take the export first.',
  },
  {
    params: pairParams,
    body: z.object({
      confirm: z.string().max(200),
      eraseLog: z.boolean().default(false),
      accounting: z.string().optional(),
    }),
    reply: pairShape,
    errors: ['reset.confirm', 'pair.sides', 'pair.exists', 'settings.moved'],
  },
);

function storeOf({ db, world }: House) {
  return pairStore({ db, now: () => world.now() });
}

async function organisationOf(house: House, pair: Pair): Promise<string> {
  const connection = await connectionStore({ db: house.db, now: () => house.world.now() }).find(pair.accounting);
  return connection?.organisation.name ?? pair.name;
}

/** Another organisation that the pair is to be joined to: it can play that side, and no pair has it. */
async function checkOther(house: House, pair: Pair, accounting: string): Promise<void> {
  await checkSides(house, { crm: pair.crm, accounting });
  const twin = (await storeOf(house).list()).find(
    (each) => each.id !== pair.id && each.crm === pair.crm && each.accounting === accounting,
  );
  if (twin) throw new ApiError('pair.exists', { name: twin.name });
}

export const resets = apiPart()
  .openapi(look, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const counts = await storeOf(house).counts(pair.id);
    return c.json({ organisation: await organisationOf(house, pair), ...counts }, 200);
  })
  .openapi(reset, async (c) => {
    const { house, who } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { confirm, eraseLog, accounting } = c.req.valid('json');
    const organisation = await organisationOf(house, pair);
    if (confirm.trim() !== organisation.trim())
      throw new ApiError('reset.confirm', { organisation }, [{ field: 'confirm', code: 'field.wrong' }]);
    if (accounting !== undefined && accounting !== pair.accounting) await checkOther(house, pair, accounting);
    const store = storeOf(house);
    const actor = actorOf(who);
    const { links } = await store.counts(pair.id);
    // Older documents were linked, not made: with the links gone the day from which documents are made must be chosen anew.
    const { version, document } = await store.settings(pair.id);
    const { startDate: _old, ...kept } = document as { startDate?: string };
    if (version > 0 && !(await store.saveSettings(pair.id, version, kept, actor))) throw new ApiError('settings.moved');
    const moved = { eraseLog, ...(accounting !== undefined && { accounting }) };
    await store.reset(pair.id, kinds.map(({ name }) => name), moved); // prettier-ignore
    await logOf(house).note(pair.id, 'pair.reset', actor, { links, organisation });
    await compareAnew(house, [pair.id]);
    return c.json(toPair(await knownPair(house, pair.id), languageOf(c)), 200);
  });
