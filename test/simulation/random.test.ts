// Random histories, other ones every day. The seeds are printed: `npm run simulate -- --histories 1 --seed N` runs one of them again and
// finds the shortest history that still fails.

import { expect, test } from 'vitest';
import { seedOfDay, seedsFrom } from './seeds.ts';
import { trySeed, type Verdict } from './trial.ts';

/** As many as this many ms allow. */
const FOR_MS = 20_000;
const AT_LEAST = 10;
const AT_MOST = 120;

test('histories of the day come to rest with every record linked once and every edit accounted for', async () => {
  const first = seedOfDay(Date.now());
  const until = performance.now() + FOR_MS;
  const failed: Verdict[] = [];
  let tried = 0;
  for (const seed of seedsFrom(first, AT_MOST)) {
    if (tried >= AT_LEAST && performance.now() > until) break;
    const verdict = await trySeed(seed);
    tried += 1;
    if (verdict.violations.length > 0) failed.push(verdict);
  }
  process.stdout.write(`${tried} histories from seed ${first}\n`);
  expect(failed).toEqual([]);
});
