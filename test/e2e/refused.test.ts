// A user who may not set anything up in the CRM: the page says what then works less, the sync runs all the same and makes no duplicate,
// and what was refused can be made up for later.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit, type Visit } from './browser.ts';
import { paired, type Scene, settled } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let someone: Visit;
let page: Page;
let scene: Scene;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  scene = await paired(stage);
  await stage.sim('POST', '/switches/zoho', { denied: ['fields', 'notifications'] });
  someone = await visit(browser, stage.origin);
  page = someone.page;
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const provision = () => page.locator('.provision');
/** The pieces by themselves: what stands for a whole module says the worst of them once more. */
const pieces = () => page.locator('.provision details ul');

test('each scope of a consent is there with its reason', async () => {
  await page.goto('/connections');
  const xero = page.getByRole('region', { name: 'Xero', exact: true });
  await xero.getByText('What Ledgerline asks for, and why').click();
  await xero.getByText('To read and write contacts: your customers and vendors.').waitFor();
  await xero.getByText('accounting.contacts', { exact: true }).waitFor();
});

test('what is refused says so, with the system’s words and what works less without it', async () => {
  await page.getByRole('button', { name: 'Set up all 9 of them' }).click();
  await page.getByText('Harbour Light did not let us set up 5 pieces').waitFor();
  await page.getByText('The sync works all the same, and makes no duplicate.').waitFor();
  expect(await pieces().getByText('Refused', { exact: true }).count()).toBe(5);
  expect(await provision().getByText('Without it:').count()).toBe(5);
  await provision().getByText('Tax numbers stay in Xero and don’t show in Zoho CRM.').waitFor();
  await provision().getByText('are found by looking every few minutes').waitFor();
  expect(await provision().getByText('permission denied').count()).toBeGreaterThan(0);
});

test('it is still known after a reload, and going live is the one thing to do', async () => {
  await page.reload();
  await page.getByText('Harbour Light did not let us set up 5 pieces').waitFor();
  expect(await page.locator('.button.primary').allTextContents()).toEqual(['Go live']);
});

test('without any of it customers come into step, and none is there twice that was not before', async () => {
  const before = await namesOnBothSides();
  await stage.api('POST', `/pairs/${scene.pair}/go-live`, { licence: true });
  await settled(stage, scene.pair);
  await stage.api('POST', `/pairs/${scene.pair}/sync`, {});
  await settled(stage, scene.pair);
  const after = await namesOnBothSides();
  const most = (name: string) => Math.max(before.crm.get(name) ?? 0, before.accounting.get(name) ?? 0);
  const doubled = [...after.crm, ...after.accounting].filter(([name, count]) => count > most(name));
  expect(doubled).toEqual([]);
  expect(after.crm.size).toBeGreaterThan(before.crm.size);
  await page.goto('/records?state=in-step&search=Ridgeway');
  await page.getByRole('row', { name: /Ridgeway Timber Merchants.*In step/ }).waitFor();
});

test('once it is permitted, trying again sets everything up', async () => {
  await stage.sim('POST', '/switches/zoho', { denied: [] });
  await page.goto('/connections');
  await page.getByRole('button', { name: 'Try again to set it up' }).click();
  await page.getByText('It is set up inside Zoho CRM.').waitFor();
  await expect.poll(() => pieces().getByText('Set up', { exact: true }).count()).toBe(9);
  expect(await page.getByText('did not let us set up').count()).toBe(0);
});

test('the browser had nothing to complain of', () => {
  expect(someone.complaints).toEqual([]);
});

/** How often each name stands on either side. */
async function namesOnBothSides(): Promise<Record<'crm' | 'accounting', Map<string, number>>> {
  const [accounts, contacts] = await Promise.all([
    stage.sim<{ items: { $name: string }[] }>('POST', '/act/zoho/list', { module: 'Accounts' }),
    stage.sim<{ Name: string }[]>('POST', '/act/xero/list', { collection: 'contacts' }),
  ]);
  return {
    crm: counted(accounts.items.map((item) => item.$name)),
    accounting: counted(contacts.map((item) => item.Name)),
  };
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
