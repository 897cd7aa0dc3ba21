// The watch over a vendor's events while they are believed: how often a kind is looked at only to see whether they still arrive. Where
// somebody works it costs what it costs; on a day on which nobody does, what the other looks leave of that day's calls.

import { isWorkingDay, isWorkingTime, WORKING_HOURS } from './working-time.ts';

export interface Watch {
  /** Calls that the watch may take on a day on which nothing happens. */
  readonly calls: number;
  /** Something has changed in the system within the last day: this is no idle day. */
  readonly isUsed: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Twelve minutes: with those that an event may be late, a way that went quiet is found within a quarter of an hour. */
const WATCH_MS = 720_000;
/** Fourteen: a minute for the look and one for the verdict are left of the quarter. */
const LATEST_MS = 840_000;

/** Calls of an idle day, as counted (`npm run bench -- days`): lists, their names and the organisation are read daily. */
const IDLE_DAY = { all: 150, rest: 8 } as const;
/** Looks of an idle day: at what has no events, and at what events tell of. */
const LOOKS = { hourly: 25, told: 4 } as const;
/** What the nightly comparison takes of a kind. */
const COMPARED = { hourly: 1, told: 3 } as const;

/** What a kind takes of an idle day whose looks take so many calls each; one that keeps the watch is compared, and its looks are the watch. */
export function callsOfIdleDay(looked: 'hourly' | 'told' | 'watch', callsEach = 1): number {
  return looked === 'watch' ? COMPARED.told : LOOKS[looked] * callsEach + COMPARED[looked];
}

/** What is left of an idle day's calls for the watch, by what each kind takes of them. */
export function callsForWatch(taken: readonly number[]): number {
  return Math.max(0, IDLE_DAY.all - IDLE_DAY.rest - taken.reduce((sum, calls) => sum + calls, 0));
}

/**
 * How long until the next look of the watch, in ms, at most `mostMs`. Every twelve minutes where the system is used. Elsewhere evenly, where
 * that is often enough; else in working time first, and what is left is spread over the rest of the day. That begins with the first minutes
 * of working time: whatever was told outside of it is looked at as soon as it begins.
 */
export function watching(now: number, timeZone: string, { calls, isUsed }: Watch, mostMs: number): number {
  if (isUsed) return WATCH_MS;
  const evenMs = spread(24, calls, mostMs);
  const ofWorkingTime = callsOfWorkingTime();
  if (evenMs <= LATEST_MS || calls < ofWorkingTime) return evenMs;
  if (isWorkingTime(now, timeZone)) return WATCH_MS;
  const ms = isWorkingDay(now, timeZone) ? spread(24 - WORKING_HOURS, calls - ofWorkingTime, mostMs) : evenMs;
  for (let at = WATCH_MS; at < ms; at += WATCH_MS) if (isWorkingTime(now + at, timeZone)) return at;
  return ms;
}

/** Those of its hours, and some more where it begins and ends, and at midnight. */
function callsOfWorkingTime(): number {
  return (WORKING_HOURS * HOUR_MS) / WATCH_MS + 4;
}

/** In whole minutes, since the clock strikes no others: none too often, and without a call not at all. */
function spread(hours: number, calls: number, mostMs: number): number {
  const minutes = Math.ceil((hours * HOUR_MS) / calls / MINUTE_MS);
  return Math.min(mostMs, Math.max(WATCH_MS, minutes * MINUTE_MS));
}
