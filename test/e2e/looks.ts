// One screen in every look: light and dark, wide and narrow, by one visitor. It fits, axe finds nothing, and with SCREENS=1 a picture of
// each English one is kept.

import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { visit } from './browser.ts';

const screens = join(import.meta.dirname, '../../docs/screens');
/** A picture shows what stands on top of a long screen. */
const MOST_HIGH = 1600;

const looks = [
  { picture: '', width: 1280, colours: 'light' },
  { picture: '-dark', width: 1280, colours: 'dark' },
  { picture: '-narrow', width: 320, colours: 'light' },
] as const;

interface Looked {
  readonly name: string;
  readonly language?: string;
  /** Brings a page to the screen. */
  readonly open: (page: Page) => Promise<void>;
}

export async function looksAt(
  browser: Browser,
  origin: string,
  { name, language = 'en', open }: Looked,
): Promise<void> {
  const { page, context, complaints } = await visit(browser, origin, { language });
  try {
    await open(page);
    await expect.poll(() => page.locator('.shape').count()).toBe(0);
    await page.evaluate(axe.source);
    for (const { picture, width, colours } of looks) {
      await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width < 600 ? 700 : 860 });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth'), picture).toBe(width);
      const { violations } = await page.evaluate<axe.AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
      if (language === 'en' && process.env.SCREENS === '1') await take(page, name + picture, width);
    }
    expect(complaints.filter(isOurs)).toEqual([]);
  } finally {
    await context.close();
  }
}

/** A vendor that asks for a pause is answered with 502, and asked again. */
export function isOurs(complaint: string): boolean {
  return !complaint.includes('status of 502');
}

async function take(page: Page, name: string, width: number): Promise<void> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: Math.min(height, MOST_HIGH) };
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true, clip });
}
