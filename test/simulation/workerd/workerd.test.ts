// Some of the histories that stay the same, in workerd: the product on the runtime and the database that it is deployed to. More of them:
// `npm run simulate -- --workerd`.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedsFrom } from '../seeds.ts';
import type { Verdict } from '../trial.ts';
import { openWorkerd } from './house.ts';

const FIRST_SEED = 1;
const HISTORIES = 6;
const AT_MOST_MS = 300_000;

let workerd: Awaited<ReturnType<typeof openWorkerd>>;

beforeAll(async () => {
  workerd = await openWorkerd();
});
afterAll(() => workerd.dispose());

test(
  'the same histories come to rest in workerd, with its D1',
  async () => {
    const failed: Verdict[] = [];
    for (const seed of seedsFrom(FIRST_SEED, HISTORIES)) {
      const verdict = await workerd.trySeed(seed);
      expect(verdict.events).toBeGreaterThanOrEqual(40);
      if (verdict.violations.length > 0) failed.push(verdict);
    }
    process.stdout.write(`${HISTORIES} histories from seed ${FIRST_SEED} in workerd\n`);
    expect(failed).toEqual([]);
  },
  AT_MOST_MS,
);
