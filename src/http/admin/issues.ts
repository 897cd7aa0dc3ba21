// Issues: what needs a person, and what they decide.

import * as z from 'zod';
import { type House, say, urlsOf } from '../../compose.ts';
import type { KindName, Side } from '../../core/record.ts';
import { type ListedIssue, lists } from '../../db/lists/index.ts';
import { named, namesIn } from '../../db/lists/names.ts';
import { type Pair, pairStore } from '../../db/pairs.ts';
import { troubleStore } from '../../db/troubles.ts';
import { type Ask, mark } from '../../sync/mark.ts';
import { bareId, isoTime, languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { choice, choiceFor, type Resolution, resolution } from './decisions.ts';
import { answeredId } from './bare-ids.ts';
import { actorOf, knownPair } from './pairs.ts';
import { doneShape, listOf, listQuery, pairParams } from './shapes.ts';

const issueShape = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.string().nullable(),
  record: z.object({ side: z.string(), id: z.string(), name: z.string() }).nullable(),
  message: z.string(),
  /** Where the record stands on each side, in its system's own pages; null where it stands nowhere, or is gone. */
  places: z.object({ crm: z.string().nullable(), accounting: z.string().nullable() }),
  facts: z.record(z.string(), z.unknown()),
  choices: z.array(z.string()),
  openedAt: z.string(),
  closedAt: z.string().optional(),
  closedBy: z.string().optional(),
});
const list = route(
  { method: 'get', path: '/pairs/{pair}/issues', summary: 'What needs a person' },
  {
    params: pairParams,
    query: listQuery.extend({ all: z.stringbool().optional(), code: z.string().optional() }),
    reply: listOf(issueShape),
  },
);
const resolve = route(
  { method: 'post', path: '/pairs/{pair}/issues/{id}/resolution', summary: 'Decide an issue' },
  {
    params: z.object({ pair: z.string(), id: z.coerce.number().int() }),
    body: resolution,
    reply: doneShape,
    errors: ['issue.unknown', 'issue.choice', 'issue.value', 'issue.closed'],
  },
);
const resolveMany = route(
  { method: 'post', path: '/pairs/{pair}/issues/resolution', summary: 'Decide several issues alike' },
  {
    params: pairParams,
    body: z.object({ ids: z.array(z.coerce.number().int()).min(1).max(200), choice }),
    reply: z.object({ resolved: z.number() }),
    errors: ['issue.choice', 'issue.value'],
  },
);

function listsOf({ db, world }: House) {
  return lists({ db, now: () => world.now() });
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
  const decided = choiceFor(issue, given, answeredId(settings, issue, { kind: named, side: other }));
  if (!(await listsOf(house).resolve(issue.id, given.choice, actor))) return false;
  const now = house.world.now();
  if (!issue.record || !issue.kind) {
    await troubleStore({ db: house.db, now: () => now }).tryAgain(pair);
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

type Places = z.infer<typeof issueShape>['places'];

const nowhere: Places = { crm: null, accounting: null };

/** The addresses behind each issue: of its record and of the one that is linked to it. */
async function placesOf(house: House, pair: Pair, items: readonly ListedIssue[]): Promise<Map<number, Places>> {
  const records = items.flatMap(({ record, kind }) =>
    record && kind ? [{ kind: kind as KindName, id: record.id }] : [],
  );
  if (records.length === 0) return new Map();
  const [urls, links] = await Promise.all([urlsOf(house, pair), house.sync.referred(pair.id, records, [])]);
  return new Map(
    items.map(({ id, record, kind, code, facts }): [number, Places] => {
      if (!record) return [id, nowhere];
      const link = links.find((each) => each.kind === kind && Object.values(each.ids).includes(record.id));
      const at = (side: Side) => link?.ids[side] ?? (record.side === side ? record.id : null);
      const gone = /^(gone|merged)\./.test(code) ? facts.side : undefined;
      const url = (side: Side) => {
        const named = side === gone ? null : at(side);
        return named === null ? null : urls[side](named);
      };
      return [id, { crm: url('crm'), accounting: url('accounting') }];
    }),
  );
}

function toIssue(issue: ListedIssue, places: Places, language: string): z.infer<typeof issueShape> {
  const { id, code, kind: of, record, facts, choices, openedAt, closedAt, closedBy } = issue;
  return {
    id: String(id),
    code,
    kind: of,
    record: record && { ...record, id: bareId(record.id) },
    message: say(language, code, { ...facts, name: record?.name ?? '' }),
    places,
    facts: { ...facts },
    choices: [...choices],
    openedAt: isoTime(openedAt) ?? '',
    ...(closedAt !== null && { closedAt: isoTime(closedAt) ?? '' }),
    ...(closedBy !== null && { closedBy }),
  };
}

export const issues = apiPart()
  .openapi(list, async (c) => {
    const { house } = c.var;
    const known = await knownPair(house, c.req.valid('param').pair);
    const { limit, cursor, all, code } = c.req.valid('query');
    const query = {
      limit,
      before: cursor === undefined ? null : Number(cursor),
      open: all !== true,
      code: code ?? null,
    };
    const page = await listsOf(house).issues(known.id, query);
    const places = await placesOf(house, known, page.items);
    const names = await namesIn(
      house.db,
      page.items.map(({ facts }) => facts),
    );
    return c.json(
      {
        items: page.items.map((issue) =>
          toIssue({ ...issue, facts: named(issue.facts, names) }, places.get(issue.id) ?? nowhere, languageOf(c)),
        ),
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
    if (!issue) throw new ApiError('issue.unknown');
    if (!(await settle(house, pair, issue, c.req.valid('json'), actorOf(who)))) {
      throw new ApiError('issue.closed');
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
  });
