// The log as a tool: records are brought into step from it, one, some or all with a cause; an entry reads as JSON; the seals are checked,
// and an edited line is named; and how it went is told for any range of days.

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIT_IDS_PER_MS } from '../../src/db/log.ts';
import { openBrowser, visit } from './browser.ts';
import { live, type Scene } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;
let page: Page;
let scene: Scene;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  // Three entries of long ago, sealed before anything else is written.
  const long = Date.now() - 100 * 86_400_000;
  const rows = [0, 1, 2].map(
    (n) => `(${(long + n) * AUDIT_IDS_PER_MS}, ${long + n}, 'gone', 'save', 'done', 'update.edited')`,
  );
  await stage.sql(`INSERT INTO audit (id, at, pair, trigger, outcome, code) VALUES ${rows.join(', ')}`);
  await stage.tick();
  scene = await live(stage);
  ({ page } = await visit(browser, stage.origin));
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

interface Log {
  readonly entries: number;
}
interface Page1 {
  readonly items: readonly { readonly id: string; readonly trigger: string; readonly changes: readonly unknown[] }[];
}
const entries = (query: string) => stage.api<Page1>('GET', `/pairs/${scene.pair}/audit?${query}`);

test('records of ticked entries are brought into step', async () => {
  await page.goto('/history?outcome=done');
  const boxes = page.getByRole('checkbox', { name: /^Choose the entry of/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByText('2 chosen').waitFor();
  await page.getByRole('button', { name: 'Bring these into step now' }).click();
  await page.getByText(/records? (is|are) looked at now/).waitFor();
  expect(await boxes.nth(0).isChecked()).toBe(false);
});

test('all with the same cause are found from one, and brought into step together', async () => {
  await page.goto('/history?outcome=done');
  await page.locator('.log .opens').first().click();
  await page.getByRole('dialog').getByText('As JSON').click();
  expect(await page.locator('.json pre').textContent()).toContain('"outcome": "done"');
  await page.getByRole('link', { name: 'All with this cause' }).click();
  await page.getByRole('button', { name: 'Bring all with this cause into step now' }).click();
  await page.getByText(/records? (is|are) looked at now/).first().waitFor(); // prettier-ignore
  await page.getByRole('link', { name: /^Cause: / }).click();
  await expect.poll(() => new URL(page.url()).searchParams.has('code')).toBe(false);
});

test('a page holds as many entries as one likes, from either end', async () => {
  await page.goto('/history');
  await page.getByLabel('Entries a page').selectOption('25');
  await expect.poll(() => page.locator('.log .opens').count()).toBe(25);
  await page.getByLabel('Order').selectOption({ label: 'Oldest first' });
  const [oldest] = (await entries('sort=oldest&limit=10')).items;
  await page.locator(`.log a[href*="entry=${oldest?.id ?? ''}"]`).waitFor();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('cursor')).not.toBeNull();
  await expect.poll(() => page.locator(`.log a[href*="entry=${oldest?.id ?? ''}"]`).count()).toBe(0);
});

test('only one module is shown', async () => {
  await page.goto('/history');
  await page.getByLabel('Of the module').selectOption({ label: 'Invoices' });
  await page.getByText('No attempt fits these filters.').waitFor();
});

test('what is filtered is saved as CSV, JSON and lines of JSON: the same entries in each', async () => {
  await page.goto('/history?outcome=done&search=Ashcombe');
  await page.locator('.log .opens').first().waitFor();
  const file = async (form: string) => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: form, exact: true }).click();
    const saved = await coming;
    expect(saved.suggestedFilename()).toBe(`ledgerline-history.${form.toLowerCase()}`);
    return readFile(await saved.path(), 'utf8');
  };
  const all = JSON.parse(await file('JSON')) as { id: string; record: { name: string } }[];
  expect(all.length).toBeGreaterThan(0);
  expect(new Set(all.map(({ record }) => /Ashcombe/.test(record.name)))).toEqual(new Set([true]));
  const lines = (await file('NDJSON')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual(all);
  const [head = '', ...rows] = (await file('CSV')).trimEnd().split('\r\n');
  expect(head.split(',')).toContain('outcome');
  expect(rows).toHaveLength(all.length);
});

test('the seals hold; then a line is edited behind our back, and the check names it', async () => {
  await expect.poll(async () => (await stage.api<Log>('GET', '/log')).entries, { timeout: 20_000 }).toBeGreaterThan(50);
  await page.goto('/history');
  await page.getByRole('button', { name: 'Check the seals' }).click();
  await page.getByText(/seals? holds?: \d+ entries as they were written/).waitFor();
  const edited = (await entries('limit=200&outcome=done&sort=oldest')).items.find(({ changes }) => changes.length > 0);
  await stage.sql(`UPDATE audit SET changes = '[]' WHERE id = ${edited?.id ?? ''}`);
  await page.getByRole('button', { name: 'Check the seals' }).click();
  await page.getByText('One seal is broken').waitFor();
  await page.getByRole('link', { name: `Entry ${edited?.id ?? ''}` }).click();
  await page.getByRole('dialog').getByText('No field was changed.').waitFor();
});

test('what was kept long enough is saved as a file first, then taken out', async () => {
  await page.goto('/history');
  await page.getByText('3 entries are older than 90 days.').waitFor();
  await page.getByRole('button', { name: 'Save and take out…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take out old entries' });
  expect(await dialog.getByRole('button', { name: /^Take out/ }).count()).toBe(0);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save them as a file' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^ledgerline-history-until-\d{4}-\d\d-\d\d\.ndjson$/);
  await dialog.getByRole('button', { name: 'Take out 3 entries' }).click();
  await page.getByText('3 entries were taken out.').waitFor();
  await expect.poll(() => page.getByText('entries are older than').count()).toBe(0);
});

test('how it went is told for a range of days, which stands in the address', async () => {
  await page.goto('/');
  await page.getByText(/of \d+ attempts went well/).waitFor();
  await page.getByText('From change to arrival').waitFor();
  await page.getByRole('link', { name: /^[\d.,]+ MB of [\d,]+ MB$/ }).waitFor();
  await expect.poll(() => page.getByText(/^At this pace about [\d,]+ by .+: that is enough\.$/).count()).toBe(2);
  await page.getByRole('link', { name: '7 days' }).click();
  await expect.poll(() => page.locator('.bars .none').count()).toBe(7);
  await page.getByLabel('To', { exact: true }).fill('2026-01-31');
  await page.getByText('Nothing was tried in these days.').waitFor();
  expect(new URL(page.url()).searchParams.get('to')).toBe('2026-01-31');
});
