// How long until the timer looks again: arithmetic over what was found lately, and over how far those are believed who tell of changes.

import type { Side } from './record.ts';
import { type Heard, standingOf } from './silence.ts';

export interface Timed {
  readonly side: Side;
  /** The interval of the settings, in ms. */
  readonly chosenMs: number;
  /** When a look last found a change, or the pair went live, epoch ms. */
  readonly changedAt: number;
  /** How the vendor's events about it stand; null where it sends none, or nobody listens. */
  readonly told: Heard | null;
  /** IANA name of the organisation's time zone. */
  readonly timeZone: string;
  /** Looking at it keeps watch, in working time, over all that the same events tell of. */
  readonly keepsWatch: boolean;
  /** Midnight changes its records, and no event tells of that: what was due is overdue. */
  readonly turns: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** What has no events is looked at this seldom once nothing has changed for long. */
const SELDOM_MS = 3_600_000;
/** What is told of by events that are known to arrive. */
const HARDLY_MS = 21_600_000;
/** What events failed to tell of. */
const OFTEN_MS = 900_000;
/** With the minutes that an event may be late, a way that went quiet over the weekend is found within a quarter of an hour. */
const WATCH_MS = 720_000;

/**
 * Why a timer waits as long as it does. `chosen`: as the settings say. `calls`: the day's calls run short. `idle`: nothing has changed for
 * a while. `told`: events that are known to arrive tell of it. `watch`: the same, and it keeps watch over them. `quiet`: events that should
 * have told did not. `midnight`: the day turns before that.
 */
export const reasons = ['chosen', 'calls', 'idle', 'told', 'watch', 'quiet', 'midnight'] as const;
export type Reason = (typeof reasons)[number];

export interface Interval {
  readonly ms: number;
  readonly why: Reason;
}

/**
 * The CRM side keeps the interval of the settings. The accounting side, whose calls are few, keeps it while records change; then it
 * stretches, doubling each idle hour. Both are `stretch` times slower while the day's calls run short, up to an hour.
 */
export function intervalOf(timed: Timed, now: number, stretch: number): Interval {
  const { side, chosenMs } = timed;
  const asked: Interval = side === 'crm' ? { ms: chosenMs, why: 'chosen' } : whenIdle(timed, now);
  const ms = Math.min(Math.max(SELDOM_MS, asked.ms), asked.ms * stretch);
  return ms > asked.ms ? { ms, why: 'calls' } : asked;
}

function whenIdle(timed: Timed, now: number): Interval {
  const { chosenMs, changedAt, timeZone, turns } = timed;
  const idleHours = Math.max(0, Math.floor((now - changedAt) / HOUR_MS));
  const doubled = chosenMs * 2 ** Math.min(10, idleHours);
  const midnight = turns ? untilMidnight(now, timeZone) : Infinity;
  const most = mostIdle(timed, now);
  const least: Interval = midnight < most.ms ? { ms: midnight, why: 'midnight' } : most;
  if (least.ms <= chosenMs || doubled === chosenMs) return { ms: chosenMs, why: 'chosen' };
  return doubled < least.ms ? { ms: doubled, why: 'idle' } : least;
}

function mostIdle({ told, keepsWatch, timeZone }: Timed, now: number): Interval {
  if (told === null) return { ms: SELDOM_MS, why: 'idle' };
  switch (standingOf(told, now)) {
    case 'believed':
      return keepsWatch ? { ms: watching(now, timeZone), why: 'watch' } : { ms: HARDLY_MS, why: 'told' };
    case 'unheard':
      return { ms: SELDOM_MS, why: 'idle' };
    case 'doubted':
    case 'quiet':
      return { ms: OFTEN_MS, why: 'quiet' };
  }
}

/** The watch is kept from the first minutes of working time on: whatever was told outside of it is looked at as soon as it begins. */
function watching(now: number, timeZone: string): number {
  const steps = HARDLY_MS / WATCH_MS;
  for (let step = 0; step < steps; step++)
    if (isWorkingTime(now + step * WATCH_MS, timeZone)) return Math.max(1, step) * WATCH_MS;
  return HARDLY_MS;
}

const FIRST_HOUR = 8;
const LAST_HOUR = 18;

/** Monday to Friday from eight to six by the clock of an IANA time zone; of one that nobody knows, UTC. */
export function isWorkingTime(now: number, timeZone: string): boolean {
  const { weekday, hour } = clockAt(now, timeZone);
  return !weekday.startsWith('S') && hour >= FIRST_HOUR && hour < LAST_HOUR;
}

/** Until a minute past the next midnight there, in ms. */
function untilMidnight(now: number, timeZone: string): number {
  const { hour, minute } = clockAt(now, timeZone);
  return DAY_MS - hour * HOUR_MS - (minute - 1) * MINUTE_MS - (now % MINUTE_MS);
}

function clockAt(now: number, timeZone: string): { weekday: string; hour: number; minute: number } {
  const parts = clockIn(timeZone).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { weekday: part('weekday'), hour: Number(part('hour')), minute: Number(part('minute')) };
}

/** By their time zone: making one takes longer than a thousand readings of it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, (clock = makeClock(timeZone)));
  return clock;
}

function makeClock(timeZone: string): Intl.DateTimeFormat {
  const options = { weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}
