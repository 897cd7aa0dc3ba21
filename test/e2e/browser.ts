// The browser of these tests: the Chromium that CHROMIUM_PATH names, else the one that comes with the packages, with all its libraries.

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ADMIN_TOKEN } from './stage.ts';

/** Nothing of its own business: no first-run pages, no updates, no calls home. */
const alone = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Flags of the packaged Chromium that would make it another browser than people have. */
const notOurs = ['--disable-web-security', '--allow-running-insecure-content', '--single-process'];

export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await executable());
}

/** What is started, and how. The packaged one is unpacked where it was not yet. */
export async function executable(): Promise<{ executablePath: string; args: string[] }> {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return { executablePath: CHROMIUM_PATH, args: ['--no-sandbox', ...alone] };
  // It unpacks its own libraries only where it takes the machine for the one that it was made for.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  packaged.setGraphicsMode = false;
  const args = [...packaged.args.filter((flag) => !notOurs.includes(flag)), ...alone];
  return { executablePath: await packaged.executablePath(), args };
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the browser: errors of scripts, and whatever the content security policy refused. */
  readonly complaints: readonly string[];
}

export interface VisitOptions {
  readonly width?: number;
  readonly colours?: 'light' | 'dark';
  /** Comes with a session, as somebody who has signed in before. */
  readonly signedIn?: boolean;
  /** The language of the browser; of somebody who has signed in, the chosen one. */
  readonly language?: string;
}

export async function visit(
  browser: Browser,
  origin: string,
  { width = 1280, colours = 'light', signedIn = true, language }: VisitOptions = {},
): Promise<Visit> {
  const viewport = { width, height: width < 600 ? 700 : 860 };
  const context = await browser.newContext({
    baseURL: origin,
    viewport,
    colorScheme: colours,
    locale: language ?? 'en-GB',
    timezoneId: 'Pacific/Auckland',
    reducedMotion: 'reduce',
    permissions: ['clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) complaints.push(message.text());
  });
  if (signedIn) await page.request.post('/api/session', { data: { token: ADMIN_TOKEN }, headers: { origin } });
  if (signedIn && language) await page.request.patch('/api/me', { data: { language }, headers: { origin } });
  return { page, context, complaints };
}

/** The browser logs every answer above 399, also those that the page deals with. */
function isExpected(text: string): boolean {
  return /the server responded with a status of 4\d\d/.test(text) || /net::ERR_INTERNET_DISCONNECTED/.test(text);
}
