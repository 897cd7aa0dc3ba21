// How long until the timer looks again: arithmetic over what was found lately, and over how far those are believed who tell of changes.

import type { Side } from './record.ts';
import { type Heard, standingOf } from './silence.ts';
import { type Watch, watching } from './watch.ts';
import { clockAt } from './working-time.ts';

export interface Timed {
  readonly side: Side;
  /** The interval of the settings, in ms; null where the timer is not to look. */
  readonly chosenMs: number | null;
  /** When a look last found a change, or the pair went live, epoch ms. */
  readonly changedAt: number;
  /** How the vendor's events about it stand; null where it sends none, or nobody listens. */
  readonly told: Heard | null;
  /** IANA name of the organisation's time zone. */
  readonly timeZone: string;
  /** Looking at it keeps watch over all that the same events tell of; null where another kind does. */
  readonly watch: Watch | null;
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

/**
 * Why a timer waits as long as it does. `chosen`: as the settings say. `calls`: the day's calls run short. `idle`: nothing has changed for
 * a while. `told`: events that are known to arrive tell of it. `watch`: the same, and it keeps watch over them. `quiet`: events that should
 * have told did not. `midnight`: the day turns before that. `never`: the settings say so.
 */
export const reasons = ['chosen', 'calls', 'idle', 'told', 'watch', 'quiet', 'midnight', 'never'] as const;
export type Reason = (typeof reasons)[number];

export interface Interval {
  /** Null: the timer does not look. */
  readonly ms: number | null;
  readonly why: Reason;
}

/** The timer looks. */
type Some = Interval & { readonly ms: number };
/** What the settings let the timer look at. */
type Looked = Timed & { readonly chosenMs: number };

/**
 * The CRM side keeps the interval of the settings. The accounting side, whose calls are few, keeps it while records change; then it
 * stretches, doubling each idle hour. Both are `stretch` times slower while the day's calls run short, up to an hour. What the timer is not
 * to look at it looks at all the same while events that should tell of it keep quiet: nobody else would.
 */
export function intervalOf(timed: Timed, now: number, stretch: number): Interval {
  const { side, chosenMs, told } = timed;
  if (chosenMs === null) return isDoubted(told, now) ? { ms: OFTEN_MS, why: 'quiet' } : { ms: null, why: 'never' };
  const asked: Some = side === 'crm' ? { ms: chosenMs, why: 'chosen' } : whenIdle({ ...timed, chosenMs }, now);
  const ms = Math.min(Math.max(SELDOM_MS, asked.ms), asked.ms * stretch);
  return ms > asked.ms ? { ms, why: 'calls' } : asked;
}

function isDoubted(told: Heard | null, now: number): boolean {
  return told !== null && ['doubted', 'quiet'].includes(standingOf(told, now));
}

function whenIdle(timed: Looked, now: number): Some {
  const { chosenMs, changedAt, timeZone, turns } = timed;
  const idleHours = Math.max(0, Math.floor((now - changedAt) / HOUR_MS));
  const doubled = chosenMs * 2 ** Math.min(10, idleHours);
  const midnight = turns ? untilMidnight(now, timeZone) : Infinity;
  const most = mostIdle(timed, now);
  const least: Some = midnight < most.ms ? { ms: midnight, why: 'midnight' } : most;
  if (least.ms <= chosenMs || doubled === chosenMs) return { ms: chosenMs, why: 'chosen' };
  return doubled < least.ms ? { ms: doubled, why: 'idle' } : least;
}

function mostIdle({ told, watch, timeZone }: Timed, now: number): Some {
  if (told === null) return { ms: SELDOM_MS, why: 'idle' };
  const kept = watch ? watching(now, timeZone, watch, HARDLY_MS) : HARDLY_MS;
  switch (standingOf(told, now)) {
    case 'believed':
      return kept < HARDLY_MS ? { ms: kept, why: 'watch' } : { ms: HARDLY_MS, why: 'told' };
    case 'unheard':
      return kept < SELDOM_MS ? { ms: kept, why: 'watch' } : { ms: SELDOM_MS, why: 'idle' };
    case 'doubted':
    case 'quiet':
      return { ms: OFTEN_MS, why: 'quiet' };
  }
}

/** Until a minute past the next midnight there, in ms. */
function untilMidnight(now: number, timeZone: string): number {
  const { hour, minute } = clockAt(now, timeZone);
  return DAY_MS - hour * HOUR_MS - (minute - 1) * MINUTE_MS - (now % MINUTE_MS);
}
