// The overview: how a pair is doing, in figures.

import * as z from 'zod';
import { type House, say, standingOf } from '../../compose.ts';
import { dayAfter } from '../../core/days.ts';
import { type Connection, connectionStore } from '../../db/connections.ts';
import { todayOf } from '../../db/days.ts';
import { type AuditRow, everything, lists } from '../../db/lists/index.ts';
import { OTHER_KIND } from '../../db/lists/records.ts';
import { pairStore } from '../../db/pairs.ts';
import { keeping } from '../../jobs/keep-log.ts';
import { silenceStore } from '../../db/silence.ts';
import { isoTime, languageOf } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { channelShape, channelsOf } from './told.ts';
import { connectionShape, pairShape, toConnection, toPair } from './shapes.ts';

const DAY_MS = 86_400_000;
/** Days before today that attempts are counted over, unless others are asked for. */
const USUAL_DAYS = 30;
/** Attempts that are shown, and among how many of the newest they are looked for. */
const SHOWN = 5;
const RECENT = 30;
/** Changes that freshness is told from at most. */
const LAGS = 1_000;

const day = z.object({ day: z.string(), done: z.number(), failed: z.number(), other: z.number() });
const last = z.object({
  id: z.string(),
  at: z.string(),
  name: z.string(),
  outcome: z.string(),
  direction: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
/** The day's calls to an organisation: what is left, what they will come to, and what is held back so that they suffice. */
const quota = z.object({
  left: z.number(),
  perDay: z.number(),
  used: z.number(),
  /** Nobody may call before this: the vendor said that its day is spent. */
  restsUntil: z.string().nullable(),
  forecast: z.object({
    total: z.number(),
    rest: z.number(),
    endsAt: z.string(),
    basis: z.enum(['days', 'today']),
    fits: z.boolean(),
  }),
  /** Hints that come within so many seconds wait for each other; 0 while the calls suffice. */
  gatherS: z.number(),
  /** Timers are so many times slower than the settings say; 1 while the calls suffice. */
  timersSlowedBy: z.number(),
});
const overviewShape = z.object({
  pair: pairShape,
  totals: z.object({
    linked: z.number(),
    issues: z.number(),
    waiting: z.number(),
    failed: z.number(),
    skipped: z.number(),
    needsYou: z.number(),
  }),
  /** The accounting organisation's day, by which attempts are counted, `YYYY-MM-DD`. */
  today: z.string(),
  attempts: z.object({ done: z.number(), failed: z.number(), successRate: z.number().nullable() }),
  trend: z.array(day),
  last: z.array(last),
  backlog: z.object({ open: z.number(), due: z.number() }),
  /** From a change to its arrival on the other side, over the last day; null where nothing has travelled. */
  freshness: z.object({ count: z.number(), p50Ms: z.number(), p95Ms: z.number() }).nullable(),
  /** Of the database, with what the plan allows. */
  storage: z.object({ bytes: z.number(), ofBytes: z.number() }),
  connections: z.array(connectionShape.extend({ quota: quota.nullable(), channels: z.array(channelShape) })),
  /** The last nightly comparison of everything, and how many changes it found that nobody had told of; null before the first. */
  comparison: z.object({ at: z.string(), found: z.number() }).nullable(),
});

const overview = route(
  { method: 'get', path: '/overview', summary: 'How a pair is doing' },
  {
    query: z.object({ pair: z.string().optional(), from: z.iso.date().optional(), to: z.iso.date().optional() }),
    reply: overviewShape,
    errors: ['pair.unknown'],
  },
);

/** Null where the organisation is not reached, or nothing is known of its system. */
async function quotaOf(house: House, connection: Connection): Promise<z.infer<typeof quota> | null> {
  const told = connection.state === 'connected' ? await standingOf(house, connection) : null;
  if (!told) return null;
  const { used, total, rest, endsAt, basis, fits, gatherMs, stretch } = told.forecast;
  return {
    left: told.dayLeft,
    perDay: told.perDay,
    used,
    restsUntil: told.daySpent ? isoTime(told.notBefore) : null,
    forecast: { total, rest, endsAt: isoTime(endsAt) ?? '', basis, fits },
    gatherS: Math.ceil(gatherMs / 1_000),
    timersSlowedBy: Math.round(stretch * 10) / 10,
  };
}

/** Half of the changes arrived within the one, nineteen of twenty within the other. */
function freshnessOf(lags: readonly number[]): z.infer<typeof overviewShape>['freshness'] {
  const at = (share: number) => lags[Math.min(lags.length - 1, Math.floor(lags.length * share))] ?? 0;
  return lags.length === 0 ? null : { count: lags.length, p50Ms: at(0.5), p95Ms: at(0.95) };
}

/** The last attempts. That records are of another kind says nothing of how it goes: such entries stand aside for others. */
function lastOf(recent: readonly AuditRow[]): readonly AuditRow[] {
  const own = recent.filter(({ code }) => code !== OTHER_KIND);
  return (own.length > 0 ? own : recent).slice(0, SHOWN);
}

export const overviews = apiPart().openapi(overview, async (c) => {
  const { house } = c.var;
  const now = house.world.now();
  const ports = { db: house.db, now: () => now };
  const { pair: wanted, from, to } = c.req.valid('query');
  const all = await pairStore(ports).list();
  const pair = wanted === undefined ? all[0] : all.find(({ id }) => id === wanted);
  if (!pair) throw new ApiError('pair.unknown');
  const read = lists(ports);
  const today = await todayOf(house.db, pair.id, now);
  const tallies = await read.tallies(pair.id, from ?? dayAfter(today, -USUAL_DAYS), to ?? today);
  const counts = await read.counts(pair.id);
  const standing = (state: string) => counts.standings.find((each) => each.state === state)?.count ?? 0;
  const sum = (outcome: string) =>
    tallies.filter((each) => each.outcome === outcome).reduce((total, { count }) => total + count, 0);
  const [done, failed] = [sum('done'), sum('failed')];
  const days = [...new Set(tallies.map((each) => each.day))].map((each) => {
    const of = (keep: (outcome: string) => boolean) =>
      tallies
        .filter((tally) => tally.day === each && keep(tally.outcome))
        .reduce((total, { count }) => total + count, 0);
    return {
      day: each,
      done: of((o) => o === 'done'),
      failed: of((o) => o === 'failed'),
      other: of((o) => o !== 'done' && o !== 'failed'),
    };
  });
  const open = await read.jobs(pair.id);
  const recent = await read.audit(pair.id, { ...everything, limit: RECENT });
  const lags = await read.lags(pair.id, Math.max(now - DAY_MS, pair.wentLiveAt ?? now), LAGS);
  const sides = (await connectionStore(ports).list()).filter(({ id }) => id === pair.crm || id === pair.accounting);
  const channels = await channelsOf(house, pair.id, languageOf(c));
  const connections = await Promise.all(
    sides.map(async (each) => ({
      ...toConnection(each, languageOf(c)),
      quota: await quotaOf(house, each),
      channels: channels.get(each.id) ?? [],
    })),
  );
  const comparison = await silenceStore(ports).comparison(pair.id);
  return c.json(
    {
      pair: toPair(pair, languageOf(c)),
      totals: {
        linked: counts.linked,
        issues: counts.issues,
        waiting: standing('waiting'),
        failed: standing('failed'),
        skipped: standing('skipped'),
        needsYou: standing('needs-you'),
      },
      today,
      attempts: { done, failed, successRate: done + failed === 0 ? null : done / (done + failed) },
      trend: days,
      last: lastOf(recent.items).map(({ id, at, name, outcome, direction, code, facts }) => ({
        id: String(id),
        at: new Date(at).toISOString(),
        name,
        outcome,
        direction,
        code,
        message: say(languageOf(c), code, { ...(facts === null ? {} : (JSON.parse(facts) as object)), name }),
      })),
      backlog: {
        open: open.length,
        due: open.filter(({ running, due_at: at }) => running !== null || (at !== null && at <= now)).length,
      },
      freshness: freshnessOf(lags),
      storage: { bytes: house.meter.sizeBytes, ofBytes: keeping[house.profile.name].storageBytes },
      connections,
      comparison: comparison && { at: isoTime(comparison.at) ?? '', found: comparison.found },
    },
    200,
  );
});
