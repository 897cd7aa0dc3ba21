// The match step of setup: links that the rules propose, with what speaks for each, records that look the same on one side, and what a
// person chooses. Nothing is linked here: choices wait until the pair goes live, and what nobody chose is left to the rules.

import * as z from 'zod';
import { type House, urlsOf } from '../../compose.ts';
import { kindNames, otherSide, type RecordId, type Side, sides } from '../../core/record.ts';
import type { Choice } from '../../core/steps.ts';
import { type CensusStore, censusStore, type Chosen } from '../../db/census.ts';
import type { Pair } from '../../db/pairs.ts';
import { pairStore } from '../../db/pairs.ts';
import { kindNamed } from '../../kinds/index.ts';
import { asEntry } from '../../sync/keys.ts';
import { keysAbout, type Proposal, proposalFor } from '../../sync/proposals.ts';
import { bareId } from '../context.ts';
import { ApiError, type FieldError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { recordIdsAmong } from './bare-ids.ts';
import { actorOf, knownPair } from './pairs.ts';
import { listOf, listQuery, pairParams } from './shapes.ts';

const place = z.object({ id: z.string(), name: z.string(), url: z.string().nullable(), archived: z.boolean() });
const picked = z.enum(['link', 'create', 'ignore']);
const proposalShape = z.object({
  kind: z.string(),
  side: z.enum(sides),
  record: place,
  /** What the rules will do: link it to the one, ask which of several, ask about one that is linked already, or take it for new. */
  match: z.enum(['one', 'several', 'elsewhere', 'none']),
  /** Our own mark says so. */
  sure: z.boolean(),
  candidates: z.array(
    place.extend({ linked: z.boolean(), evidence: z.array(z.object({ rule: z.string(), value: z.string() })) }),
  ),
  /** Records of the same side that look the same. */
  twins: z.array(place),
  choice: z.object({ choice: picked, to: z.string().optional() }).nullable(),
});
const list = route(
  {
    method: 'get',
    path: '/pairs/{pair}/matches',
    summary: 'Who may be who, before anything is written',
    description:
      'One side at a time, by id. `learned` tells which sides were counted to the end; a pair that went live proposes nothing.',
  },
  {
    params: pairParams,
    query: listQuery.extend({ kind: z.enum(kindNames).default('customer'), side: z.enum(sides).default('crm') }),
    reply: listOf(proposalShape).extend({ learned: z.object({ crm: z.boolean(), accounting: z.boolean() }) }),
  },
);
const choiceShape = z.object({
  side: z.enum(sides),
  id: z.string().min(1).max(100),
  choice: picked.nullable(),
  to: z.string().min(1).max(100).optional(),
});
const choose = route(
  {
    method: 'put',
    path: '/pairs/{pair}/matches',
    summary: 'Choose who is who',
    description: '`link` needs `to`, the id on the other side. `null` takes a choice back.',
  },
  {
    params: pairParams,
    body: z.object({ kind: z.enum(kindNames).default('customer'), choices: z.array(choiceShape).min(1).max(200) }),
    reply: z.object({ chosen: z.number() }),
    errors: ['match.live', 'match.unknown'],
  },
);

/** Records that one request looks through at most: most have nobody who is like them. */
const LOOKED_THROUGH = 500;

function storeOf({ db, world }: House): CensusStore {
  return censusStore({ db, now: () => world.now() });
}

interface Asked {
  readonly kind: (typeof kindNames)[number];
  readonly side: Side;
  readonly limit: number;
  readonly cursor: string | null;
}

/** As many proposals as asked for, and the id behind which to go on. */
async function proposalsOf(house: House, pair: string, { kind, side, limit, cursor }: Asked) {
  const rules = kindNamed(kind)?.match ?? [];
  const proposals: Proposal[] = [];
  let after = cursor;
  for (let seen = 0; seen < LOOKED_THROUGH && proposals.length < limit;) {
    const met = await storeOf(house).page(pair, kind, side, after, 100);
    const entries = await house.sync.entries(pair, kind, keysAbout(met));
    const index = Map.groupBy(entries.map(asEntry), ({ key }) => key);
    for (const record of met) {
      if (proposals.length === limit) break;
      const proposal = proposalFor(rules, side, record, index);
      if (proposal) proposals.push(proposal);
      after = record.id;
    }
    if (met.length < 100 && after === met.at(-1)?.id) return { proposals, next: null };
    if (met.length === 0) return { proposals, next: null };
    seen += met.length;
  }
  return { proposals, next: after };
}

async function shown(house: House, pair: Pair, { kind, side }: Asked, proposals: readonly Proposal[]) {
  const store = storeOf(house);
  const ids = proposals.flatMap(({ candidates, twins }) => [...candidates.map(({ id }) => id), ...twins]);
  const names = await store.named(pair.id, kind, ids);
  const choices = await store.choices(
    pair.id,
    kind,
    proposals.map(({ record }) => record.id),
  );
  const urls = await urlsOf(house, pair);
  const at = (on: Side, id: RecordId, known: { name: string; archived: boolean } | undefined) => ({
    id: bareId(id),
    name: known?.name ?? '',
    url: urls[on](id),
    archived: known?.archived ?? false,
  });
  return proposals.map(({ record, match, candidates, twins }): z.infer<typeof proposalShape> => ({
    kind,
    side,
    record: at(side, record.id, record),
    match: match.is === 'after-another' || match.is === 'asked' ? 'none' : match.is,
    sure: match.is === 'one' && match.sure,
    candidates: candidates.map(({ id, linked, evidence }) => ({
      ...at(otherSide(side), id, names.get(id)),
      linked,
      evidence: [...evidence],
    })),
    twins: twins.map((id) => at(side, id, names.get(id))),
    choice: choiceShown(choices.get(record.id)),
  }));
}

function choiceShown(choice: Choice | undefined): z.infer<typeof proposalShape>['choice'] {
  if (choice?.choice === 'link') return { choice: 'link', to: bareId(choice.id) };
  return choice?.choice === 'create' || choice?.choice === 'ignore' ? { choice: choice.choice } : null;
}

type Given = z.infer<typeof choiceShape>;

/** The choices by our own ids, a link on both of its records. Throws where one names nobody, or a record twice. */
async function chosenOf(house: House, pair: Pair, kind: Asked['kind'], given: readonly Given[]): Promise<Chosen[]> {
  const { settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair.id);
  const among = (side: Side, id: string) => recordIdsAmong(settings, kind, side, id);
  const names = await storeOf(house).named(
    pair.id,
    kind,
    given.flatMap(({ side, id, to }) => [...among(side, id), ...(to == null ? [] : among(otherSide(side), to))]),
  );
  const idOf = (side: Side, id: string) => {
    const ids = among(side, id);
    return ids.find((each) => names.has(each)) ?? ids[0] ?? '';
  };
  const wanted = given.map(({ side, id, choice, to }, at) => ({
    at,
    side,
    choice,
    id: idOf(side, id),
    to: choice === 'link' ? idOf(otherSide(side), to ?? '') : null,
  }));
  const taken = new Set<RecordId>();
  const wrong: FieldError[] = [];
  for (const { at, id, to } of wanted) {
    for (const [field, each] of [
      ['id', id],
      ['to', to],
    ] as const) {
      if (each === null) continue;
      if (!names.has(each) || taken.has(each)) wrong.push({ field: `choices.${at}.${field}`, code: 'field.record' });
      taken.add(each);
    }
  }
  if (wrong.length > 0) throw new ApiError('match.unknown', {}, wrong);
  return wanted.flatMap(({ side, id, to, choice }): Chosen[] => {
    const about = (on: Side, record: RecordId, decided: Choice | null): Chosen => ({
      id: record,
      side: on,
      name: names.get(record)?.name ?? '',
      choice: decided,
    });
    if (to !== null)
      return [about(side, id, { choice: 'link', id: to }), about(otherSide(side), to, { choice: 'link', id })];
    return [about(side, id, choice === 'create' || choice === 'ignore' ? { choice } : null)];
  });
}

export const matches = apiPart()
  .openapi(list, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { kind, side, limit, cursor = null } = c.req.valid('query');
    const asked = { kind, side, limit, cursor };
    const { proposals, next } = await proposalsOf(house, pair.id, asked);
    const items = await shown(house, pair, asked, proposals);
    const learned = await storeOf(house).learned(pair.id, kind);
    return c.json({ items, learned, ...(next !== null && { next }) }, 200);
  })
  .openapi(choose, async (c) => {
    const { house, who } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    if (pair.wentLiveAt !== null) throw new ApiError('match.live');
    const { kind, choices } = c.req.valid('json');
    const chosen = await chosenOf(house, pair, kind, choices);
    await storeOf(house).choose(pair.id, kind, chosen, actorOf(who));
    return c.json({ chosen: choices.length }, 200);
  });
