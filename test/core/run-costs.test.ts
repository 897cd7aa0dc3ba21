// What a historical run takes: calls on both sides, minutes, and days where a day's calls do not suffice.

import { describe, expect, test } from 'vitest';
import { nothingYet, type RunCount, stepsOf } from '../../src/core/run.ts';
import { estimateOf, fitsToday, leftOf, type Terms, timeOf } from '../../src/core/run-costs.ts';

const costs = { listed: 200, read: 100, written: 100, looked: 4, repliesInFull: false };
const accounting = { listed: 1_000, read: 40, written: 50, looked: 1, repliesInFull: true };
const allowed = { perMinute: 40, perDay: 700, today: 700, endsInS: 3_600 };
const terms: Terms = {
  costs: { crm: costs, accounting },
  pass: { records: 200, seconds: 4, freshS: 20 },
  allowed: { crm: { ...allowed, today: 100_000 }, accounting: allowed },
  room: { perDay: Infinity, today: Infinity, endsInS: 0 },
};
const room = { perDay: 10, today: 8, endsInS: 600 };
const kinds = ['customer', 'invoice'] as const;
const fresh = (found: number, without: number): RunCount => ({ ...nothingYet, found, fresh: without });

describe('calls', () => {
  test('to accounting: a list, writes and looks there; the note of what was made, and the read that proves it', () => {
    const steps = stepsOf({ kinds, direction: 'to-accounting' });
    const { records, calls } = estimateOf(steps, [fresh(1_000, 1_000)], terms);
    expect(records).toBe(1_000);
    expect(calls).toEqual({ crm: 5 + 10 + 10, accounting: 20 + 1 });
  });

  test('to the CRM: the list there, writes and their proof here', () => {
    const steps = stepsOf({ kinds, direction: 'to-crm' });
    const { calls } = estimateOf(steps, [fresh(1_000, 400)], terms);
    expect(calls).toEqual({ crm: 4 + 4 + 4, accounting: 5 });
  });

  test('to the CRM, from where replies show nothing either: only what was written is proved', () => {
    const steps = stepsOf({ kinds: ['customer'], direction: 'to-crm' });
    const silent = { ...terms, costs: { crm: costs, accounting: { ...accounting, repliesInFull: false } } };
    expect(estimateOf(steps, [fresh(1_000, 400)], silent).calls.accounting).toBe(5);
  });

  test('no call carries more than a stretch', () => {
    const steps = stepsOf({ kinds: ['customer'], direction: 'to-accounting' });
    const free = { ...terms, pass: { ...terms.pass, records: 25 } };
    expect(estimateOf(steps, [fresh(100, 100)], free).calls).toEqual({ crm: 4 + 4 + 4, accounting: 4 + 1 });
  });
});

describe('time', () => {
  test.each([
    [700, 1_050],
    [701, 3_600 + 1.5],
    [1_400, 3_600 + 1_050],
    [1_401, 3_600 + 86_400 + 1.5],
    [2_800, 3_600 + 2 * 86_400 + 1_050],
  ])('%i calls take %d s: what is left of today, then a day’s at the beginning of each', (calls, seconds) => {
    expect(timeOf(calls, allowed)).toBeCloseTo(seconds);
  });

  test('is that of the stretches where calls are plenty', () => {
    const steps = stepsOf({ kinds: ['customer'], direction: 'to-accounting' });
    const plenty = { ...allowed, perMinute: 100_000 };
    const many = { ...terms, allowed: { crm: plenty, accounting: plenty } };
    expect(estimateOf(steps, [fresh(1_000, 1_000)], many).seconds).toBe(20);
  });

  test('is days where the platform has no room for more records in one', () => {
    const steps = stepsOf({ kinds: ['customer'], direction: 'to-accounting' });
    expect(estimateOf(steps, [fresh(19, 19)], { ...terms, room }).seconds).toBe(600 + 86_400);
  });

  test('tells whether it ends today', () => {
    expect(fitsToday({ records: 9, calls: { crm: 0, accounting: 700 } }, terms)).toBe(true);
    expect(fitsToday({ records: 9, calls: { crm: 0, accounting: 701 } }, terms)).toBe(false);
    expect(fitsToday({ records: 8, calls: { crm: 0, accounting: 0 } }, { ...terms, room })).toBe(true);
    expect(fitsToday({ records: 9, calls: { crm: 0, accounting: 0 } }, { ...terms, room })).toBe(false);
  });
});

test('what is left is what was counted, less what was met; nothing of steps that are through', () => {
  const met = { found: 90, fresh: 60, linked: 40, held: 10 };
  const run = { place: { step: 1, cursor: null }, counts: [met, met] };
  expect(leftOf(run, [fresh(100, 70), fresh(100, 70), fresh(5, 5)])).toEqual([fresh(0, 0), fresh(10, 20), fresh(5, 5)]);
});
