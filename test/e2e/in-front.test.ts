// The same build on Pages, with the Worker behind it: files come from Pages, everything else from the Worker, and nobody who looks can
// tell the difference.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layOut, workerFacts } from '../../ui/pages/lay-out.mjs';
import { openBrowser, visit } from './browser.ts';
import { paired } from './scene.ts';
import { ADMIN_TOKEN, openStage, type Stage } from './stage.ts';

const START_WITHIN_MS = 60_000;

let folder: string;
let stage: Stage;
let pages: ChildProcess;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledgerline-pages-'));
  // Other tests run Workers of the same name: this one is found in a register of its own.
  process.env.WRANGLER_REGISTRY_PATH = join(folder, 'registry');
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
  await paired(stage);
  layOut(folder);
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const wrangler = join(import.meta.dirname, '../../node_modules/wrangler/bin/wrangler.js');
  pages = spawn(process.execPath, [wrangler, 'pages', 'dev', '--port', String(port), '--inspector-port', '0'], {
    cwd: folder,
    detached: true,
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' },
    stdio: 'ignore',
  });
  const until = Date.now() + START_WITHIN_MS;
  while (
    !(await fetch(`${origin}/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (Date.now() > until) throw new Error('Pages does not answer');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}, 180_000);

afterAll(async () => {
  delete process.env.WRANGLER_REGISTRY_PATH;
  if (pages?.pid !== undefined) process.kill(-pages.pid, 'SIGKILL');
  await browser?.close();
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

test('what is the Worker’s is answered by the Worker, by the same list that it has itself', async () => {
  expect(workerFacts().paths).toContain('/api/*');
  const health = (await (await fetch(`${origin}/health`)).json()) as { ok: boolean };
  expect(health.ok).toBe(true);
  const refused = await fetch(`${origin}/api/pairs`);
  expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/json']);
  const hook = await fetch(`${origin}/hooks/xero`, { method: 'POST', body: '{}' });
  expect(hook.status).toBe(401);
  const away = await fetch(`${origin}/connect/xero`, {
    redirect: 'manual',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
  });
  const back = new URL(away.headers.get('location') ?? '').searchParams.get('redirect_uri');
  expect(back).toBe(`${origin}/connect/xero/callback`);
});

test('every other address is the page, with its strict headers', async () => {
  for (const path of ['/', '/records', '/mapping?kind=invoice']) {
    const page = await fetch(origin + path);
    expect(await page.text()).toContain('<div id="app">');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});

test('somebody signs in and works as in front of the Worker alone', async () => {
  const { page, context, complaints } = await visit(browser, origin, { signedIn: false });
  await page.goto('/settings');
  await page.getByLabel('Admin token').fill(ADMIN_TOKEN);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('When both sides changed the same field').selectOption('Ask me');
  await page.getByRole('button', { name: 'Save this change' }).click();
  await page.getByText('The settings are saved.').waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});
