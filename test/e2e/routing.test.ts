// Routing: a second Xero organisation is joined to the same CRM, a rule says which documents are its own, is tried on them, and saved; by
// keyboard too, and for everybody who can't see.

import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit, type Visit } from './browser.ts';
import { accountNamed, connect, paired, type Scene } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

const screens = join(import.meta.dirname, '../../docs/screens');

let stage: Stage;
let browser: Browser;
let someone: Visit;
let page: Page;
let scene: Scene;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  scene = await paired(stage);
  await stage.api('PUT', `/pairs/${scene.pair}/settings`, { kinds: { invoice: { on: true } } });
  const { id: account } = await accountNamed(stage, 'Ridgeway Timber Merchants');
  const made = (module: string, fields: object) =>
    stage.sim<{ id: string }>('POST', '/act/zoho/record.create', { module, fields });
  const product = await made('Products', { Product_Name: 'Bolt', Product_Code: 'BOLT-9', Unit_Price: 10 });
  for (const Subject of ['Gates for the south', 'Bolts']) {
    const line = { Product_Name: { id: product.id }, Quantity: 2, List_Price: 10 };
    await made('Invoices', {
      Subject,
      Account_Name: { id: account },
      Invoice_Date: '2026-11-19',
      Invoiced_Items: [line],
    });
  }
  someone = await visit(browser, stage.origin);
  page = someone.page;
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

/** Each language once, English as its pictures are kept; with GRID=1 each of them in every look. */
const forms = [
  ['light', 'light', 1280],
  ['dark', 'dark', 1280],
  ['narrow', 'light', 320],
  ['narrow-dark', 'dark', 320],
] as const;
const looks =
  process.env.GRID === '1'
    ? (['en', 'de', 'fr'] as const).flatMap((language) => forms.map((form) => [language, ...form] as const))
    : [
        ...forms.slice(0, 3).map((form) => ['en', ...form] as const),
        ['de', ...forms[2]] as const,
        ['fr', ...forms[3]] as const,
      ];

const branch = () => page.getByRole('region', { name: 'South branch', exact: true });
const unsaved = () => page.getByRole('region', { name: 'Not saved yet' });

test('while one organisation takes everything, the page says so and leads to connecting another', async () => {
  await page.goto('/routing');
  await page.getByRole('heading', { name: 'One organisation takes everything' }).waitFor();
  await page.getByRole('link', { name: 'Connect another organisation' }).click();
  await page.getByRole('heading', { name: 'Connections', level: 1 }).waitFor();
});

test('another organisation is connected, chosen and joined, and the way to the routing appears', async () => {
  await stage.sim('POST', '/act/xero/organisation.add', { name: 'South branch' });
  await stage.sim('POST', '/switches/xero', { consentTenants: ['South branch'] });
  await connect(stage, 'xero');
  await page.reload();
  const form = page.getByRole('region', { name: 'Join another pair' });
  await form.getByRole('button', { name: /^Join / }).click();
  await page.getByRole('link', { name: 'Choose which documents go to which organisation' }).click();
  await page.getByRole('heading', { name: 'Routing', level: 1 }).waitFor();
});

test('a rule that names no field is refused; one that holds shows where each recent document would go', async () => {
  await branch().getByRole('button', { name: 'Add a condition' }).click();
  await branch().getByLabel('Field', { exact: true }).selectOption({ label: 'Another field…' });
  await branch().getByLabel('Its API name').fill('Nowhere');
  await branch().getByLabel('Condition').selectOption({ label: 'contains' });
  await branch().getByLabel('Value').fill('south');
  await page.getByRole('button', { name: 'Try it on recent documents' }).click();
  await page.getByText('names the field Nowhere', { exact: false }).waitFor({ timeout: 20_000 });
  await branch().getByLabel('Field', { exact: true }).selectOption({ label: 'Subject' });
  await page.getByRole('button', { name: 'Try it on recent documents' }).focus();
  await page.keyboard.press('Enter');
  const found = page.getByRole('region', { name: 'Where recent documents would go' }).first();
  await found.getByText('Its rule holds.').first().waitFor({ timeout: 20_000 });
  await found.getByText('No rule holds, so it goes to the one that takes the rest.').first().waitFor();
  expect(await page.locator('.button.primary').allTextContents()).toEqual(['Save this change']);
});

test('nothing is in anybody’s way: light, dark, narrow', async () => {
  for (const [language, name, scheme, width] of looks) {
    await page.request.patch('/api/me', { data: { language }, headers: { origin: stage.origin } });
    if (language !== 'en') await page.reload();
    await page.locator('.conditions').first().waitFor();
    await page.evaluate(axe.source);
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await page.evaluate<axe.AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
    expect(violations.map(({ id, nodes }) => `${language} ${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect([name, overflow]).toEqual([name, 0]);
    if (process.env.SCREENS && language === 'en' && name !== 'narrow-dark')
      await page.screenshot({
        path: join(screens, name === 'light' ? 'routing.png' : `routing-${name}.png`),
        clip: { x: 0, y: 0, width, height: 1100 },
        fullPage: true,
      });
  }
  await page.request.patch('/api/me', { data: { language: 'en' }, headers: { origin: stage.origin } });
  await page.reload();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('it is saved pair by pair: the rule, and who takes the rest', async () => {
  await page.getByLabel('Takes the rest').selectOption({ label: 'South branch' });
  await unsaved().getByText('South branch takes the rest').waitFor();
  await page.getByRole('button', { name: 'Save these 2 changes' }).click();
  await page.getByText('The routing is saved.').waitFor();
  await expect.poll(() => unsaved().count()).toBe(0);
  const { items } = await stage.api<{ items: { id: string; name: string; default: boolean }[] }>('GET', '/pairs');
  const south = items.find(({ name }) => name === 'South branch');
  expect(items.filter((pair) => pair.default).map(({ name }) => name)).toEqual(['South branch']);
  const { settings } = await stage.api<{ settings: { routing: unknown } }>('GET', `/pairs/${south?.id ?? ''}/settings`);
  expect(settings.routing).toEqual({ all: [{ field: 'Subject', op: 'contains', value: 'south' }] });
});

test('the browser had nothing to complain of', () => {
  expect(someone.complaints.filter((said) => !said.includes('400'))).toEqual([]);
});
