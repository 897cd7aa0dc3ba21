// A few random histories of money; `npm run simulate -- --money 1000` plays as many as one likes.

import { expect, test } from 'vitest';
import { seedsFrom } from '../seeds.ts';
import { playMoney } from './play.ts';

/** Seeds that failed once: a payment taken out before it was known to have been entered, and one that a reply told of by its sum alone. */
const FOUND = [9_100_106, 9_100_123];

test('six events and two faults: both sides are equal to the cent, by invoice, by customer and in sum', async () => {
  for (const seed of [...FOUND, ...seedsFrom(2, 3)])
    expect(await playMoney(seed)).toMatchObject({ seed, violations: [] });
});
