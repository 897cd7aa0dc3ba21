// The houses that the scenarios play in: a workerd for each thread that runs tests, all with the same bundle of the real Worker, opened
// once before the first file and closed after the last.

import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import type { TestProject } from 'vitest/node';
import { unstable_getMiniflareWorkerOptions as workerOptions } from 'wrangler';
import { bundleOf } from '../../worker/bundle.ts';
import { vendorsOrigin } from './hosts.ts';

export const TOKEN = 'a token for tests';

export interface House {
  /** Where the Worker is. */
  readonly url: string;
  /** Where it looks for both vendors: nobody is there until a stage opens. */
  readonly vendorsPort: number;
}

declare module 'vitest' {
  export interface ProvidedContext {
    houses: House[];
  }
}

const secrets = {
  ADMIN_TOKEN: TOKEN,
  SEAL_KEYS: JSON.stringify({ current: 'k1', keys: { k1: Buffer.alloc(32, 'test').toString('base64') } }),
  XERO_CLIENT_ID: 'demo-xero-client',
  XERO_CLIENT_SECRET: 'demo-xero-secret',
  XERO_WEBHOOK_KEY: 'demo-xero-webhook-key',
  ZOHO_CLIENT_ID: '1000.DEMOZOHOCLIENT',
  ZOHO_CLIENT_SECRET: 'demo-zoho-secret',
  PUBLIC_URL: 'http://localhost:8787',
};

export default async function open(project: TestProject): Promise<() => Promise<void>> {
  const bundle = await bundleOf(join(import.meta.dirname, 'worker.ts'));
  // Two threads in one house would disturb each other.
  const { maxWorkers } = project.vitest.config;
  const opened = await Promise.all(Array.from({ length: maxWorkers }, () => openHouse(bundle)));
  project.provide(
    'houses',
    opened.map(({ house }) => house),
  );
  return async () => {
    await Promise.all(opened.map(({ miniflare }) => miniflare.dispose()));
  };
}

async function openHouse(bundle: string): Promise<{ house: House; miniflare: Miniflare }> {
  const vendorsPort = await freePort();
  const vendors = vendorsOrigin(vendorsPort);
  const { workerOptions: configured } = workerOptions(join(import.meta.dirname, '../../../wrangler.toml'));
  const { d1Databases, durableObjects, queueProducers, queueConsumers, compatibilityDate } = configured;
  const options = convertV4MiniflareOptions({
    d1Databases,
    durableObjects,
    queueProducers,
    compatibilityDate,
    name: 'ledgerline',
    modules: [{ type: 'ESModule', path: 'worker.js', contents: bundle }],
    bindings: {
      ...secrets,
      XERO_LOGIN_URL: `${vendors}/xero/login`,
      XERO_IDENTITY_URL: `${vendors}/xero/identity`,
      XERO_API_URL: `${vendors}/xero/api`,
      ZOHO_ACCOUNTS_URL: `${vendors}/zoho/accounts`,
    },
    queueConsumers: hurried(queueConsumers),
  } as Parameters<typeof convertV4MiniflareOptions>[0]);
  const miniflare = new Miniflare({ ...options, cf: false });
  const { origin } = await miniflare.ready;
  return { house: { url: origin, vendorsPort }, miniflare };
}

/** The queue's own waits are real ones, and nobody waits for them here. */
function hurried(consumers: unknown): unknown {
  const each = (consumer: object) => ({ ...consumer, retryDelay: 0, maxBatchTimeout: 0 });
  return Object.fromEntries(
    Object.entries(consumers as Record<string, object>).map(([name, one]) => [name, each(one)]),
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
