// What stands around the pages on the wire, and a Worker that lacks its configuration: it says so, and what to do.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visit } from './browser.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let browser: Browser;

beforeAll(async () => {
  [stage, browser] = await Promise.all([
    openStage({ company: 'empty', variables: { SEAL_KEYS: 'not a key ring', XERO_CLIENT_SECRET: '' } }),
    openBrowser(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

/** Headers that say what a browser may do. */
const strict = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];

test('the pages carry the same strict headers as what the Worker answers itself', async () => {
  const [own, page, deep] = await Promise.all(
    ['/health', '/', '/records/anything'].map((path) => fetch(`${stage.origin}${path}`)),
  );
  for (const name of strict) {
    expect(own?.headers.get(name), name).toBeTruthy();
    expect(page?.headers.get(name), name).toBe(own?.headers.get(name));
    expect(deep?.headers.get(name), name).toBe(own?.headers.get(name));
  }
});

test('scripts and styles are kept for good, the page that names them is not', async () => {
  const page = await fetch(`${stage.origin}/`);
  const html = await page.text();
  expect(page.headers.get('cache-control')).toMatch(/max-age=0/);
  const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  expect(named.length).toBeGreaterThan(2);
  for (const path of named) {
    const reply = await fetch(`${stage.origin}${path}`);
    expect(reply.headers.get('cache-control'), path).toMatch(/max-age=31536000.*immutable/);
    expect(reply.headers.get('content-type'), path).toMatch(/javascript|css/);
  }
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/);
});

test('a Worker that is not configured names what is wrong, and how to set it', async () => {
  const { page } = await visit(browser, stage.origin, { signedIn: false });
  await page.goto('/');
  await page.getByRole('heading', { name: 'Almost there' }).waitFor();
  await page.getByText('It is set, but can’t be used: not JSON.').waitFor();
  await page.getByText('npx wrangler secret put SEAL_KEYS').waitFor();
  expect(await page.getByText('ADMIN_TOKEN').count()).toBe(0);
});
