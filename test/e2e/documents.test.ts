// Settings of documents: how a new one begins in Xero, what the CRM's taxes and states mean there, who wins in a module. Lists come from
// both systems, and what is saved is what the sync obeys.

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
  const field = { field_label: 'Region', data_type: 'text', length: 60 };
  await stage.sim('POST', '/act/zoho/field.add', { module: 'Invoices', field });
  scene = await paired(stage);
  await settled(stage, scene.pair);
  someone = await visit(browser, stage.origin);
  page = someone.page;
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

interface Saved {
  readonly settings: {
    readonly sequence: { readonly invoice: Readonly<Record<string, unknown>> };
    readonly values: { readonly taxes: object; readonly statuses: { readonly invoice?: object } };
    readonly conflicts: { readonly kinds?: { readonly invoice?: object } };
  };
}
const saved = async () => (await stage.api<Saved>('GET', `/pairs/${scene.pair}/settings`)).settings;
const documents = () => page.getByRole('region', { name: 'New documents: Invoices' });

async function save(): Promise<void> {
  await page.getByRole('button', { name: /^Save th/ }).click();
  const isOpen = () => page.getByRole('region', { name: 'Not saved yet' }).count();
  await expect.poll(isOpen, { timeout: 10_000 }).toBe(0);
}

test('a module that is switched on brings its own settings', async () => {
  await page.goto('/settings?part=modules');
  const module = page.getByRole('region', { name: 'Invoices', exact: true });
  await module.locator('summary').first().click();
  await module.getByLabel('Keep this module in step').check();
  await page.getByRole('link', { name: 'New documents' }).click();
  await documents().getByLabel('Goes over').waitFor();
  await save();
});

test('how a new invoice begins is chosen from the organisation’s own lists', async () => {
  await documents().getByLabel('Starts in Xero as').selectOption({ label: 'approved' });
  await documents().getByLabel('Number').selectOption({ label: 'Zoho CRM’s with a prefix' });
  await documents().getByLabel('Prefix').fill('Z-');
  await documents().getByLabel('Account', { exact: true }).selectOption({ label: 'Sales (200)' });
  await documents().getByLabel('Falls due').selectOption({ label: 'days after the end of its month' });
  // What is typed stays while something else is chosen.
  await documents().getByLabel('Days').fill('14');
  await documents().getByLabel('Branding theme').selectOption({ index: 1 });
  await page.getByText('New documents · Invoices · Account').waitFor();
  await save();
  expect((await saved()).sequence.invoice).toMatchObject({
    status: 'AUTHORISED',
    number: 'prefix',
    numberPrefix: 'Z-',
    account: '200',
    terms: { days: 14, from: 'month-end' },
    theme: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
});

test('a condition is asked for only where one decides', async () => {
  expect(await documents().getByRole('button', { name: 'Add a condition' }).count()).toBe(0);
  await documents().getByLabel('Goes over').selectOption({ label: 'once a condition holds' });
  await documents().getByRole('button', { name: 'Add a condition' }).click();
  await documents().getByLabel('Field', { exact: true }).selectOption({ label: 'Status' });
  await documents().getByLabel('Value').fill('Approved');
  await save();
  expect((await saved()).sequence.invoice).toMatchObject({
    when: 'condition',
    condition: { all: [{ field: 'Status', op: 'is', value: 'Approved' }] },
  });
});

test('a rule chooses the account of lines, and is taken out again', async () => {
  const rules = documents().getByRole('group', { name: 'Account by rule' });
  await rules.getByRole('button', { name: 'Add a rule' }).click();
  await rules.getByLabel('Account of rule 1').selectOption({ label: 'Other Revenue (260)' });
  await rules.getByLabel('Field', { exact: true }).selectOption({ label: 'Region' });
  await rules.getByLabel('Value').fill('North');
  await page.getByText('Region is North → 260').waitFor();
  await save();
  const rule = { when: { all: [{ field: 'Region', op: 'is', value: 'North' }] }, account: '260' };
  expect((await saved()).sequence.invoice).toMatchObject({ accountRules: [rule] });
  await rules.getByRole('button', { name: 'Remove rule 1' }).click();
  await save();
  expect((await saved()).sequence.invoice).toMatchObject({ accountRules: [] });
});

test('a rule chooses the tracking of lines, from the options of its category', async () => {
  const region = documents().getByRole('group', { name: 'Region', exact: true });
  await region.getByLabel('CRM field that names the Region').selectOption({ label: 'Region' });
  await region.getByRole('button', { name: 'Add a rule' }).click();
  const options = await region.getByLabel('Region of rule 1').locator('option').allTextContents();
  const [option = ''] = options.slice(1);
  await region.getByLabel('Region of rule 1').selectOption({ label: option });
  await region.getByLabel('Field', { exact: true }).selectOption({ label: 'The item of the line: Code' });
  await region.getByLabel('Condition').selectOption({ label: 'contains' });
  await region.getByLabel('Value').fill('ROPE');
  await page.getByText(`code contains ROPE → ${option}`).waitFor();
  await save();
  const rule = { when: { all: [{ field: 'code', op: 'contains', value: 'ROPE' }] }, option };
  expect((await saved()).sequence.invoice).toMatchObject({
    tracking: [{ category: 'Region', field: 'Region', rules: [rule] }],
  });
});

test('taxes and states of the CRM are given their meaning, and it is taken back', async () => {
  await page.getByRole('link', { name: 'Modules', exact: true }).click();
  const module = page.getByRole('region', { name: 'Invoices', exact: true });
  await module.locator('summary').first().click();
  await module.getByLabel('Who wins').selectOption('Ask me');
  await page.getByRole('link', { name: 'Taxes and states' }).click();
  const taxes = page.getByRole('group', { name: 'Taxes on sales' });
  const first = taxes.getByRole('combobox').first();
  await first.selectOption({ index: 1 });
  const states = page.getByRole('group', { name: 'States in Zoho CRM: Invoices' });
  await states.getByLabel('Delivered').selectOption({ label: 'approved' });
  await save();
  const now = await saved();
  expect(Object.keys(now.values.taxes)).toHaveLength(1);
  expect(now.values.statuses.invoice).toEqual({ Delivered: 'approved' });
  expect(now.conflicts.kinds?.invoice).toEqual({ default: 'ask' });
  await first.selectOption({ index: 0 });
  await states.getByLabel('Delivered').selectOption({ index: 0 });
  await save();
  expect((await saved()).values).toMatchObject({ taxes: {}, statuses: { invoice: {} } });
});

test('an account that is archived in Xero is told beside the field that names it', async () => {
  await stage.sim('POST', '/act/xero/account.archive', { code: '200' });
  await stage.api('POST', `/pairs/${scene.pair}/reference/refresh`);
  await page.goto('/settings?part=documents');
  await documents().getByText('200 can’t be used in Xero any more. Choose another one.').waitFor();
});

test('the browser had nothing to complain of', () => {
  expect(someone.complaints).toEqual([]);
});
