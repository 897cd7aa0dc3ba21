// Who has gone quiet, judged by what looking found; and how long the timer waits for those who are believed and those who are not.

import { describe, expect, test } from 'vitest';
import { intervalOf, type Timed } from '../../src/core/interval.ts';
import { GRACE_MS, missedAmong, standingOf } from '../../src/core/silence.ts';
import { callsForWatch, callsOfIdleDay } from '../../src/core/watch.ts';
import { isWorkingTime } from '../../src/core/working-time.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A Wednesday at noon, UTC. */
const now = Date.UTC(2026, 10, 18, 12);

describe('a change that was found', () => {
  test.each([
    ['that was told of afterwards is no proof', [now - 5_000], now - 4_000, null],
    ['that was told of in the same second is none either: clocks differ', [now - 5_000], now - 9_000, null],
    ['that was told of ten seconds before it was saved is none either', [now], now - 10_000, null],
    ['that was told of more than that before was not told of', [now], now - 10_001, now],
    ['that is younger than what was heard last was not told of', [now - 5_000], now - MINUTE_MS, now - 5_000],
    ['where nobody was ever heard was not told of', [now - 5_000], null, now - 5_000],
    ['among others counts from the oldest', [now - 5_000, now - HOUR_MS], now - DAY_MS, now - HOUR_MS],
    ['by a clock that is ahead counts from now on', [now + HOUR_MS], null, now],
    ['nowhere proves nothing', [], null, null],
  ] as const)('%s', (_, changes, heard, missed) => {
    expect(missedAmong(changes, heard, now)).toBe(missed);
  });
});

describe('a teller', () => {
  test.each([
    ['that was heard lately and missed nothing is believed', now - DAY_MS, null, 'believed'],
    ['that was never heard is neither believed nor doubted', null, null, 'unheard'],
    ['that was heard just a week ago is believed', now - 7 * DAY_MS, null, 'believed'],
    ['that was not heard for a week is not believed any more', now - 8 * DAY_MS, null, 'unheard'],
    ['that may only be late is doubted', now - DAY_MS, now - GRACE_MS + 1, 'doubted'],
    ['that is later than that is quiet', now - DAY_MS, now - GRACE_MS, 'quiet'],
    ['that was never heard though there was something to tell is quiet', null, now - GRACE_MS, 'quiet'],
    ['that was heard since is believed again', now - MINUTE_MS, now - HOUR_MS, 'believed'],
  ] as const)('%s', (_, heard, missed, standing) => {
    expect(standingOf({ heard, missed }, now)).toBe(standing);
  });
});

describe('the timer', () => {
  const idle: Timed = {
    side: 'accounting',
    chosenMs: 3 * MINUTE_MS,
    changedAt: now - 2 * DAY_MS,
    told: { heard: now - HOUR_MS, missed: null },
    timeZone: 'UTC',
    watch: null,
    turns: false,
  };
  const used = { calls: 0, isUsed: true };
  /** Of an idle day: too few for its working time, enough for that alone, enough for all of it. */
  const free = (calls: number) => ({ calls, isUsed: false });
  const [few, some, many] = [free(34), free(64), free(104)] as const;
  const [night, early] = ['Pacific/Auckland', 'America/Los_Angeles'] as const;
  const minutesOf = (timed: Timed, at: number, stretch: number) => {
    const { ms } = intervalOf(timed, at, stretch);
    return ms === null ? null : ms / MINUTE_MS;
  };
  test.each([
    ['keeps its interval in the CRM, whatever happens', { side: 'crm' }, 3],
    ['keeps it in accounting while records change', { changedAt: now - 59 * MINUTE_MS }, 3],
    ['doubles it each idle hour', { changedAt: now - 2 * HOUR_MS }, 12],
    ['waits an hour for what no event tells of', { told: null }, 60],
    ['waits an hour for events that never came', { told: { heard: null, missed: null } }, 60],
    ['waits six hours for what events are known to tell of', {}, 360],
    ['waits a quarter of an hour where they kept something to themselves', { told: { heard: null, missed: now } }, 15],
    ['waits as little where they have gone quiet', { told: { heard: null, missed: now - HOUR_MS } }, 15],
    ['cares for no midnight where nothing turns', { timeZone: 'Asia/Tokyo' }, 360],
    ['keeps watch where it is used', { watch: used }, 12],
    ['does so by night too', { watch: used, timeZone: night }, 12],
    ['and where nothing was ever heard', { watch: used, told: { heard: null, missed: null } }, 12],
    ['keeps it evenly where an idle day has calls for that', { watch: many }, 14],
    ['does so by night', { watch: many, timeZone: night }, 14],
    ['keeps it no more often, however many calls are left', { watch: free(139) }, 12],
    ['keeps it in working time first where they are fewer', { watch: some }, 12],
    ['and spreads the others over the night', { watch: some, timeZone: night }, 84],
    ['begins with working time', { watch: some, timeZone: early }, 84],
    ['spreads very few over all the day', { watch: few }, 43],
    ['keeps it in working time alone where they are just enough for that', { watch: free(54) }, 12],
    ['and then not by night', { watch: free(54), timeZone: night }, 360],
    ['keeps no watch where not a call is left for it', { watch: { calls: 0, isUsed: false } }, 360],
    [
      'looks hourly all the same where nothing was heard',
      { watch: { calls: 5, isUsed: false }, told: { heard: null, missed: null } },
      60,
    ],
    ['does not look where it is told so', { chosenMs: null }, null],
    ['does not look at what nobody tells of either', { chosenMs: null, told: null }, null],
    ['does not look in the CRM either', { side: 'crm', chosenMs: null }, null],
    ['does all the same while events keep quiet', { chosenMs: null, told: { heard: null, missed: now } }, 15],
    ['comes back a minute after the day turns', { turns: true, timeZone: 'Asia/Tokyo' }, 181],
    ['never looks more often than it was told to', { told: null, chosenMs: 90 * MINUTE_MS }, 90],
  ] as const)('%s', (_, change, minutes) => {
    expect(minutesOf({ ...idle, ...change }, now, 1)).toBe(minutes);
  });

  test('keeps watch to the end of working time, and on a free day evenly', () => {
    const atFiveToSix = now + 6 * HOUR_MS - 5 * MINUTE_MS;
    expect(minutesOf({ ...idle, watch: some }, atFiveToSix, 1)).toBe(12);
    // 1,440 minutes for 64 calls are 22.5 each.
    const saturday = now + 3 * DAY_MS;
    expect(minutesOf({ ...idle, watch: some, changedAt: now }, saturday, 1)).toBe(23);
  });

  test('begins its watch no moment before working time', () => {
    // An hour before eight there.
    const before = { ...idle, watch: { calls: 55, isUsed: false }, timeZone: early };
    expect(minutesOf(before, now + 3 * HOUR_MS, 1)).toBe(60);
    expect(minutesOf(before, now + 3 * HOUR_MS - 10, 1)).toBe(72);
  });

  test('slows down while the day’s calls run short, up to an hour', () => {
    const busy = { ...idle, changedAt: now };
    expect(minutesOf(busy, now, 4)).toBe(12);
    expect(minutesOf(busy, now, 20)).toBe(60);
    expect(minutesOf(busy, now, 30)).toBe(60);
    expect(minutesOf(idle, now, 20)).toBe(360);
    expect(minutesOf({ ...busy, side: 'crm' }, now, 4)).toBe(12);
    expect(minutesOf({ ...busy, side: 'crm' }, now, 30)).toBe(60);
  });

  test.each([
    ['chosen', { side: 'crm' }, 1],
    ['chosen', { changedAt: now }, 1],
    ['chosen', { told: null, chosenMs: HOUR_MS }, 1],
    ['calls', { changedAt: now }, 2],
    ['calls', { side: 'crm' }, 2],
    ['idle', { changedAt: now - 2 * HOUR_MS }, 1],
    ['idle', { told: null }, 1],
    ['told', {}, 1],
    ['watch', { watch: some }, 1],
    ['never', { chosenMs: null }, 1],
    ['quiet', { chosenMs: null, told: { heard: null, missed: now } }, 1],
    ['quiet', { told: { heard: null, missed: now } }, 1],
    ['midnight', { turns: true, timeZone: 'Asia/Tokyo' }, 1],
    ['chosen', { told: null, chosenMs: 90 * MINUTE_MS }, 1],
  ] as const)('says why: %s', (why, change, stretch) => {
    expect(intervalOf({ ...idle, ...change }, now, stretch).why).toBe(why);
  });

  test.each([
    ['Monday at eight', Date.UTC(2026, 10, 16, 8), true],
    ['Friday at six', Date.UTC(2026, 10, 20, 18), false],
    ['Saturday at noon', Date.UTC(2026, 10, 21, 12), false],
    ['Sunday night', Date.UTC(2026, 10, 22, 23, 59), false],
  ])('knows working time: %s', (_, at, is) => {
    expect(isWorkingTime(at, 'UTC')).toBe(is);
    expect(isWorkingTime(at, 'no such zone')).toBe(is);
  });
});

test.each([
  ['customers alone', ['watch'], 139],
  ['customers, items and invoices', ['watch', 'told', 'hourly'], 106],
  ['every kind', ['watch', 'told', 'told', 'hourly', 'hourly', 'hourly'], 47],
  ['more than an idle day has calls for', Array<'hourly'>(6).fill('hourly'), 0],
] as const)('the watch over %s has what an idle day leaves', (_, looked, calls) => {
  expect(callsForWatch(looked.map((each) => callsOfIdleDay(each)))).toBe(calls);
});

test('a look that is three lists takes the calls of three', () => {
  expect([callsOfIdleDay('told'), callsOfIdleDay('told', 3)]).toEqual([7, 15]);
});
