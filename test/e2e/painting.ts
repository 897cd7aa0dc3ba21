// How soon a click shows: from the event to the next paint, as the browser itself measures it, with as many entries behind the log as one
// likes.

import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** Entries of yesterday, as the Worker would have written them. */
export async function fillLog(stage: Stage, pair: string, entries: number): Promise<void> {
  const at = Date.now() - 86_400_000;
  await stage.sql(`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${entries - 1})
    INSERT INTO audit (id, at, pair, kind, side, record, name, direction, trigger, outcome, code)
    SELECT (${at} + i) * 2048, ${at} + i, '${pair}', 'customer', 'crm', 'crm.Accounts:' || i, 'Customer ' || i,
      'to-accounting', 'save', CASE WHEN i % 50 = 0 THEN 'failed' ELSE 'done' END, 'update.edited' FROM n`);
}

/** Round and round: an entry opens and closes, a box is ticked, the next page, another place, and back. */
const round: readonly ((on: Page) => Promise<void>)[] = [
  (on) => on.locator('.log .opens').nth(2).click(),
  (on) => on.getByRole('dialog').locator('.close').click(),
  (on) => on.locator('.log .tick input').nth(3).click(),
  (on) => on.locator('nav.pager a').last().click(),
  (on) => on.locator('header nav a[href="/records"]').click(),
  (on) => on.locator('header nav a[href="/history"]').click(),
];

/** The times of so many clicks on the log, in ms, the quickest first. */
export async function clickTimes(on: Page, clicks: number): Promise<number[]> {
  const times: number[] = [];
  for (let click = 0; click < clicks; click++) {
    // The promise is not waited for here: the click comes after.
    await on.evaluate(`void (window.painted = new Promise((done) => addEventListener('click', (event) => {
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - event.timeStamp)));
    }, { once: true, capture: true })))`);
    await round[click % round.length]?.(on);
    times.push(await on.evaluate<number>('window.painted'));
  }
  return times.sort((one, other) => one - other);
}
