// Changes in flight: what somebody saves on one side arrives on the other within seconds, and Sync now shows how far it is.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { accountNamed, contactNamed, live, type Scene, settled } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

/** A saved change is on the other side by then, also where others keep the processor busy: how soon it mostly is, the bench measures. */
const SOON_MS = 10_000;

let stage: Stage;
let browser: Browser;
let page: Page;
let scene: Scene;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  scene = await live(stage);
  ({ page } = await visit(browser, stage.origin));
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

test('a phone number that a sales person saves in the CRM is in accounting within seconds', async () => {
  const { id } = await accountNamed(stage, 'Hillcrest Veterinary Centre');
  const { ContactID } = await contactNamed(stage, 'Hillcrest Veterinary Centre');
  await page.goto(`${stage.vendors}/people/zoho/Accounts/${id}`);
  await page.getByLabel('Phone', { exact: true }).fill('+64 7 555 0499');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').getByText('Saved').waitFor();
  await arrives(() => stage.sim('POST', '/act/xero/get', { collection: 'contacts', id: ContactID }), '555 0499');
});

test('a name that the bookkeeper saves in accounting is in the CRM within seconds', async () => {
  const { ContactID } = await contactNamed(stage, 'White Heron Consulting');
  const { id } = await accountNamed(stage, 'White Heron Consulting');
  await page.goto(`${stage.vendors}/people/xero/contacts/${ContactID}`);
  await page.getByLabel(/^Name/).first().fill('White Heron Advisory');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').getByText('Saved').waitFor();
  await arrives(() => stage.sim('POST', '/act/zoho/get', { module: 'Accounts', id }), 'White Heron Advisory');
  await settled(stage, scene.pair);
});

test('the edit shows in the history, before and after', async () => {
  await page.goto('/history?search=Hillcrest');
  await page
    .getByRole('row', { name: /Hillcrest.*to Xero.*Changed/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  const change = drawer.getByRole('row', { name: /Phone/ });
  await change.waitFor();
  expect(await change.textContent()).toMatch(/555 0410.*555 0499/);
  await drawer.getByRole('button', { name: 'Close' }).click();
  expect(new URL(page.url()).searchParams.get('entry')).toBeNull();
});

test('Sync now counts down to nothing left, and can be followed by another visit', async () => {
  await stage.sim('POST', '/latency', { xero: 400, zoho: 400 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByText('Working', { exact: true }).waitFor();
  await page.getByRole('progressbar').waitFor();
  await page.reload();
  await page.getByText('Working', { exact: true }).waitFor();
  await stage.sim('POST', '/latency', { xero: 0, zoho: 0 });
  await page.getByText(/In step but for \d/).waitFor({ timeout: 30_000 });
  expect(await page.getByRole('progressbar').count()).toBe(0);
});

test('a module that the timer is not to look at says never, and what is saved arrives all the same', async () => {
  const since = Date.now();
  await page.goto('/settings?part=modules');
  await page.getByLabel('Look for changes').first().selectOption('never');
  await page.getByRole('button', { name: 'Save this change' }).click();
  await page.getByText('The settings are saved.').waitFor();
  await page.goto('/');
  await page.getByText('How often each module is looked at').click();
  await page.getByText('Zoho CRM: never').first().waitFor();
  await page.getByText('Xero: never').first().waitFor();
  const { id } = await accountNamed(stage, 'Hillcrest Veterinary Centre');
  const { ContactID } = await contactNamed(stage, 'Hillcrest Veterinary Centre');
  await stage.sim('POST', '/act/zoho/record.edit', { module: 'Accounts', id, fields: { Phone: '+64 7 555 0488' } });
  await arrives(() => stage.sim('POST', '/act/xero/get', { collection: 'contacts', id: ContactID }), '555 0488');
  await compared(since);
});

test(
  'a record that nobody told of is found by the link of its page, foretold, and brought over',
  { timeout: 180_000 },
  async () => {
    const name = 'Kererū Kept Back';
    // What was saved before has been told of and read back: a look for that would find the new one too.
    const told = async () => {
      const { waiting } = await stage.sim<{ waiting: unknown[] }>('GET', '/deliveries');
      const { open } = await stage.api<{ open: number }>('GET', `/jobs?pair=${scene.pair}`);
      return waiting.length + open;
    };
    await expect.poll(told, { timeout: 60_000 }).toBe(0);
    await stage.sim('POST', '/act/xero/webhook.disable', {});
    const { ContactID } = await stage.sim<{ ContactID: string }>('POST', '/act/xero/contact.create', { Name: name });
    const { ContactID: known } = await contactNamed(stage, 'Hillcrest Veterinary Centre');
    const { items } = await stage.api<{ items: { accounting: { url: string } }[] }>(
      'GET',
      `/pairs/${scene.pair}/records?search=Hillcrest`,
    );
    const link = items[0]?.accounting.url.replace(known, ContactID) ?? '';
    await page.goto(`/records?search=${encodeURIComponent(link)}`);
    const found = page.locator('section').filter({ hasText: 'Not in the list' });
    await found.getByRole('button', { name: 'What would happen' }).click();
    // A minute whose calls are used up is waited out.
    await found.getByText('New record').waitFor({ timeout: 75_000 });
    await found.getByRole('button', { name: 'Bring into step now' }).click();
    await arrives(() => accountNamed(stage, name).catch(() => null), name);
  },
);

test('Sync now says first what would become of everything that changed, and writes nothing until it is pressed', async () => {
  const since = Date.now();
  // What is saved rests for a while, and so is there to be foretold.
  await stage.api('PUT', `/pairs/${scene.pair}/settings`, { kinds: { customer: { settleS: 60 } } });
  await compared(since);
  const { id } = await accountNamed(stage, 'Hillcrest Veterinary Centre');
  const { ContactID } = await contactNamed(stage, 'Hillcrest Veterinary Centre');
  await stage.sim('POST', '/act/zoho/record.edit', { module: 'Accounts', id, fields: { Phone: '+64 7 555 0477' } });
  await page.goto('/');
  await page.getByRole('button', { name: 'What would happen' }).click();
  const told = page.getByRole('status').filter({ hasText: 'Hillcrest Veterinary Centre' });
  await told.getByText('Will change').waitFor();
  expect(await told.textContent()).toMatch(/555 0488.*555 0477/);
  const contact = () => stage.sim('POST', '/act/xero/get', { collection: 'contacts', id: ContactID });
  expect(JSON.stringify(await contact())).not.toContain('555 0477');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await arrives(contact, '555 0477');
});

/** New settings have everything compared once more, which finds what nobody told of: that is over. */
async function compared(since: number): Promise<void> {
  type Compared = { comparison: { at: string } | null };
  const at = async () => {
    const { comparison } = await stage.api<Compared>('GET', `/overview?pair=${scene.pair}`);
    return comparison === null ? 0 : Date.parse(comparison.at);
  };
  await expect.poll(at, { timeout: 40_000 }).toBeGreaterThanOrEqual(since);
  await settled(stage, scene.pair);
}

async function arrives(read: () => Promise<unknown>, text: string): Promise<void> {
  const since = Date.now();
  while (Date.now() - since < SOON_MS) {
    if (JSON.stringify(await read()).includes(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect.fail(`${text} did not arrive within ${SOON_MS} ms`);
}
