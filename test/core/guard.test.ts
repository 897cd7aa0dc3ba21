// When deletions are too many to go by themselves: beyond a number, and beyond a share of the records that are linked.

import { expect, test } from 'vitest';
import { isMassChange } from '../../src/core/guard.ts';

const limits = { records: 20, percent: 10 };
const of = (linked: number) => () => Promise.resolve(linked);

test.each([
  ['as many as may go, of few', 20, 30, false],
  ['one more, of few', 21, 30, true],
  ['as large a share as may go', 30, 300, false],
  ['a larger share', 31, 300, true],
  ['many, and a small share', 90, 1_000, false],
  ['none at all', 0, 0, false],
])('%s: %i of %i', async (_, count, linked, mass) => {
  expect(await isMassChange(limits, count, of(linked))).toBe(mass);
});

test('the linked records are counted only where the number alone is too high', async () => {
  const never = () => Promise.reject(new Error('counted'));
  expect(await isMassChange(limits, 20, never)).toBe(false);
});
