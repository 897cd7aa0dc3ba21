// A few random histories of money; `npm run simulate -- --money 1000` plays as many as one likes.

import { expect, test } from 'vitest';
import { seedsFrom } from '../seeds.ts';
import { playMoney } from './play.ts';

test('six events and two faults: both sides are equal to the cent, by invoice, by customer and in sum', async () => {
  for (const seed of seedsFrom(2, 3)) expect(await playMoney(seed)).toMatchObject({ seed, violations: [] });
});
