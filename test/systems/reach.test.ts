// How far a look reaches back: what was saved last is read again once all of it can have been shown, and then no more; what is shown late
// is read all the same.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Looked, type Reach, reachAfter, startOf } from '../../src/systems/reach.ts';

const LATE_MS = 300_000;
const noon = Date.UTC(2026, 10, 20, 12);

/** A timer's look that is asked and answered at once. */
const timer = (at: number, last: number, more = false): Looked => ({
  last,
  askedAt: at,
  answeredAt: at,
  overlapMs: LATE_MS,
  lateMs: LATE_MS,
  more,
});

describe('where a look starts', () => {
  test('so far behind the last save as it is asked to, as long as nothing stands still', () => {
    expect(startOf(undefined, noon, 5_000)).toBe(noon - 5_000);
    expect(startOf({ end: noon, seenAt: noon, still: 0 }, noon, 5_000)).toBe(noon - 5_000);
  });

  test.each([
    ['behind the second that stands still', noon + 400, noon + 1_000],
    ['and behind a whole one', noon, noon + 1_000],
  ])('%s', (_, still, start) => {
    expect(startOf({ end: still, seenAt: 0, still }, still, LATE_MS)).toBe(start);
  });

  test('further back than what stands still is not asked for, later is', () => {
    const reach: Reach = { end: noon, seenAt: 0, still: noon - 60_000 };
    expect(startOf(reach, noon, LATE_MS)).toBe(noon - 59_000);
    expect(startOf(reach, noon, 5_000)).toBe(noon - 5_000);
  });
});

describe('what is known after a look', () => {
  const seen: Reach = { end: noon, seenAt: noon, still: 0 };

  test('of one that does not reach far enough, nothing', () => {
    expect(reachAfter(undefined, { ...timer(noon, noon), overlapMs: 5_000 })).toBeUndefined();
    const later = timer(noon + 2 * LATE_MS, noon + LATE_MS);
    expect(reachAfter(seen, { ...later, overlapMs: 5_000 })).toEqual(seen);
  });

  test('of the first that does, what it saw', () => {
    expect(reachAfter(undefined, timer(noon, noon - 7_000))).toEqual({ end: noon - 7_000, seenAt: noon, still: 0 });
  });

  test.each([
    ['just as long as a save may be late, not yet', LATE_MS + 999, 0],
    ['and the rest of its second', LATE_MS + 1_000, noon],
  ])('after %s', (_, passed, still) => {
    expect(reachAfter(seen, timer(noon + passed, noon))).toEqual({ ...seen, still });
  });

  test('once it stands still, what came meanwhile is waited for', () => {
    const at = noon + 2 * LATE_MS;
    expect(reachAfter(seen, timer(at, at - 9_000))).toEqual({ end: at - 9_000, seenAt: at, still: noon });
  });

  test('where nothing new comes, it stays as it is', () => {
    const settled: Reach = { ...seen, still: noon };
    expect(reachAfter(settled, timer(noon + 9 * LATE_MS, noon))).toEqual(settled);
  });

  test('of one with more to read, only when it ends, and by when it began', () => {
    const began = noon + LATE_MS + 500;
    const first = reachAfter(seen, timer(began, noon, true));
    expect(first).toEqual({ ...seen, begun: began });
    const further = { ...timer(began + LATE_MS, noon), overlapMs: 0 };
    expect(reachAfter(first, further)).toEqual(seen);
    const well = reachAfter(seen, timer(began + 500, noon, true));
    expect(reachAfter(well, further)).toEqual({ ...seen, still: noon });
  });
});

describe('a list that shows saves late', () => {
  /** The vendor's clock is so far ahead of ours. */
  const ahead = fc.integer({ min: -600_000, max: 600_000 });
  const saves = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 3_600_000 }), lateMs: fc.integer({ min: 0, max: LATE_MS }) }),
    { minLength: 1, maxLength: 40 },
  );
  const looks = fc.array(fc.record({ afterMs: fc.integer({ min: 1_000, max: 900_000 }) }), {
    minLength: 4,
    maxLength: 20,
  });

  test('is read in full, whatever the vendor’s clock says', () => {
    fc.assert(
      fc.property(ahead, saves, looks, (aheadMs, all, times) => {
        const read = new Set<number>();
        let [ours, last, reach]: [number, number, Reach | undefined] = [noon, noon + aheadMs - 1, undefined];
        const look = () => {
          const start = startOf(reach, last, LATE_MS);
          const theirs = ours + aheadMs;
          all.forEach(({ at, lateMs }, save) => {
            const savedAt = noon + aheadMs + at;
            if (savedAt + lateMs > theirs || savedAt < start) return;
            read.add(save);
            last = Math.max(last, savedAt);
          });
          reach = reachAfter(reach, timer(ours, last));
        };
        for (const { afterMs } of times) {
          ours += afterMs;
          look();
        }
        ours += 4_500_000;
        look();
        expect(read.size).toBe(all.length);
        // In the end nothing is read again.
        ours += 2 * LATE_MS;
        look();
        ours += 2 * LATE_MS;
        look();
        expect(startOf(reach, last, LATE_MS)).toBeGreaterThan(last);
      }),
      { numRuns: 500 },
    );
  });
});
