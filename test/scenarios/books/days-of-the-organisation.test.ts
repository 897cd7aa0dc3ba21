// Given organisations whose day is not that of Greenwich; when they go live and something travels; then the start date and the tallies of
// the overview are their own day, the one that their people have.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

interface Overview {
  readonly today: string;
  readonly trend: readonly { readonly day: string; readonly done: number }[];
}

test.each([
  ['Auckland, past midnight there', 'NZ', 3, '2026-11-21'],
  ['New York, past midnight in Greenwich', 'US', 17, '2026-11-20'],
] as const)('%s', async (_, region, hoursLater, day) => {
  const desk = await Desk.open({ region, hoursLater, settings: { startDate: null } });
  const { settings } = await desk.ask<{ settings: { startDate: string } }>('GET', 'settings');
  expect(settings.startDate).toBe(day);
  const { line, invoice } = bolts(desk, '');
  invoice([line(2, 10)], { Invoice_Date: day });
  await desk.settle();
  const { today, trend } = await desk.overview<Overview>();
  expect(today).toBe(day);
  expect(trend.map((each) => each.day)).toEqual([day]);
  expect(trend[0]?.done).toBeGreaterThan(0);
});
