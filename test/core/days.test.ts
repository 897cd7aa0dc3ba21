// Which day it is where.

import { expect, test } from 'vitest';
import { todayIn } from '../../src/core/days.ts';

const evening = Date.UTC(2026, 10, 20, 22);

test.each([
  ['Pacific/Auckland', '2026-11-21'],
  ['America/New_York', '2026-11-20'],
  ['Etc/GMT-1', '2026-11-20'],
])('in %s it is %s', (zone, day) => {
  expect(todayIn(zone, evening)).toBe(day);
  // A calendar that is known already says the same.
  expect(todayIn(zone, evening)).toBe(day);
});

test.each([null, undefined])('where nobody knows the time zone (%s) it is the day of Greenwich', (zone) => {
  expect(todayIn(zone, evening)).toBe('2026-11-20');
  expect(todayIn(zone, evening + 2 * 3_600_000)).toBe('2026-11-21');
});

const zones = Intl.supportedValuesOf('timeZone');

test('a zone that nobody has asked for yet has its day as well', () => {
  const zone = zones.pop() ?? '';
  expect(todayIn(zone, evening)).toMatch(/^2026-11-2[01]$/);
  expect(todayIn(zone, evening)).toBe(todayIn(zone, evening + 1));
});
