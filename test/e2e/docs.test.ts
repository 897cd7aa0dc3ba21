// The page of the API: written by the Worker under the strict policy, with every route of the document on it, and fit to be read.

import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage({ company: 'empty' }), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>>;
}

test('every screen leads to it', async () => {
  const { page } = await visit(browser, stage.origin);
  await page.goto('/records');
  await page.getByRole('link', { name: 'The API and its documentation' }).click();
  await page.getByRole('heading', { name: 'The admin API' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/api/docs');
});

test('each route of the document is on it, with parameters, body, reply and errors', async () => {
  const document = (await (await fetch(`${stage.origin}/api/openapi.json`)).json()) as Document;
  const { page, complaints } = await visit(browser, stage.origin, { signedIn: false });
  await page.goto('/api/docs');
  const routes = Object.values(document.paths).flatMap((each) => Object.values(each));
  expect(routes.length).toBeGreaterThan(25);
  expect(await page.locator('article').count()).toBe(routes.length);
  for (const { summary } of routes) expect(await page.getByText(summary, { exact: true }).count()).toBeGreaterThan(0);
  const pairs = page.locator('#post-pairs');
  await pairs.getByText('accounting', { exact: true }).first().waitFor();
  await pairs.getByText('Errors').click();
  await pairs.getByText('pair.exists').waitFor();
  const log = page.locator('#get-pairs-pair-audit');
  await log.getByText('to-accounting | to-crm').waitFor();
  await log.getByText('whole number, 10 to 500, else 50').waitFor();
  expect(complaints).toEqual([]);
});

test('it fits and axe finds nothing, in light and dark, wide and narrow', async () => {
  const { page } = await visit(browser, stage.origin, { signedIn: false });
  await page.goto('/api/docs');
  await page.evaluate(axe.source);
  const looks = [
    ['light', 1280],
    ['dark', 320],
  ] as const;
  for (const [colorScheme, width] of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 860 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const { violations } = await page.evaluate<axe.AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`)).toEqual([]);
  }
});
