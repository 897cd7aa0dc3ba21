// Settings of payments: the accounts are chosen from the organisation's own, all into one or by the words of a field, and taken back.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { paired, type Scene, settled } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let page: Page;
let scene: Scene;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  const field = { field_label: 'Payment Mode', data_type: 'text', length: 60 };
  await stage.sim('POST', '/act/zoho/field.add', { module: 'Invoices', field });
  scene = await paired(stage);
  await stage.api('PUT', `/pairs/${scene.pair}/settings`, { kinds: { invoice: { on: true }, payment: { on: true } } });
  await settled(stage, scene.pair);
  ({ page } = await visit(browser, stage.origin));
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

interface Saved {
  readonly settings: { readonly payments: Readonly<Record<string, unknown>> };
}
const saved = async () => (await stage.api<Saved>('GET', `/pairs/${scene.pair}/settings`)).settings.payments;
const money = () => page.getByRole('region', { name: 'Payments and hold' });
const words = () => money().getByRole('group', { name: 'Accounts by way of payment and currency' });

async function save(): Promise<void> {
  await page.getByRole('button', { name: /^Save th/ }).click();
  const isOpen = () => page.getByRole('region', { name: 'Not saved yet' }).count();
  await expect.poll(isOpen, { timeout: 10_000 }).toBe(0);
}

test('only accounts that take payments are offered', async () => {
  await page.goto('/settings?part=values');
  const account = money().getByLabel('Account for payments set in Zoho');
  await account.waitFor();
  await expect.poll(() => account.locator('option').count()).toBeGreaterThan(1);
  expect((await account.locator('option').allTextContents()).filter((name) => name.includes('(200)'))).toEqual([]);
  await account.selectOption('090');
  await save();
  expect(await saved()).toMatchObject({ account: '090', field: null, accounts: {} });
});

test('a field of the CRM has accounts for its words', async () => {
  await money().getByLabel('Field that says how it was paid').selectOption({ label: 'Payment Mode' });
  const add = words().getByRole('button', { name: 'Add the word' });
  await words().getByLabel('Way of payment, or currency').fill('Cash');
  expect(await add.isDisabled()).toBe(true);
  await words().getByLabel('Account for this word').selectOption('091');
  await add.click();
  await words().getByLabel('Cash', { exact: true }).waitFor();
  expect(await words().getByLabel('Way of payment, or currency').inputValue()).toBe('');
  await page.getByText('Payments and hold · Accounts by way of payment and currency · Cash').waitFor();
  await save();
  expect(await saved()).toMatchObject({ field: 'Payment_Mode', accounts: { Cash: '091' } });
});

test('a word without an account of its own is taken away', async () => {
  await words().getByLabel('Cash', { exact: true }).selectOption({ label: 'none of its own' });
  await save();
  expect(await saved()).toMatchObject({ account: '090', accounts: {} });
  await expect.poll(() => words().getByLabel('Cash', { exact: true }).count()).toBe(0);
});

test('where an invoice shows what becomes of it is chosen, and said', async () => {
  const place = page.getByLabel('Paid, part paid and overdue invoices show this in');
  expect(await place.inputValue()).toBe('status');
  await place.selectOption({ label: 'A field of its own, Xero Status' });
  await save();
  const { settings } = await stage.api<{ settings: { values: object } }>('GET', `/pairs/${scene.pair}/settings`);
  expect(settings.values).toMatchObject({ invoiceStatus: 'field' });
});
