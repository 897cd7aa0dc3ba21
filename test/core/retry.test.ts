// When what failed is tried again.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookWait, TRIES, waitAfter } from '../../src/sync/retry.ts';

describe('a record', () => {
  test('is tried three times, after half a minute and after two', () => {
    expect(TRIES).toBe(3);
    expect([0, 1, 2, 3, 4].map((tries) => waitAfter(tries, 0, 0))).toEqual([30_000, 30_000, 120_000, null, null]);
  });

  test('waits as long as the vendor asks, and never comes back at the same time as all others', () => {
    expect(waitAfter(1, 300_000, 0)).toBe(300_000);
    expect(waitAfter(1, 0, 1)).toBe(36_000);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 }),
        fc.nat(1_000_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, asked, spread) => {
          const wait = waitAfter(tries, asked, spread) ?? 0;
          expect(wait).toBeGreaterThanOrEqual(asked);
          expect(wait).toBeLessThanOrEqual(Math.max(asked, 120_000) * 1.2 + 1);
        },
      ),
    );
  });
});

describe('a look', () => {
  test('waits twice as long each time, up to ten minutes, and never gives up', () => {
    expect([0, 1, 2, 3, 8, 50].map((attempts) => lookWait(attempts, 0))).toEqual([
      5_000, 5_000, 10_000, 20_000, 600_000, 600_000,
    ]);
    expect(lookWait(1, 1_000_000)).toBe(1_000_000);
  });
});
