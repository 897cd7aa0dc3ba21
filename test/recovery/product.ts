// The product in a process of its own that can be killed at any moment: workerd with database, queue and Durable Objects in a folder
// that outlives it. Its clock can be set ahead, so that nobody waits for a lease to run out.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { unstable_getMiniflareWorkerOptions as workerOptions } from 'wrangler';
import { bundleOf } from '../worker/bundle.ts';
import type { StartOrder } from './process.ts';

const root = join(import.meta.dirname, '../..');
export const TOKEN = 'a token for tests';

const secrets = {
  ADMIN_TOKEN: TOKEN,
  SEAL_KEYS: JSON.stringify({ current: 'k1', keys: { k1: Buffer.alloc(32, 'test').toString('base64') } }),
  XERO_CLIENT_ID: 'demo-xero-client',
  XERO_CLIENT_SECRET: 'demo-xero-secret',
  XERO_WEBHOOK_KEY: 'demo-xero-webhook-key',
  ZOHO_CLIENT_ID: '1000.DEMOZOHOCLIENT',
  ZOHO_CLIENT_SECRET: 'demo-zoho-secret',
};

/** What a next version brings: a column that this one knows nothing of. */
const nextVersion: Plugin = {
  name: 'next-version',
  setup: ({ onLoad }) => {
    onLoad({ filter: /src[/\\]db[/\\]migrations\.ts$/ }, ({ path }) => {
      const one = "{ name: '9999_next-version.sql', sql: 'ALTER TABLE `runs` ADD `next_version` text' },";
      return { contents: readFileSync(path, 'utf8').replace(/\];\s*$/, `${one}];`), loader: 'ts' };
    });
  },
};

export class Product {
  readonly origin: string;
  readonly #folder: string;
  #order: Omit<StartOrder, 'variables'>;
  readonly #variables: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  /** Whatever it said on its way down, for when it does not come up. */
  #words = '';

  private constructor(folder: string, order: Omit<StartOrder, 'variables'>, vendors: string) {
    this.#folder = folder;
    this.#order = order;
    this.origin = `http://localhost:${order.port}`;
    this.#variables = {
      ...secrets,
      PUBLIC_URL: this.origin,
      XERO_LOGIN_URL: `${vendors}/xero/login`,
      XERO_IDENTITY_URL: `${vendors}/xero/identity`,
      XERO_API_URL: `${vendors}/xero/api`,
      ZOHO_ACCOUNTS_URL: `${vendors}/zoho/accounts`,
    };
  }

  /** Builds the Worker, which will find the vendors there. Nothing runs yet. */
  static async install(vendors: string): Promise<Product> {
    const folder = await mkdtemp(join(tmpdir(), 'ledgerline-recovery-'));
    const bundle = join(folder, 'worker.js');
    await writeFile(bundle, await bundleOf(join(import.meta.dirname, 'worker.ts')));
    const { assets, ...worker } = workerOptions(join(root, 'wrangler.toml')).workerOptions;
    void assets;
    const order = { worker, bundle, folder: join(folder, 'state'), port: await freePort() };
    return new Product(folder, order, vendors);
  }

  /** The next version takes its place, on the same database, once it is started: it has one migration more. */
  async replace(): Promise<void> {
    const bundle = join(this.#folder, 'next.js');
    await writeFile(bundle, await bundleOf(join(import.meta.dirname, 'worker.ts'), [nextVersion]));
    this.#order = { ...this.#order, bundle };
  }

  get running(): boolean {
    return this.#child !== null;
  }

  /** Resolves once it can be called. */
  async start(aheadMs: number): Promise<void> {
    const child = fork(join(import.meta.dirname, 'process.ts'), {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    this.#child = child;
    child.stderr?.on('data', (chunk: Buffer) => (this.#words = (this.#words + chunk.toString()).slice(-4_000)));
    child.send({ ...this.#order, variables: { ...this.#variables, CLOCK_AHEAD_MS: String(aheadMs) } });
    const gone = once(child, 'exit').then(() => {
      throw new Error(`it did not come up:\n${this.#words}`);
    });
    await Promise.race([once(child, 'message'), gone]);
    gone.catch(() => undefined);
  }

  /** SIGKILL to workerd and all around it: nobody gets to tidy up. Nothing of it runs any more when this returns to the event loop. */
  kill(): void {
    const child = this.#child;
    this.#child = null;
    if (child?.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }

  async setClock(aheadMs: number): Promise<void> {
    await fetch(`${this.origin}/clock?aheadMs=${aheadMs}`);
  }

  /** The timetable's minute. */
  async cron(): Promise<void> {
    await fetch(`${this.origin}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`);
  }

  /** A request with the admin's token; answers the JSON. Throws where it is refused, or nobody is there. */
  async api<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await fetch(this.origin + path, {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        accept: 'application/json',
        'content-type': 'application/json',
        prefer: 'respond-async',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Where a consent begins: the vendor's page. */
  async consentUrl(system: 'xero' | 'zoho'): Promise<string> {
    const headers = { authorization: `Bearer ${TOKEN}` };
    const away = await fetch(`${this.origin}/connect/${system}`, { headers, redirect: 'manual' });
    return away.headers.get('location') ?? '';
  }

  async remove(): Promise<void> {
    const child = this.#child;
    this.kill();
    if (child) await once(child, 'exit');
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
