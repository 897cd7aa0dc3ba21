// What a historical run takes: calls to both vendors, and time, over days where a day's calls do not suffice. Arithmetic over what was
// counted; no clock here.

import { otherSide, type Side, sides } from './record.ts';
import { nothingYet, type RunCount, type RunPlace, type RunStep } from './run.ts';

/** How many records one call of a system carries at most. */
export interface Costs {
  readonly listed: number;
  readonly read: number;
  readonly written: number;
  /** Replies to writes show the record: it needn't be read once more. */
  readonly repliesInFull: boolean;
  /** Calls of one look at what changed. */
  readonly looked: number;
}

export interface Estimate {
  readonly records: number;
  /** Calls of the vendors' APIs. */
  readonly calls: Readonly<Record<Side, number>>;
  /** From start to end, while nothing else is to be done. */
  readonly seconds: number;
}

/** Calls that a run may take of one side. */
export interface Allowed {
  readonly perMinute: number;
  readonly perDay: number;
  /** What is left of the vendor's day that it is, and when that ends, in seconds. */
  readonly today: number;
  readonly endsInS: number;
}

export interface Terms {
  readonly costs: Readonly<Record<Side, Costs>>;
  /** Records that one stretch carries over, how long it takes, and how long a look at the other side stands for stretches, in seconds. */
  readonly pass: { readonly records: number; readonly seconds: number; readonly freshS: number };
  readonly allowed: Readonly<Record<Side, Allowed>>;
  /** Records that the platform has room for in a day; `Infinity` where it counts none. */
  readonly room: Omit<Allowed, 'perMinute'>;
}

const DAY_S = 86_400;

/**
 * What it takes to bring over what has no partner: the list once more, a write, and in the CRM the note of what was made; where replies show
 * nothing, a read that proves each write; now and then a look at who is new over there.
 */
export function estimateOf(steps: readonly RunStep[], counts: readonly RunCount[], terms: Terms): Estimate {
  const { costs, pass } = terms;
  const calls = { crm: 0, accounting: 0 };
  let records = 0;
  steps.forEach(({ side }, at) => {
    const { found, fresh } = counts[at] ?? nothingYet;
    const other = otherSide(side);
    const each = (many: number, most: number) => Math.ceil(many / Math.min(most, pass.records));
    const isNoted = side === 'crm';
    calls[side] += each(found, costs[side].listed) + (isNoted ? each(fresh, costs[side].written) : 0);
    const written = isNoted ? sides : [other];
    for (const one of written) if (!costs[one].repliesInFull) calls[one] += each(fresh, costs[one].read);
    calls[other] += each(fresh, costs[other].written);
    const looks = Math.ceil((each(fresh, pass.records) * pass.seconds) / pass.freshS);
    calls[other] += looks * costs[other].looked;
    records += fresh;
  });
  const working = Math.ceil(records / pass.records) * pass.seconds;
  const calling = sides.map((side) => timeOf(calls[side], terms.allowed[side]));
  const writing = timeOf(records, { ...terms.room, perMinute: Infinity });
  return { records, calls, seconds: Math.ceil(Math.max(working, writing, ...calling)) };
}

/** How long so many calls take, in seconds: those of today, then a day's at the beginning of each further one. */
export function timeOf(calls: number, { perMinute, perDay, today, endsInS }: Allowed): number {
  const minutes = (many: number) => (many / perMinute) * 60;
  if (calls <= today) return minutes(calls);
  const later = calls - today;
  const whole = Math.ceil(later / perDay) - 1;
  return endsInS + whole * DAY_S + minutes(later - whole * perDay);
}

/** Whether what is left can be called for, and written down, today. */
export function fitsToday(
  { records, calls }: Pick<Estimate, 'records' | 'calls'>,
  { allowed, room }: Pick<Terms, 'allowed' | 'room'>,
): boolean {
  return records <= room.today && sides.every((side) => calls[side] <= allowed[side].today);
}

/** What a run has still before it, by step: what was counted before it began, less what it met. */
export function leftOf(
  { place, counts }: { readonly place: RunPlace; readonly counts: readonly RunCount[] },
  estimate: readonly RunCount[],
): RunCount[] {
  return estimate.map(({ found, fresh }, step) => {
    const met = counts[step] ?? nothingYet;
    const left = (all: number, done: number) => (step < place.step ? 0 : Math.max(0, all - done));
    return { ...nothingYet, found: left(found, met.found), fresh: left(fresh, met.linked + met.held) };
  });
}
