// What a day's calls to one organisation will come to, from the hours before; and how much has to be held back so that they suffice.
// Arithmetic over counted calls: no clock here, and nothing of what the calls were for.

/** Calls by the hour. Hours are counted from 1970. */
export interface Usage {
  /** The hour of the first count. */
  readonly first: number;
  readonly calls: readonly number[];
}

/** A vendor's day, as far as it is known. */
export interface Allowance {
  /** Calls that may still be made in it, and in the whole of it. */
  readonly left: number;
  readonly most: number;
  /** When it began, epoch ms; it ends a day later. */
  readonly since: number;
  /** Calls of it that historical runs made: they take what others leave, and say nothing of what is needed. Left out: none. */
  readonly byRuns?: number;
}

export interface Forecast {
  readonly used: number;
  /** Calls that are expected until the day ends. */
  readonly rest: number;
  readonly total: number;
  /** Epoch ms. */
  readonly endsAt: number;
  /** Whether it rests on days before, or on what was seen of this one alone. */
  readonly basis: 'days' | 'today';
  /** The calls that are left suffice for what is expected. */
  readonly fits: boolean;
  /** Hints that come within this time wait for each other, in ms; 0 while the day's calls suffice. */
  readonly gatherMs: number;
  /** Timers are this many times slower; 1 while the day's calls suffice. */
  readonly stretch: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Two weeks and a day: so that each hour has two like it. */
const KEPT_HOURS = 15 * 24;
/** Calls of lesser days that are as good as chance: a ratio of smaller numbers says little. */
const CHANCE = 30;
/** Where no day before is known, people go on as they do now for at most so long. */
const WORKDAY_HOURS = 10;
/** Calls that one look takes, with the write that follows. */
const CALLS_A_LOOK = 3;
/** Kept for persons, as a share of the day. */
const KEPT_BACK = 0.05;
/** From this share of what is left on, holding back begins; at all of it, it is complete. */
const STRAINED_FROM = 0.9;
/**
 * Where no day before is known, holding back begins once this share of the day is used, and is complete at the second: the first minutes
 * are those of setting up and trying out, and who tries out sees each change arrive in seconds.
 */
const FIRST_DAY = { from: 0.3, whole: 0.5 };
export const GATHER_AT_MOST_MS = 15 * 60_000;
export const STRETCH_AT_MOST = 20;

export const noUsage: Usage = { first: 0, calls: [] };

/** Counts calls, or takes back what was counted and not made (a negative number), in the hour of `now`. */
export function count({ first, calls }: Usage, now: number, made: number): Usage {
  const hour = hourOf(now);
  if (calls.length === 0) return { first: hour, calls: [Math.max(0, made)] };
  const last = first + calls.length - 1;
  // A clock that went back counts in the hour that it had reached.
  const at = Math.max(hour, last);
  const missing = Math.min(at - last, KEPT_HOURS);
  const known = [...calls, ...Array.from({ length: missing }, () => 0)].slice(-KEPT_HOURS);
  const counted = known.with(-1, Math.max(0, (known.at(-1) ?? 0) + made));
  return { first: at - counted.length + 1, calls: counted };
}

/** What the vendor's day will come to, and what has to be held back. Total: whatever was counted, there is an answer. */
export function forecast(usage: Usage, { left, most, since, byRuns = 0 }: Allowance, now: number): Forecast {
  const endsAt = Math.max(since + DAY_MS, now);
  const used = Math.max(0, most - left);
  const known = (hour: number) => expectedIn(usage, hour, hourOf(now));
  const isKnown = known(hourOf(now)) !== null;
  const likeDays = (from: number, to: number) => sumOver(from, to, (hour) => known(hour) ?? 0);
  const recently = recentRate(usage, now);
  const likeNow = (to: number) => recently * Math.min(WORKDAY_HOURS, (to - now) / HOUR_MS);
  const byOthers = Math.max(0, used - byRuns);
  const { ratio, trust } = isKnown ? compare(byOthers, likeDays(since, now)) : { ratio: 1, trust: 0 };
  const expected = (to: number) => trust * ratio * likeDays(now, to) + (1 - trust) * likeNow(to);
  const rest = expected(endsAt);
  const spare = Math.max(1, left - most * KEPT_BACK);
  const sure = isKnown ? 1 : share(used / Math.max(1, most), FIRST_DAY.from, FIRST_DAY.whole);
  const strain = sure * share(rest / spare, STRAINED_FROM, 1);
  // Of what may be spent, the next hour gets the part that it has of what is expected: no less than as it goes now, or a quiet hour of the
  // days before would hold back people who are at work, and what was held back would look like quiet.
  const soon = Math.min(now + HOUR_MS, endsAt);
  const asDays = expected(soon);
  const nextHour = Math.max(asDays, likeNow(soon));
  const perHour = (spare * nextHour) / Math.max(rest - asDays + nextHour, 0.01);
  const lastsMs = (CALLS_A_LOOK * HOUR_MS) / Math.max(perHour, 0.01);
  return {
    used,
    rest: Math.round(rest),
    total: Math.round(used + rest),
    endsAt,
    basis: isKnown ? 'days' : 'today',
    fits: rest <= left,
    gatherMs: Math.ceil(strain * Math.min(GATHER_AT_MOST_MS, lastsMs)),
    stretch: 1 + strain * (STRETCH_AT_MOST - 1),
  };
}

/** How far a value has come from where something begins to where it is whole: 0 to 1. */
function share(value: number, from: number, whole: number): number {
  return Math.min(1, Math.max(0, (value - from) / (whole - from)));
}

/**
 * How much more or less today has come to so far than days like it, and how far those can be trusted for what is left: a day with twice
 * or half as much is still like them, one with four times or a quarter is not.
 */
function compare(used: number, before: number): { ratio: number; trust: number } {
  const ratio = (used + CHANCE) / (before + CHANCE);
  const apart = Math.abs(Math.log2(ratio));
  return { ratio: Math.min(4, Math.max(0.25, ratio)), trust: Math.min(1, Math.max(0, 2 - apart)) };
}

function hourOf(time: number): number {
  return Math.floor(time / HOUR_MS);
}

/** Adds up an hourly rate between two times. */
function sumOver(from: number, to: number, rate: (hour: number) => number): number {
  let sum = 0;
  for (let hour = hourOf(from); hour * HOUR_MS < to; hour++) {
    const overlap = Math.min(to, (hour + 1) * HOUR_MS) - Math.max(from, hour * HOUR_MS);
    sum += (rate(hour) * overlap) / HOUR_MS;
  }
  return sum;
}

/**
 * Calls of an hour as they were in the same hour a week and two weeks before; else of the days before, the last of them counting most.
 * Null where none is known.
 */
function expectedIn({ first, calls }: Usage, hour: number, current: number): number | null {
  const isCounted = (one: number) => one >= first && one < current;
  const mean = (agos: readonly number[], less: number): number | null => {
    let [sum, weights, weight] = [0, 0, 1];
    for (const ago of agos) {
      const then = hour - ago * 24;
      if (!isCounted(then)) continue;
      sum += (calls[then - first] ?? 0) * weight;
      weights += weight;
      weight *= less;
    }
    return weights > 0 ? sum / weights : null;
  };
  return mean(weeksAgo, 1) ?? mean(daysAgo, 0.5);
}

const weeksAgo = [7, 14];
const daysAgo = [1, 2, 3, 4, 5, 6];

/** Calls an hour in the last three hours, as far as they were counted. */
function recentRate({ first, calls }: Usage, now: number): number {
  const from = Math.max(first, hourOf(now) - 2);
  const hours = Math.max(0.5, now / HOUR_MS - from);
  return sumOver(from * HOUR_MS, (hourOf(now) + 1) * HOUR_MS, (hour) => calls[hour - first] ?? 0) / hours;
}
