// One screen in every look: light and dark, wide and narrow, each in another language. It fits, axe finds nothing, and with SCREENS=1 a
// picture of the English ones is kept.

import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { visit } from './browser.ts';

const screens = join(import.meta.dirname, '../../docs/screens');
/** A picture shows what stands on top of a long screen. */
const MOST_HIGH = 1600;

const isPictured = process.env.SCREENS === '1';

const looks = [
  { picture: '', width: 1280, colours: 'light', language: 'en' },
  { picture: '-dark', width: 1280, colours: 'dark', language: isPictured ? 'en' : 'de' },
  { picture: '-narrow', width: 320, colours: 'light', language: isPictured ? 'en' : 'fr' },
] as const;

/** `open` brings a page to the screen. */
export async function looksAt(
  browser: Browser,
  origin: string,
  name: string,
  open: (page: Page) => Promise<void>,
): Promise<void> {
  for (const { picture, ...look } of looks) {
    const { page, context, complaints } = await visit(browser, origin, look);
    try {
      await open(page);
      await expect.poll(() => page.locator('.shape').count()).toBe(0);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth'), picture).toBe(look.width);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
      expect(complaints).toEqual([]);
      if (isPictured) await take(page, name + picture, look.width);
    } finally {
      await context.close();
    }
  }
}

async function take(page: Page, name: string, width: number): Promise<void> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: Math.min(height, MOST_HIGH) };
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true, clip });
}
