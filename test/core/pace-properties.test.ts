// Pace over random days: whoever asks for what and reports when, the vendor's limits hold, and nobody waits for nothing.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classes, freshPace, type Limits, type Pace, report, reserve, type WorkClass } from '../../src/core/pace.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Deed {
  readonly afterMs: number;
  readonly calls: number;
  readonly parallel: number;
  readonly work: WorkClass;
  /** Of what was granted, this share is not made. */
  readonly unused: number;
  /** Reported after this many further deeds, or never. */
  readonly reportedAfter: number | null;
  readonly withHeaders: boolean;
}

const anyDeed: fc.Arbitrary<Deed> = fc.record({
  afterMs: fc.oneof(fc.nat(3_000), fc.nat(40_000), fc.nat(4_000_000)),
  calls: fc.integer({ min: 1, max: 30 }),
  parallel: fc.integer({ min: 1, max: 4 }),
  work: fc.constantFrom(...classes),
  unused: fc.double({ min: 0, max: 1, noNaN: true }),
  reportedAfter: fc.option(fc.nat(4), { nil: null }),
  withHeaders: fc.boolean(),
});

const anyLimits: fc.Arbitrary<Limits> = fc.record({
  perMinute: fc.integer({ min: 20, max: 60 }),
  perDay: fc.integer({ min: 60, max: 400 }),
  concurrent: fc.integer({ min: 2, max: 5 }),
});

interface Group {
  readonly id: string;
  readonly at: number;
  readonly made: number;
  readonly unused: number;
  readonly parallel: number;
  readonly due: number | null;
  readonly withHeaders: boolean;
  endedAt: number;
}

/** A vendor that counts, and its callers: each call is made when it is granted. */
function live(
  limits: Limits,
  deeds: readonly Deed[],
  look: (groups: readonly Group[], now: number, pace: Pace) => void,
): void {
  let pace = freshPace(limits, 0);
  let now = 0;
  const groups: Group[] = [];
  const madeSince = (since: number) => groups.filter(({ at }) => at > since).reduce((sum, { made }) => sum + made, 0);
  deeds.forEach(({ afterMs, work, calls, parallel, unused, reportedAfter, withHeaders }, turn) => {
    now += afterMs;
    for (const group of groups.filter(({ due, endedAt }) => due === turn && endedAt > now)) {
      group.endedAt = now;
      const minuteLeft = Math.max(0, limits.perMinute - madeSince(now - MINUTE));
      const headers = group.withHeaders ? { minuteLeft } : {};
      pace = report(pace, limits, { id: group.id, now, unused: group.unused, ...headers });
    }
    const id = `group ${turn}`;
    const asked = reserve(pace, limits, { id, calls, parallel, work, now });
    pace = asked.pace;
    if ('granted' in asked.grant) {
      const { granted } = asked.grant;
      expect(asked.grant.parallel).toBeLessThanOrEqual(Math.min(parallel, granted));
      expect(granted).toBeGreaterThanOrEqual(1);
      expect(granted).toBeLessThanOrEqual(calls);
      const left = Math.floor(granted * unused);
      const due = reportedAfter === null ? null : turn + 1 + reportedAfter;
      const own = { id, at: now, made: granted - left, unused: left, parallel: asked.grant.parallel };
      groups.push({ ...own, due, withHeaders, endedAt: now + 90_000 });
    } else {
      expect(asked.grant.waitMs).toBeGreaterThanOrEqual(1);
    }
    look(groups, now, pace);
  });
}

const anyDay = fc.array(anyDeed, { maxLength: 60 });

describe('over any sequence of calls', () => {
  test('no minute holds more calls than its limit', () => {
    fc.assert(
      fc.property(anyLimits, anyDay, (limits, deeds) => {
        live({ ...limits, perDay: 100_000 }, deeds, (groups, now) => {
          const lately = groups.filter(({ at }) => now - at < MINUTE);
          expect(lately.reduce((sum, { made }) => sum + made, 0)).toBeLessThanOrEqual(limits.perMinute);
        });
      }),
    );
  });

  test('no day holds more calls than its limit', () => {
    fc.assert(
      fc.property(anyLimits, anyDay, (limits, deeds) => {
        live(limits, deeds, (groups, _, { day }) => {
          const today = groups.filter(({ at }) => at >= day.since && at < day.since + DAY);
          expect(today.reduce((sum, { made }) => sum + made, 0)).toBeLessThanOrEqual(limits.perDay);
          expect(day.left).toBeLessThanOrEqual(limits.perDay);
        });
      }),
    );
  });

  test('no more calls are under way at once than may be', () => {
    fc.assert(
      fc.property(anyLimits, anyDay, (limits, deeds) => {
        live(limits, deeds, (groups, now) => {
          const busy = groups.filter(({ at, endedAt }) => at <= now && endedAt > now);
          expect(busy.reduce((sum, { parallel }) => sum + parallel, 0)).toBeLessThanOrEqual(limits.concurrent);
        });
      }),
    );
  });

  test('less urgent work never leaves a person nothing', () => {
    fc.assert(
      fc.property(anyLimits, fc.array(anyDeed, { maxLength: 60 }), (limits, deeds) => {
        const background = deeds.map((deed) => (deed.work === 'person' ? { ...deed, work: 'event' as const } : deed));
        const own = background.map((deed) => ({ ...deed, parallel: 1 }));
        live(limits, own, (_, now, pace) => {
          const { grant } = reserve(pace, limits, { id: 'person', calls: 1, parallel: 1, work: 'person', now });
          expect(grant).toEqual({ granted: 1, parallel: 1 });
        });
      }),
    );
  });

  test('who waits as told, while nobody else calls, is let in', () => {
    fc.assert(
      fc.property(anyLimits, anyDay, fc.constantFrom(...classes), (limits, deeds, work) => {
        live(limits, deeds, (_, now, pace) => {
          const ask = { id: 'late', calls: 1, parallel: 1, work };
          const refused = reserve(pace, limits, { ...ask, now });
          if ('granted' in refused.grant || refused.grant.why === 'concurrent') return;
          const later = reserve(refused.pace, limits, { ...ask, now: now + refused.grant.waitMs });
          if ('granted' in later.grant) expect(later.grant.granted).toBe(1);
          else expect(later.grant.why).not.toBe(refused.grant.why);
        });
      }),
    );
  });

  test('asking in vain changes nothing for others', () => {
    fc.assert(
      fc.property(anyLimits, anyDay, (limits, deeds) => {
        live(limits, deeds, (_, now, pace) => {
          const refused = reserve(pace, limits, { id: 'x', calls: 1, parallel: 1, work: 'run', now });
          if ('granted' in refused.grant) return;
          const ask = { id: 'y', calls: 60, parallel: 1, work: 'person' as const, now };
          expect(reserve(refused.pace, limits, ask).grant).toEqual(reserve(pace, limits, ask).grant);
        });
      }),
    );
  });
});
