// What is left of a day for an organisation that is known by now to have more calls than it was begun with.

import { expect, test } from 'vitest';
import { atLeast, freshPace, type Limits, type Pace } from '../../src/core/pace.ts';

const limits = (perDay: number): Limits => ({ perMinute: 60, perDay, concurrent: 5 });
/** Begun with 1,000 calls, of which 600 were made. */
const begun: Pace = { ...freshPace(limits(1_000), 0), day: { left: 400, most: 1_000, since: 0 } };

test('what it has more is left too', () => {
  expect(atLeast(begun, limits(5_000)).day).toEqual({ left: 4_400, most: 5_000, since: 0 });
});

test('one that has more already keeps it', () => {
  expect(atLeast(begun, limits(500)).day).toEqual(begun.day);
});

test('the vendor’s own word stays, whatever is known beside', () => {
  const told = { ...begun, day: { ...begun.day, told: true as const } };
  expect(atLeast(told, limits(5_000))).toEqual(told);
});
