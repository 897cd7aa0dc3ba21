// From the door to customers in step, as a person goes: sign in, connect both through the vendors' own pages, join, set up, go live.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit, type Visit } from './browser.ts';
import { registerWebhook, settled } from './scene.ts';
import { ADMIN_TOKEN, openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let someone: Visit;
let page: Page;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  await registerWebhook(stage);
  someone = await visit(browser, stage.origin, { signedIn: false });
  page = someone.page;
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

test('a wrong token is refused beside its field', async () => {
  await page.goto('/connections');
  await page.getByLabel('Admin token').fill('something else');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This is not the admin token.').waitFor();
  expect(await page.getByLabel('Admin token').getAttribute('aria-invalid')).toBe('true');
});

test('signing in opens the screen that was asked for', async () => {
  await page.getByLabel('Admin token').fill(ADMIN_TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'What you need' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/connections');
  await page.getByText('Nothing joined yet').waitFor();
});

test('a consent that is denied comes back with the vendor’s words', async () => {
  await page.getByRole('link', { name: 'Connect Zoho CRM' }).click();
  await page.getByRole('button', { name: 'Reject' }).click();
  await page.getByText('The connection was not made.').waitFor();
  await page.getByText(/The consent was not given \(access_denied/).waitFor();
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  expect(new URL(page.url()).search).toBe('');
});

test('both systems are connected on their own consent pages', async () => {
  await page.getByRole('link', { name: 'Connect Zoho CRM' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByText('Zoho CRM: Harbour Light is connected.').waitFor();
  await page.getByRole('link', { name: 'Connect Xero' }).click();
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.getByText('Xero: Harbour Light Trading is connected.').waitFor();
  const strip = page.getByRole('region', { name: 'Pair and connections' });
  expect(await strip.getByText('Connected').count()).toBe(2);
});

test('a name that was typed survives a reload, and the two are joined under it', async () => {
  await page.getByLabel('Name of the pair').fill('Harbour');
  await page.reload();
  expect(await page.getByLabel('Name of the pair').inputValue()).toBe('Harbour');
  await page.getByRole('button', { name: 'Join Harbour Light and Harbour Light Trading' }).click();
  const strip = page.getByRole('region', { name: 'Pair and connections' });
  await strip.getByText('Harbour', { exact: true }).waitFor();
});

test('what is set up inside the CRM is listed first and made by one button', async () => {
  await page.getByText('Xero Contact ID').waitFor();
  expect(await primaryActions(page)).toEqual(['Set up all 9 of them']);
  await page.getByRole('button', { name: 'Set up all 9 of them' }).click();
  await page.getByText('It is set up inside Zoho CRM.').waitFor();
  await expect.poll(() => page.locator('.provision li li').getByText('Set up', { exact: true }).count()).toBe(9);
});

test('going live needs the licence, then brings the customers into step', async () => {
  expect(await primaryActions(page)).toEqual(['Go live']);
  await page.getByRole('button', { name: 'Go live' }).click();
  expect(new URL(page.url()).pathname).toBe('/connections');
  await page.getByLabel('I accept the licence').check();
  await page.getByRole('button', { name: 'Go live' }).click();
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  const [{ id = '' } = {}] = (await stage.api<{ items: { id: string }[] }>('GET', '/pairs')).items;
  await settled(stage, id);
  await page.getByRole('link', { name: 'Records' }).click();
  await page.getByRole('link', { name: 'In step' }).click();
  await page.getByRole('row', { name: /Ridgeway Timber Merchants.*In step/ }).waitFor();
  expect(await page.getByRole('row').count()).toBeGreaterThan(20);
});

test('the browser had nothing to complain of', () => {
  expect(someone.complaints).toEqual([]);
});

/** Names of the buttons and links that look like the one thing to do. */
async function primaryActions(on: Page): Promise<string[]> {
  const texts = await on.locator('.button.primary').allTextContents();
  return texts.map((text) => text.trim());
}
