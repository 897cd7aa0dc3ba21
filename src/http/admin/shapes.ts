// Shapes of the admin API that several of its parts answer with.

import * as z from 'zod';
import type { Connection } from '../../db/connections.ts';
import { type Pair, setupSteps } from '../../db/pairs.ts';
import { type SystemName, systemNames } from '../../systems/connect.ts';
import { say } from '../../compose.ts';
import { isoTime } from '../context.ts';

const time = z.string().nullable();

export const connectionShape = z.object({
  id: z.string(),
  system: z.enum(systemNames),
  organisation: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(['connected', 'reconnect', 'disconnected']),
  problem: z.string().nullable(),
  checkedAt: time,
});

export function toConnection(
  { id, system, organisation, state, problem, checkedAt }: Connection,
  language: string,
): z.infer<typeof connectionShape> {
  return {
    id,
    system: system as SystemName,
    organisation,
    state,
    // A code where the system said nothing in words of its own.
    problem: problem === null ? null : say(language, problem, {}),
    checkedAt: isoTime(checkedAt),
  };
}

export const pairShape = z.object({
  id: z.string(),
  name: z.string(),
  crm: z.string(),
  accounting: z.string(),
  primary: z.boolean(),
  default: z.boolean(),
  state: z.enum(['setup', 'live', 'paused']),
  reason: z
    .object({
      code: z.string(),
      message: z.string(),
      detail: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      /** When it goes on by itself; left out where somebody has to do something. */
      until: z.string().optional(),
    })
    .optional(),
  pauseFrom: time,
  wentLiveAt: time,
  /** The furthest step of setup that somebody went on to, on whichever machine. */
  setupStep: z.enum(setupSteps),
});

export function toPair(pair: Pair, language: string): z.infer<typeof pairShape> {
  const { id, name, crm, accounting, primary, isDefault, state, reason, pauseFrom, wentLiveAt, setupStep } = pair;
  return {
    id,
    name,
    crm,
    accounting,
    primary,
    default: isDefault,
    state,
    ...(reason && { reason: toReason(reason, language) }),
    pauseFrom: isoTime(pauseFrom),
    wentLiveAt: isoTime(wentLiveAt),
    setupStep,
  };
}

function toReason({ code, detail, at, by, until, ...whose }: NonNullable<Pair['reason']>, language: string) {
  const message = say(language, code, { detail, ...whose });
  return {
    code,
    message,
    detail,
    at: isoTime(at) ?? '',
    by,
    ...(until !== undefined && { until: isoTime(until) ?? '' }),
  };
}

export const pairParams = z.object({ pair: z.string() });
export const idParams = z.object({ id: z.string() });
export const doneShape = z.object({ ok: z.literal(true) });

export const listQuery = z.object({
  limit: z.coerce.number().int().min(10).max(200).default(50),
  cursor: z.string().optional(),
});

/** A list that is paged by counting: the cursor is how many come before the page. A page is as long as pages are where nothing is said. */
export const countedQuery = listQuery.extend({
  limit: listQuery.shape.limit.unwrap().default(200),
  cursor: z.coerce.number().int().min(0).default(0),
});

/** A page of it, from items that go one further than the page where there are more. */
export function countedPage<Item>(items: readonly Item[], limit: number, from: number) {
  return { items: items.slice(0, limit), ...(items.length > limit && { next: String(from + limit) }) };
}

/** Refuses a range of days that ends before it begins. */
export function inOrder(
  { from, to }: { from?: string | null | undefined; to?: string | null | undefined },
  context: z.RefinementCtx,
): void {
  if (from && to && from > to) context.addIssue({ code: 'custom', path: ['to'], message: 'field.before-from' });
}

/** A page of a list: `next` is the cursor of the page behind it. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().optional() });
}
