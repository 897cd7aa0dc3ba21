// Plans: what would become of records, each with what would be written, before anything is. Worked out by jobs.

import * as z from 'zod';
import type { House } from '../../compose.ts';
import { kindNames, sides } from '../../core/record.ts';
import type { StudyOrder } from '../../core/study.ts';
import type { StoredStudy } from '../../db/studies.ts';
import { kinds } from '../../kinds/index.ts';
import { type Settings, settingsOf } from '../../kinds/settings.ts';
import { languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { recordIdsIn } from './bare-ids.ts';
import { actorOf, knownPair } from './pairs.ts';
import { inOrder, listOf, pairParams } from './shapes.ts';
import {
  beginStudy,
  headOf,
  headShape,
  knownStudy,
  linesOf,
  linesQuery,
  linesShape,
  needOn,
  settingsFor,
  studiesOf,
  studyParams,
} from './studied.ts';
import { totalShape } from './tried.ts';

const kind = z.enum(kindNames);
const side = z.enum(sides);
const planShape = headShape.extend({
  /** Null where it is about everything that changed. */
  kind: kind.nullable(),
  side: side.nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  history: z.boolean(),
  /** Over every record with the versions it was seen in; null until it is ready. */
  hash: z.string().nullable(),
  /** Money of the documents that would be made. */
  totals: z.array(totalShape),
  lines: z.array(z.object({ side, currency: z.string(), account: z.string(), tax: z.string(), amount: z.string() })),
  /** Requests that carrying this out would take. */
  calls: z.object({ crm: z.number(), accounting: z.number() }),
});
const day = z.iso.date().nullish();

const asked = z.object({
  /** Left out where it is about everything that changed. */
  kind: kind.optional(),
  side: side.optional(),
  changed: z.literal(true).optional(),
  ids: z.array(z.string().min(1).max(100)).min(1).max(500).optional(),
  range: z.object({ from: day, to: day }).superRefine(inOrder).optional(),
  /** As a historical run would do it: older and closed documents too. */
  history: z.boolean().default(false),
});

const plan = route(
  {
    method: 'post',
    path: '/pairs/{pair}/plans',
    summary: 'Work out what would become of records',
    description:
      'Of these records, of all of a module in a range of days, or (`changed`) of everything that bringing the pair into step now would find. Worked out by jobs until it is `ready`. Nothing is written.',
  },
  {
    params: pairParams,
    body: asked,
    reply: planShape,
    status: 202,
    errors: ['study.records', 'run.kind-off'],
  },
);
type Asked = z.infer<typeof asked>;

async function orderOf(
  house: House,
  pair: string,
  settings: Settings,
  { kind: of, side: on, ids, range, history }: Asked,
): Promise<StudyOrder> {
  if ((ids === undefined) === (range === undefined))
    throw new ApiError('study.records', {}, [{ field: 'ids', code: 'field.ids-or-range' }]);
  if (of === undefined || on === undefined)
    throw new ApiError('study.records', {}, [
      { field: of === undefined ? 'kind' : 'side', code: 'field.needed-with-ids' },
    ]);
  needOn(settings, [of]);
  const found = {
    ids: ids ? await recordIdsIn(house, pair, settings, { kind: of, side: on, ids }) : null,
    from: range?.from ?? null,
    to: range?.to ?? null,
  };
  return { sort: 'plan', steps: [{ kind: of, side: on }], ...found, history };
}

/** What the looks at changes would find now, of every module that is on, or of those that are named. */
async function everyChange(
  house: House,
  pair: string,
  settings: Settings,
  { kind: of, side: on }: Asked,
): Promise<StudyOrder> {
  if (of !== undefined) needOn(settings, [of]);
  const looks = (await studiesOf(house).checkpoints(pair)).filter(
    (look) => settingsOf(settings, look.kind).on && (of ?? look.kind) === look.kind && (on ?? look.side) === look.side,
  );
  const inTheirOrder = kinds.flatMap(({ name }) => looks.filter(({ kind: each }) => each === name));
  return {
    sort: 'plan',
    steps: inTheirOrder.map(({ kind: each, side: at }) => ({ kind: each, side: at })),
    since: inTheirOrder.map(({ checkpoint }) => checkpoint),
    ids: null,
    from: null,
    to: null,
    history: false,
  };
}

const allPlans = route(
  { method: 'get', path: '/pairs/{pair}/plans', summary: 'Plans that were made lately, the newest first' },
  { params: pairParams, reply: listOf(planShape) },
);
const onePlan = route(
  {
    method: 'get',
    path: '/pairs/{pair}/plans/{id}',
    summary: 'A plan: its sums, and record by record what would be written',
  },
  {
    params: studyParams,
    query: linesQuery,
    reply: planShape.extend(linesShape.shape),
    errors: ['study.unknown'],
  },
);
function toPlan(study: StoredStudy, language: string): z.infer<typeof planShape> {
  const { order, report, state, hash } = study;
  const [{ kind: of, side: on } = { kind: null, side: null }] = order.since ? [] : order.steps;
  const { from, to, history } = order;
  return {
    ...headOf(study, language),
    kind: of,
    side: on,
    from,
    to,
    history,
    hash: state === 'ready' ? hash : null,
    totals: [...report.totals],
    lines: [...report.lines],
    calls: { ...report.calls },
  };
}

export const plans = apiPart()
  .openapi(plan, async (c) => {
    const { house, who } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { settings } = await settingsFor(house, pair);
    const wanted = c.req.valid('json');
    const order = await (wanted.changed ? everyChange : orderOf)(house, pair.id, settings, wanted);
    return c.json(toPlan(await beginStudy(house, pair, order, actorOf(who)), languageOf(c)), 202);
  })
  .openapi(allPlans, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const all = await studiesOf(house).list(pair.id, 'plan');
    return c.json({ items: all.map((study) => toPlan(study, languageOf(c))) }, 200);
  })
  .openapi(onePlan, async (c) => {
    const { house } = c.var;
    const { pair: wanted, id } = c.req.valid('param');
    const { pair, study } = await knownStudy(house, wanted, id, 'plan');
    const lines = await linesOf(house, pair, study, c.req.valid('query'), languageOf(c));
    return c.json({ ...toPlan(study, languageOf(c)), ...lines }, 200);
  });
