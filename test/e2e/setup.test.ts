// Setup, as somebody goes who has never seen it: from two organisations to live in seven steps, each with its own explanation, counted
// click by click; left and gone on with; and nothing written to either system before the last step.

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visit, type Visit } from './browser.ts';
import { contactNamed, paired, registerWebhook, settled } from './scene.ts';
import { ADMIN_TOKEN, openStage, type Stage } from './stage.ts';

const MOST_CLICKS = 30;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Requests that change a vendor's records or settings. */
async function writes(stage: Stage): Promise<string[]> {
  const { calls } = await stage.sim<{ calls: { method: string; path: string }[] }>('GET', '/calls');
  return calls
    .filter(
      ({ method, path }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && /\/(crm|api\.xro)\//.test(path),
    )
    .map(({ method, path }) => `${method} ${path}`)
    .filter((call) => !call.includes('/coql'));
}

describe('two empty organisations', () => {
  let stage: Stage;
  let someone: Visit;
  let page: Page;
  let clicks = 0;
  const explained = new Set<string>();

  beforeAll(async () => {
    stage = await openStage({ company: 'empty' });
    await registerWebhook(stage);
    someone = await visit(browser, stage.origin, { signedIn: false });
    page = someone.page;
  });
  afterAll(() => stage?.close());

  const press = async (what: Locator) => {
    await what.click();
    clicks += 1;
  };
  const next = async (title: string) => {
    await press(page.getByRole('button', { name: 'Next step' }));
    const step = page.getByRole('region', { name: title, exact: true }).first();
    await step.waitFor();
    explained.add((await step.locator('p').first().textContent()) ?? '');
  };

  test('the door leads to the setup, which begins with both consents', async () => {
    await page.goto('/');
    await page.getByLabel('Admin token').fill(ADMIN_TOKEN);
    await press(page.getByRole('button', { name: 'Sign in' }));
    await press(page.getByRole('main').getByRole('link', { name: 'Begin the setup' }));
    await page.getByRole('heading', { name: 'Setup', level: 1 }).waitFor();
    await press(page.getByRole('link', { name: 'Connect Zoho CRM' }));
    await press(page.getByRole('button', { name: 'Accept' }));
    await page.getByText(/Zoho CRM: .* is connected\./).waitFor();
    expect(new URL(page.url()).pathname).toBe('/setup');
    await press(page.getByRole('link', { name: 'Connect Xero' }));
    await press(page.getByRole('button', { name: 'Allow access' }));
    await page.getByText(/Xero: .* is connected\./).waitFor();
    await press(page.getByRole('button', { name: /^Join / }));
  });

  test('each step has its own explanation and one primary action, and can be left and gone on with', async () => {
    await page.getByRole('region', { name: 'Check', exact: true }).first().waitFor();
    await expect.poll(() => page.getByText('none in Xero').count(), { timeout: 20_000 }).toBe(1);
    // The second one while the first is being saved.
    await press(page.getByLabel('Items'));
    await press(page.getByLabel('Vendors'));
    await expect.poll(() => page.getByText('none in Xero').count(), { timeout: 20_000 }).toBe(3);
    expect(await page.getByRole('alert').count()).toBe(0);
    await next('Match');
    await page.getByText('Nobody looks like anybody else').waitFor();
    await next('Map');
    await page
      .getByText(/\d+ fields travel/)
      .first()
      .waitFor();
    await page.goto('/');
    await press(page.getByRole('link', { name: 'Go on with the setup' }));
    await page.getByRole('region', { name: 'Map', exact: true }).first().waitFor();
    expect(await page.getByRole('listitem').filter({ hasText: 'Done' }).count()).toBe(3);
    await next('Rules');
    await next('Preview');
    await page.getByText('There are none yet.').first().waitFor();
    expect(await page.locator('.button.primary').allTextContents()).toEqual(['Next step']);
    expect(explained.size).toBe(4);
    expect(await writes(stage)).toEqual([]);
  });

  test('another browser goes on where this one left', async () => {
    const other = await visit(browser, stage.origin);
    await other.page.goto('/');
    await other.page.getByRole('link', { name: 'Go on with the setup' }).click();
    await other.page.getByRole('region', { name: 'Preview', exact: true }).first().waitFor();
    await other.context.close();
  });

  test('the last step sets up the CRM and goes live', async () => {
    await press(page.getByRole('button', { name: 'Next step' }));
    await press(page.getByRole('button', { name: /^Set up all/ }));
    await page.getByText('It is set up inside Zoho CRM.').waitFor();
    await press(page.getByLabel('I accept the licence'));
    await press(page.getByRole('button', { name: 'Go live' }));
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
  });

  test('and the first customer travels', async () => {
    await stage.sim('POST', '/act/zoho/record.create', {
      module: 'Accounts',
      fields: { Account_Name: 'Aroha Bakery', Phone: '+64 3 555 0100' },
    });
    const arrived = async () => (await contactNamed(stage, 'Aroha Bakery').catch(() => null)) !== null;
    await expect.poll(arrived, { timeout: 20_000 }).toBe(true);
    expect(someone.complaints).toEqual([]);
  });
});

describe('two organisations with customers on both sides', () => {
  let stage: Stage;
  let someone: Visit;
  let page: Page;
  let pair = '';

  beforeAll(async () => {
    stage = await openStage();
    ({ pair } = await paired(stage));
    someone = await visit(browser, stage.origin);
    page = someone.page;
    await settled(stage, pair);
  });
  afterAll(() => stage?.close());

  test('are counted', async () => {
    await page.goto('/setup');
    await page
      .getByText(/^\d+ in Zoho CRM$/)
      .first()
      .waitFor();
    await page
      .getByText(/^\d+ in Xero$/)
      .first()
      .waitFor();
  });

  test('every record is looked through, and what stands in the way names its records', async () => {
    const report = page.getByRole('region', { name: 'Look through every record' });
    await report.getByRole('button', { name: 'Look through them' }).click();
    await report.getByText(/of \d+ records need a look/).waitFor({ timeout: 40_000 });
    const finding = report.locator('.tried li').filter({ hasText: 'You are asked' }).first();
    await finding.locator('summary').click();
    await finding.getByText(/may be one of several records/).first().waitFor(); // prettier-ignore
    expect(await finding.getByRole('link').first().getAttribute('href')).toMatch(/^http/);
    await page.reload();
    await report.getByText(/of \d+ records need a look/).waitFor();
    expect(await writes(stage)).toEqual([]);
  });

  test('with no module on, each step about modules says so and leads to where they are chosen', async () => {
    const customers = (on: boolean) => stage.api('PUT', `/pairs/${pair}/settings`, { kinds: { customer: { on } } });
    await customers(false);
    for (const step of ['match', 'map', 'rules', 'preview']) {
      await page.goto(`/setup?step=${step}`);
      await page.getByText('No module is kept in step').waitFor();
      expect(await page.locator('.button.primary').allTextContents()).toEqual(['Choose modules']);
    }
    await page.getByRole('link', { name: 'Choose modules' }).click();
    await page.getByLabel('Customers', { exact: true }).waitFor();
    await customers(true);
    await settled(stage, pair);
  });

  test('who may be who is shown with what speaks for it, and a choice is kept', async () => {
    await page.goto('/setup?step=match');
    const item = page.locator('.matches > li').filter({ hasText: 'You are asked' }).first();
    await item
      .getByText(/same (name|e-mail address|tax number)/)
      .first()
      .waitFor();
    const name = (await item.locator('strong').textContent()) ?? '';
    await item.getByRole('combobox').selectOption({ label: 'Make a new one' });
    const kept = async () => {
      const { items } = await stage.api<{ items: { record: { name: string }; choice: unknown }[] }>(
        'GET',
        `/pairs/${pair}/matches?limit=200`,
      );
      return items.filter(({ choice }) => choice !== null).map(({ record, choice }) => [record.name, choice]);
    };
    await expect.poll(kept, { timeout: 10_000 }).toEqual([[name, { choice: 'create' }]]);
    await page.reload();
    await expect.poll(() => item.getByRole('combobox').inputValue(), { timeout: 10_000 }).toBe('create');
  });

  test('the first ten of each side show what would become of them, and nothing is written', async () => {
    const before = await writes(stage);
    await page.goto('/setup?step=preview');
    const fromCrm = page.getByRole('region', { name: 'From Zoho CRM' });
    await fromCrm.getByText(/Something would be done about \d+ of 10 records/).waitFor({ timeout: 30_000 });
    await fromCrm.getByText(/It would take .* to Zoho CRM and .* to Xero/).waitFor();
    expect(await fromCrm.locator('.tried > li').count()).toBe(10);
    await fromCrm
      .locator('summary')
      .filter({ hasText: /fields? changed/ })
      .first()
      .click();
    await fromCrm.getByRole('columnheader', { name: 'After' }).first().waitFor();
    expect(await writes(stage)).toEqual(before);
    expect(someone.complaints).toEqual([]);
  });
});
