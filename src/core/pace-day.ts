// What is left of a vendor's day of calls, learned from its replies: which plan the organisation has, and when its day turns. Pure.

export const DAY_MS = 86_400_000;

export interface DayLimits {
  /** The least that the vendor gives anybody; what this organisation has is learned from its replies. */
  readonly perDay: number;
  /** The calls of the last 24 hours count: those of a spent day come back one by one. Left out: a day begins at a moment of its own. */
  readonly rolling?: true;
  /** What the vendor gives in a day, by its plans, the smallest first. Left out: `perDay` alone. */
  readonly plans?: readonly number[];
}

export interface Today {
  /** Calls left, and of how many. */
  readonly left: number;
  readonly most: number;
  /** When it began, epoch ms. */
  readonly since: number;
  /** The vendor has said what is left. */
  readonly told?: true;
  /** When it said so last. */
  readonly toldAt?: number;
  /** The vendor's own day was seen to begin: until then ours began with the first call, and theirs may turn at any moment. */
  readonly turned?: true;
}

/** What the vendor's headers say of the day, where it sent them. */
export interface Word {
  readonly now: number;
  readonly dayLeft?: number;
  /** The vendor tells what is left only once half of it is used, and did not tell. */
  readonly halfLeft?: boolean;
}

/** Where nobody knows when the vendor's day turns, its word is asked for again with one call, once the last one is this old. */
export const WORD_AGES_MS = 2 * 3_600_000;

/** Where what is left differs so much from our count, and is so much of a whole plan, the vendor's next day has begun. */
const NEXT_DAY = { differs: 0.05, left: 0.9 };

/** The day with the vendor's word on it: what is left, which plan that belongs to, and whether a new day has begun meanwhile. */
export function learned(day: Today, limits: DayLimits, { dayLeft, halfLeft, now }: Word, reserved: number): Today {
  if (dayLeft === undefined) return halfLeft ? silent(day, limits, now, reserved) : day;
  const plan = planOf(limits, dayLeft);
  const differs = Math.abs(dayLeft - reserved - day.left);
  const isNext = differs > plan * NEXT_DAY.differs && dayLeft >= plan * NEXT_DAY.left;
  const most = isNext ? plan : Math.max(day.most, plan);
  // At the first word the plan is learned; that is no new day.
  const turns = isNext && day.told === true;
  return {
    left: dayLeft - reserved,
    most,
    since: turns ? now : day.since,
    told: true,
    toldAt: now,
    ...((turns || day.turned) && { turned: true }),
  };
}

/** The smallest plan that leaves so many calls. */
function planOf({ plans = [], perDay }: DayLimits, left: number): number {
  return [...plans, perDay].sort((one, other) => one - other).find((plan) => plan >= left) ?? left;
}

/**
 * A vendor that tells what is left only below half of it says by its silence that more than half is left. Until it has told anything its
 * plan may be larger than we know; after that, calls may have come back since. Single replies may leave its word out: it has to be old.
 */
function silent(day: Today, limits: DayLimits, now: number, reserved: number): Today {
  if (!day.told) return atLeastHalf(day, limits);
  const left = Math.floor(day.most / 2) - reserved;
  const isOld = now - (day.toldAt ?? 0) >= WORD_AGES_MS;
  return limits.rolling && isOld && left > day.left ? { ...day, left, toldAt: now } : day;
}

/** More than half of the day's calls are left, though we counted more than half of them: it is a larger plan. */
function atLeastHalf(day: Today, limits: DayLimits): Today {
  const used = day.most - day.left;
  const most = Math.max(day.most, planOf(limits, 2 * used));
  return { ...day, most, left: most - used };
}
