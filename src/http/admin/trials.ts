// What would happen, before it does: a draft of a mapping on some records of the pair, and the first records of a module under the settings
// as they are. Both sides are read, nothing is written anywhere.

import * as z from 'zod';
import { type House, playingOf } from '../../compose.ts';
import { kindNames, type KindName, sides } from '../../core/record.ts';
import { lists } from '../../db/lists/index.ts';
import { pairStore } from '../../db/pairs.ts';
import { kindNamed } from '../../kinds/index.ts';
import { mappingShape } from '../../kinds/mapping-shape.ts';
import type { Settings } from '../../kinds/settings.ts';
import { faultsOf } from '../../mapping/faults.ts';
import type { MappingOverride } from '../../mapping/override.ts';
import { documentTotals } from '../../core/study.ts';
import { lookingCrew } from '../../jobs/studies.ts';
import { lineOf } from '../../sync/study.ts';
import { requestsFor, type Trial, tryOut } from '../../sync/trial.ts';
import { languageOf } from '../context.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { shownTo, totalShape, triedShape } from './tried.ts';

const reply = z.object({
  kind: z.string(),
  /** How many records were looked at, and about how many something would be done. */
  looked: z.number(),
  touched: z.number(),
  items: z.array(triedShape),
  /** Money of the documents that would be made, by side and currency. */
  totals: z.array(totalShape),
  /** Requests that carrying this out would take. */
  calls: z.object({ crm: z.number(), accounting: z.number() }),
});

const params = z.object({ pair: z.string(), kind: z.enum(kindNames) });
const errors = ['connection.missing', 'kind.unknown', ...vendorErrors] as const;

const trial = route(
  {
    method: 'post',
    path: '/pairs/{pair}/mappings/{kind}/trials',
    summary: 'Try a mapping on records before it is saved',
    description:
      'On the records that were linked last, or while none are, on the first ones. Nothing is saved or written.',
  },
  { params, body: z.object({ rows: mappingShape }), reply, errors: ['settings.invalid', ...errors] },
);

const preview = route(
  {
    method: 'get',
    path: '/pairs/{pair}/previews/{kind}',
    summary: 'What would become of the first ten records of a module',
    description: 'Per field old and new, with money totals and the requests that it would take. Nothing is written.',
  },
  { params, query: z.object({ side: z.enum(sides).default('crm') }), reply, errors },
);

/** Records of one trial: each may cost calls of its own. */
const MOST = 10;

interface Asked extends Omit<Trial, 'limit'> {
  readonly kind: KindName;
  readonly settings: Settings;
  readonly language: string;
}

async function outcomeOf(house: House, pair: string, { kind, settings, language, ...on }: Asked) {
  const crew = await lookingCrew(house, pair, settings);
  if (!crew) throw new ApiError('connection.missing');
  const use = crew.kinds.get(kind);
  if (!use) throw new ApiError('kind.unknown', { kind });
  const found = await tryOut(crew, use, { ...on, limit: MOST });
  await crew.hangUp();
  if (!found.ok) throw vendorFailed(found.problem);
  const items = await shownTo(house, await knownPair(house, pair), found.value.map(lineOf), language);
  return {
    kind,
    looked: items.length,
    touched: items.filter(({ does }) => !['same', 'skip'].includes(does)).length,
    items,
    totals: documentTotals(found.value.map(({ steps }) => steps)),
    calls: requestsFor(crew, use, found.value),
  };
}

export const trials = apiPart()
  .openapi(trial, async (c) => {
    const { house } = c.var;
    const { pair: wanted, kind } = c.req.valid('param');
    const { id: pair } = await knownPair(house, wanted);
    const of = kindNamed(kind);
    if (!of) throw new ApiError('kind.unknown', { kind });
    const playing = await playingOf(house, pair);
    if (!playing) throw new ApiError('connection.missing');
    const rows = c.req.valid('json').rows;
    const dialects = { crm: playing.crm.dialectOf(kind), accounting: playing.accounting.dialectOf(kind) };
    const faults = faultsOf(of, dialects, rows as MappingOverride);
    if (faults.length > 0) throw new ApiError('settings.invalid', {}, faults);
    const { settings: saved } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair);
    const settings = { ...saved, mappings: { ...saved.mappings, [kind]: rows } };
    const latest = await lists({ db: house.db, now: () => house.world.now() }).latestLinked(pair, kind, MOST);
    const ids = latest.length > 0 ? latest : null;
    const language = languageOf(c);
    return c.json(await outcomeOf(house, pair, { kind, side: 'crm', ids, settings, language }), 200);
  })
  .openapi(preview, async (c) => {
    const { house } = c.var;
    const { pair: wanted, kind } = c.req.valid('param');
    const { id: pair } = await knownPair(house, wanted);
    if (!kindNamed(kind)) throw new ApiError('kind.unknown', { kind });
    const { settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair);
    const { side } = c.req.valid('query');
    return c.json(await outcomeOf(house, pair, { kind, side, ids: null, settings, language: languageOf(c) }), 200);
  });
