// What a pair is doing and has done: bring records into step now, see them, decide about them, read the log.

import * as z from 'zod';
import { type House, recordIds, say, urlsOf } from '../../compose.ts';
import { classes } from '../../core/pace.ts';
import { type KindName, kindNames, type Side, sides } from '../../core/record.ts';
import type { Choice } from '../../core/steps.ts';
import { lists, type ListedIssue } from '../../db/lists.ts';
import { pairStore } from '../../db/pairs.ts';
import { kinds } from '../../kinds/index.ts';
import { type Ask, type Mark, mark } from '../../sync/mark.ts';
import { ApiError, apiPart, bareId, isoTime, languageOf, notFound, route } from '../context.ts';
import { actorOf, knownPair } from './pairs.ts';
import { doneShape, listOf, listQuery, pairParams } from './shapes.ts';

const kind = z.enum(kindNames);
const side = z.enum(sides);

const sync = route(
  { method: 'post', path: '/pairs/{pair}/sync', summary: 'Bring these records, or everything, into step now' },
  {
    params: pairParams,
    body: z.object({
      kind: kind.optional(),
      side: side.optional(),
      ids: z.array(z.string().min(1).max(100)).max(500).optional(),
    }),
    reply: z.object({ jobs: z.array(z.string()) }),
    status: 202,
  },
);

const place = z.object({ id: z.string(), name: z.string(), url: z.string().nullable() }).nullable();
const state = z.enum(['in-step', 'waiting', 'needs-you', 'failed', 'skipped', 'paused', 'not-linked']);
const recordShape = z.object({
  kind: z.string(),
  state,
  crm: place,
  accounting: place,
  agreedAt: z.string().nullable(),
  issues: z.array(z.string()),
  code: z.string().optional(),
  message: z.string().optional(),
});
const records = route(
  { method: 'get', path: '/pairs/{pair}/records', summary: 'Records and their state' },
  {
    params: pairParams,
    query: listQuery.extend({ kind: kind.optional(), state: state.optional(), search: z.string().max(100).optional() }),
    reply: listOf(recordShape),
  },
);

const issueShape = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.string().nullable(),
  record: z.object({ side: z.string(), id: z.string(), name: z.string() }).nullable(),
  message: z.string(),
  facts: z.record(z.string(), z.unknown()),
  choices: z.array(z.string()),
  openedAt: z.string(),
  closedAt: z.string().optional(),
  closedBy: z.string().optional(),
});
const issues = route(
  { method: 'get', path: '/pairs/{pair}/issues', summary: 'What needs a person' },
  {
    params: pairParams,
    query: listQuery.extend({ all: z.stringbool().optional(), code: z.string().optional() }),
    reply: listOf(issueShape),
  },
);
const choice = z.enum(['crm', 'accounting', 'value', 'approve', 'reject', 'link', 'create', 'ignore', 'retry']);
const decision = z.union([
  z.enum(['crm', 'accounting']),
  z.object({ value: z.union([z.string(), z.boolean(), z.null()]) }),
]);
const resolution = z.object({
  choice,
  value: z.union([z.string(), z.boolean(), z.null()]).optional(),
  fields: z.union([z.array(z.string()), z.record(z.string(), decision)]).optional(),
});
const resolve = route(
  { method: 'post', path: '/pairs/{pair}/issues/{id}/resolution', summary: 'Decide an issue' },
  { params: z.object({ pair: z.string(), id: z.coerce.number().int() }), body: resolution, reply: doneShape },
);
const resolveMany = route(
  { method: 'post', path: '/pairs/{pair}/issues/resolution', summary: 'Decide several issues alike' },
  {
    params: pairParams,
    body: z.object({ ids: z.array(z.coerce.number().int()).min(1).max(200), choice }),
    reply: z.object({ resolved: z.number() }),
  },
);

const jobShape = z.object({
  id: z.string(),
  pair: z.string(),
  kind: z.string(),
  class: z.enum(classes),
  state: z.enum(['ready', 'leased', 'later']),
  dueAt: z.string().nullable(),
  reason: z.string(),
  attempts: z.number(),
});
const jobs = route(
  { method: 'get', path: '/jobs', summary: 'What is left to do' },
  {
    query: z.object({ pair: z.string().optional() }),
    reply: z.object({ open: z.number(), due: z.number(), items: z.array(jobShape) }),
  },
);

function listsOf({ db, world }: House) {
  return lists({ db, now: () => world.now() });
}

type Resolution = z.infer<typeof resolution>;

/** What a resolution asks of the record. Throws where the choice is none that the issue offers, or lacks what it needs. */
export function choiceFor(
  issue: ListedIssue,
  { choice: chosen, value, fields }: Resolution,
  idOf: (id: string) => string,
): Choice {
  if (!issue.choices.includes(chosen)) {
    const message = `must be one of ${issue.choices.join(', ')}`;
    throw new ApiError(400, 'issue.choice', 'This issue offers other choices.', [{ field: 'choice', message }]);
  }
  switch (chosen) {
    case 'crm':
    case 'accounting':
    case 'value':
      return { choice: 'fields', decisions: decisionsFor(issue, chosen, value, fields) };
    case 'link': {
      if (typeof value !== 'string' || value === '') {
        throw new ApiError(400, 'issue.value', 'Name the record to link.', [
          { field: 'value', message: 'an id is needed' },
        ]);
      }
      return { choice: 'link', id: idOf(value) };
    }
    default:
      return { choice: chosen };
  }
}

function decisionsFor(
  issue: ListedIssue,
  chosen: 'crm' | 'accounting' | 'value',
  value: Resolution['value'],
  fields: Resolution['fields'],
) {
  const held = Object.keys((issue.facts.fields ?? {}) as object);
  if (fields && !Array.isArray(fields)) {
    return Object.fromEntries(
      Object.entries(fields).map(([name, each]) => [
        name,
        typeof each === 'string' ? { choice: each } : { choice: 'value' as const, value: each.value },
      ]),
    );
  }
  if (chosen === 'value' && value === undefined) {
    throw new ApiError(400, 'issue.value', 'Give the value.', [{ field: 'value', message: 'a value is needed' }]);
  }
  const names = fields ?? held;
  return Object.fromEntries(
    names.map((name) => [name, chosen === 'value' ? { choice: chosen, value: value ?? null } : { choice: chosen }]),
  );
}

/** Closes an issue by its resolution and has the record worked on with it. */
async function settle(
  house: House,
  pair: string,
  issue: ListedIssue,
  given: Resolution,
  actor: string,
): Promise<boolean> {
  const { settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair);
  const other: Side = issue.record?.side === 'crm' ? 'accounting' : 'crm';
  const named = (issue.kind ?? 'customer') as KindName;
  const decided = choiceFor(issue, given, (id) => recordIds(settings, named, other, [id])[0] ?? id);
  if (!(await listsOf(house).resolve(issue.id, given.choice, actor))) return false;
  const now = house.world.now();
  if (!issue.record || !issue.kind) {
    await house.waker.wake(pair, 0);
    return true;
  }
  const ask: Ask = {
    pair,
    kind: named,
    side: issue.record.side,
    id: issue.record.id,
    trigger: 'person',
    actor,
    choice: decided,
    at: now,
  };
  await mark(house.marks, house.waker, now, [], [ask]);
  return true;
}

function toIssue(issue: ListedIssue, language: string): z.infer<typeof issueShape> {
  const { id, code, kind: of, record, facts, choices, openedAt, closedAt, closedBy } = issue;
  return {
    id: String(id),
    code,
    kind: of,
    record: record && { ...record, id: bareId(record.id) },
    message: say(language, code, { ...facts, name: record?.name ?? '' }),
    facts: { ...facts },
    choices: [...choices],
    openedAt: isoTime(openedAt) ?? '',
    ...(closedAt !== null && { closedAt: isoTime(closedAt) ?? '' }),
    ...(closedBy !== null && { closedBy }),
  };
}

export const work = apiPart()
  .openapi(sync, async (c) => {
    const { house, who } = c.var;
    const { id: pair } = await knownPair(house, c.req.valid('param').pair);
    const { kind: only, side: from, ids } = c.req.valid('json');
    const now = house.world.now();
    const actor = actorOf(who);
    if (ids) {
      if (!only || !from) {
        const missing = [...(only ? [] : ['kind']), ...(from ? [] : ['side'])];
        throw new ApiError(
          400,
          'sync.incomplete',
          'Ids need a kind and a side.',
          missing.map((field) => ({ field, message: 'is needed with ids' })),
        );
      }
      const { settings } = await pairStore({ db: house.db, now: () => now }).settings(pair);
      const asks = recordIds(settings, only, from, ids).map((id): Ask => ({
        pair,
        kind: only,
        side: from,
        id,
        trigger: 'person',
        actor,
        choice: null,
        at: now,
      }));
      await mark(house.marks, house.waker, now, [], asks);
      return c.json({ jobs: asks.map(({ id }) => `${only}:${id}`) }, 202);
    }
    const wanted = kinds.map(({ name }) => name).filter((name) => only === undefined || name === only);
    const marks = wanted.flatMap((name) =>
      sides
        .filter((each) => from === undefined || each === from)
        .map((each): Mark => ({
          pair,
          kind: name,
          side: each,
          ids: null,
          trigger: 'person',
          work: 'person',
          actor,
          at: now,
        })),
    );
    await mark(house.marks, house.waker, now, marks);
    return c.json({ jobs: marks.map(({ kind: of, side: on }) => `look:${of}:${on}`) }, 202);
  })
  .openapi(records, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { limit, cursor, kind: of, state: wanted, search } = c.req.valid('query');
    const paused = pair.state === 'paused';
    const query = {
      limit,
      after: cursor ?? null,
      kind: of ?? null,
      state: wanted && wanted !== 'paused' ? wanted : null,
      search: search ?? null,
    };
    const page = await listsOf(house).records(pair.id, query);
    const urls = await urlsOf(house, pair);
    const language = languageOf(c.var.who);
    const items = page.items.map((record): z.infer<typeof recordShape> => {
      const at = (on: Side, id: string | null) =>
        id === null ? null : { id: bareId(id), name: record.name, url: urls[on](id) };
      return {
        kind: record.kind,
        state: paused && record.state === 'in-step' ? 'paused' : record.state,
        crm: at('crm', record.crmId),
        accounting: at('accounting', record.accountingId),
        agreedAt: isoTime(record.agreedAt),
        issues: [...record.issues],
        ...(record.code !== null && { code: record.code, message: say(language, record.code, { name: record.name }) }),
      };
    });
    return c.json({ items, ...(page.next !== null && { next: page.next }) }, 200);
  })
  .openapi(issues, async (c) => {
    const { house } = c.var;
    const { id: pair } = await knownPair(house, c.req.valid('param').pair);
    const { limit, cursor, all, code } = c.req.valid('query');
    const query = {
      limit,
      before: cursor === undefined ? null : Number(cursor),
      open: all !== true,
      code: code ?? null,
    };
    const page = await listsOf(house).issues(pair, query);
    return c.json(
      {
        items: page.items.map((issue) => toIssue(issue, languageOf(c.var.who))),
        ...(page.next !== null && { next: page.next }),
      },
      200,
    );
  })
  .openapi(resolve, async (c) => {
    const { house, who } = c.var;
    const { pair: name, id } = c.req.valid('param');
    const { id: pair } = await knownPair(house, name);
    const issue = await listsOf(house).issue(pair, id);
    if (!issue) throw notFound('issue');
    if (!(await settle(house, pair, issue, c.req.valid('json'), actorOf(who)))) {
      throw new ApiError(409, 'issue.closed', 'This issue is closed already.');
    }
    return c.json({ ok: true as const }, 200);
  })
  .openapi(resolveMany, async (c) => {
    const { house, who } = c.var;
    const { id: pair } = await knownPair(house, c.req.valid('param').pair);
    const { ids, choice: chosen } = c.req.valid('json');
    let resolved = 0;
    for (const id of ids) {
      const issue = await listsOf(house).issue(pair, id);
      if (issue && (await settle(house, pair, issue, { choice: chosen }, actorOf(who)))) resolved += 1;
    }
    return c.json({ resolved }, 200);
  })
  .openapi(jobs, async (c) => {
    const { house } = c.var;
    const now = house.world.now();
    const open = await listsOf(house).jobs(c.req.valid('query').pair ?? null);
    const items = open.map((job): z.infer<typeof jobShape> => ({
      id: job.id,
      pair: job.pair,
      kind: job.kind,
      class: classes[job.work] ?? 'timer',
      state: job.running !== null ? 'leased' : job.due_at !== null && job.due_at <= now ? 'ready' : 'later',
      dueAt: isoTime(job.due_at),
      reason: job.reason,
      attempts: job.attempts,
    }));
    return c.json({ open: items.length, due: items.filter((job) => job.state !== 'later').length, items }, 200);
  });
