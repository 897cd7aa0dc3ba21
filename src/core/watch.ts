// The watch over a vendor's events while they are believed: how often one kind is looked at only to see whether they still arrive. What that
// costs is taken out of what a day on which nothing happens may cost.

import { isWorkingDay, isWorkingTime, WORKING_HOURS } from './working-time.ts';

export interface Watch {
  /** Calls that the watch may take on a day on which nothing happens. */
  readonly calls: number;
  /** Somebody has worked in the system within the last days. */
  readonly isUsed: boolean;
}

const HOUR_MS = 3_600_000;
/** With the minutes that an event may be late, a way that went quiet is found within a quarter of an hour. */
export const WATCH_MS = 720_000;
const OF_WORKING_TIME = (WORKING_HOURS * HOUR_MS) / WATCH_MS;

/** Calls of an idle day, of those that a kind costs anyhow: looked at hourly, or hardly ever; the nightly comparison included. */
const IDLE_DAY = { all: 150, rest: 4, hourly: 25, told: 10 } as const;

/** What is left of an idle day's calls for the watch, by how many kinds have no events and how many have. */
export function callsForWatch(hourly: number, told: number): number {
  return Math.max(0, IDLE_DAY.all - IDLE_DAY.rest - hourly * IDLE_DAY.hourly - told * IDLE_DAY.told);
}

/**
 * How long until the next look of the watch, in ms, at most `mostMs`. In working time every twelve minutes, where it is used or calls suffice;
 * what is left is spread over the rest of the day. It is kept from the first minutes of working time on: whatever was told outside of it is
 * looked at as soon as it begins.
 */
export function watching(now: number, timeZone: string, watch: Watch, mostMs: number): number {
  const keepsHours = watch.isUsed || watch.calls >= OF_WORKING_TIME;
  if (keepsHours && isWorkingTime(now, timeZone)) return WATCH_MS;
  const atWork = keepsHours && isWorkingDay(now, timeZone);
  const left = atWork ? watch.calls - OF_WORKING_TIME : watch.calls;
  const hours = atWork ? 24 - WORKING_HOURS : 24;
  const ms = left <= 0 ? mostMs : Math.min(mostMs, Math.max(WATCH_MS, (hours * HOUR_MS) / left));
  for (let at = WATCH_MS; at < ms; at += WATCH_MS) if (keepsHours && isWorkingTime(now + at, timeZone)) return at;
  return ms;
}
