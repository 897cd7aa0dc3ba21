// What the day's calls will come to: from what the days before were like, from this one alone where there were none, and what is held
// back when they do not suffice.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Allowance,
  count,
  forecast,
  GATHER_AT_MOST_MS,
  noUsage,
  STRETCH_AT_MOST,
  type Usage,
} from '../../src/core/forecast.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday at midnight. */
const MONDAY = Date.UTC(2026, 10, 16);

/** Counts whole days whose hours are as the function says. */
function lived(days: number, callsIn: (day: number, hour: number) => number): Usage {
  let usage = noUsage;
  for (let day = 0; day < days; day++)
    for (let hour = 0; hour < 24; hour++) usage = count(usage, MONDAY + day * DAY + hour * HOUR, callsIn(day, hour));
  return usage;
}

/** Office hours, from eight to six, with lunch. */
const office = (hour: number) => (hour < 8 || hour >= 18 ? 2 : hour === 12 ? 15 : 45);
const total = (callsIn: (hour: number) => number) =>
  Array.from({ length: 24 }, (_, hour) => callsIn(hour)).reduce((sum, calls) => sum + calls, 0);

/** The allowance and the usage at an hour of a day that goes as the function says. */
function at(before: Usage, day: number, hour: number, callsIn: (hour: number) => number, most = 1_000) {
  let usage = before;
  let used = 0;
  for (let each = 0; each < hour; each++) {
    usage = count(usage, MONDAY + day * DAY + each * HOUR, callsIn(each));
    used += callsIn(each);
  }
  const since = MONDAY + day * DAY;
  const allowance: Allowance = { left: most - used, most, since };
  return forecast(usage, allowance, since + hour * HOUR);
}

describe('what the day will come to', () => {
  test('is known from the day before, at any hour', () => {
    const usage = lived(1, (_, hour) => office(hour));
    for (let hour = 0; hour < 24; hour++) {
      const told = at(usage, 1, hour, office);
      expect(told.basis).toBe('days');
      expect(Math.abs(told.total - total(office))).toBeLessThanOrEqual(2);
    }
  });

  test('is known of a Saturday from the Saturday before, not from Friday', () => {
    const week = (day: number, hour: number) => (day % 7 >= 5 ? 1 : office(hour));
    const usage = lived(12, week);
    expect(at(usage, 12, 0, () => 1).total).toBeLessThanOrEqual(26);
  });

  test('follows a day that is busier than those before, and a quieter one', () => {
    const usage = lived(5, (_, hour) => office(hour));
    const busier = (hour: number) => 1.5 * office(hour);
    const quieter = (hour: number) => 0.4 * office(hour);
    for (const [callsIn, most] of [
      [busier, 5_000],
      [quieter, 1_000],
    ] as const) {
      const share = at(usage, 5, 13, callsIn, most).total / total(callsIn);
      expect(share).toBeGreaterThan(0.9);
      expect(share).toBeLessThan(1.1);
    }
  });

  test('rests on what was seen of today alone where there was no day before: people go on for a working day', () => {
    const told = at(noUsage, 0, 3, () => 20);
    expect(told).toMatchObject({ used: 60, basis: 'today' });
    expect(told.total).toBe(60 + 200);
  });

  test('of a first day holds nothing back while most of it is left: setting up says little of what comes', () => {
    const begun = (calls: number) => {
      const usage = count(noUsage, MONDAY, calls);
      return forecast(usage, { left: 1_000 - calls, most: 1_000, since: MONDAY }, MONDAY + 60_000);
    };
    expect(begun(290)).toMatchObject({ fits: false, gatherMs: 0, stretch: 1 });
    expect(begun(400).gatherMs).toBeGreaterThan(0);
    expect(begun(500).gatherMs).toBeGreaterThan(begun(400).gatherMs);
  });

  test('does not go beyond the end of the day', () => {
    const told = at(noUsage, 0, 22, () => 20);
    expect(told.total).toBe(440 + 40);
  });

  test('goes by the days as far as they are known', () => {
    // Somebody began at noon yesterday.
    const begun = Array.from({ length: 12 }, (_, hour) => hour + 12).reduce(
      (all, hour) => count(all, MONDAY + hour * HOUR, 40),
      noUsage,
    );
    const told = forecast(begun, { left: 990, most: 1_000, since: MONDAY + DAY }, MONDAY + DAY + 13 * HOUR);
    // An hour of forty calls was known, and ten were made: there is less to do today.
    const ratio = (10 + 30) / (40 + 30);
    const trust = Math.min(1, 2 + Math.log2(ratio));
    expect(told.rest).toBe(Math.round(trust * ratio * 11 * 40));
  });

  test('counts the part of an hour that has begun', () => {
    const usage = lived(1, (_, hour) => (hour === 8 ? 1_200 : 0));
    const now = MONDAY + DAY + 8 * HOUR + 6 * 60_000;
    const today = count(usage, now, 120);
    expect(forecast(today, { left: 9_880, most: 10_000, since: MONDAY + DAY }, now)).toMatchObject({
      used: 120,
      rest: 1_080,
    });
  });

  test('does not take the hour that has begun for one that is over', () => {
    const since = MONDAY + DAY + 8.5 * HOUR;
    const today = Array.from({ length: 8 }, (_, hour) => hour).reduce(
      (all, hour) => count(all, MONDAY + DAY + hour * HOUR, 40),
      lived(1, () => 40),
    );
    const told = forecast(count(today, since, 0), { left: 1_000, most: 1_000, since }, since);
    expect(told.rest).toBe(24 * 40);
  });

  test('is just enough where nothing is left and nothing is expected', () => {
    expect(forecast(noUsage, { left: 0, most: 1_000, since: MONDAY }, MONDAY + HOUR)).toMatchObject({
      fits: true,
      endsAt: MONDAY + DAY,
    });
  });

  test('is nothing where nothing was ever called', () => {
    expect(forecast(noUsage, { left: 1_000, most: 1_000, since: MONDAY }, MONDAY + HOUR)).toMatchObject({
      used: 0,
      total: 0,
      fits: true,
      gatherMs: 0,
      stretch: 1,
    });
  });
});

describe('what is held back', () => {
  const flat = (each: number) => lived(7, () => each);
  const told = (each: number, left: number) =>
    forecast(flat(each), { left, most: 1_000, since: MONDAY + 7 * DAY }, MONDAY + 7 * DAY);

  test('is nothing while the day’s calls suffice', () => {
    expect(told(30, 1_000)).toMatchObject({ fits: true, gatherMs: 0, stretch: 1 });
  });

  test('is all of it once they do not: looks come as seldom as the rest of the day can afford', () => {
    const { fits, gatherMs, stretch } = told(100, 1_000);
    expect({ fits, stretch }).toEqual({ fits: false, stretch: STRETCH_AT_MOST });
    const looks = DAY / gatherMs;
    expect(looks * 3).toBeGreaterThan(900);
    expect(looks * 3).toBeLessThanOrEqual(950);
  });

  test('sets in bit by bit', () => {
    const all = Array.from({ length: 25 }, (_, step) => told(35 + step / 4, 1_000));
    for (const [one, next] of all.slice(1).map((each, before) => [all[before], each] as const)) {
      expect(next.gatherMs).toBeGreaterThanOrEqual(one?.gatherMs ?? 0);
      expect(next.stretch - (one?.stretch ?? 0)).toBeLessThan(STRETCH_AT_MOST / 3);
    }
  });

  test('goes by the hour’s part of the day: more may be spent when more is expected', () => {
    const busy = lived(7, (_, hour) => 3 * office(hour));
    const allowance = { left: 1_000, most: 1_000, since: MONDAY + 7 * DAY };
    const [night, morning] = [2, 9].map((hour) => forecast(busy, allowance, MONDAY + 7 * DAY + hour * HOUR).gatherMs);
    expect(morning).toBeLessThan(night ?? 0);
    expect(morning).toBeLessThan(3 * 60_000);
  });

  test('is at most a quarter of an hour, even where nothing is left', () => {
    expect(told(100, 0)).toMatchObject({ gatherMs: GATHER_AT_MOST_MS, stretch: STRETCH_AT_MOST });
  });
});

describe('counting', () => {
  test('fills hours without a call, and keeps two weeks and a day', () => {
    let usage = count(noUsage, MONDAY, 5);
    usage = count(usage, MONDAY + 3 * HOUR, 2);
    expect(usage.calls).toEqual([5, 0, 0, 2]);
    usage = count(usage, MONDAY + 40 * DAY, 1);
    expect(usage.calls).toHaveLength(15 * 24);
    expect(usage.calls.reduce((sum, calls) => sum + calls, 0)).toBe(1);
  });

  test('takes back what was not made, never below nothing', () => {
    const usage = count(noUsage, MONDAY, 4);
    expect(count(usage, MONDAY, -3).calls).toEqual([1]);
    expect(count(usage, MONDAY, -9).calls).toEqual([0]);
  });

  test('of a clock that goes back counts where it had been', () => {
    const usage = count(count(noUsage, MONDAY + 5 * HOUR, 4), MONDAY, 3);
    expect(usage).toEqual({ first: MONDAY / HOUR + 5, calls: [7] });
  });
});

describe('over any days', () => {
  const anyDay = fc.array(fc.nat(200), { minLength: 24, maxLength: 24 });

  test('a day like the one before is foretold within a tenth from its first minute to its last', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(24), fc.integer({ min: 1, max: 6 }), (hours, hour, days) => {
        const callsIn = (of: number) => hours[of] ?? 0;
        const usage = lived(days, (_, of) => callsIn(of));
        const told = at(usage, days, hour, callsIn, 10_000);
        expect(Math.abs(told.total - total(callsIn))).toBeLessThanOrEqual(0.1 * total(callsIn) + 1);
      }),
    );
  });

  test('there is always an answer, and it keeps its bounds', () => {
    const anyCount = fc.record({ at: fc.nat(20 * 24 * 60), made: fc.integer({ min: -20, max: 60 }) });
    const anyAllowance = fc.record({
      left: fc.integer({ min: -10, max: 6_000 }),
      most: fc.constantFrom(1_000, 5_000),
      sinceMinutes: fc.integer({ min: -3_000, max: 1_440 }),
    });
    fc.assert(
      fc.property(fc.array(anyCount), anyAllowance, (counts, { left, most, sinceMinutes }) => {
        const usage = counts.reduce((all, { at: minute, made }) => count(all, MONDAY + minute * 60_000, made), noUsage);
        const now = MONDAY + 21 * DAY;
        const told = forecast(usage, { left, most, since: now - sinceMinutes * 60_000 }, now);
        for (const value of Object.values(told))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
        expect(told.total).toBeGreaterThanOrEqual(told.used);
        expect(told.gatherMs).toBeGreaterThanOrEqual(0);
        expect(told.gatherMs).toBeLessThanOrEqual(GATHER_AT_MOST_MS);
        expect(told.stretch).toBeGreaterThanOrEqual(1);
        expect(told.stretch).toBeLessThanOrEqual(STRETCH_AT_MOST);
        expect(told.endsAt).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

test('who is at work is held back by the day’s calls, not because this hour was quiet the day before', () => {
  // Setting up in the evening, a quiet night and day; then people come, and the vendor's day began with them.
  const before = lived(1, (_, hour) => (hour >= 20 ? 100 : 5));
  const start = MONDAY + DAY + 10 * HOUR;
  let usage = before;
  for (let hour = 0; hour < 10; hour++) usage = count(usage, MONDAY + DAY + hour * HOUR, 5);
  usage = count(count(usage, start, 20), start + HOUR, 20);
  const told = forecast(usage, { left: 960, most: 1_000, since: start }, start + 2 * HOUR);
  // What they need now counts for the next hour: by the day before alone it would be six minutes.
  expect(told).toMatchObject({ used: 40, rest: 858 });
  expect(told.gatherMs).toBeGreaterThan(0);
  expect(told.gatherMs).toBeLessThan(4 * 60_000);
});
