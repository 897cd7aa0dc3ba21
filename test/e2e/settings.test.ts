// Settings: a change is shown before it is saved, survives a reload, holds for what travels, and can be taken back.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit, type Visit } from './browser.ts';
import { live, type Scene, settled } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let someone: Visit;
let scene: Scene;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  scene = await live(stage);
  someone = await visit(browser, stage.origin);
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

interface Saved {
  readonly version: number;
  readonly settings: {
    conflicts: { default: string };
    values: { fallbackProduct: string | null };
    kinds: { customer: { toCrm: { create: boolean; filter?: unknown } } };
  };
}

const saved = () => stage.api<Saved>('GET', `/pairs/${scene.pair}/settings`);
const unsaved = () => someone.page.getByRole('region', { name: 'Not saved yet' }).first();

test('what is changed stands beside the button, survives a reload, and nothing is saved by itself', async () => {
  const { page } = someone;
  const before = await saved();
  await page.goto('/settings');
  await page.getByLabel('When both sides changed the same field').selectOption('Ask me');
  await page.getByRole('link', { name: 'Modules', exact: true }).click();
  await page.getByRole('group', { name: 'to Zoho CRM' }).first().getByLabel('New records').uncheck();
  await page.reload();
  await unsaved().getByText('When both sides changed the same field').waitFor();
  await unsaved().getByText('Customers · to Zoho CRM · New records').waitFor();
  expect(await page.locator('.button.primary').allTextContents()).toEqual(['Save these 2 changes']);
  expect(await saved()).toEqual(before);
});

test('saving keeps both changes, and only those', async () => {
  const { page } = someone;
  await page.getByRole('button', { name: 'Save these 2 changes' }).click();
  await page.getByText('The settings are saved.').waitFor();
  const { settings } = await saved();
  expect(settings.conflicts.default).toBe('ask');
  expect(settings.kinds.customer.toCrm.create).toBe(false);
  expect(await unsaved().count()).toBe(0);
});

test('a condition is added as a filter, and taken back unsaved', async () => {
  const { page } = someone;
  const way = page.getByRole('group', { name: 'to Xero' }).first();
  await way.getByRole('button', { name: 'Add a condition' }).click();
  await way.getByLabel('Field', { exact: true }).selectOption({ label: 'Account Type' });
  await way.getByLabel('Value').selectOption({ label: 'Customer' });
  await unsaved().getByText('Account_Type is Customer').waitFor();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect.poll(() => unsaved().count()).toBe(0);
  expect(await way.getByLabel('Value').count()).toBe(0);
});

test('settings that somebody saved meanwhile are not overwritten', async () => {
  const { page } = someone;
  await page.getByRole('link', { name: 'General', exact: true }).click();
  await page.getByLabel('When both sides changed the same field').selectOption('Xero wins');
  await stage.api('PUT', `/pairs/${scene.pair}/settings`, { conflicts: { default: 'crm' } });
  await page.getByRole('button', { name: 'Save this change' }).click();
  await page.getByText('Somebody saved the settings meanwhile.').waitFor();
  expect((await saved()).settings.conflicts.default).toBe('crm');
  await page.getByRole('button', { name: 'Take it back' }).click();
});

test('an earlier version shows what it would change, and is brought back as a new one', async () => {
  const { page } = someone;
  await page.getByRole('link', { name: 'Earlier versions' }).click();
  await page.reload();
  const { version } = await saved();
  await page.getByRole('button', { name: `Bring back version ${version - 1}…` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Zoho CRM wins').waitFor();
  await dialog.getByText('Ask me').waitFor();
  await dialog.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByText(`Version ${version - 1} holds again.`).waitFor();
  expect(await saved()).toMatchObject({ version: version + 1, settings: { conflicts: { default: 'ask' } } });
});

test('what is changed while a save is under way stays to be saved, also on a page loaded anew', async () => {
  const { page } = someone;
  await page.getByRole('link', { name: 'General', exact: true }).click();
  let answer = () => undefined as unknown;
  const isToAnswer = new Promise((resolve) => (answer = () => resolve(undefined)));
  await page.route('**/api/pairs/*/settings', async (route) => {
    if (route.request().method() !== 'PUT') return route.fallback();
    const response = await route.fetch();
    await isToAnswer;
    return route.fulfill({ response });
  });
  await page.getByLabel('When both sides changed the same field').selectOption('Xero wins');
  await page.getByRole('button', { name: 'Save this change' }).click();
  await page.getByLabel('More deletions than').fill('35');
  await page.getByLabel('More deletions than').blur();
  await unsaved().getByText('35').waitFor();
  answer();
  await page.getByText('The settings are saved.').first().waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await page.getByRole('button', { name: 'Save this change' }).click();
  await expect.poll(() => unsaved().count()).toBe(0);
  expect((await saved()).settings).toMatchObject({ conflicts: { default: 'accounting' }, guard: { records: 35 } });
});

test('the product for lines without one is chosen by its name', async () => {
  const { page } = someone;
  await stage.api('PUT', `/pairs/${scene.pair}/settings`, { kinds: { item: { on: true } } });
  await stage.api('POST', `/pairs/${scene.pair}/sync`, {});
  await settled(stage, scene.pair);
  await page.goto('/settings?part=values');
  const product = page.getByRole('combobox', { name: 'Product for lines without one' });
  const name = (await product.locator('option').nth(1).textContent()) ?? '';
  await product.selectOption({ label: name });
  await page.getByRole('button', { name: 'Save this change' }).click();
  await expect.poll(() => unsaved().count()).toBe(0);
  expect((await saved()).settings.values.fallbackProduct).toMatch(/^\d+$/);
  await page.reload();
  await expect.poll(() => product.locator('option:checked').textContent()).toBe(name);
});

test('somebody is to be told by webhook: the channel is added, saved, and a test of it arrives', async () => {
  const { page } = someone;
  const told: string[] = [];
  const receiver = createServer((incoming, outgoing) => {
    incoming.setEncoding('utf8').on('data', (text: string) => told.push(text));
    incoming.on('end', () => outgoing.writeHead(204).end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = receiver.address() as AddressInfo;
    await page.getByRole('link', { name: 'Notices' }).click();
    await page.getByRole('button', { name: 'Add a channel' }).click();
    await page.getByLabel('By', { exact: true }).selectOption('Webhook');
    await page.getByLabel('Address to post to').fill('http://hooks.example/in');
    await page.getByRole('button', { name: /^Save th/ }).click();
    await page.getByText('is not an address to post to: it begins with https://').waitFor();
    await page.getByText('Notices · Channels 1', { exact: true }).waitFor();
    await page.getByLabel('Address to post to').fill(`http://127.0.0.1:${port}/in`);
    await page.getByRole('button', { name: /^Save th/ }).click();
    await page.getByText('The settings are saved.').waitFor();
    await page.getByRole('button', { name: 'Send a test to the saved channels' }).click();
    await page.getByText(`Webhook, 127.0.0.1:${port}: taken`).waitFor();
    expect(JSON.parse(told.join(''))).toMatchObject({ sort: 'test', issues: [] });
  } finally {
    receiver.closeAllConnections();
    receiver.close();
  }
});

test('settings and links are saved as a file, and after a reset brought back from it', async () => {
  const { page } = someone;
  await page.getByRole('link', { name: 'Export and reset' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file' }).click();
  const path = await (await coming).path();
  const linked = async () =>
    (await stage.api<{ totals: { linked: number } }>('GET', `/overview?pair=${scene.pair}`)).totals;
  const { linked: before } = await linked();
  await page.getByRole('button', { name: 'Reset this pair…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/links? to Harbour Light Trading will be erased/).waitFor();
  const erase = dialog.getByRole('button', { name: 'Erase and start over' });
  expect(await erase.isDisabled()).toBe(true);
  await dialog.getByLabel('To confirm, type Harbour Light Trading').fill('Harbour Light Trading');
  await erase.click();
  await page.getByText('The setup begins anew.').waitFor();
  expect((await linked()).linked).toBe(0);
  await page.getByLabel('File', { exact: true }).setInputFiles(path);
  await page.getByText(/the settings and \d+ links between Harbour Light and Harbour Light Trading/).waitFor();
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.getByText(/links? came in/).waitFor();
  expect((await linked()).linked).toBe(before);
});

test('the browser had nothing to complain of', () => {
  expect(someone.complaints).toEqual([]);
});
