// Plans: what would become of records, each with what would be written, before anything is. Worked out by jobs.

import * as z from 'zod';
import { recordIds } from '../../compose.ts';
import { kindNames, sides } from '../../core/record.ts';
import type { StudyOrder } from '../../core/study.ts';
import type { StoredStudy } from '../../db/studies.ts';
import { languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
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
  kind,
  side,
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

const plan = route(
  {
    method: 'post',
    path: '/pairs/{pair}/plans',
    summary: 'Work out what would become of records',
    description:
      'Of these records, or of all of a module in a range of days. Worked out by jobs until it is `ready`. Nothing is written.',
  },
  {
    params: pairParams,
    body: z.object({
      kind,
      side,
      ids: z.array(z.string().min(1).max(100)).min(1).max(500).optional(),
      range: z.object({ from: day, to: day }).superRefine(inOrder).optional(),
      /** As a historical run would do it: older and closed documents too. */
      history: z.boolean().default(false),
    }),
    reply: planShape,
    status: 202,
    errors: ['study.records', 'run.kind-off'],
  },
);
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
  const [{ kind: of, side: on } = { kind: 'customer' as const, side: 'crm' as const }] = order.steps;
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
    const { kind: of, side: on, ids, range, history } = c.req.valid('json');
    if ((ids === undefined) === (range === undefined))
      throw new ApiError('study.records', {}, [{ field: 'ids', code: 'field.ids-or-range' }]);
    const { settings } = await settingsFor(house, pair);
    needOn(settings, [of]);
    const order: StudyOrder = {
      sort: 'plan',
      steps: [{ kind: of, side: on }],
      ids: ids ? recordIds(settings, of, on, ids) : null,
      from: range?.from ?? null,
      to: range?.to ?? null,
      history,
    };
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
