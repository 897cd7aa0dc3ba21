// What an organisation's pace is told by its edition, and what of its use foretells the day.

import { describe, expect, test } from 'vitest';
import type { WorkClass } from '../../src/core/pace.ts';
import { mannersOf } from '../../src/systems/index.ts';
import { Paces } from '../../src/systems/paces.ts';

const HOUR_MS = 3_600_000;
const now = Date.UTC(2026, 10, 18, 12);

function paces(at = { now }): Paces {
  const kept = new Map<string, string>();
  return new Paces({
    now: () => at.now,
    get: async (name) => kept.get(name),
    put: async (name, text) => void kept.set(name, text),
  });
}

const limits = { perMinute: 10_000, perDay: 1_000, concurrent: 5 };

async function use(of: Paces, calls: number, work: WorkClass): Promise<void> {
  await of.reserve({ connection: 'c', limits, calls, work }, `${work} ${calls}`);
  await of.report({ connection: 'c', limits, reservation: `${work} ${calls}`, unused: 0 });
}

describe('what a historical run uses', () => {
  test('is gone from the day, and makes nobody wait', async () => {
    const of = paces();
    await use(of, 300, 'run');
    const { dayLeft, forecast } = await of.standing('c', limits);
    expect(dayLeft).toBe(700);
    expect(forecast).toMatchObject({ used: 300, rest: 0, gatherMs: 0, stretch: 1 });
  });

  test('unlike what events use: more of them will come', async () => {
    const of = paces();
    await use(of, 400, 'event');
    const { forecast } = await of.standing('c', limits);
    expect(forecast.rest).toBeGreaterThan(600);
    expect(forecast.gatherMs).toBeGreaterThan(0);
  });

  test('is not held against a day that is like others', async () => {
    const at = { now };
    const of = paces(at);
    for (let hour = 0; hour < 24; hour++, at.now += HOUR_MS) await use(of, 10, 'event');
    await use(of, 400, 'run');
    const { forecast } = await of.standing('c', limits);
    expect(forecast.basis).toBe('days');
    expect(forecast.rest).toBeLessThan(300);
    expect(forecast.gatherMs).toBe(0);
  });
});

describe('the calls of a day', () => {
  const perDay = (edition?: string) => mannersOf('zoho-crm', { organisation: { edition } })?.limits.perDay;

  test('are those of the CRM’s edition, as far as it told one', () => {
    expect(['free', 'standard', 'Professional', 'enterprise', undefined].map(perDay)).toEqual([
      5_000, 50_000, 50_000, 50_000, 5_000,
    ]);
  });

  test('grow with what is found of the organisation, and what was used stays used', async () => {
    const of = paces();
    await use(of, 100, 'event');
    const { dayLeft, perDay: most } = await of.standing('c', { ...limits, perDay: 50_000 });
    expect({ dayLeft, most }).toEqual({ dayLeft: 49_900, most: 50_000 });
  });
});
