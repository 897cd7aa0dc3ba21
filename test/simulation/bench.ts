// The whole product in this process, on virtual time: the real planner, systems, store and SQL, both simulated vendors, a queue and a
// timetable. What a Worker does with events, this does step by step.

import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { connectorOf, enter, type GrantHandle, type Ground, type House, runPass } from '../../src/compose.ts';
import { connectionStore } from '../../src/db/connections.ts';
import { migrate } from '../../src/db/migrate.ts';
import { pairStore } from '../../src/db/pairs.ts';
import { sealer } from '../../src/db/seal.ts';
import { readConfig } from '../../src/env.ts';
import { hooks } from '../../src/http/hooks.ts';
import { kinds } from '../../src/kinds/index.ts';
import { Shelf } from '../../src/simulator/shelf.ts';
import { World } from '../../src/simulator/world.ts';
import { xero } from '../../src/simulator/xero/index.ts';
import { zoho } from '../../src/simulator/zoho/index.ts';
import { mark } from '../../src/sync/mark.ts';
import type { PassReport } from '../../src/sync/pass.ts';
import type { Connector, SystemName } from '../../src/systems/connect.ts';
import { Keeper } from '../../src/systems/keeper.ts';
import { type Gate, openD1 } from './d1.ts';
import { VirtualClock, virtualWorld } from './time.ts';

const ORIGIN = 'http://simulated.localhost';
const PUBLIC = 'http://localhost:8787';
const key = btoa('0123456789abcdef0123456789abcdef');

export const env = {
  ADMIN_TOKEN: 'admin',
  SEAL_KEYS: JSON.stringify({ current: 'k1', keys: { k1: key } }),
  XERO_CLIENT_ID: 'demo-xero-client',
  XERO_CLIENT_SECRET: 'demo-xero-secret',
  XERO_WEBHOOK_KEY: 'demo-xero-webhook-key',
  ZOHO_CLIENT_ID: '1000.DEMOZOHOCLIENT',
  ZOHO_CLIENT_SECRET: 'demo-zoho-secret',
  PUBLIC_URL: PUBLIC,
  XERO_LOGIN_URL: `${ORIGIN}/xero/login`,
  XERO_IDENTITY_URL: `${ORIGIN}/xero/identity`,
  XERO_API_URL: `${ORIGIN}/xero/api`,
  ZOHO_ACCOUNTS_URL: `${ORIGIN}/zoho/accounts`,
};

export interface BenchOptions {
  readonly seed?: number;
  readonly company?: string;
  readonly profile?: 'free' | 'paid';
  readonly gate?: Gate;
  readonly skewMs?: number;
  readonly start?: number;
}

const folder = new URL('../../migrations/', import.meta.url);
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => ({ name, sql: readFileSync(new URL(name, folder), 'utf8') as string }));

export class Bench {
  readonly clock: VirtualClock;
  readonly vendors: World;
  readonly binding: D1Database;
  readonly ground: Ground;
  /** Every wake-up that was sent and not yet taken up. */
  readonly queue: { pair: string; at: number }[] = [];
  readonly keepers = new Map<string, Keeper>();
  readonly reports: PassReport[] = [];
  readonly logged: Record<string, unknown>[] = [];
  #nextCron: number;

  constructor({ seed = 1, profile = 'free', gate, skewMs = 0, start = Date.UTC(2026, 10, 20, 9) }: BenchOptions = {}) {
    this.clock = new VirtualClock(start);
    this.#nextCron = start + 60_000;
    this.vendors = new World({
      shelf: new Shelf(),
      clock: this.clock,
      seed,
      vendors: { xero, zoho },
      send: ((input: string, init?: RequestInit) => this.#receive(new Request(input, init))) as typeof fetch,
    });
    this.binding = openD1(gate).binding;
    const { config } = readConfig({ ...env, PROFILE: profile });
    this.ground = {
      config,
      binding: this.binding,
      world: virtualWorld(this.clock, seed + 1, skewMs),
      fetch: ((input: string, init?: RequestInit) => this.callVendor(new Request(input, init))) as typeof fetch,
      waker: { wake: async (pair, afterMs) => void this.queue.push({ pair, at: this.clock.now() + afterMs }) },
      grant: (id) => this.#grant(id),
      log: (level, facts) => void this.logged.push({ level, ...facts }),
    };
  }

  house(): House {
    return enter(this.ground);
  }

  async callVendor(request: Request): Promise<Response> {
    const reply = await this.vendors.fetch(request);
    if (!reply) throw new Error(`nobody answers at ${request.url}`);
    return reply;
  }

  /** Both vendors with that company, consents given, a pair made. */
  async connect(company = 'empty'): Promise<{ pair: string; crm: string; accounting: string }> {
    this.vendors.reset(company);
    const { db } = this.house();
    await migrate(db, migrations);
    const accounting = await this.#consent('xero');
    const crm = await this.#consent('zoho-crm');
    const pair = await pairStore({ db, now: () => this.clock.now() }).create(
      { id: 'p1', name: 'Test', crm, accounting },
      kinds.map(({ name }) => name),
    );
    return { pair: pair.id, crm, accounting };
  }

  async #consent(system: SystemName): Promise<string> {
    const vendor = system === 'xero' ? 'xero' : 'zoho';
    const simulated = this.vendors.vendors[vendor];
    if (simulated) simulated.switches.consent = 'allow';
    const connector = connectorOf(this.ground, system) as Connector;
    const redirectUri = `${PUBLIC}/connect/${vendor}/callback`;
    const url = await connector.consentUrl({ state: 's', redirectUri, verifier: null });
    const reply = await this.callVendor(new Request(url, { redirect: 'manual' }));
    const back = new URL(reply.headers.get('location') ?? '');
    const completed = await connector.complete({ query: back.searchParams, redirectUri, verifier: null });
    if (!completed.ok) throw new Error(`no consent from ${system}: ${JSON.stringify(completed.problem)}`);
    const { grantId, tokens, organisations } = completed.value;
    const [organisation] = organisations;
    if (!organisation) throw new Error(`${system} reached no organisation`);
    await this.#grant(grantId).take(tokens);
    const { db } = this.house();
    const { id, name, facts } = organisation;
    const connection = await connectionStore({ db, now: () => this.clock.now() }).connect({
      id: `c-${vendor}`,
      system,
      organisation: { id, name },
      grantId,
      apiUrl: tokens.apiUrl ?? null,
      capabilities: facts,
    });
    return connection.id;
  }

  #grant(id: string): GrantHandle {
    const known = this.keepers.get(id);
    if (known) return Object.assign(known, { tokens: () => known.validTokens() });
    const kept = new Map<string, string>();
    const { config, world } = this.ground;
    const keeper = new Keeper({
      id,
      vault: {
        get: async (name) => kept.get(name),
        put: async (name, text) => void kept.set(name, text),
        clear: async () => kept.clear(),
      },
      sealer: sealer(config.SEAL_KEYS ?? { current: '', keys: {} }),
      now: () => world.now(),
      name: () => world.name(),
      refresh: async (tokens) => {
        const connector = connectorOf(this.ground, tokens.system as SystemName);
        return connector
          ? connector.refresh(tokens)
          : { ok: false, problem: { code: 'grant.revoked', detail: 'no client' } };
      },
    });
    this.keepers.set(id, keeper);
    return Object.assign(keeper, { tokens: () => keeper.validTokens() });
  }

  /** A webhook that a vendor sends us. */
  async #receive(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const house = this.house();
    const path = url.pathname.replace(/^\/hooks/, '');
    const served = new Hono<{ Variables: { house: House } }>().use(async (c, next) => {
      c.set('house', house);
      await next();
    });
    served.route('/hooks', hooks);
    return served.request(`/hooks${path}`, {
      method: 'POST',
      headers: request.headers,
      body: await request.arrayBuffer(),
    });
  }

  async goLive(pair: string): Promise<void> {
    const { db } = this.house();
    const store = pairStore({ db, now: () => this.clock.now() });
    await store.goLive(pair);
    await store.beginWalks(pair);
    this.queue.push({ pair, at: this.clock.now() });
  }

  /** A hint that names nobody: look at whatever changed on that side. */
  async markAll(pair: string, side: 'crm' | 'accounting'): Promise<void> {
    const { marks, waker, world } = this.house();
    const now = world.now();
    const marked = kinds.map(({ name }) => ({ pair, kind: name, side, ids: null, trigger: 'webhook', work: 'event', actor: null, at: now }) as const);
    await mark(marks, waker, now, marked);
  }

  /** Moves time to the next thing that happens and lets it happen. False where nothing does before `until`. */
  async step(until: number): Promise<boolean> {
    const deliveryAt = this.vendors.outbox.nextDueAt() ?? Infinity;
    const wakeAt = Math.min(...this.queue.map(({ at }) => at));
    const next = Math.min(deliveryAt, wakeAt, this.#nextCron);
    if (next > until) return false;
    this.clock.advanceTo(next);
    if (deliveryAt === next) await this.vendors.outbox.pump();
    else if (wakeAt === next) await this.#wake(this.queue.findIndex(({ at }) => at === next));
    else await this.cron();
    return true;
  }

  async #wake(index: number): Promise<void> {
    const [message] = this.queue.splice(index, 1);
    if (!message) return;
    const report = await runPass(this.house(), message.pair);
    this.reports.push(report);
    if (report.is === 'done' && report.wakeAt !== null) this.queue.push({ pair: message.pair, at: report.wakeAt });
  }

  async cron(): Promise<void> {
    this.#nextCron += 60_000;
  }

  /** Lets things happen for that long; bounded in steps, so that what never ends is found. */
  async run(ms: number, mostSteps = 10_000): Promise<void> {
    const until = this.clock.now() + ms;
    for (let steps = 0; await this.step(until); steps++)
      if (steps > mostSteps) throw new Error('it does not come to rest');
    this.clock.advanceTo(until);
  }
}
