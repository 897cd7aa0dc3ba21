// Mapping: a field of the organisation's own is given a place by list, by dragging and by keyboard, tried on records before it is saved,
// and travels once it is.

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit, type Visit } from './browser.ts';
import { accountNamed, contactNamed, live, type Scene, settled } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let someone: Visit;
let page: Page;
let scene: Scene;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  await stage.sim('POST', '/act/zoho/field.add', {
    module: 'Accounts',
    field: { field_label: 'Company register', data_type: 'text', length: 60 },
  });
  scene = await live(stage);
  const { id } = await accountNamed(stage, 'Ridgeway Timber Merchants');
  await stage.sim('POST', '/act/zoho/record.edit', {
    module: 'Accounts',
    id,
    fields: { Company_register: 'NZ-77120' },
  });
  await settled(stage, scene.pair);
  someone = await visit(browser, stage.origin);
  page = someone.page;
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

const row = (name: string): Locator => page.getByRole('listitem', { name, exact: true });
const unsaved = () => page.getByRole('region', { name: 'Not saved yet' }).first();

interface Saved {
  readonly rows: readonly {
    field: string;
    on: boolean;
    changed: boolean;
    places: Record<string, { name: string } | null>;
    making: object;
  }[];
}
const saved = async (field: string) => {
  const { rows } = await stage.api<Saved>('GET', `/pairs/${scene.pair}/mappings/customer`);
  return rows.find((each) => each.field === field);
};

test('the page opens from the module’s settings, with both sides’ fields and what stands in them', async () => {
  await page.goto('/settings?part=modules');
  await page.getByRole('link', { name: 'Map the fields Customers' }).click();
  await page.getByRole('heading', { name: 'Mapping', level: 1 }).waitFor();
  const phone = row('Phone');
  expect(await phone.getByLabel('Phone in Zoho CRM').inputValue()).toBe('Accounts.Phone');
  await phone
    .getByText(/for example \+?\d/)
    .first()
    .waitFor();
  expect(await page.locator('.button.primary').count()).toBe(0);
});

test('a field that only one side has is given the organisation’s own field, and nothing is saved by itself', async () => {
  await row('Company number').getByLabel('Company number in Zoho CRM').selectOption({ label: 'Company register' });
  await unsaved().getByText('Company register Company Number').waitFor();
  await page.reload();
  await unsaved().getByText('Company register Company Number').waitFor();
  expect(await page.locator('.button.primary').allTextContents()).toEqual(['Save this change']);
  expect((await saved('companyNumber'))?.changed).toBe(false);
});

test('tried on records it shows what would change, field by field', async () => {
  await page.getByRole('button', { name: 'Try it on records' }).click();
  await unsaved()
    .getByText(/Something would be done about \d+ of 10 records|Nothing would be done about the 10 records/)
    .waitFor({ timeout: 30_000 });
  expect(await unsaved().locator('.tried li').count()).toBe(10);
});

test('saved, the field travels', async () => {
  await page.getByRole('button', { name: 'Save this change' }).click();
  await page.getByText('The mapping is saved.').waitFor();
  await settled(stage, scene.pair);
  const number = async () => {
    const { ContactID } = await contactNamed(stage, 'Ridgeway Timber Merchants');
    const contact = await stage.sim<{ CompanyNumber?: string }>('POST', '/act/xero/get', {
      collection: 'contacts',
      id: ContactID,
    });
    return contact.CompanyNumber;
  };
  await expect.poll(number, { timeout: 20_000 }).toBe('NZ-77120');
});

test('a field that is dragged onto another row takes its place there, and the two change places', async () => {
  const fax = row('Fax').locator('.place').first();
  // Both in sight: a mouse goes nowhere else.
  await row('Website').scrollIntoViewIfNeeded();
  await row('Phone').locator('.grip').first().hover();
  await page.mouse.down();
  // The browser asks whether it may be dropped as it moves over the place: once is not enough to answer.
  const { x, y } = (await fax.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 20, y + 10, { steps: 4 });
  await page.locator('[data-takes="true"]').first().waitFor();
  await page.mouse.move(x + 30, y + 15, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => row('Fax').getByLabel('Fax in Zoho CRM').inputValue()).toBe('Accounts.Phone');
  await expect.poll(() => row('Phone').getByLabel('Phone in Zoho CRM').inputValue()).toBe('Accounts.Fax');
  await row('Phone').getByRole('button', { name: 'As it comes Phone' }).click();
  await row('Fax').getByRole('button', { name: 'As it comes Fax' }).click();
  await expect.poll(() => unsaved().count()).toBe(0);
});

test('by keyboard alone a row is switched off, and comes back with its module', async () => {
  await row('Fax').getByLabel('Direction of Fax').focus();
  await page.keyboard.press('End');
  await unsaved().getByText('Fax', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save this change' }).focus();
  await page.keyboard.press('Enter');
  // What an earlier save said may still stand there: what is saved tells.
  await expect.poll(async () => (await saved('fax'))?.on).toBe(false);
  await expect.poll(() => unsaved().count()).toBe(0);
  await page.getByRole('button', { name: 'All as they come' }).click();
  await page.getByRole('button', { name: 'Save these 2 changes' }).click();
  await expect.poll(async () => (await saved('companyNumber'))?.changed).toBe(false);
  expect((await saved('fax'))?.on).toBe(true);
});

test('two fields that come without each other are joined, kept, and parted again', async () => {
  const own = page.getByRole('region', { name: 'Add a row of your own' });
  await own.getByLabel('Zoho CRM').selectOption({ label: 'Ticker Symbol' });
  await own.getByLabel('Xero').selectOption({ label: 'Account Number' });
  await own.getByRole('button', { name: 'Join them' }).click();
  await unsaved().getByText('Ticker Symbol', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Save this change' }).click();
  await expect.poll(async () => (await saved('Ticker Symbol'))?.places.accounting?.name).toMatch(/AccountNumber/);
  await expect.poll(() => unsaved().count()).toBe(0);
  await row('Ticker Symbol').getByRole('button', { name: /^Remove/ }).click(); // prettier-ignore
  await page.getByRole('button', { name: 'Save this change' }).click();
  await expect.poll(async () => await saved('Ticker Symbol')).toBeUndefined();
});

test('values are changed on their way, a word is looked up, and a fixed value is sent: all of it tried, saved and undone', async () => {
  await page.goto('/mapping?kind=customer');
  const name = row('Name');
  await name.getByText('Change the values').click();
  await name.getByLabel('Step 1 for Name').last().selectOption({ label: 'ALL CAPITALS' });
  await name.getByText('for example Ridgeway Timber Merchants becomes RIDGEWAY TIMBER MERCHANTS').waitFor();
  const city = row('Billing city');
  await city.getByText('Change the values').click();
  await city.getByLabel('Word in Zoho CRM').fill('Feilding');
  await city.getByLabel('Word in Xero').fill('FLD');
  await city.getByRole('button', { name: 'Add these words' }).click();
  await city.getByText('Feilding ⇄ FLD').waitFor();
  const own = page.getByRole('region', { name: 'Add a row of your own' });
  await own.getByLabel('What the row does').selectOption({ label: 'A fixed value' });
  await own.getByLabel('Into').selectOption({ label: 'Zoho CRM' });
  await own.getByLabel('Field that gets it').selectOption({ label: 'Owner' });
  await own.getByLabel('Value').selectOption({ index: 1 });
  await own.getByLabel('Only for new records').check();
  await own.getByRole('button', { name: 'Send this value' }).click();
  await unsaved().getByText('ALL CAPITALS in Xero').waitFor();
  await unsaved().getByText('1 word looked up').waitFor();
  await page.getByRole('button', { name: 'Try it on records' }).click();
  await unsaved()
    .getByText(/would be done about (the )?\d+ (of 10 )?records/)
    .waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Save these 3 changes' }).click();
  const rows = async () => {
    const { rows: all } = await stage.api<Saved>('GET', `/pairs/${scene.pair}/mappings/customer`);
    return Object.fromEntries(all.filter(({ changed }) => changed).map((each) => [each.field, each.making]));
  };
  await expect.poll(rows).toMatchObject({
    name: { treat: { accounting: [{ do: 'upper' }] } },
    billingCity: { words: { rows: [['Feilding', 'FLD']], others: 'keep' } },
    Owner: { constant: { to: 'crm', once: true } },
  });
  await expect.poll(() => unsaved().count()).toBe(0);
  await page.getByRole('button', { name: 'All as they come' }).click();
  await page.getByRole('button', { name: 'Save these 3 changes' }).click();
  await expect.poll(rows).toEqual({});
});

test('a currency of the CRM is another one in Xero, and owners stand there by a word: both looked up', async () => {
  await page.goto('/mapping?kind=customer');
  const currency = row('Currency');
  await currency.getByText('Change the values').click();
  await currency.getByLabel('Word in Zoho CRM').fill('NZ$');
  const inXero = currency.getByLabel('Word in Xero');
  await inXero.selectOption('NZD');
  await currency.getByRole('button', { name: 'Add these words' }).click();
  await currency.getByText('NZ$ ⇄ NZD').waitFor();
  const own = page.getByRole('region', { name: 'Add a row of your own' });
  await own.getByLabel('Zoho CRM').selectOption({ label: 'Owner' });
  await own.getByLabel('Xero').selectOption({ label: 'Account Number' });
  await own.getByRole('button', { name: 'Join them' }).click();
  const owner = row('Owner');
  await owner.getByText('Change the values').click();
  await owner.getByLabel('Word in Zoho CRM').selectOption({ index: 1 });
  await owner.getByLabel('Word in Xero').fill('TEAM-A');
  await owner.getByRole('button', { name: 'Add these words' }).click();
  await owner.getByText(/⇄ TEAM-A/).waitFor();
  await page.getByRole('button', { name: 'Save these 2 changes' }).click();
  await expect
    .poll(async () => (await saved('currency'))?.making)
    .toMatchObject({ words: { rows: [['NZ$', 'NZD']], others: 'keep' } });
  const { words } = (await saved('Owner'))?.making as { words: { rows: [string, string][] } };
  expect(words.rows).toEqual([[expect.stringMatching(/\S/), 'TEAM-A']]);
});

test(
  'a page that is loaded anew before a save was read back saves the next change too',
  { timeout: 240_000 },
  async () => {
    await page.goto('/mapping?kind=customer');
    const name = row('Name');
    await name.getByText('Change the values').click();
    await name.getByLabel('Step 1 for Name').last().selectOption({ label: 'ALL CAPITALS' });
    const readings = /\/mappings\/customer$/;
    await page.route(readings, async (route) => {
      if (route.request().method() !== 'GET') await route.continue();
    });
    await page.getByRole('button', { name: /^Save / }).click();
    // A minute whose calls are used up is waited out.
    const making = async () => (await saved('name'))?.making;
    const soon = { timeout: 90_000 };
    await expect.poll(making, soon).toMatchObject({ treat: { accounting: [{ do: 'upper' }] } });
    await page.unroute(readings);
    await page.reload();
    await row('Name').getByText('Change the values').click();
    await row('Name').getByLabel('Step 1 for Name').last().selectOption({ label: 'all small letters' });
    await page.getByRole('button', { name: /^Save / }).click();
    await expect.poll(making, soon).toMatchObject({ treat: { accounting: [{ do: 'lower' }] } });
  },
);

test('the browser had nothing to complain of', () => {
  expect(someone.complaints).toEqual([]);
});
