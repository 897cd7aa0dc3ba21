// How long a class waits that may take a part of the minute only.

import { describe, expect, test } from 'vitest';
import {
  freshPace,
  type Limits,
  type Pace,
  type Report,
  report,
  reserve,
  type WorkClass,
} from '../../src/core/pace.ts';

const limits: Limits = { perMinute: 60, perDay: 1_000, concurrent: 5 };

test('a historical run, which may take forty of sixty calls, waits until enough of the others have left the minute', () => {
  const lately = [...Array<number>(10).fill(0), ...Array<number>(50).fill(30_000)];
  const asked = { id: 'run', calls: 1, parallel: 1, work: 'run', now: 31_000 } as const;
  const { grant } = reserve({ ...freshPace(limits, 0), lately }, limits, asked);
  // Ten leave a minute after the start: fifty are still too many. The others leave at ninety seconds.
  expect(grant).toEqual({ waitMs: 59_000, why: 'minute' });
});

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ask = (pace: Pace, now: number, work: WorkClass = 'event', calls = 5) =>
  reserve(pace, limits, { id: 'one', calls, parallel: 1, work, now });
const call = (pace: Pace, now: number, told: Partial<Report>, of = limits) => {
  const { pace: asked } = reserve(pace, of, { id: 'one', calls: 1, parallel: 1, work: 'person', now });
  return report(asked, of, { id: 'one', now, unused: 0, ...told });
};

describe('a day of which little is left, by the vendor’s word', () => {
  // Thirty of a thousand are kept for people.
  const little = call(freshPace(limits, 0), 0, { dayLeft: 30 });

  test('is asked about once the word is two hours old, with one call', () => {
    expect(ask(little, 1).grant).toEqual({ waitMs: 2 * HOUR_MS - 1, why: 'day' });
    expect(ask(little, 2 * HOUR_MS - 1).grant).toEqual({ waitMs: 1, why: 'day' });
    expect(ask(little, 2 * HOUR_MS).grant).toEqual({ granted: 1, parallel: 1 });
    expect(ask(little, 3 * HOUR_MS).grant).toEqual({ granted: 1, parallel: 1 });
  });

  test('still has one call for who may make it', () => {
    const one = call(freshPace(limits, 0), 0, { dayLeft: 31 });
    expect(ask(one, 1).grant).toEqual({ granted: 1, parallel: 1 });
    expect(ask(one, 3 * HOUR_MS).grant).toEqual({ granted: 1, parallel: 1 });
  });

  test('is waited out where the vendor’s day was seen to turn', () => {
    const spent = call(freshPace(limits, 0), 0, { daySpent: true, waitMs: HOUR_MS });
    const turned = call(spent, HOUR_MS, { dayLeft: 999 });
    expect(turned.day).toMatchObject({ since: HOUR_MS, turned: true });
    const low = call(turned, HOUR_MS, { dayLeft: 30 });
    expect(ask(low, HOUR_MS).grant).toEqual({ waitMs: DAY_MS, why: 'day' });
  });

  test('is not known to turn when ours does', () => {
    const next = call(little, DAY_MS, { dayLeft: 30 });
    expect(next.day).not.toHaveProperty('turned');
    expect(ask(next, DAY_MS).grant).toEqual({ waitMs: 2 * HOUR_MS, why: 'day' });
  });
});

describe('the silence of a vendor whose calls come back one by one, and who tells below half only', () => {
  const rolling: Limits = { ...limits, rolling: true };
  const told = (dayLeft: number) => call(freshPace(rolling, 0), HOUR_MS, { dayLeft });

  test('gives half of them back once its word is two hours old', () => {
    const after = (now: number) => call(told(100), now, { halfLeft: true }, rolling).day;
    expect(after(3 * HOUR_MS)).toMatchObject({ left: 500, toldAt: 3 * HOUR_MS });
    expect(after(3 * HOUR_MS - 1)).toMatchObject({ left: 99, toldAt: HOUR_MS });
  });

  test('says nothing where as much is left as we count', () => {
    const { day } = call(told(501), 3 * HOUR_MS, { halfLeft: true }, rolling);
    expect(day).toMatchObject({ left: 500, toldAt: HOUR_MS });
  });
});
