// The mapping of a kind: which field stands where on each side, which way it travels and who wins. Saved with the settings, so that every
// version is kept and can be restored; a row that is not named keeps its default.

import * as z from 'zod';
import { type House, playingOf, say } from '../../compose.ts';
import { kindNames, type KindName, type Side } from '../../core/record.ts';
import { kindNamed } from '../../kinds/index.ts';
import type { Kind } from '../../kinds/kind.ts';
import { mappingShape } from '../../kinds/mapping-shape.ts';
import type { Dialect } from '../../mapping/dialect.ts';
import { familyOf, faultsOf } from '../../mapping/faults.ts';
import { type MappingOverride, overridden } from '../../mapping/override.ts';
import { pairStore } from '../../db/pairs.ts';
import { languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { makingOf, overrideOf, rowShape, shown, takenRow } from './mapping-rows.ts';
import { actorOf, knownPair } from './pairs.ts';
import { mustMatch, saveDocument } from './settings.ts';

const mapping = z.object({ kind: z.string(), version: z.number(), rows: z.array(rowShape) });

const params = z.object({ pair: z.string(), kind: z.enum(kindNames) });
const path = '/pairs/{pair}/mappings/{kind}';
const read = route({ method: 'get', path, summary: 'The mapping in force' }, { params, reply: mapping });
const save = route(
  {
    method: 'put',
    path,
    summary: 'Save the rows that differ from the defaults',
    description:
      'The whole of them: a row that is left out is as it comes again. By field, or as the list that reading it answers. Refused while any row could not be carried.',
  },
  {
    params,
    body: z.union([
      z.strictObject({ rows: mappingShape }),
      z.strictObject({ kind: z.string().optional(), version: z.number().optional(), rows: z.array(takenRow).max(500) }),
    ]),
    reply: mapping,
    errors: ['settings.invalid', 'settings.moved', 'connection.missing', 'kind.unknown'],
  },
);
const reset = route(
  { method: 'delete', path, summary: 'Every row as it comes' },
  { params, reply: mapping, errors: ['settings.moved', 'connection.missing', 'kind.unknown'] },
);
interface Ground {
  readonly pair: string;
  readonly kind: Kind;
  readonly dialects: Readonly<Record<Side, Dialect>>;
}

async function groundOf(house: House, wanted: string, name: KindName): Promise<Ground> {
  const { id } = await knownPair(house, wanted);
  const kind = kindNamed(name);
  if (!kind) throw new ApiError('kind.unknown', { kind: name });
  const playing = await playingOf(house, id);
  if (!playing) throw new ApiError('connection.missing');
  const dialects = { crm: playing.crm.dialectOf(name), accounting: playing.accounting.dialectOf(name) };
  return { pair: id, kind, dialects };
}

async function mappingReply(
  house: House,
  { pair, kind, dialects }: Ground,
  language: string,
): Promise<z.infer<typeof mapping>> {
  const { version, settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair);
  const saved: MappingOverride = settings.mappings[kind.name] ?? {};
  const faults = faultsOf(kind, dialects, saved);
  const problemOf = (name: string) => {
    const fault = faults.find(({ field }) => field === name || field.startsWith(`${name}.`));
    return fault ? say(language, fault.code, fault.facts ?? {}) : null;
  };
  const usual = new Map(overridden(kind, dialects, {}).map((each) => [each.name, shown(each, true)]));
  // A row that is switched off is shown where it would stand.
  const all = Object.fromEntries(Object.entries(saved).map(([name, own]) => [name, { ...own, off: false }]));
  const rows = overridden(kind, dialects, all).map((each) => ({
    ...shown(each, saved[each.name]?.off !== true),
    field: each.name,
    type: each.type,
    family: familyOf(each.type),
    usual: usual.get(each.name) ?? null,
    making: makingOf(saved[each.name]),
    off: saved[each.name]?.off === true,
    changed: saved[each.name] !== undefined,
    problem: problemOf(each.name),
  }));
  return { kind: kind.name, version, rows };
}

/** Saves the rows of a kind in place of those before. */
async function saveRows(
  house: House,
  ground: Ground,
  rows: MappingOverride,
  actor: string,
  ifMatch: string | undefined,
): Promise<void> {
  const faults = faultsOf(ground.kind, ground.dialects, rows);
  if (faults.length > 0) throw new ApiError('settings.invalid', {}, faults);
  const before = await pairStore({ db: house.db, now: () => house.world.now() }).settings(ground.pair);
  mustMatch(ifMatch, before.version);
  const document = before.document as { mappings?: object };
  const mappings = { ...document.mappings, [ground.kind.name]: rows };
  await saveDocument(house, ground.pair, { ...document, mappings }, before.version, actor);
}

export const mappings = apiPart()
  .openapi(read, async (c) => {
    const { pair, kind } = c.req.valid('param');
    const reply = await mappingReply(c.var.house, await groundOf(c.var.house, pair, kind), languageOf(c));
    c.header('etag', `"${reply.version}"`);
    return c.json(reply, 200);
  })
  .openapi(save, async (c) => {
    const { house, who } = c.var;
    const { pair, kind } = c.req.valid('param');
    const ground = await groundOf(house, pair, kind);
    const { rows, ...from } = c.req.valid('json');
    const read = 'version' in from ? String(from.version) : undefined;
    const saved = Array.isArray(rows) ? overrideOf(rows, overridden(ground.kind, ground.dialects, {})) : rows;
    await saveRows(house, ground, saved as MappingOverride, actorOf(who), c.req.header('if-match') ?? read);
    return c.json(await mappingReply(house, ground, languageOf(c)), 200);
  })
  .openapi(reset, async (c) => {
    const { house, who } = c.var;
    const { pair, kind } = c.req.valid('param');
    const ground = await groundOf(house, pair, kind);
    await saveRows(house, ground, {}, actorOf(who), c.req.header('if-match'));
    return c.json(await mappingReply(house, ground, languageOf(c)), 200);
  });
