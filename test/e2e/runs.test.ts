// Historical sync, as somebody uses it: planned, counted, started, watched to its end, cleared away.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit, type Visit } from './browser.ts';
import { live } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let someone: Visit;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  await live(stage);
  someone = await visit(browser, stage.origin);
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

test('the way there, and what a run is for', async () => {
  const { page } = someone;
  await page.goto('/history');
  await page.getByRole('link', { name: 'Historical sync' }).click();
  await page.getByText('No run yet.').waitFor();
  expect(await page.getByRole('checkbox', { name: 'Customers' }).isChecked()).toBe(true);
  expect(await page.locator('.button.primary').allTextContents()).toEqual(['Count what it would bring over']);
});

test('is counted, and says what it costs before anything is written', async () => {
  const { page } = someone;
  await page.getByLabel('Range').selectOption('all dates');
  await page.getByLabel('Direction').selectOption('both ways');
  await page.getByLabel('Stop after ten records').uncheck();
  await page.getByRole('button', { name: 'Count what it would bring over' }).click();
  await page.getByText('Ready to start').waitFor();
  await page.getByText(/records that have no partner: about/).waitFor();
  expect(await page.locator('.button.primary').allTextContents()).toEqual(['Start this run']);
});

test('runs to its end, and is cleared away', async () => {
  const { page } = someone;
  await page.getByRole('button', { name: 'Start this run' }).click();
  await page.getByText('Done', { exact: true }).waitFor();
  await page
    .locator('.progress')
    .getByText(/brought over/)
    .waitFor();
  await page.getByRole('button', { name: 'Clear those that are done' }).click();
  await page.getByText('No run yet.').waitFor();
});

test('the last seven days are those of the calendar on the wall', async () => {
  const { page } = someone;
  // In Auckland it is eleven in the morning of the next day.
  await page.clock.setFixedTime('2026-11-22T22:00:00Z');
  await page.getByLabel('Range').selectOption('The last 7 days');
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/runs'));
  await page.getByRole('button', { name: 'Count what it would bring over' }).click();
  expect((await asked).postDataJSON()).toMatchObject({ from: '2026-11-16' });
});

test('the browser had nothing to complain of', () => {
  expect(someone.complaints).toEqual([]);
});
