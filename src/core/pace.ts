// How fast a vendor may be called: arithmetic over what was called lately and what the vendor's headers say. No clock and no waiting
// here; whoever holds a pace asks it before a call and tells it after.

/** Why a call is made, from the most to the least urgent. */
export const classes = ['person', 'event', 'timer', 'run'] as const;
export type WorkClass = (typeof classes)[number];

export function moreUrgent(one: WorkClass, other: WorkClass): WorkClass {
  return classes.indexOf(one) <= classes.indexOf(other) ? one : other;
}

/** What one organisation allows. */
export interface Limits {
  readonly perMinute: number;
  readonly perDay: number;
  /** Calls under way at once. */
  readonly concurrent: number;
}

export interface Pace {
  /** Times of the calls of the last minute, epoch ms, oldest first. */
  readonly lately: readonly number[];
  /** No call before this: the vendor said so. Epoch ms. */
  readonly notBefore: number;
  /** Calls left today, and when that was last known. */
  readonly day: { readonly left: number; readonly since: number };
  /** The vendor said that the day is spent. */
  readonly daySpent: boolean;
  /** Groups of calls that were granted and not reported back, with the time after which they count as ended. */
  readonly underWay: readonly { readonly id: string; readonly parallel: number; readonly until: number }[];
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A group of calls whose end nobody reports counts as ended after this. */
const FORGOTTEN_MS = 90_000;

export function freshPace(limits: Limits, now: number): Pace {
  return { lately: [], notBefore: 0, day: { left: limits.perDay, since: now }, daySpent: false, underWay: [] };
}

/** The share of a limit that each class leaves for more urgent ones. */
const keptBack: Record<WorkClass, { minute: number; day: number }> = {
  person: { minute: 0, day: 0 },
  event: { minute: 0.08, day: 0.03 },
  timer: { minute: 0.16, day: 0.1 },
  run: { minute: 1 / 3, day: 0.3 },
};

export type Grant =
  { readonly granted: number } | { readonly waitMs: number; readonly why: 'minute' | 'day' | 'concurrent' | 'told' };

/**
 * Asks for up to `calls` calls, `parallel` of them at once. Granted is a number from 1 to `calls`; refused is how long to wait.
 * The returned pace counts the calls as made.
 */
export function reserve(
  pace: Pace,
  limits: Limits,
  ask: { id: string; calls: number; parallel: number; work: WorkClass; now: number },
): { pace: Pace; grant: Grant } {
  const { now } = ask;
  const settled = forget(pace, limits, now);
  const refuse = (waitMs: number, why: 'minute' | 'day' | 'concurrent' | 'told') => ({
    pace: settled,
    grant: { waitMs: Math.max(1, Math.ceil(waitMs)), why } as const,
  });
  if (settled.notBefore > now) return refuse(settled.notBefore - now, settled.daySpent ? 'day' : 'told');
  const keep = keptBack[ask.work];
  const day = Math.floor(settled.day.left - limits.perDay * keep.day);
  if (day < 1) return refuse(settled.day.since + DAY_MS - now, 'day');
  const busy = settled.underWay.reduce((sum, { parallel }) => sum + parallel, 0);
  if (busy + ask.parallel > limits.concurrent) return refuse(1_000, 'concurrent');
  const minute = Math.floor(limits.perMinute * (1 - keep.minute)) - settled.lately.length;
  if (minute < 1) return refuse(freeAgainMs(settled, limits, ask.work, now), 'minute');
  const granted = Math.min(ask.calls, minute, day);
  return {
    grant: { granted },
    pace: {
      ...settled,
      lately: [...settled.lately, ...Array.from({ length: granted }, () => now)],
      day: { ...settled.day, left: settled.day.left - granted },
      underWay: [...settled.underWay, { id: ask.id, parallel: ask.parallel, until: now + FORGOTTEN_MS }],
    },
  };
}

/** When the oldest call that stands in the way of this class leaves the minute. */
function freeAgainMs({ lately }: Pace, limits: Limits, work: WorkClass, now: number): number {
  const room = Math.floor(limits.perMinute * (1 - keptBack[work].minute));
  const blocking = lately[lately.length - room] ?? lately[0] ?? now;
  return blocking + MINUTE_MS - now;
}

/** What came of a reserved group of calls. */
export interface Report {
  readonly id: string;
  readonly now: number;
  /** Calls that were granted and not made. */
  readonly unused: number;
  /** From the vendor's headers, where it sent them. */
  readonly minuteLeft?: number;
  readonly dayLeft?: number;
  /** The vendor refused a call: wait this long. */
  readonly waitMs?: number;
  readonly daySpent?: boolean;
}

/** Takes the vendor's word over our own count, in the stricter direction for the minute, as it is for the day. */
export function report(
  pace: Pace,
  limits: Limits,
  { id, now, unused, minuteLeft, dayLeft, waitMs, daySpent }: Report,
): Pace {
  const settled = forget(pace, limits, now);
  const lately = settled.lately.slice(0, Math.max(0, settled.lately.length - unused));
  const missing = minuteLeft === undefined ? 0 : Math.max(0, limits.perMinute - minuteLeft - lately.length);
  return {
    lately: [...lately, ...Array.from({ length: missing }, () => now)],
    notBefore: waitMs === undefined ? settled.notBefore : Math.max(settled.notBefore, now + waitMs),
    day: { left: dayLeft ?? settled.day.left + unused, since: settled.day.since },
    daySpent: daySpent ?? settled.daySpent,
    underWay: settled.underWay.filter((group) => group.id !== id),
  };
}

/** Drops what time has passed over. */
function forget(pace: Pace, limits: Limits, now: number): Pace {
  const overnight = now - pace.day.since >= DAY_MS;
  return {
    lately: pace.lately.filter((at) => now - at < MINUTE_MS),
    notBefore: pace.notBefore,
    day: overnight ? { left: limits.perDay, since: now } : pace.day,
    daySpent: pace.daySpent && pace.notBefore > now,
    underWay: pace.underWay.filter(({ until }) => until > now),
  };
}
