// The log: every attempt, the newest first, as pages, CSV or lines of JSON.

import type { Context } from 'hono';
import * as z from 'zod';
import { type House, say } from '../../compose.ts';
import { kindNames } from '../../core/record.ts';
import { type AuditQuery, type AuditRow, lists } from '../../db/lists/index.ts';
import { named, namesIn } from '../../db/lists/names.ts';
import { type ApiEnv, bareId, isoTime, languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { listOf, pairParams } from './shapes.ts';

const change = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() });
const entryShape = z.object({
  id: z.string(),
  at: z.string(),
  pair: z.string(),
  run: z.string().optional(),
  kind: z.string().nullable(),
  record: z.object({ side: z.string(), id: z.string(), name: z.string() }).nullable(),
  direction: z.string().nullable(),
  trigger: z.string(),
  actor: z.string().nullable(),
  outcome: z.string(),
  code: z.string(),
  message: z.string(),
  facts: z.record(z.string(), z.unknown()),
  changes: z.array(change),
  requestId: z.string().nullable(),
});
type Entry = z.infer<typeof entryShape>;

/** Redacted and bounded; kept of what went wrong only. */
const exchangeShape = z.object({
  method: z.string(),
  path: z.string(),
  request: z.string().nullable(),
  status: z.number().nullable(),
  reply: z.string().nullable(),
});
const wholeShape = entryShape.extend({ exchange: exchangeShape.nullable() });

const query = z.object({
  limit: z.coerce.number().int().min(10).max(500).default(50),
  cursor: z.coerce.number().int().optional(),
  kind: z.enum(kindNames).optional(),
  direction: z.enum(['to-accounting', 'to-crm']).optional(),
  outcome: z.enum(['done', 'unchanged', 'retrying', 'failed', 'skipped', 'held', 'proposed']).optional(),
  code: z.string().max(100).optional(),
  search: z.string().max(100).optional(),
  sort: z.enum(['newest', 'oldest']).default('newest'),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

const list = route(
  { method: 'get', path: '/pairs/{pair}/audit', summary: 'The log (JSON, text/csv or application/x-ndjson by Accept)' },
  { params: pairParams, query, reply: listOf(entryShape) },
);
const one = route(
  {
    method: 'get',
    path: '/pairs/{pair}/audit/{id}',
    summary: 'One entry',
    description:
      'Where a write went wrong, with what was said to the system and what it said: of this record alone, without secrets.',
  },
  { params: z.object({ pair: z.string(), id: z.coerce.number().int() }), reply: wholeShape, errors: ['entry.unknown'] },
);

function toEntry(row: AuditRow, language: string): Entry {
  const { exchange: _, ...facts } = factsIn(row);
  return {
    id: String(row.id),
    at: isoTime(row.at) ?? '',
    pair: row.pair,
    ...(row.run !== null && { run: row.run }),
    kind: row.kind,
    record: row.record === null ? null : { side: row.side ?? '', id: bareId(row.record), name: row.name },
    direction: row.direction,
    trigger: row.trigger,
    actor: row.actor,
    outcome: row.outcome,
    code: row.code,
    message: say(language, row.code, { ...facts, name: row.name }),
    facts,
    changes: row.changes === null ? [] : (JSON.parse(row.changes) as Entry['changes']),
    requestId: row.request,
  };
}

function factsIn({ facts }: AuditRow): Record<string, unknown> {
  return facts === null ? {} : (JSON.parse(facts) as Record<string, unknown>);
}

function exchangeIn(row: AuditRow): z.infer<typeof exchangeShape> | null {
  const read = exchangeShape.safeParse(factsIn(row).exchange);
  return read.success ? read.data : null;
}

/** What values refer to goes by its name. */
async function withNames({ db }: House, entries: readonly Entry[]): Promise<Entry[]> {
  const told = entries.map(({ changes, facts }) => ({ changes, facts }));
  const names = await namesIn(db, told);
  return entries.map((entry, at) => ({ ...entry, ...named(told[at] ?? {}, names) }));
}

function toQuery(asked: z.infer<typeof query>): AuditQuery {
  return {
    limit: asked.limit,
    before: asked.cursor ?? null,
    kind: asked.kind ?? null,
    direction: asked.direction ?? null,
    outcome: asked.outcome ?? null,
    search: asked.search ?? null,
    code: asked.code ?? null,
    order: asked.sort,
    from: asked.from === undefined ? null : Date.parse(asked.from),
    to: asked.to === undefined ? null : Date.parse(asked.to),
  };
}

const columns = [
  'id',
  'at',
  'kind',
  'side',
  'recordId',
  'name',
  'direction',
  'trigger',
  'actor',
  'outcome',
  'code',
  'message',
  'changes',
  'requestId',
];

function toCsvLine({
  id,
  at,
  kind,
  record,
  direction,
  trigger,
  actor,
  outcome,
  code,
  message,
  changes,
  requestId,
}: Entry): string {
  const cells = [
    id,
    at,
    kind,
    record?.side,
    record?.id,
    record?.name,
    direction,
    trigger,
    actor,
    outcome,
    code,
    message,
    JSON.stringify(changes),
    requestId,
  ];
  return cells.map((cell) => csvCell(cell ?? '')).join(',');
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front of it. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The page in another form than JSON, where the request asks for one. */
function inOtherForm(c: Context<ApiEnv>, items: readonly Entry[], next: string | null): Response | undefined {
  const accept = c.req.header('accept') ?? '';
  const link: Record<string, string> = {};
  if (next !== null) {
    const url = new URL(c.req.url);
    url.searchParams.set('cursor', next);
    link.link = `<${url.pathname}${url.search}>; rel=next`;
  }
  if (accept.includes('text/csv')) {
    const body = [columns.join(','), ...items.map(toCsvLine)].join('\r\n');
    return c.body(`${body}\r\n`, 200, { ...link, 'content-type': 'text/csv; charset=utf-8' });
  }
  if (accept.includes('application/x-ndjson')) {
    const body = items.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    return c.body(body, 200, { ...link, 'content-type': 'application/x-ndjson; charset=utf-8' });
  }
  return undefined;
}

function listsOf({ db, world }: House) {
  return lists({ db, now: () => world.now() });
}

export const audit = apiPart()
  .openapi(list, async (c) => {
    const { house } = c.var;
    const { id: pair } = await knownPair(house, c.req.valid('param').pair);
    const page = await listsOf(house).audit(pair, toQuery(c.req.valid('query')));
    const items = await withNames(house, page.items.map((row) => toEntry(row, languageOf(c)))); // prettier-ignore
    const other = inOtherForm(c, items, page.next);
    return (other as undefined) ?? c.json({ items, ...(page.next !== null && { next: page.next }) }, 200);
  })
  .openapi(one, async (c) => {
    const { house } = c.var;
    const { pair: name, id } = c.req.valid('param');
    const { id: pair } = await knownPair(house, name);
    const entry = await listsOf(house).auditEntry(pair, id);
    if (!entry) throw new ApiError('entry.unknown');
    const [shown = toEntry(entry, languageOf(c))] = await withNames(house, [toEntry(entry, languageOf(c))]);
    return c.json({ ...shown, exchange: exchangeIn(entry) }, 200);
  });
