// How far a look reaches back: what was saved last is read again once all of it can have been shown, and then no more; what is shown late
// is read all the same.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answered, type Asked, type Reach, reachAfter, startOf } from '../../src/systems/reach.ts';

const late = { timer: 300_000, hint: 5_000 };
const LATE_MS = late.timer;
const noon = Date.UTC(2026, 10, 20, 12);

const timer = (askedAt: number, last: number): Asked => ({ last, askedAt, overlapMs: late.timer, late });
const hint = (askedAt: number, last: number): Asked => ({ last, askedAt, overlapMs: late.hint, late });
const found = (answeredAt: number, newest: number, more = false): Answered => ({ newest, answeredAt, more });

/** What stands still up to noon, with nothing to read once more. */
const settled: Reach = { end: noon, seenAt: noon, still: noon };

describe('where a look starts', () => {
  const later = noon + 60_000;

  test('so far behind the last save as it is asked to, as long as nothing is known', () => {
    expect(startOf(undefined, hint(later, noon))).toBe(noon - 5_000);
    expect(startOf(undefined, timer(later, noon))).toBe(noon - LATE_MS);
  });

  test.each([
    ['behind the second that stands still', noon + 400, noon + 1_000],
    ['and behind a whole one', noon, noon + 1_000],
  ])('%s', (_, still, start) => {
    expect(startOf({ end: still, seenAt: 0, still }, timer(later, still))).toBe(start);
    expect(startOf({ end: still, seenAt: 0, still }, hint(later, still))).toBe(start);
  });

  test('a timer’s no further back than a hint’s while nothing is to be read once more', () => {
    expect(startOf(settled, timer(noon + 2 * LATE_MS, later))).toBe(later - 5_000);
    const waiting = { end: later, seenAt: later, still: noon };
    expect(startOf(waiting, timer(later + LATE_MS + 999, later))).toBe(later - 5_000);
  });

  test('and then as far behind what is to be read, whatever hints have brought since', () => {
    const waiting = { end: noon + 2 * LATE_MS, seenAt: 0, still: noon };
    const last = noon + 3 * LATE_MS;
    expect(startOf(waiting, timer(LATE_MS + 1_000, last))).toBe(noon + LATE_MS);
    expect(startOf(waiting, hint(LATE_MS + 1_000, last))).toBe(last - 5_000);
    const short = { ...waiting, end: noon + 60_000 };
    expect(startOf(short, timer(LATE_MS + 1_000, last))).toBe(noon + 1_000);
  });

  test('one that another look is at is not begun anew', () => {
    const begun = { end: later, seenAt: 0, still: noon, begun: 1 };
    expect(startOf(begun, timer(2 * LATE_MS, later - 9_000))).toBe(later - 14_000);
  });
});

describe('what is known after a look', () => {
  const at = noon + 2 * LATE_MS;

  test('of one that does not reach far enough, nothing', () => {
    expect(reachAfter(undefined, hint(noon, noon), found(noon, noon))).toBeUndefined();
    expect(reachAfter(settled, hint(at, noon), found(at, at))).toEqual(settled);
  });

  test('of the first that does, what it saw', () => {
    const seen = { end: noon - 7_000, seenAt: noon, still: 0 };
    expect(reachAfter(undefined, timer(noon, 0), found(noon, noon - 7_000))).toEqual(seen);
  });

  test('what is new is to be read once more, and waited for', () => {
    const waiting = { end: at - 9_000, seenAt: at, still: noon };
    expect(reachAfter(settled, timer(at, noon), found(at, at - 9_000))).toEqual(waiting);
    const further = reachAfter(waiting, timer(at + 60_000, at), found(at + 60_000, at + 50_000));
    expect(further).toEqual(waiting);
  });

  test.each([
    ['just as long as a save may be late, not yet', LATE_MS + 999, 0],
    ['and the rest of its second', LATE_MS + 1_000, noon],
  ])('after %s', (_, passed, still) => {
    const seen = { end: noon, seenAt: noon, still: 0 };
    expect(reachAfter(seen, timer(noon + passed, noon), found(noon + passed, noon))).toEqual({ ...seen, still });
  });

  test('once it stands still, what came meanwhile is waited for', () => {
    const seen = { end: noon, seenAt: noon, still: 0 };
    const next = { end: at - 9_000, seenAt: at, still: noon };
    expect(reachAfter(seen, timer(at, noon), found(at, at - 9_000))).toEqual(next);
  });

  test('where nothing new comes, it stays as it is', () => {
    expect(reachAfter(settled, timer(at, noon), found(at, noon))).toEqual(settled);
    expect(reachAfter(settled, timer(at, noon), found(at, noon - 60_000))).toEqual(settled);
  });

  test('of one with more to read, only when it ends; hints between its pages change nothing', () => {
    const seen = { end: noon, seenAt: noon, still: 0 };
    const first = reachAfter(seen, timer(at, noon), found(at, noon, true));
    expect(first).toEqual({ ...seen, begun: at });
    const between = reachAfter(first, hint(at, noon), found(at, at, true));
    expect(between).toEqual(first);
    const further = { ...timer(at + 5_000, noon), overlapMs: 0 };
    const next = { end: at, seenAt: at + 6_000, still: noon };
    expect(reachAfter(between, further, found(at + 6_000, at))).toEqual(next);
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
          const asked = timer(ours, last);
          const start = startOf(reach, asked);
          const theirs = ours + aheadMs;
          all.forEach(({ at, lateMs }, save) => {
            const savedAt = noon + aheadMs + at;
            if (savedAt + lateMs > theirs || savedAt < start) return;
            read.add(save);
            last = Math.max(last, savedAt);
          });
          reach = reachAfter(reach, asked, found(ours, last));
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
        expect(startOf(reach, timer(ours, last))).toBeGreaterThan(last);
      }),
      { numRuns: 500 },
    );
  });
});
