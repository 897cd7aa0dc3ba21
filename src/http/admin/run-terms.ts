// What a historical run may take of the vendors' limits and of the platform's, and when it will end.

import { costsOf, type House, standingOf } from '../../compose.ts';
import { type Limits, shareOf } from '../../core/pace.ts';
import type { Side } from '../../core/record.ts';
import { stepsOf } from '../../core/run.ts';
import { type Allowed, estimateOf, fitsToday, leftOf, type Terms } from '../../core/run-costs.ts';
import { connectionStore } from '../../db/connections.ts';
import type { Pair } from '../../db/pairs.ts';
import { runStore, type StoredRun } from '../../db/runs.ts';
import { endOfDay } from '../../sync/open-run.ts';
import type { Standing } from '../../systems/paces.ts';

const DAY_MS = 86_400_000;
/** A stretch takes about this long, in seconds, wake-up and proof included, and this much more for each of its records. */
const STRETCH_S = 2;
const RECORD_S = 0.01;

/** What a run of the pair may take of everybody's limits, as they stand now. */
export async function termsOf(house: House, pair: Pair) {
  const store = connectionStore({ db: house.db, now: () => house.world.now() });
  const of = async (side: Side) => {
    const connection = await store.find(pair[side]);
    const told = connection?.state === 'connected' ? await standingOf(house, connection) : null;
    const { costs, limits } = costsOf(connection?.system ?? '');
    return { costs, allowed: allowedOf(house.world.now(), limits, told) };
  };
  const { history: records } = house.profile;
  const [crm, accounting] = [await of('crm'), await of('accounting')];
  return {
    costs: { crm: crm.costs, accounting: accounting.costs },
    allowed: { crm: crm.allowed, accounting: accounting.allowed },
    room: await roomOf(house),
    pass: { records, seconds: STRETCH_S + records * RECORD_S, freshS: house.profile.historyFreshMs / 1_000 },
  };
}

/** What runs are given of an organisation's calls; of one that is not connected, as if its day began. */
function allowedOf(now: number, limits: Limits, told: Standing | null): Allowed {
  const { minute, day } = shareOf('run');
  const most = told?.perDay ?? limits.perDay;
  const left = told?.daySpent ? 0 : (told?.dayLeft ?? most);
  return {
    perMinute: limits.perMinute * minute,
    perDay: Math.max(1, most * day),
    today: Math.max(0, Math.floor(left - most * (1 - day))),
    endsInS: told ? Math.max(0, Math.max(told.forecast.endsAt, told.notBefore) - now) / 1_000 : 0,
  };
}

async function roomOf(house: House) {
  const now = house.world.now();
  const { historyPerDay: perDay } = house.profile;
  return {
    perDay,
    today: Math.max(0, perDay - (await runStore({ db: house.db, now: () => now }).today())),
    endsInS: (endOfDay(now) - now) / 1_000,
  };
}

/** When a run will end, in seconds from now: by the pace so far; where the vendors' days do not suffice, or nothing came over yet, by what is left to call for. */
export function secondsLeft(run: StoredRun, terms: Terms, now: number): number | null {
  if (run.estimate === null || run.startedAt === null) return null;
  const left = estimateOf(stepsOf(run), leftOf(run, run.estimate), terms);
  const worked = run.counts.reduce((sum, { linked, held }) => sum + linked + held, 0);
  const isOfToday = now - run.startedAt < DAY_MS;
  if (!fitsToday(left, terms) || worked === 0 || !isOfToday) return left.seconds;
  return Math.ceil((((now - run.startedAt) / worked) * left.records) / 1_000);
}
