// The places that both sides offer to a mapping, as their metadata has them now, each with what it shows in a few records.

import * as z from 'zod';
import { type House, keepConnection, playingOf } from '../../compose.ts';
import { done, type Result } from '../../core/problem.ts';
import { listOfValues, type References } from '../../core/reference.ts';
import { kindNames, type KindName, type Side, sides } from '../../core/record.ts';
import type { Fields, Value } from '../../core/value.ts';
import { connectionStore } from '../../db/connections.ts';
import { pairStore } from '../../db/pairs.ts';
import { referenceStore } from '../../db/references.ts';
import { familyOf } from '../../mapping/faults.ts';
import { everyPlace } from '../../mapping/translate.ts';
import type { Playing } from '../../systems/index.ts';
import { upkeepOf } from '../../systems/upkeep.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { kindNamed } from '../../kinds/index.ts';

const offered = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  /** A row can be joined with places of its own family. */
  family: z.string(),
  settable: z.enum(['always', 'create', 'never']),
  /** What it shows in a few records; blanks left out. */
  samples: z.array(z.union([z.string(), z.boolean()])),
  /** What it takes, where the system has a list of it; left out: whatever is of its type. */
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
});

const read = route(
  {
    method: 'get',
    path: '/pairs/{pair}/mappings/{kind}/fields',
    summary: 'The places that both sides offer',
    description:
      'With the organisation’s own fields, read from its metadata now, and what each shows in a few records.',
  },
  {
    params: z.object({ pair: z.string(), kind: z.enum(kindNames) }),
    reply: z.object({ crm: z.array(offered), accounting: z.array(offered) }),
    errors: ['connection.missing', 'kind.unknown', ...vendorErrors],
  },
);

/** Records that samples are taken from: one often has little in it. */
const SAMPLED = 3;

/** Learns what each side's modules offer, where a system can tell. A system that says no goes on with what is known. */
async function learn(house: House, pair: string, kind: KindName): Promise<void> {
  const ports = { db: house.db, now: () => house.world.now() };
  const { crm, accounting } = await knownPair(house, pair);
  const { settings } = await pairStore(ports).settings(pair);
  const store = connectionStore(ports);
  for (const id of [crm, accounting]) {
    const connection = await store.find(id);
    const ask = connection?.state === 'connected' ? upkeepOf(connection.system)?.fields : undefined;
    if (!connection || !ask) continue;
    const learned = await keepConnection(house, connection, 'person', (kept) => ask(kept, kind, settings.customers));
    if (!learned.ok) {
      if (learned.problem.code === 'permission.denied') continue;
      throw vendorFailed(learned.problem);
    }
    await store.setCapabilities(id, learned.value);
  }
}

/** What some records of a side show in every place, by the place's name in the dialect. */
async function samples({ line, dialectOf, system }: Playing, kind: KindName): Promise<Result<readonly Fields[]>> {
  const stretch = await system((name) => everyPlace(dialectOf(name))).walk(kind, null, SAMPLED);
  await line.hangUp();
  if (!stretch.ok) return stretch;
  return done(stretch.value.sightings.flatMap(({ sight }) => (sight.is === 'present' ? [sight.seen.fields] : [])));
}

/** References and lists say nothing to people in a form as short as this. */
const SILENT = ['ref', 'rows'];

function told(value: Value | undefined): (string | boolean)[] {
  return typeof value === 'boolean' || (typeof value === 'string' && value !== '') ? [value] : [];
}

/** The values that a field's list has now. */
function optionsOf(key: string, known: readonly string[] | undefined, lists: References) {
  const list = listOfValues(key);
  const items = list === undefined ? undefined : lists[list]?.filter(({ state, of }) => state === 'active' && !of);
  if (items) return items.map(({ code, name }) => ({ value: code, label: name === code ? code : `${name} (${code})` }));
  return known?.map((value) => ({ value, label: value }));
}

async function offeredBy(playing: Playing, kind: KindName, lists: References): Promise<z.infer<typeof offered>[]> {
  const found = await samples(playing, kind);
  if (!found.ok) throw vendorFailed(found.problem);
  return Object.entries(playing.dialectOf(kind).places).map(
    ([key, { name, label, codec, settable, options: known }]) => {
      const shown = SILENT.includes(codec.type) ? [] : found.value.flatMap((fields) => told(fields[key]));
      const options = optionsOf(key, known, lists);
      return {
        name,
        label,
        type: codec.type,
        family: familyOf(codec.type),
        settable,
        samples: [...new Set(shown)],
        ...(options && { options }),
      };
    },
  );
}

export const fields = apiPart().openapi(read, async (c) => {
  const { house } = c.var;
  const { pair, kind } = c.req.valid('param');
  if (!kindNamed(kind)) throw new ApiError('kind.unknown', { kind });
  const { id, accounting: books } = await knownPair(house, pair);
  await learn(house, id, kind);
  const playing = await playingOf(house, id);
  if (!playing) throw new ApiError('connection.missing');
  const { references } = await referenceStore({ db: house.db, now: () => house.world.now() }).of(books);
  const listed = { crm: {}, accounting: references };
  const [crm = [], accounting = []] = await Promise.all(
    sides.map((side: Side) => offeredBy(playing[side], kind, listed[side])),
  );
  return c.json({ crm, accounting }, 200);
});
