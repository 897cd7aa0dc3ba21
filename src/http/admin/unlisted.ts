// A record that the list does not show, found by what a person knows of it: its number, code, e-mail address, name, or the link of its page.
// It asks no vendor: numbers and names are those of the index of keys, a link tells the id by itself.

import * as z from 'zod';
import { type House, urlsOf } from '../../compose.ts';
import { keysOf } from '../../core/match.ts';
import { kindNames, type Side, sides } from '../../core/record.ts';
import { type Pair, pairStore } from '../../db/pairs.ts';
import { entries } from '../../db/recall.ts';
import type { Kind } from '../../kinds/kind.ts';
import { kinds } from '../../kinds/index.ts';
import { type Settings, settingsOf } from '../../kinds/settings.ts';
import { bareId } from '../context.ts';
import { apiPart, route } from '../route.ts';
import { recordIds } from './bare-ids.ts';
import { knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';

const foundShape = z.object({
  kind: z.enum(kindNames),
  side: z.enum(sides),
  id: z.string(),
  /** Its page in its own system. */
  url: z.string().nullable(),
});

const search = route(
  {
    method: 'get',
    path: '/pairs/{pair}/unlisted',
    summary: 'Records without a link, by number, code, e-mail address, name or the link of their page',
    description:
      'Of modules that are on. What is found can be planned and brought into step by its id. A link is taken at its word: whether there is such a record shows the plan.',
  },
  {
    params: pairParams,
    query: z.object({ search: z.string().trim().min(1).max(500), kind: z.enum(kindNames).optional() }),
    reply: z.object({ items: z.array(foundShape) }),
  },
);

type Found = z.infer<typeof foundShape>;
type Urls = Awaited<ReturnType<typeof urlsOf>>;

export const unlisted = apiPart().openapi(search, async (c) => {
  const { house } = c.var;
  const pair = await knownPair(house, c.req.valid('param').pair);
  const { search: text, kind: only } = c.req.valid('query');
  const { settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair.id);
  const wanted = kinds.filter(({ name }) => settingsOf(settings, name).on && (only === undefined || name === only));
  const urls = await urlsOf(house, pair);
  const link = URL.canParse(text) ? new URL(text) : null;
  const items = link
    ? wanted.flatMap((kind) => namedBy(link, kind, settings, urls))
    : await knownAs(house, pair, wanted, text, urls);
  return c.json({ items }, 200);
});

/** The record whose page has this address. */
function namedBy(link: URL, { name: kind }: Kind, settings: Settings, urls: Urls): Found[] {
  const parts = [...link.pathname.split('/'), ...link.searchParams.values()].filter((part) => part !== '');
  return sides.flatMap((side) =>
    parts.flatMap((id): Found[] => {
      const url = addressOf(side, recordIds(settings, kind, side, [id]), urls);
      return url !== null && isSamePage(new URL(url), link) ? [{ kind, side, id, url }] : [];
    }),
  );
}

function addressOf(side: Side, [id = '']: readonly string[], urls: Urls): string | null {
  return urls[side](id);
}

/** Whether both lead to the same page; an address may lead there by way of a login. */
function isSamePage(made: URL, link: URL): boolean {
  const onward = made.searchParams.get('redirecturl');
  const pages = onward === null ? [made] : [made, new URL(onward + made.hash, made)];
  const text = ({ host, pathname }: URL) => `${host}${pathname.replace(/\/$/, '')}`.toLowerCase();
  return pages.some((page) => text(page) === text(link) && (page.search === '' || page.search === link.search));
}

/** Records without a link that the index has under a key which the text alone makes. */
async function knownAs({ db }: House, pair: Pair, wanted: readonly Kind[], text: string, urls: Urls): Promise<Found[]> {
  const found = await Promise.all(
    wanted.map(async ({ name: kind, match }): Promise<Found[]> => {
      const alone = match.filter(({ fields }) => fields.length === 1);
      const fields = Object.fromEntries(alone.flatMap((rule) => rule.fields.map((field) => [field, text])));
      const keys = keysOf(alone, fields).map(({ key }) => key);
      if (keys.length === 0) return [];
      const known = (await entries(db, pair.id, kind, keys)).filter(({ link }) => link === null);
      return [...new Set(known.map(({ id }) => id))].map((id) => {
        const side = id.startsWith('crm.') ? 'crm' : 'accounting';
        return { kind, side, id: bareId(id), url: urls[side](id) };
      });
    }),
  );
  return found.flat();
}
