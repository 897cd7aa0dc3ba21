// What plans and checks share as the API shows them: how far one is, and its lines page by page.

import * as z from 'zod';
import { type House, say } from '../../compose.ts';
import { kindNames, type KindName } from '../../core/record.ts';
import { doings, type StudyOrder, type StudySort } from '../../core/study.ts';
import { pairStore, type Pair } from '../../db/pairs.ts';
import { type StoredStudy, studyStore } from '../../db/studies.ts';
import { kinds as allKinds } from '../../kinds/index.ts';
import { type Settings, settingsOf } from '../../kinds/settings.ts';
import { isoTime } from '../context.ts';
import { ApiError } from '../errors.ts';
import { knownPair } from './pairs.ts';
import { listQuery } from './shapes.ts';
import { shownTo, triedShape } from './tried.ts';

const kind = z.enum(kindNames);
export const headShape = z.object({
  id: z.string(),
  /** `ready` once every record was looked at. */
  state: z.enum(['working', 'ready', 'failed']),
  /** Why it waits or has failed. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  actor: z.string().nullable(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  looked: z.number(),
  /** Modules and sides that it goes through, and how many of them are done. */
  steps: z.object({ done: z.number(), of: z.number() }),
  does: z.record(z.enum(doings), z.number()),
});
export const linesQuery = listQuery.extend({ code: z.string().max(100).optional(), kind: kind.optional() });
/** A page of its lines. */
export const linesShape = z.object({ items: z.array(triedShape), next: z.string().optional() });
export const studyParams = z.object({ pair: z.string(), id: z.string() });

export function studiesOf({ db, world }: House) {
  return studyStore({ db, now: () => world.now() });
}

export function headOf(study: StoredStudy, language: string): z.infer<typeof headShape> {
  const { id, state, problem, actor, createdAt, endedAt, report, order, place } = study;
  return {
    id,
    state,
    problem: problem === null ? null : { code: problem, message: say(language, problem, {}) },
    actor,
    createdAt: isoTime(createdAt) ?? '',
    endedAt: isoTime(endedAt),
    looked: report.looked,
    steps: { done: state === 'ready' ? order.steps.length : place.step, of: order.steps.length },
    does: report.does,
  };
}

export async function knownStudy(house: House, wanted: string, id: string, sort: StudySort) {
  const pair = await knownPair(house, wanted);
  const study = await studiesOf(house).find(id);
  if (!study || study.pair !== pair.id || study.order.sort !== sort) throw new ApiError('study.unknown');
  return { pair, study };
}

export async function linesOf(
  house: House,
  pair: Pair,
  study: StoredStudy,
  { limit, cursor, code, kind: of }: z.infer<typeof linesQuery>,
  language: string,
) {
  const after = cursor === undefined ? null : Number(cursor);
  const found = await studiesOf(house).lines(study.id, Number.isFinite(after) ? after : null, limit, {
    code,
    kind: of,
  });
  const items = await shownTo(
    house,
    pair,
    found.map(({ line }) => line),
    language,
  );
  const last = found.at(-1);
  return { items, ...(found.length === limit && last && { next: String(last.at) }) };
}

export async function beginStudy(house: House, pair: Pair, order: StudyOrder, actor: string): Promise<StoredStudy> {
  const id = house.world.name();
  await studiesOf(house).create(pair.id, id, order, actor);
  await house.waker.study(id, 0);
  const study = await studiesOf(house).find(id);
  if (!study) throw new ApiError('study.unknown');
  return study;
}

export function settingsFor({ db, world }: House, pair: Pair): Promise<{ settings: Settings }> {
  return pairStore({ db, now: () => world.now() }).settings(pair.id);
}

/** Throws where one of them is switched off, or none of ours. */
export function needOn(settings: Settings, wanted: readonly KindName[]): void {
  const off = wanted.filter((name) => !settingsOf(settings, name).on || !allKinds.some((each) => each.name === name));
  if (off.length > 0) throw new ApiError('run.kind-off', { kinds: off });
}
