// Checks: every record looked through for what stands in its way, before a pair goes live or whenever somebody asks. Worked out by jobs, with
// the very planner that will carry things out: what a clean check does not tell of is not left out later either.

import * as z from 'zod';
import { kindNames, sides } from '../../core/record.ts';
import { doings, type StudyOrder } from '../../core/study.ts';
import type { StoredStudy } from '../../db/studies.ts';
import { kinds as allKinds } from '../../kinds/index.ts';
import { settingsOf } from '../../kinds/settings.ts';
import { languageOf } from '../context.ts';
import { apiPart, route } from '../route.ts';
import { actorOf, knownPair } from './pairs.ts';
import { listOf, pairParams } from './shapes.ts';
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

const kind = z.enum(kindNames);
const side = z.enum(sides);
const findingShape = z.object({ kind, side, does: z.enum(doings), code: z.string(), count: z.number() });
const checkShape = headShape.extend({ kinds: z.array(kind), findings: z.array(findingShape) });

const check = route(
  {
    method: 'post',
    path: '/pairs/{pair}/checks',
    summary: 'Look through every record for what stands in its way',
    description:
      'Records that look the same, codes, taxes and currencies that are missing, locked periods, and who would be left out and why. Nothing is written.',
  },
  {
    params: pairParams,
    body: z.object({ kinds: z.array(kind).min(1).optional() }),
    reply: checkShape,
    status: 202,
    errors: ['run.kind-off'],
  },
);
const allChecks = route(
  { method: 'get', path: '/pairs/{pair}/checks', summary: 'Checks that were made lately, the newest first' },
  { params: pairParams, reply: listOf(checkShape) },
);
const oneCheck = route(
  {
    method: 'get',
    path: '/pairs/{pair}/checks/{id}',
    summary: 'A check: what stands in the way, and of which records',
  },
  {
    params: studyParams,
    query: linesQuery,
    reply: checkShape.extend(linesShape.shape),
    errors: ['study.unknown'],
  },
);

function toCheck(study: StoredStudy, language: string): z.infer<typeof checkShape> {
  const kinds = [...new Set(study.order.steps.map((step) => step.kind))];
  const weight = ({ does }: { does: (typeof doings)[number] }) => doings.indexOf(does);
  const findings = [...study.report.findings].sort(
    (one, other) => weight(one) - weight(other) || other.count - one.count,
  );
  return { ...headOf(study, language), kinds, findings };
}

export const checks = apiPart()
  .openapi(check, async (c) => {
    const { house, who } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const { settings } = await settingsFor(house, pair);
    const { kinds: wanted } = c.req.valid('json');
    if (wanted) needOn(settings, wanted);
    const looked = allKinds.map(({ name }) => name).filter((name) => settingsOf(settings, name).on);
    const steps = looked
      .filter((name) => wanted?.includes(name) ?? true)
      .flatMap((name) => sides.map((on) => ({ kind: name, side: on })));
    const order: StudyOrder = { sort: 'check', steps, ids: null, from: null, to: null, history: false };
    return c.json(toCheck(await beginStudy(house, pair, order, actorOf(who)), languageOf(c)), 202);
  })
  .openapi(allChecks, async (c) => {
    const { house } = c.var;
    const pair = await knownPair(house, c.req.valid('param').pair);
    const all = await studiesOf(house).list(pair.id, 'check');
    return c.json({ items: all.map((study) => toCheck(study, languageOf(c))) }, 200);
  })
  .openapi(oneCheck, async (c) => {
    const { house } = c.var;
    const { pair: wanted, id } = c.req.valid('param');
    const { pair, study } = await knownStudy(house, wanted, id, 'check');
    const lines = await linesOf(house, pair, study, c.req.valid('query'), languageOf(c));
    return c.json({ ...toCheck(study, languageOf(c)), ...lines }, 200);
  });
