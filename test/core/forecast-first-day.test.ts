// The first day, of which no day before tells anything: who tries out sees each change arrive at once, until much of the day is used.

import { expect, test } from 'vitest';
import { count, forecast, noUsage } from '../../src/core/forecast.ts';

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 10, 16);

/** How many times slower timers are, after so many of 1,000 calls in the first hour: ten more hours like it are far too many. */
function stretchAfter(made: number): number {
  const usage = count(noUsage, MONDAY, made);
  return forecast(usage, { left: 1_000 - made, most: 1_000, since: MONDAY }, MONDAY + HOUR).stretch;
}

test('holding back begins at three tenths of the day’s calls, and is complete at half of them', () => {
  expect(stretchAfter(300)).toBe(1);
  // Half way: half of the nineteen times that it may come to.
  expect(stretchAfter(400)).toBeCloseTo(10.5);
  expect(stretchAfter(500)).toBe(20);
  expect(stretchAfter(600)).toBe(20);
});
