// How fast a vendor may be called: arithmetic over what was called lately and what the vendor's headers say. No clock and no waiting
// here; whoever holds a pace asks it before a call and tells it after.

import { DAY_MS, type DayLimits, learned, type Today, type Word, WORD_AGES_MS } from './pace-day.ts';

/** Why a call is made, from the most to the least urgent. */
export const classes = ['person', 'event', 'timer', 'run'] as const;
export type WorkClass = (typeof classes)[number];

export function moreUrgent(one: WorkClass, other: WorkClass): WorkClass {
  return classes.indexOf(one) <= classes.indexOf(other) ? one : other;
}

/** What one organisation allows. */
export interface Limits extends DayLimits {
  readonly perMinute: number;
  /** Calls under way at once. */
  readonly concurrent: number;
}

export interface Pace {
  /** Times of the calls of the last minute, epoch ms, oldest first. */
  readonly lately: readonly number[];
  /** No call before this: the vendor said so. Epoch ms. */
  readonly notBefore: number;
  readonly day: Today;
  /** The vendor said that the day is spent. */
  readonly daySpent: boolean;
  /** Groups of calls that were granted and not reported back. */
  readonly underWay: readonly Group[];
}

interface Group {
  readonly id: string;
  readonly calls: number;
  /** How many of them are made at once. */
  readonly parallel: number;
  /** When they were granted, epoch ms. */
  readonly at: number;
}

const MINUTE_MS = 60_000;
/** A group of calls whose end nobody reports counts as ended after this. */
const FORGOTTEN_MS = 90_000;

export function freshPace(limits: Limits, now: number): Pace {
  const day = { left: limits.perDay, most: limits.perDay, since: now };
  return { lately: [], notBefore: 0, day, daySpent: false, underWay: [] };
}

/** A pace of an organisation that is known by now to have more calls a day than it was begun with; the vendor's own word stays. */
export function atLeast(pace: Pace, { perDay }: Limits): Pace {
  const { day } = pace;
  if (day.told || day.most >= perDay) return pace;
  return { ...pace, day: { ...day, most: perDay, left: day.left + perDay - day.most } };
}

/** What each class leaves for more urgent ones: a share of a minute's and of a day's calls, and places for calls at once. */
const keptBack: Record<WorkClass, { minute: number; day: number; places: number }> = {
  person: { minute: 0, day: 0, places: 0 },
  event: { minute: 0.08, day: 0.03, places: 1 },
  timer: { minute: 0.16, day: 0.1, places: 1 },
  run: { minute: 1 / 3, day: 0.25, places: 1 },
};

/** What part of a minute's and of a day's calls a class may take. */
export function shareOf(work: WorkClass): { readonly minute: number; readonly day: number } {
  const { minute, day } = keptBack[work];
  return { minute: 1 - minute, day: 1 - day };
}

export type Grant =
  /** That many calls, so many of them at once. */
  | { readonly granted: number; readonly parallel: number }
  | { readonly waitMs: number; readonly why: 'minute' | 'day' | 'concurrent' | 'told' };

/**
 * Asks for up to `calls` calls, up to `parallel` of them at once. Granted is from 1 to `calls`; refused is how long to wait.
 * The returned pace counts the calls as made.
 */
export function reserve(
  pace: Pace,
  limits: Limits,
  ask: { id: string; calls: number; parallel: number; work: WorkClass; now: number },
): { pace: Pace; grant: Grant } {
  const { now } = ask;
  const settled = forget(pace, now);
  const refuse = (waitMs: number, why: 'minute' | 'day' | 'concurrent' | 'told') => ({
    pace: settled,
    grant: { waitMs: Math.max(1, Math.ceil(waitMs)), why } as const,
  });
  if (settled.notBefore > now) return refuse(settled.notBefore - now, settled.daySpent ? 'day' : 'told');
  const keep = keptBack[ask.work];
  const day = Math.floor(settled.day.left - settled.day.most * keep.day);
  const askAgainAt = turnsAt(settled.day, limits, ask.work);
  const isProbe = day < 1 && askAgainAt <= now;
  if (day < 1 && !isProbe) return refuse(askAgainAt - now, 'day');
  const places = Math.max(1, limits.concurrent - keep.places);
  const parallel = Math.min(ask.parallel, ask.calls, places);
  const busy = settled.underWay.reduce((sum, group) => sum + group.parallel, 0);
  if (busy + parallel > places) return refuse(1_000, 'concurrent');
  const minute = Math.floor(limits.perMinute * (1 - keep.minute)) - settled.lately.length;
  if (minute < 1) return refuse(freeAgainMs(settled, limits, ask.work, now), 'minute');
  const granted = isProbe ? 1 : Math.min(ask.calls, minute, day);
  const group = { id: ask.id, calls: granted, parallel: Math.min(parallel, granted), at: now };
  return {
    grant: { granted, parallel: group.parallel },
    pace: {
      ...settled,
      lately: [...settled.lately, ...Array.from({ length: granted }, () => now)],
      day: { ...settled.day, left: settled.day.left - granted },
      underWay: [...settled.underWay, group],
    },
  };
}

/** When a class that has used up its part of the day is to ask again: as the next one begins, or for the vendor's word on that. */
function turnsAt({ left, since, toldAt, turned }: Today, { rolling }: Limits, work: WorkClass): number {
  const next = since + DAY_MS;
  // A person always finds one call left.
  const isKnown = turned && !rolling;
  const mayAsk = toldAt !== undefined && !isKnown && work !== 'run' && left > 1;
  return mayAsk ? Math.min(next, toldAt + WORD_AGES_MS) : next;
}

/** When the oldest call that stands in the way of this class leaves the minute. */
function freeAgainMs({ lately }: Pace, limits: Limits, work: WorkClass, now: number): number {
  const room = Math.floor(limits.perMinute * (1 - keptBack[work].minute));
  const blocking = lately[lately.length - room] ?? lately[0] ?? now;
  return blocking + MINUTE_MS - now;
}

/** What came of a reserved group of calls. */
export interface Report extends Word {
  readonly id: string;
  /** Calls that were granted and not made. */
  readonly unused: number;
  /** From the vendor's headers, where it sent them. */
  readonly minuteLeft?: number;
  /** The vendor refused a call: wait this long. */
  readonly waitMs?: number;
  readonly daySpent?: boolean;
}

/**
 * Takes the vendor's word over our own count, in the stricter direction for the minute, as it is for the day: the vendor has not seen
 * yet what others have reserved. A group that is not known (any more) gives nothing back.
 */
export function report(pace: Pace, limits: Limits, told: Report): Pace {
  const { id, now, minuteLeft, daySpent } = told;
  const settled = forget(pace, now);
  const own = settled.underWay.find((group) => group.id === id);
  const unused = Math.min(told.unused, own?.calls ?? 0);
  const others = settled.underWay.filter((group) => group !== own);
  const lately = own ? withoutUnused(settled.lately, own.at, unused) : settled.lately;
  // Who is told how long to wait knows when the minute has room again: what is left of it now says less.
  const missing =
    minuteLeft === undefined || told.waitMs !== undefined
      ? 0
      : Math.max(0, limits.perMinute - minuteLeft - lately.length);
  const reserved = others.reduce((sum, { calls }) => sum + calls, 0);
  const isOfToday = own !== undefined && own.at >= settled.day.since;
  const counted = { ...settled.day, left: settled.day.left + (isOfToday ? unused : 0) };
  const day = learned(counted, limits, told, reserved);
  const waitMs = told.waitMs ?? (daySpent ? day.since + DAY_MS - now : undefined);
  return {
    lately: [...lately, ...Array.from({ length: missing }, () => now)],
    notBefore: waitMs === undefined ? settled.notBefore : Math.max(settled.notBefore, now + waitMs),
    day,
    daySpent: daySpent ?? settled.daySpent,
    underWay: others,
  };
}

/** Calls that were not made leave the minute in which they were reserved; those of later groups stay. */
function withoutUnused(lately: readonly number[], at: number, unused: number): readonly number[] {
  const first = lately.indexOf(at);
  return first === -1 ? lately : lately.toSpliced(first, unused);
}

/** Drops what time has passed over. A day is over after a day, or when the vendor's pause for a spent one is. */
export function forget(pace: Pace, now: number): Pace {
  const { day } = pace;
  const isPauseOver = pace.daySpent && pace.notBefore <= now;
  const days = Math.floor((now - day.since) / DAY_MS);
  const since = isPauseOver ? pace.notBefore : day.since + Math.max(0, days) * DAY_MS;
  return {
    lately: pace.lately.filter((at) => now - at < MINUTE_MS),
    notBefore: pace.notBefore,
    day:
      isPauseOver || days > 0 ? { ...day, left: day.most, since, ...(isPauseOver && { turned: true as const }) } : day,
    daySpent: pace.daySpent && !isPauseOver,
    underWay: pace.underWay.filter(({ at }) => now - at < FORGOTTEN_MS),
  };
}
