// Every screen and its states, in light and dark, wide and narrow and with large text: nothing for axe to complain of, nothing wider
// than the window; with SCREENS=1 a picture of each in docs/screens.

import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { disagree, live } from './scene.ts';
import { openStage, type Stage } from './stage.ts';

const screens = join(import.meta.dirname, '../../docs/screens');
/** A picture shows what stands on top of a long screen. */
const MOST_HIGH = 1100;

interface Screen {
  readonly name: string;
  readonly path: string | (() => string);
  /** What is there once the screen is. */
  readonly shows: string | RegExp;
  readonly signedOut?: boolean;
  /** Pictures of it are kept. */
  readonly pictured?: boolean;
  readonly before?: (page: Page) => Promise<void>;
  readonly after?: (page: Page) => Promise<void>;
}

let stage: Stage;
let browser: Browser;
const found = { conflict: '', match: '', entry: '', record: '' };

beforeAll(async () => {
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  const scene = await live(stage);
  await disagree(stage, scene, 'Tuatara Tyres');
  const of = `/pairs/${scene.pair}`;
  const issues = await stage.api<{ items: { id: string; code: string }[] }>('GET', `${of}/issues`);
  const log = await stage.api<{ items: { id: string; changes: unknown[] }[] }>('GET', `${of}/audit?search=Ashcombe`);
  const records = await stage.api<{ items: { crm: { id: string } }[] }>(
    'GET',
    `${of}/records?search=Ridgeway+Timber+M`,
  );
  found.conflict = issues.items.find(({ code }) => code === 'conflict.fields')?.id ?? '';
  found.match = issues.items.find(({ code }) => code.startsWith('match.'))?.id ?? '';
  found.entry = log.items.find(({ changes }) => changes.length > 0)?.id ?? '';
  found.record = `customer.crm.${records.items[0]?.crm.id ?? ''}`;
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

async function unconnected(page: Page): Promise<void> {
  await page.route(/\/api\/(pairs|connections)$/, (route) => route.fulfill({ json: { items: [] } }));
}

async function failing(page: Page): Promise<void> {
  const error = { code: 'internal', message: 'Something went wrong on our side.', requestId: 'a-request' };
  await page.route('**/api/overview*', (route) => route.fulfill({ status: 500, json: { error } }));
}

const kept = { pictured: true };

const all: readonly Screen[] = [
  { name: 'sign-in', path: '/', shows: 'Admin token', signedOut: true, ...kept },
  { name: 'overview', path: '/', shows: 'Last attempts', ...kept },
  { name: 'records', path: '/records', shows: 'Ridgeway Timber Merchants', ...kept },
  { name: 'record', path: () => `/records?search=Ridgeway&record=${found.record}`, shows: 'On both sides', ...kept },
  { name: 'inbox', path: () => `/inbox?issue=${found.conflict}`, shows: 'Billing city', ...kept },
  { name: 'inbox-match', path: () => `/inbox?issue=${found.match}`, shows: /looks like/ },
  { name: 'history', path: '/history', shows: /^\w+day, \d/, ...kept },
  { name: 'history-entry', path: () => `/history?entry=${found.entry}`, shows: 'Circumstances', ...kept },
  { name: 'connections', path: '/connections', shows: 'Primary Contact', ...kept },
  { name: 'connections-none', path: '/connections', shows: 'What you need', before: unconnected, ...kept },
  { name: 'overview-none', path: '/', shows: 'Two systems, nothing joined yet', before: unconnected },
  { name: 'overview-problem', path: '/', shows: 'a-request', before: failing },
  { name: 'records-none', path: '/records?search=zzz', shows: 'Nothing fits' },
  { name: 'nowhere', path: '/nowhere', shows: 'There is nothing at this address' },
  {
    name: 'pause',
    path: '/',
    shows: 'Last attempts',
    after: (page) => page.getByRole('button', { name: 'Pause…' }).click(),
  },
  {
    name: 'disconnect',
    path: '/connections',
    shows: 'Primary Contact',
    after: (page) => page.getByRole('button', { name: 'Disconnect…' }).last().click(),
  },
];

const looks = [
  { colours: 'light', width: 1280, picture: '' },
  { colours: 'dark', width: 1280, picture: '-dark' },
  { colours: 'light', width: 320, picture: '-narrow' },
  { colours: 'dark', width: 320, picture: null },
] as const;

describe.each(all)('$name', (screen) => {
  test('fits, and axe finds nothing, in light and dark, wide and narrow', async () => {
    const { page, context, complaints } = await visit(browser, stage.origin, { signedIn: screen.signedOut !== true });
    try {
      await open(page, screen);
      for (const { colours, width, picture } of looks) {
        await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: width < 600 ? 700 : 860 });
        expect(await widthOf(page), `${colours} ${width}`).toBeLessThanOrEqual(width);
        expect(await violations(page), `${colours} ${width}`).toEqual([]);
        if (screen.pictured && picture !== null && process.env.SCREENS === '1')
          await take(page, `${screen.name}${picture}`);
      }
      await page.setViewportSize({ width: 640, height: 860 });
      await page.evaluate(`document.documentElement.style.setProperty('font-size', '200%')`);
      expect(await widthOf(page), 'with text at 200 %').toBeLessThanOrEqual(640);
      if (screen.before !== failing) expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

async function open(page: Page, { path, shows, before, after }: Screen): Promise<void> {
  await before?.(page);
  await page.goto(typeof path === 'string' ? path : path());
  await page.getByText(shows).first().waitFor();
  await after?.(page);
  // What is read besides comes in too.
  await expect.poll(() => page.locator('.shape').count()).toBe(0);
  await page.evaluate(axe.source);
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth');
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate<axe.AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** The whole screen, or its top. What is open over it is shown as the window has it. */
async function take(page: Page, name: string): Promise<void> {
  const hasDialog = (await page.getByRole('dialog').count()) > 0;
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const { width = 0 } = page.viewportSize() ?? {};
  const clip = { x: 0, y: 0, width, height: Math.min(height, MOST_HIGH) };
  await page.screenshot({ path: join(screens, `${name}.png`), ...(hasDialog ? {} : { fullPage: true, clip }) });
}
