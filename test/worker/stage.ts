// The real Worker in workerd, with its database, queue, Durable Objects and cron, against both simulated vendors in this process: what
// the Worker fetches arrives here, and what the vendors send goes to the Worker.

import { join } from 'node:path';
import { createTestHarness, unstable_readConfig as readConfig, type Unstable_RawConfig } from 'wrangler';
import type { GrantHandle } from '../../src/compose.ts';
import { RealClock } from '../../src/simulator/clock.ts';
import { Shelf } from '../../src/simulator/shelf.ts';
import { World } from '../../src/simulator/world.ts';
import { xero } from '../../src/simulator/xero/index.ts';
import { zoho } from '../../src/simulator/zoho/index.ts';
import buildPages from '../pages-built.ts';

// Only what goes wrong belongs on the terminal.
process.env.WRANGLER_LOG ??= 'warn';

const VENDORS = 'http://vendors.localhost';
export const TOKEN = 'a token for tests';

const variables = {
  ADMIN_TOKEN: TOKEN,
  SEAL_KEYS: JSON.stringify({ current: 'k1', keys: { k1: Buffer.alloc(32, 'test').toString('base64') } }),
  XERO_CLIENT_ID: 'demo-xero-client',
  XERO_CLIENT_SECRET: 'demo-xero-secret',
  XERO_WEBHOOK_KEY: 'demo-xero-webhook-key',
  ZOHO_CLIENT_ID: '1000.DEMOZOHOCLIENT',
  ZOHO_CLIENT_SECRET: 'demo-zoho-secret',
  PUBLIC_URL: 'http://localhost:8787',
  XERO_LOGIN_URL: `${VENDORS}/xero/login`,
  XERO_IDENTITY_URL: `${VENDORS}/xero/identity`,
  XERO_API_URL: `${VENDORS}/xero/api`,
  ZOHO_ACCOUNTS_URL: `${VENDORS}/zoho/accounts`,
};

const root = join(import.meta.dirname, '../..');
const configPath = join(root, 'wrangler.toml');

/** The Worker as it is configured, but for the pages, which are built already; with queues that do not take their time, and the platform's mail, where that is asked for. */
function configured(
  vars: Readonly<Record<string, string>>,
  { hurriedQueue, mail }: Pick<StageOptions, 'hurriedQueue' | 'mail'>,
): Unstable_RawConfig {
  const { build, ...config }: Unstable_RawConfig = readConfig({ config: configPath });
  void build;
  const { queues, assets } = config;
  const hurried = queues?.consumers?.map((each) => ({ ...each, retry_delay: 0, max_batch_timeout: 0 })) ?? [];
  return {
    ...config,
    vars,
    queues: hurriedQueue ? { ...queues, consumers: hurried } : queues,
    assets: { ...assets, directory: join(root, assets?.directory ?? '') },
    ...(mail && { send_email: [{ name: 'MAIL' }] }),
  } as Unstable_RawConfig;
}

export interface StageOptions {
  readonly company?: string;
  readonly vars?: Readonly<Record<string, string>>;
  readonly seed?: number;
  /** The queue delivers what failed again at once, and hands on what failed too often: nobody waits for it here. */
  readonly hurriedQueue?: boolean;
  /** The platform's own mail is bound. */
  readonly mail?: boolean;
}

export interface Connected {
  readonly pair: string;
  readonly crm: string;
  readonly accounting: string;
}

export class Stage {
  readonly vendors: World;
  readonly clock = new RealClock();
  readonly #harness: ReturnType<typeof createTestHarness>;
  readonly #realFetch = globalThis.fetch;
  readonly #pump: ReturnType<typeof setInterval>;

  private constructor({ company = 'empty', vars = {}, seed = 1, hurriedQueue = false, mail = false }: StageOptions) {
    const config = configured({ ...variables, ...vars }, { hurriedQueue, mail });
    this.#harness = createTestHarness({ workers: [{ config }] });
    this.vendors = new World({
      shelf: new Shelf(),
      clock: this.clock,
      seed,
      vendors: { xero, zoho },
      send: ((input: string, init?: RequestInit) => this.#toWorker(input, init)) as typeof fetch,
    });
    this.vendors.reset(company);
    this.#pump = setInterval(() => void this.vendors.outbox.pump(), 20);
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    buildPages();
    const stage = new Stage(options);
    globalThis.fetch = ((input: RequestInfo, init?: RequestInit) =>
      stage.#fromWorker(new Request(input, init))) as typeof fetch;
    await stage.#harness.listen();
    return stage;
  }

  async close(): Promise<void> {
    clearInterval(this.#pump);
    await this.#harness.close();
    globalThis.fetch = this.#realFetch;
  }

  /** Answers what the Worker calls beside the vendors; nobody does unless a test sets it. */
  elsewhere: ((request: Request) => Promise<Response>) | null = null;

  /** What the Worker calls. */
  async #fromWorker(request: Request): Promise<Response> {
    const { hostname } = new URL(request.url);
    if (hostname !== 'vendors.localhost') return this.elsewhere?.(request) ?? this.#realFetch(request);
    const reply = await this.vendors.fetch(request);
    return reply ?? new Response('nobody lives here', { status: 404 });
  }

  #toWorker(input: string, init?: RequestInit): Promise<Response> {
    const { pathname, search } = new URL(input);
    return this.fetch(pathname + search, init);
  }

  /** A request to the Worker, as the outside makes it. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return (await this.#harness.fetch(`http://localhost:8787${path}`, {
      redirect: 'manual',
      ...init,
    } as never)) as unknown as Response;
  }

  /** A request with the admin's token; answers the JSON. Throws where the status is not as expected. */
  async api<T = Record<string, unknown>>(method: string, path: string, body?: unknown, status?: number): Promise<T> {
    const reply = await this.fetch(path, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (status === undefined ? !reply.ok : reply.status !== status)
      throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Every item of a list of the API. */
  async all<T = Record<string, unknown>>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor = ''; ;) {
      const page = await this.api<{ items: T[]; next?: string }>(
        'GET',
        `${path}?limit=200${cursor && `&cursor=${cursor}`}`,
      );
      items.push(...page.items);
      if (!page.next) return items;
      cursor = encodeURIComponent(page.next);
    }
  }

  /** Waits until that holds. */
  async until(holds: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
    for (const until = Date.now() + seconds * 1_000; !(await holds());) {
      if (Date.now() > until) throw new Error(`it did not come to hold within ${seconds} s`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async cron(): Promise<void> {
    await this.#harness.getWorker().scheduled({ cron: '* * * * *' });
  }

  /** The database itself, for damaging it and for looking at. */
  async database(): Promise<D1Database> {
    const { DB } = await this.#harness.getWorker().getEnv();
    return DB as D1Database;
  }

  /** The Durable Object of that name, as the Worker itself reaches it. */
  async grant(name: string): Promise<GrantHandle> {
    const { GRANT } = await this.#harness.getWorker().getEnv();
    return (GRANT as DurableObjectNamespace).getByName(name) as unknown as GrantHandle;
  }

  /** Lines of the log since the last `clearPasses`, of that message. */
  logged(msg: string): Record<string, unknown>[] {
    return this.#harness.getLogs().flatMap(({ message }) => {
      const line = message.startsWith('{') ? (JSON.parse(message) as { msg: string }) : null;
      return line?.msg === msg ? [line] : [];
    });
  }

  /** What the Worker's passes said of themselves since the last `clearPasses`. */
  passes<Pass>(): Pass[] {
    return this.logged('pass') as Pass[];
  }

  clearPasses(): void {
    this.#harness.clearLogs();
  }

  act(vendor: 'xero' | 'zoho', action: string, input: Record<string, unknown> = {}): unknown {
    return this.vendors.vendors[vendor]?.act(action, input);
  }

  /** Gives the consent that a person would give in a browser. */
  async consent(system: 'xero' | 'zoho'): Promise<string> {
    const vendor = this.vendors.vendors[system];
    if (vendor) vendor.switches.consent = 'allow';
    const away = await this.fetch(`/connect/${system}`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const asked = await this.#fromWorker(new Request(away.headers.get('location') ?? '', { redirect: 'manual' }));
    const back = new URL(asked.headers.get('location') ?? '');
    const { connections } = await this.api<{ connections: { id: string }[] }>('GET', back.pathname + back.search);
    return connections[0]?.id ?? '';
  }

  /** Both sides connected and joined; provisioned and live unless told otherwise. */
  async connect({ live = true, provision = true }: { live?: boolean; provision?: boolean } = {}): Promise<Connected> {
    const accounting = await this.consent('xero');
    const crm = await this.consent('zoho');
    const { id: pair } = await this.api<{ id: string }>('POST', '/api/pairs', { name: 'Test', crm, accounting });
    if (provision) await this.api('POST', `/api/connections/${crm}/provision`);
    if (live) await this.api('POST', `/api/pairs/${pair}/go-live`, { licence: true });
    return { pair, crm, accounting };
  }

  /** Waits until nothing is left to do. */
  async rest(pair: string, seconds = 30, everyMs = 50): Promise<void> {
    const until = Date.now() + seconds * 1_000;
    for (let quiet = 0; quiet < 2;) {
      const { open, items } = await this.api<{ open: number; items: unknown[] }>('GET', `/api/jobs?pair=${pair}`);
      const waiting = this.vendors.outbox.waiting().length;
      quiet = open === 0 && waiting === 0 ? quiet + 1 : 0;
      if (Date.now() > until)
        throw new Error(`not at rest after ${seconds} s: ${JSON.stringify(items)} ${waiting} deliveries`);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}
