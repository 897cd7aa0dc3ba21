// The keyboard alone, from the door to a decision: every stop can be seen, and nothing needs a pointer.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { live } from './scene.ts';
import { ADMIN_TOKEN, openStage, type Stage } from './stage.ts';

/** More stops than any way here takes. */
const MOST_STOPS = 60;

let stage: Stage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  await live(stage);
  ({ page } = await visit(browser, stage.origin, { signedIn: false }));
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

test('signing in', async () => {
  await page.goto('/');
  await page.getByLabel('Admin token').waitFor();
  await page.keyboard.type(ADMIN_TOKEN);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sync now' }).waitFor();
});

test('the first stop skips to the content', async () => {
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to the content');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Sync now');
});

test('a record is opened, read and closed, and the focus comes back to it', async () => {
  await page.keyboard.press('Control+Home');
  await page.reload();
  await page.getByRole('button', { name: 'Sync now' }).waitFor();
  await tabTo(page, 'Records');
  await page.keyboard.press('Enter');
  await page
    .getByRole('row', { name: /In step/ })
    .first()
    .waitFor();
  expect(await focused(page)).toBe('Records');
  await tabTo(page, 'Da Silva Cerâmica Lda');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Da Silva Cerâmica Lda' }).waitFor();
  await tabTo(page, 'Decide in the inbox');
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('Da Silva Cerâmica Lda');
});

test('an issue is decided', async () => {
  await page.reload();
  await page
    .getByRole('row', { name: /In step/ })
    .first()
    .waitFor();
  await tabTo(page, /^Inbox/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Zelenka' }).waitFor();
  await tabTo(page, /Zelenka/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Leave it out');
  await page.keyboard.press('Enter');
  await page.getByText('Decided. It is being carried out.').waitFor();
});

/** Presses Tab until that stop has the focus. Each stop on the way must be visible. */
async function tabTo(on: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await on.keyboard.press('Tab');
    const here = await focused(on);
    passed.push(here);
    expect(await isSeen(on), `the stop ${here} can be seen`).toBe(true);
    if (typeof name === 'string' ? here === name : name.test(here)) return;
  }
  expect.fail(`no way to ${String(name)}, past ${passed.join(' · ')}`);
}

/** What has the focus, by its text. */
function focused(on: Page): Promise<string> {
  return on.evaluate<string>(`(document.activeElement?.textContent ?? '').replace(/\\s+/g, ' ').trim()`);
}

/** Whether the focused element, or the row that it opens, has an outline. */
function isSeen(on: Page): Promise<boolean> {
  return on.evaluate<boolean>(`(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return true;
    const outlines = [element, element.closest('tr')].map((each) => each && getComputedStyle(each).outlineStyle);
    return outlines.some((style) => style === 'solid' || style === 'auto');
  })()`);
}
