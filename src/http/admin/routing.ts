// Routing: to which of the pairs that share a CRM each document goes. A draft of their rules is tried on the documents that were met last;
// nothing is saved by it.

import * as z from 'zod';
import { type House, say, urlsOf } from '../../compose.ts';
import { done } from '../../core/problem.ts';
import { kindNames, type KindName } from '../../core/record.ts';
import { failing } from '../../core/sequence.ts';
import { type Pair, pairStore } from '../../db/pairs.ts';
import { recentDocuments, type RecentRecord } from '../../db/recent.ts';
import { lookingCrew } from '../../jobs/studies.ts';
import { filter } from '../../kinds/conditions.ts';
import { type Settings, settingsOf } from '../../kinds/settings.ts';
import { isRouted } from '../../kinds/traits.ts';
import type { Crew } from '../../sync/crew.ts';
import { recordOfSight, routeAmong, type Routed } from '../../sync/routing.ts';
import { firstOf, readAll } from '../../sync/trial.ts';
import { bareId, languageOf } from '../context.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';

/** Documents of one trial. */
const MOST = 30;

const whys = ['linked', 'rule', 'default', 'left-out'] as const;

const trial = route(
  {
    method: 'post',
    path: '/pairs/{pair}/routing/trials',
    summary: 'Try routing rules on documents before they are saved',
    description:
      'The rules of all pairs that share the CRM of this one, and which of them takes what no rule claims; what is left out is as it is saved. On the documents that were met last, or while none were, on the first ones of the CRM. Nothing is saved or written.',
  },
  {
    params: pairParams,
    body: z.object({
      /** By pair; null: no rule. */
      rules: z.record(z.string(), filter.nullable()).default({}),
      default: z.string().optional(),
    }),
    reply: z.object({
      items: z.array(
        z.object({
          kind: z.enum(kindNames),
          id: z.string(),
          name: z.string(),
          url: z.string().nullable(),
          /** The pair that it goes to; null where none takes it. */
          pair: z.string().nullable(),
          /** `linked`: it is there already and stays; `rule`: its rule holds; `default`: no rule does. */
          why: z.enum(whys),
          message: z.string(),
        }),
      ),
      counts: z.array(z.object({ pair: z.string().nullable(), count: z.number() })),
    }),
    errors: ['connection.missing', 'settings.invalid', ...vendorErrors],
  },
);

interface Sharing {
  readonly pair: Pair;
  readonly settings: Settings;
}

/** The pairs that share a CRM, and the same finance organisation in it, in the order in which they were made. */
async function sharingWith(house: House, { crm, finance }: Pair): Promise<Sharing[]> {
  const store = pairStore({ db: house.db, now: () => house.world.now() });
  const all = (await store.ofConnection(crm)).filter((each) => each.crm === crm && each.finance === finance);
  return Promise.all(all.map(async (pair) => ({ pair, settings: (await store.settings(pair.id)).settings })));
}

/** A crew that reads the fields which any of the rules names. A field that is not there is refused. */
async function readers(house: House, { pair, settings }: Sharing, all: readonly Settings['routing'][]): Promise<Crew> {
  const conditions = all.flatMap((rule) => (rule === null ? [] : 'all' in rule ? rule.all : rule.any));
  const crew = await lookingCrew(house, pair.id, { ...settings, routing: { any: conditions } });
  if (!crew) throw new ApiError('connection.missing');
  const wrong = [...crew.kinds.values()]
    .flatMap(({ unusable = [] }) => unusable)
    .filter(({ rule }) => rule === 'routing');
  const names = [...new Set(wrong.map(({ field }) => field))];
  if (names.length > 0) {
    await crew.hangUp();
    const fields = names.map((name) => ({ field: 'routing', code: 'rule.no-field', facts: { name } }));
    throw new ApiError('settings.invalid', {}, fields);
  }
  return crew;
}

async function documentsOf(crew: Crew, kinds: readonly KindName[], known: readonly RecentRecord[]): Promise<Routed[]> {
  const found: Routed[] = [];
  for (const kind of kinds) {
    const use = crew.kinds.get(kind);
    if (!use) continue;
    const ids = known.filter((each) => each.kind === kind).map(({ id }) => id);
    if (ids.length === 0 && known.length > 0) continue;
    const read =
      ids.length > 0 ? done(await readAll(crew, use, 'crm', ids)) : await firstOf(crew, use, 'crm', MOST / 3);
    if (!read.ok) throw vendorFailed(read.problem);
    found.push(...read.value.flatMap((each) => recordOfSight(kind, each)));
  }
  return found;
}

export const routing = apiPart().openapi(trial, async (c) => {
  const { house } = c.var;
  const pair = await knownPair(house, c.req.valid('param').pair);
  const { rules, default: wanted } = c.req.valid('json');
  const sharing = await sharingWith(house, pair);
  const drafted = sharing.map(({ pair: { id, isDefault }, settings }) => ({
    id,
    rule: id in rules ? (rules[id] ?? null) : settings.routing,
    isDefault: wanted === undefined ? isDefault : wanted === id,
  }));
  const own = sharing.find((each) => each.pair.id === pair.id);
  if (!own) throw new ApiError('pair.unknown');
  const kinds = kindNames.filter(
    (kind) => isRouted(kind) && sharing.some((each) => settingsOf(each.settings, kind).on),
  );
  const known = await recentDocuments(
    house.db,
    sharing.map((each) => each.pair.id),
    kinds,
    MOST,
  );
  const crew = await readers(
    house,
    own,
    drafted.map(({ rule }) => rule),
  );
  const records = await documentsOf(crew, kinds, known).finally(() => crew.hangUp());
  const urls = await urlsOf(house, pair);
  const linkedIn = new Map(known.map((each) => [each.id, each.linkedIn]));
  const items = records.map(({ kind, id, name, traits }) => {
    const already = linkedIn.get(id) ?? null;
    const taker = already ?? routeAmong(drafted, traits);
    const rule = drafted.find((each) => each.id === taker)?.rule ?? null;
    const holds = rule !== null && failing(rule, traits) === null;
    const why = already !== null ? 'linked' : taker === null ? 'left-out' : holds ? 'rule' : 'default';
    const message = say(languageOf(c), messages[why], {});
    return { kind, id: bareId(id), name, url: urls.crm(id), pair: taker, why, message } as const;
  });
  const takers = [...drafted.map(({ id }) => id), null];
  const counts = takers.map((id) => ({ pair: id, count: items.filter((each) => each.pair === id).length }));
  return c.json({ items, counts: counts.filter((each) => each.pair !== null || each.count > 0) }, 200);
});

const messages = {
  linked: 'routing.linked',
  rule: 'routing.rule',
  default: 'routing.default',
  'left-out': 'routing.left-out',
} as const;
