// The mapping of a kind: which field stands where on each side, which way it travels and who wins. Saved with the settings, so that every
// version is kept and can be restored; a row that is not named keeps its default.

import * as z from 'zod';
import { type Dialects, dialectsOf, type House } from '../../compose.ts';
import { kindNames, type KindName, sides } from '../../core/record.ts';
import { kindNamed } from '../../kinds/index.ts';
import type { Kind } from '../../kinds/kind.ts';
import { mappingShape } from '../../kinds/settings.ts';
import { faultsOf } from '../../mapping/faults.ts';
import { type MappingOverride, overridden } from '../../mapping/override.ts';
import { pairStore } from '../../db/pairs.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { actorOf, knownPair } from './pairs.ts';
import { saveDocument } from './settings.ts';

const place = z.object({ name: z.string(), label: z.string() });
const row = z.object({
  field: z.string(),
  type: z.string(),
  on: z.boolean(),
  flow: z.enum(['both', 'to-crm', 'to-accounting', 'none']),
  /** Null: as the settings say for the whole kind. */
  authority: z.enum(['crm', 'accounting', 'newest', 'ask']).nullable(),
  blank: z.enum(['keep', 'clear']),
  places: z.object({ crm: place.nullable(), accounting: place.nullable() }),
  /** Something of the row is not as it comes. */
  changed: z.boolean(),
});
const mapping = z.object({ kind: z.string(), version: z.number(), rows: z.array(row) });
const offered = place.extend({ type: z.string(), settable: z.enum(['always', 'create', 'never']) });

const params = z.object({ pair: z.string(), kind: z.enum(kindNames) });
const path = '/pairs/{pair}/mappings/{kind}';
const read = route({ method: 'get', path, summary: 'The mapping in force' }, { params, reply: mapping });
const save = route(
  {
    method: 'put',
    path,
    summary: 'Save the rows that differ from the defaults',
    description:
      'The whole of them: a row that is left out is as it comes again. Refused while any row could not be carried.',
  },
  {
    params,
    body: z.object({ rows: mappingShape }),
    reply: mapping,
    errors: ['settings.invalid', 'settings.moved', 'connection.missing', 'kind.unknown'],
  },
);
const reset = route(
  { method: 'delete', path, summary: 'Every row as it comes' },
  { params, reply: mapping, errors: ['settings.moved', 'connection.missing', 'kind.unknown'] },
);
const fields = route(
  { method: 'get', path: `${path}/fields`, summary: 'The places that both sides offer' },
  {
    params,
    reply: z.object({ crm: z.array(offered), accounting: z.array(offered) }),
    errors: ['connection.missing', 'kind.unknown'],
  },
);

interface Ground {
  readonly pair: string;
  readonly kind: Kind;
  readonly dialects: Dialects;
}

async function groundOf(house: House, wanted: string, name: KindName): Promise<Ground> {
  const { id } = await knownPair(house, wanted);
  const kind = kindNamed(name);
  if (!kind) throw new ApiError('kind.unknown', { kind: name });
  const dialects = await dialectsOf(house, id, name);
  if (!dialects) throw new ApiError('connection.missing');
  return { pair: id, kind, dialects };
}

async function mappingReply(house: House, { pair, kind, dialects }: Ground): Promise<z.infer<typeof mapping>> {
  const { version, settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair);
  const saved: MappingOverride = settings.mappings[kind.name] ?? {};
  // A row that is switched off is shown where it would stand.
  const shown = Object.fromEntries(Object.entries(saved).map(([name, own]) => [name, { ...own, off: false }]));
  const rows = overridden(kind, dialects, shown).map(({ name, type, flow, authority, blank, places }) => ({
    field: name,
    type,
    on: saved[name]?.off !== true && places.crm !== undefined && places.accounting !== undefined,
    flow,
    authority: authority ?? null,
    blank,
    places: {
      crm: places.crm ? { name: places.crm.name, label: places.crm.label } : null,
      accounting: places.accounting ? { name: places.accounting.name, label: places.accounting.label } : null,
    },
    changed: saved[name] !== undefined,
  }));
  return { kind: kind.name, version, rows };
}

/** Saves the rows of a kind in place of those before. */
async function saveRows(
  house: House,
  ground: Ground,
  rows: z.infer<typeof mappingShape>,
  actor: string,
): Promise<void> {
  const faults = faultsOf(ground.kind, ground.dialects, rows as MappingOverride);
  if (faults.length > 0) throw new ApiError('settings.invalid', {}, faults);
  const before = await pairStore({ db: house.db, now: () => house.world.now() }).settings(ground.pair);
  const document = before.document as { mappings?: object };
  const mappings = { ...document.mappings, [ground.kind.name]: rows };
  await saveDocument(house, ground.pair, { ...document, mappings }, before.version, actor);
}

export const mappings = apiPart()
  .openapi(read, async (c) => {
    const { pair, kind } = c.req.valid('param');
    const reply = await mappingReply(c.var.house, await groundOf(c.var.house, pair, kind));
    c.header('etag', `"${reply.version}"`);
    return c.json(reply, 200);
  })
  .openapi(save, async (c) => {
    const { house, who } = c.var;
    const { pair, kind } = c.req.valid('param');
    const ground = await groundOf(house, pair, kind);
    await saveRows(house, ground, c.req.valid('json').rows, actorOf(who));
    return c.json(await mappingReply(house, ground), 200);
  })
  .openapi(reset, async (c) => {
    const { house, who } = c.var;
    const { pair, kind } = c.req.valid('param');
    const ground = await groundOf(house, pair, kind);
    await saveRows(house, ground, {}, actorOf(who));
    return c.json(await mappingReply(house, ground), 200);
  })
  .openapi(fields, async (c) => {
    const { pair, kind } = c.req.valid('param');
    const { dialects } = await groundOf(c.var.house, pair, kind);
    const [crm, accounting] = sides.map((side) =>
      Object.values(dialects[side].places).map(({ name, label, codec, settable }) => ({
        name,
        label,
        type: codec.type,
        settable,
      })),
    );
    return c.json({ crm: crm ?? [], accounting: accounting ?? [] }, 200);
  });
