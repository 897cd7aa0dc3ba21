// Random histories: some from seeds that stay the same, so that a change of ours decides whether they pass, and some of the day, printed, so
// that every run tries what none has tried before. `npm run simulate` tries thousands and finds the shortest history that still fails.

import { expect, test } from 'vitest';
import { seedOfDay, seedsFrom } from './seeds.ts';
import { trySeed, type Verdict } from './trial.ts';

const today = process.env.SIMULATION_SEED === undefined ? seedOfDay(Date.now()) : Number(process.env.SIMULATION_SEED);

test.each([
  ['of every day', 1, 16],
  ['of this day', today, 24],
])('histories %s come to rest with every record linked once and every edit accounted for', async (_, first, count) => {
  process.stdout.write(`${count} histories from seed ${first}\n`);
  const failed: Verdict[] = [];
  for (const seed of seedsFrom(first, count)) {
    const verdict = await trySeed(seed);
    if (verdict.violations.length > 0) failed.push(verdict);
  }
  expect(failed).toEqual([]);
});
