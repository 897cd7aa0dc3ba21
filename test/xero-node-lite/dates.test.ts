// Days are never shifted, times are UTC, and what is no date is not taken for one.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDay, formatTime, isRealDay, parseDay, parseTime } from '../../src/xero-node-lite/index.ts';

const times = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

test('a timestamp in any of the forms names the same moment', () => {
  fc.assert(
    fc.property(times, (date) => {
      const timeMs = date.getTime();
      const iso = date.toISOString();
      for (const text of [
        `/Date(${timeMs}+0000)/`,
        `/Date(${timeMs})/`,
        `/Date(${timeMs}+1300)/`,
        iso,
        iso.slice(0, -1),
        `${iso.slice(0, -1)}0000`,
      ]) {
        expect(parseTime(text), text).toBe(timeMs);
      }
    }),
  );
  expect(parseTime('2026-09-14T09:29:59Z')).toBe(Date.UTC(2026, 8, 14, 9, 29, 59));
  expect(parseTime('2026-04-20T11:47:10.3365440')).toBe(Date.UTC(2026, 3, 20, 11, 47, 10, 336));
  expect(parseTime('2026-09-14T21:29:59+12:00')).toBe(Date.UTC(2026, 8, 14, 9, 29, 59));
});

test('a day comes back as the day it was, whatever zone this machine is in', () => {
  fc.assert(
    fc.property(times, (date) => {
      const day = date.toISOString().slice(0, 10);
      const midnight = Date.parse(`${day}T00:00:00Z`);
      expect(parseDay(`/Date(${midnight}+0000)/`)).toBe(day);
      expect(parseDay(`${day}T00:00:00`)).toBe(day);
      expect(parseDay(day)).toBe(day);
      expect(formatDay(midnight)).toBe(day);
    }),
  );
  expect(parseDay('/Date(1789344000000+0000)/')).toBe('2026-09-14');
  // Xero echoes a time on failed elements; the day stays what its text says.
  expect(parseDay('2026-09-14T23:30:00')).toBe('2026-09-14');
});

test('what is no date is nothing', () => {
  const bad = [
    '',
    'today',
    '/Date()/',
    '/Date(1.5)/',
    '/Date(99999999999999999)/',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '14/09/2026',
    '2026-09-14T25:00:00',
  ];
  for (const text of bad) {
    expect(parseTime(text), text).toBeUndefined();
    if (!text.includes('T25')) expect(parseDay(text), text).toBeUndefined();
  }
  expect(isRealDay('2024-02-29')).toBe(true);
  expect(isRealDay('2025-02-29')).toBe(false);
  expect(isRealDay('2025-02-28T00:00:00')).toBe(false);
});

test('If-Modified-Since is never later than the moment, and less than a second earlier', () => {
  fc.assert(
    fc.property(times, (date) => {
      const text = formatTime(date.getTime());
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
      const lost = date.getTime() - (parseTime(text) ?? Number.NaN);
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(lost).toBeLessThan(1_000);
    }),
  );
  expect(() => formatTime(Number.NaN)).toThrow(RangeError);
});
