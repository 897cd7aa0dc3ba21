// The README keeps its word: its examples run and print what they say, and its tables are the code's.

import { createHmac } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { outcomeOf, type Problem, problemCodes } from '../../src/xero-node-lite/index.ts';
import { fakeXero } from './fake-xero.ts';
import { id, tenantId } from './fake.ts';
import { examples, operationsTable, packageFolder, readme } from './readme.ts';

// Inside the package, so that its own name leads to it; the name is ignored by git.
const folder = join(packageFolder, `../../.tmp/readme-${process.pid}`);

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

test.each(examples)('the example under “$title” prints what it says', async ({ title, code, prints }) => {
  const file = join(folder, `${title.replaceAll(/\W+/g, '-')}.ts`);
  writeFileSync(file, code);
  const printed: string[] = [];
  vi.stubGlobal('fetch', fakeXero);
  vi.stubGlobal('console', { log: (...values: unknown[]) => printed.push(values.join(' ')) });
  const module = (await import(/* @vite-ignore */ file)) as { default?: WebhookWorker };
  if (module.default) await deliver(module.default);
  expect(prints.length).toBeGreaterThan(0);
  expect(printed).toEqual(prints);
});

interface WebhookWorker {
  fetch(request: Request, env: { XERO_WEBHOOK_KEY: string }): Promise<Response>;
}

/** One delivery signed rightly, one wrongly: as Xero does before it switches a webhook on. */
async function deliver(worker: WebhookWorker): Promise<void> {
  const XERO_WEBHOOK_KEY = 'a key';
  const event = { eventCategory: 'INVOICE', eventType: 'UPDATE', resourceId: id(7), tenantId };
  const body = JSON.stringify({ events: [event], firstEventSequence: 1, lastEventSequence: 1 });
  const signature = createHmac('sha256', XERO_WEBHOOK_KEY).update(body).digest('base64');
  for (const [given, status] of [
    [signature, 200],
    ['AAAA', 401],
  ] as const) {
    const request = new Request('https://your.app/hooks', {
      method: 'POST',
      body,
      headers: { 'x-xero-signature': given },
    });
    const response = await worker.fetch(request, { XERO_WEBHOOK_KEY });
    expect([response.status, await response.text()]).toEqual([status, '']);
  }
}

test('there are examples of everything a newcomer does', () => {
  expect(examples.map(({ title }) => title)).toEqual([
    'xero-node-lite',
    'Connect',
    'Write',
    'Read everything, then only what changes',
    'Hear of changes',
    'Without the client',
  ]);
});

test('the table of operations is the code’s', () => {
  expect(between('operations')).toBe(operationsTable());
});

test('the table of problems names every code, and what became of the request', () => {
  const rows = [...readme.matchAll(/^\| `([\w-]+)` \| .* \| (refused|unknown|not sent) \| .* \|$/gm)];
  expect(rows.map(([, code]) => code).sort()).toEqual(problemCodes);
  for (const [, code, outcome] of rows) {
    const problem = { code, status: 405, sent: 'unknown' } as Problem;
    expect(outcomeOf(problem).replace('-', ' '), code).toBe(outcome);
  }
});

function between(marker: string): string {
  return readme.split(`<!-- ${marker} -->\n`)[1]?.split(`\n<!-- /${marker} -->`)[0] ?? '';
}
