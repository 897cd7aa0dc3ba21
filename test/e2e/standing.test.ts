// How the pair stands: paused and resumed, parted and connected again, offline, signed out; and the log taken away as a file.

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { live } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  await live(stage);
  ({ page } = await visit(browser, stage.origin));
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

test('a pause says why and by whom, and Resume is then the one thing to do', async () => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Pause…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pause Harbour Light' });
  await dialog.getByLabel('Why').fill('Month end');
  await page.reload();
  await page.getByRole('button', { name: 'Pause…' }).click();
  expect(await dialog.getByLabel('Why').inputValue()).toBe('Month end');
  await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByText(/Month end · by an administrator/).waitFor();
  expect(await page.locator('.button.primary').allTextContents()).toEqual(['Resume']);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Sync now' }).waitFor();
});

test('disconnecting names the organisation and what rests, and connecting it again brings everything back', async () => {
  await page.goto('/connections');
  const xero = page.getByRole('region', { name: 'Xero' });
  await xero.getByRole('button', { name: 'Disconnect…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disconnect Harbour Light Trading?' });
  await dialog.getByText(/Harbour Light pauses\. All \d+ links are kept/).waitFor();
  await dialog.getByRole('button', { name: 'Disconnect Harbour Light Trading' }).click();
  await xero.getByText('Not connected').waitFor();
  const { calls } = await stage.sim<{ calls: { method: string; path: string; status: number }[] }>('GET', '/calls');
  const left = calls.filter(({ method, path }) => method === 'DELETE' && /\/connections\/[0-9a-f-]{36}$/.test(path));
  expect(left.map(({ status }) => status)).toEqual([204]);
  await page.getByRole('region', { name: 'Pair and connections' }).getByText('Not connected').waitFor();
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByText('One side is missing').waitFor();
  await page.getByRole('link', { name: 'Look at the connections' }).click();
  await xero.getByRole('link', { name: 'Reconnect' }).click();
  await page.getByText('Xero: Harbour Light Trading is connected.').waitFor();
  // It may go on by itself, or wait to be told.
  const resume = page.getByRole('button', { name: 'Resume' });
  const { items } = await stage.api<{ items: { state: string }[] }>('GET', '/pairs');
  if (items[0]?.state === 'paused') await resume.click();
  await page.goto('/');
  await page
    .getByText(/In step/)
    .first()
    .waitFor();
});

test('a consent that was withdrawn is told with its organisation, and one press leads to where it is given anew', async () => {
  for (const act of ['revoke', 'expire']) await stage.sim('POST', `/act/xero/token.${act}`, {});
  await page.goto('/');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('One side is missing').waitFor();
  await page.goto('/inbox');
  await page.getByText('The consent for Xero (Harbour Light Trading) was withdrawn or has lapsed.').click();
  expect(await page.locator('.button.primary').allTextContents()).toEqual(['Open Connections']);
  await page.getByRole('link', { name: 'Open Connections' }).click();
  await page.getByRole('region', { name: 'Xero' }).getByRole('link', { name: 'Reconnect' }).click();
  await page.getByText('Xero: Harbour Light Trading is connected.').waitFor();
  await page.goto('/inbox');
  await page.getByText('The consent for Xero').waitFor({ state: 'detached' });
});

test('suppliers stand aside while only customers travel, and can be seen', async () => {
  await page.goto('/records');
  await page.getByText(/^\d+ records are left out/).waitFor();
  await page.getByRole('link', { name: 'Show them' }).click();
  await page.getByText('It is a supplier and not a customer.').first().waitFor();
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await page.getByText(/^\d+ records are left out/).waitFor();
  expect(await page.getByText('It is a supplier and not a customer.').count()).toBe(0);
});

test('without a network the page says so and keeps what it shows', async () => {
  await page.goto('/records');
  await page.getByRole('row', { name: /Ridgeway Timber Merchants/ }).waitFor();
  await page.context().setOffline(true);
  await page.getByText('You are offline. What you see is what was read last.').waitFor();
  await page.getByRole('link', { name: 'Waiting' }).click();
  await page.getByText('Ledgerline can’t be reached just now.').waitFor();
  await page.context().setOffline(false);
  // It tries by itself too, and may be quicker.
  await page
    .getByRole('button', { name: 'Try again' })
    .click({ timeout: 3_000 })
    .catch(() => undefined);
  await page.getByText('Nothing fits').waitFor();
});

test('a problem is told with what to quote', async () => {
  await page.goto('/history?entry=1');
  await page.getByText('There is no such entry in the history').waitFor();
  await page.getByText('entry.unknown').waitFor();
  const quoted = await page.getByRole('dialog').getByRole('alert').textContent();
  expect(quoted).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
});

test.each([
  ['CSV', /^id,at,kind,side,recordId,name/],
  ['JSON', /^\[\n\{"id":"/],
  ['NDJSON', /^\{"id":"/],
])('the filtered log is saved as %s, whole', async (form, start) => {
  await page.goto('/history?outcome=done');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: form, exact: true }).click();
  const file = await coming;
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toMatch(start);
  expect(text).toContain('Ridgeway Timber Merchants');
  if (form === 'JSON') expect((JSON.parse(text) as unknown[]).length).toBeGreaterThan(100);
});

test('filters are in the address, and Back takes the last one away', async () => {
  await page.goto('/history');
  await page.getByLabel('Direction').selectOption({ label: 'to Xero' });
  await page
    .getByRole('row', { name: /to Xero/ })
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get('direction')).toBe('to-accounting');
  await page.goBack();
  expect(await page.getByLabel('Direction').inputValue()).toBe('');
});

test('a session that ended leads to the door, and back to the same place', async () => {
  await page.goto('/records?state=skipped');
  await page
    .getByRole('row', { name: /Skipped/ })
    .first()
    .waitFor();
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'Needs you' }).click();
  await page.getByLabel('Admin token').fill('e2e-admin-token');
  await page.keyboard.press('Enter');
  await page
    .getByRole('row', { name: /Needs you/ })
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get('state')).toBe('needs-you');
});
