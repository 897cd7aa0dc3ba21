// What would come of a choice before somebody makes it: both sides as they stand now, and field by field what would be written. Both are
// read, nothing is written anywhere.

import * as z from 'zod';
import type { House } from '../../compose.ts';
import type { KindName, Side } from '../../core/record.ts';
import type { Choice } from '../../core/steps.ts';
import { type ListedIssue, lists } from '../../db/lists/index.ts';
import type { Pair } from '../../db/pairs.ts';
import { lookingCrew } from '../../jobs/studies.ts';
import { seenOn } from '../../sync/case.ts';
import { lineOf } from '../../sync/study.ts';
import { requestsFor, tryChoice } from '../../sync/trial.ts';
import { languageOf } from '../context.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { choiceFor, resolution } from './decisions.ts';
import { answeredId } from './bare-ids.ts';
import { knownPair } from './pairs.ts';
import { settingsFor } from './studied.ts';
import { fieldsTo, shownTo, triedShape } from './tried.ts';

const shown = z.record(z.string(), z.unknown()).nullable();
const outlookShape = z.object({
  /** Each side's fields as it shows them; null where it shows no such record. */
  now: z.object({ crm: shown, accounting: shown }),
  /** What would be done; null where neither side has the record any more. */
  would: triedShape.nullable(),
  /** Requests that it would take. */
  calls: z.object({ crm: z.number(), accounting: z.number() }),
});

const look = route(
  {
    method: 'post',
    path: '/pairs/{pair}/issues/{id}/outlook',
    summary: 'What would come of a choice, before it is made',
    description: 'Both sides are read anew; nothing is decided or written.',
  },
  {
    params: z.object({ pair: z.string(), id: z.coerce.number().int() }),
    body: resolution,
    reply: outlookShape,
    errors: [
      'issue.unknown',
      'issue.choice',
      'issue.value',
      'issue.closed',
      'connection.missing',
      'kind.unknown',
      ...vendorErrors,
    ],
  },
);

export const outlooks = apiPart().openapi(look, async (c) => {
  const { house } = c.var;
  const { pair: name, id } = c.req.valid('param');
  const pair = await knownPair(house, name);
  const issue = await lists({ db: house.db, now: () => house.world.now() }).issue(pair.id, id);
  if (!issue?.record || !issue.kind) throw new ApiError('issue.unknown');
  if (issue.closedAt !== null) throw new ApiError('issue.closed');
  const { settings } = await settingsFor(house, pair);
  const [kind, other] = [issue.kind as KindName, issue.record.side === 'crm' ? 'accounting' : 'crm'] as const;
  const given = c.req.valid('json');
  const choice = choiceFor(issue, given, answeredId(settings, issue, { kind, side: other }));
  return c.json(await outlookOf(house, pair, { ...issue.record, kind, choice }, languageOf(c)), 200);
});

type About = NonNullable<ListedIssue['record']> & { readonly kind: KindName; readonly choice: Choice };

async function outlookOf(
  house: House,
  pair: Pair,
  { kind, choice, ...record }: About,
  language: string,
): Promise<z.infer<typeof outlookShape>> {
  const crew = await lookingCrew(house, pair.id);
  if (!crew) throw new ApiError('connection.missing');
  const use = crew.kinds.get(kind);
  if (!use) throw new ApiError('kind.unknown', { kind });
  crew.workAs('person');
  const tried = await tryChoice(crew, use, { ...record, choice });
  await crew.hangUp();
  if (!tried) return { now: { crm: null, accounting: null }, would: null, calls: { crm: 0, accounting: 0 } };
  const sightOn = (side: Side) => {
    const sight = tried.one.sights[side];
    if (sight.is === 'unknown') throw vendorFailed(sight.problem);
    return seenOn(sight)?.fields ?? null;
  };
  const [crm = null, accounting = null] = await fieldsTo(house, pair, [sightOn('crm'), sightOn('accounting')]);
  const [would = null] = await shownTo(house, pair, [lineOf(tried)], language);
  return { now: { crm, accounting }, would, calls: requestsFor(crew, use, [tried]) };
}
