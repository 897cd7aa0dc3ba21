// The whole product in this process, on virtual time: the real planner, systems, store, SQL and HTTP, both simulated vendors, a queue
// and a timetable. What a Worker does with events, this does step by step; what happens while a run waits happens inside of its wait.

import { enter, type Ground, type House } from '../../src/compose.ts';
import { readConfig, type WakeMessage } from '../../src/env.ts';
import { createApp } from '../../src/http/app.ts';
import type { Serving } from '../../src/http/context.ts';
import { everyMinute } from '../../src/jobs/cron.ts';
import { bury, workOn } from '../../src/jobs/wake.ts';
import { kinds } from '../../src/kinds/index.ts';
import { Shelf, type Store } from '../../src/simulator/shelf.ts';
import { World } from '../../src/simulator/world.ts';
import { xero } from '../../src/simulator/xero/index.ts';
import { zoho } from '../../src/simulator/zoho/index.ts';
import { mark } from '../../src/sync/mark.ts';
import type { PassReport } from '../../src/sync/pass.ts';
import type { Profile } from '../../src/sync/profiles.ts';
import { TIMEOUT_MS } from '../../src/systems/http.ts';
import { connect, type Connected, type ConnectOptions } from './connect.ts';
import { type Gate, Sqlite } from './d1.ts';
import { Holders, type Vaults } from './holders.ts';
import { Moments, type RunSort } from './moments.ts';
import { Run } from './run.ts';
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

/** Something that happens by itself at a time: what people do, what goes wrong. */
interface Appointment {
  readonly at: number;
  readonly happens: () => void | Promise<void>;
}

/** A message in the queue, when it is delivered, and how often it was before. */
type Wake = { readonly at: number; readonly tries?: number } & WakeMessage;

/** What the queue does with a message that failed (wrangler.toml): how often it comes again, and after how long. */
const RETRIES = 2;
const RETRY_MS = 20_000;

export interface BenchOptions {
  readonly seed?: number;
  readonly profile?: 'free' | 'paid';
  /** In place of the profile's own: rows of a page, records of a pass, of a run's stretch and of its day, calls of an invocation. */
  readonly sizes?: Partial<Pick<Profile, 'page' | 'records' | 'history' | 'historyPerDay' | 'calls'>>;
  /** Called with the statements that are about to reach the database. */
  readonly gate?: Gate;
  /** How far the product's clock is ahead of the vendors'. */
  readonly skewMs?: number;
  readonly start?: number;
  /** How long a vendor takes to answer. */
  readonly latencyMs?: number;
  /** Where the vendors' documents are kept; by default nowhere but in memory. */
  readonly documents?: Store;
  readonly sqlite?: Sqlite;
  readonly vaults?: Vaults;
  /** Told of every call to a vendor once the vendor is through with it, before the run hears of it. */
  readonly onCall?: (call: OutgoingCall) => void;
  /** Takes the place of the product's own pass: for laws that are broken on purpose. */
  readonly tamper?: (house: House, pair: string) => Promise<PassReport>;
}

/** A call to a vendor as it went. */
export interface OutgoingCall {
  readonly run: Run;
  readonly request: Request;
  /** When it left, epoch ms by the vendors' clock. */
  readonly sentAt: number;
  /** Undefined where the connection broke. */
  readonly reply: Response | undefined;
}

/** Waits within waits, at which no further run is started. */
const ALONE = 2;

const served = new WeakMap<Request, Serving>();

const app = createApp(async (request) => {
  const serving = served.get(request);
  if (!serving) throw new Error('a request came in by no door');
  return serving;
});

export class Bench {
  readonly clock: VirtualClock;
  readonly vendors: World;
  readonly sqlite: Sqlite;
  readonly moments = new Moments();
  readonly holders: Holders;
  readonly ground: Ground;
  /** Every wake-up that was sent and not yet taken up. */
  readonly queue: Wake[] = [];
  readonly reports: PassReport[] = [];
  readonly logged: Record<string, unknown>[] = [];
  /** What the queue does with a message: how many copies of it are delivered. */
  copies: () => number = () => 1;
  readonly #options: BenchOptions;
  readonly #agenda: Appointment[] = [];
  readonly #serving: Pick<Serving, 'lines'>;
  #nextCron: number;
  #depth = 0;
  #hooks: Promise<unknown> = Promise.resolve();

  constructor(options: BenchOptions = {}) {
    const { seed = 1, profile = 'free', skewMs = 0, start = Date.UTC(2026, 10, 20, 9) } = options;
    this.#options = options;
    this.clock = new VirtualClock(start);
    this.#nextCron = start + 60_000;
    this.vendors = new World({
      shelf: new Shelf(options.documents),
      clock: this.clock,
      seed,
      vendors: { xero, zoho },
      send: ((input: string, init?: RequestInit) => this.#hook(new Request(input, init))) as typeof fetch,
    });
    this.vendors.logBodies = false;
    this.sqlite = options.sqlite ?? new Sqlite();
    const { config, lines } = readConfig({ ...env, PROFILE: profile });
    this.#serving = { lines };
    const world = virtualWorld(this.clock, seed + 1, skewMs);
    const log: Ground['log'] = (level, facts) => this.#log(level, facts);
    this.holders = new Holders(() => {
      const run = this.begin('holder', '');
      return { run, ground: this.#groundOf({ config, world, log }, run) };
    }, options.vaults);
    this.ground = this.#groundOf({ config, world, log }, this.begin('page', ''));
  }

  /** The database, for looking at. */
  get binding(): D1Database {
    return this.ground.binding;
  }

  begin(sort: RunSort, name: string): Run {
    const nested = () => this.#depth > 0;
    return new Run(sort, name, {
      moments: this.moments,
      elapse: (ms) => this.elapse(ms, sort),
      get nested() {
        return nested();
      },
    });
  }

  #groundOf(shared: Pick<Ground, 'config' | 'world' | 'log'>, run: Run): Ground {
    const told = (statements: readonly string[]) => () => statements.map((text) => text.trim().slice(0, 40)).join('; ');
    const reached = (statements: readonly string[]) => run.reach('database', 'before', told(statements));
    const { gate } = this.#options;
    return {
      ...shared,
      binding: this.sqlite.binding(
        (statements) => {
          const held = gate?.(statements);
          return held instanceof Promise ? held.then(() => reached(statements)) : reached(statements);
        },
        (statements) => run.reach('database', 'after', told(statements)),
      ),
      fetch: ((input: string, init?: RequestInit) => this.callVendor(new Request(input, init), run)) as typeof fetch,
      waker: {
        wake: (pair, afterMs) => this.#send(run, { pair }, afterMs),
        check: (connection) => this.#send(run, { connection }, 0),
        study: (study, afterMs) => this.#send(run, { study }, afterMs),
        setUp: (setUp, act, left) => this.#send(run, { setUp, act, left }, 0),
      },
      grant: (id) => this.holders.handle(id, run),
    };
  }

  house(run: Run = this.begin('page', '')): House {
    const house = enter(this.#groundOf(this.ground, run));
    const profile = { ...house.profile, ...this.#options.sizes };
    return { ...house, profile, calls: { ...house.calls, most: profile.calls } };
  }

  /** As the Worker sends: nothing that is further off than a minute, and delays in whole seconds. */
  async #send(run: Run, message: WakeMessage, afterMs: number): Promise<void> {
    if (afterMs > 60_000) return;
    try {
      await run.reach('queue', 'before', () => JSON.stringify(message));
    } catch (error) {
      this.#log('error', { msg: 'a wake-up was not sent', error });
      return;
    }
    const at = this.clock.now() + Math.ceil(afterMs / 1_000) * 1_000;
    const copies = this.copies();
    for (let copy = 0; copy < copies; copy++) this.queue.push({ ...message, at });
    await run.reach('queue', 'after', () => JSON.stringify(message));
  }

  #log(level: 'info' | 'error', facts: Readonly<Record<string, unknown>>): void {
    this.logged.push({ level, at: this.clock.now(), ...facts });
    if (facts.msg === 'pass') this.reports.push(facts as unknown as PassReport);
  }

  /** A call to a vendor: it takes its time, in which others are not idle, and is given up when that is too much. */
  async callVendor(request: Request, run: Run = this.begin('page', '')): Promise<Response> {
    const about = () => `${request.method} ${new URL(request.url).pathname}${new URL(request.url).search}`;
    const began = this.clock.now();
    const { latencyMs = 0, onCall } = this.#options;
    await run.reach('vendor', 'before', about);
    if (latencyMs > 0) await this.elapse(latencyMs / 2, run.sort);
    const reply = await this.vendors.fetch(request).catch((error: unknown) => {
      onCall?.({ run, request, sentAt: began, reply: undefined });
      throw error;
    });
    onCall?.({ run, request, sentAt: began, reply });
    if (latencyMs > 0) await this.elapse(latencyMs / 2, run.sort);
    await run.reach('vendor', 'after', about);
    if (!reply) throw new Error(`nobody answers at ${request.url}`);
    if (this.clock.now() - began > TIMEOUT_MS) throw new DOMException('the call took too long', 'TimeoutError');
    return reply;
  }

  /** Both vendors with that company, consents given, pairs made; set up inside the CRM where that is asked for. */
  connect(company = 'empty', options: ConnectOptions = {}): Promise<Connected> {
    return connect(this, company, options);
  }

  /** A request to the Worker's pages and API, as the admin makes it. */
  knock(method: string, path: string, body?: unknown): Promise<Response> {
    const request = new Request(`${PUBLIC}${path}`, {
      method,
      headers: {
        authorization: 'Bearer admin',
        accept: 'application/json',
        'content-type': 'application/json',
        prefer: 'respond-async',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return this.serve(request, this.begin('page', path));
  }

  /** The JSON of the answer. A RangeError tells of a refusal. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await this.knock(method, path, body);
    if (!reply.ok) throw new RangeError(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  }

  async serve(request: Request, run: Run): Promise<Response> {
    served.set(request, { house: this.house(run), lines: this.#serving.lines, migrations: [] });
    const reply = await run.end(Promise.resolve(app.fetch(request)));
    if (!reply) throw new Error('the connection broke');
    return reply;
  }

  /** A call that a vendor makes to us. They are taken one at a time: two would wait for the database in an order that nobody decides. */
  #hook(request: Request): Promise<Response> {
    const mine = this.#hooks.then(() => this.serve(request, this.begin('hook', new URL(request.url).pathname)));
    this.#hooks = mine.catch(() => undefined);
    return mine;
  }

  async goLive(pair: string): Promise<void> {
    await this.ask('POST', `/api/pairs/${pair}/go-live`, { licence: true });
  }

  /** A hint that names nobody: look at whatever changed on that side. */
  async markAll(pair: string, side: 'crm' | 'accounting'): Promise<void> {
    const { marks, waker, world } = this.house();
    const now = world.now();
    const marked = kinds.map(
      ({ name }) =>
        ({ pair, kind: name, side, ids: null, trigger: 'webhook', work: 'event', actor: null, at: now }) as const,
    );
    await mark(marks, waker, now, marked);
  }

  /** Has something happen at a time. */
  at(at: number, happens: Appointment['happens']): void {
    this.#agenda.push({ at, happens });
  }

  /**
   * Lets time pass while somebody waits. Whoever is woken within a wait waits alone; and while a grant is renewed nobody is woken, since
   * they might wait for the renewal, which waits for them.
   */
  async elapse(ms: number, sort: RunSort): Promise<void> {
    const until = this.clock.now() + ms;
    const depth = sort === 'holder' ? ALONE : 1;
    this.#depth += depth;
    try {
      for (let more = true; more;) more = await this.step(until);
    } finally {
      this.#depth -= depth;
    }
    this.clock.advanceTo(until);
  }

  /** Moves time to the next thing that happens and lets it happen. False where nothing does before `until`. */
  async step(until: number): Promise<boolean> {
    const mayWork = this.#depth < ALONE;
    const deliveryAt = this.vendors.outbox.nextDueAt() ?? Infinity;
    const wakeAt = mayWork ? Math.min(...this.queue.map(({ at }) => at)) : Infinity;
    const cronAt = mayWork ? this.#nextCron : Infinity;
    const dateAt = Math.min(...this.#agenda.map(({ at }) => at));
    const next = Math.min(deliveryAt, wakeAt, cronAt, dateAt);
    if (next > until) return false;
    this.clock.advanceTo(next);
    if (dateAt === next) await this.#keepDate(next);
    else if (deliveryAt === next) await this.vendors.outbox.pump();
    else if (wakeAt === next) await this.#wake(this.queue.findIndex(({ at }) => at === next));
    else await this.cron();
    return true;
  }

  async #keepDate(at: number): Promise<void> {
    const [date] = this.#agenda.splice(
      this.#agenda.findIndex((each) => each.at === at),
      1,
    );
    await date?.happens();
  }

  async #wake(index: number): Promise<void> {
    const [message] = this.queue.splice(index, 1);
    if (!message) return;
    const { at, tries = 0, ...wake } = message;
    const [[sort, id] = ['', '']] = Object.entries(wake);
    const run = this.begin(sort === 'pair' ? 'pass' : 'check', String(id));
    const worked = this.#workOn(this.house(run), wake).catch((error: unknown) => {
      this.#failed(error);
      if (tries < RETRIES) this.queue.push({ ...wake, at: this.clock.now() + RETRY_MS, tries: tries + 1 });
      else return bury(this.house(), wake);
    });
    void at;
    await run.end(worked);
  }

  async #workOn(house: House, wake: WakeMessage): Promise<void> {
    const { tamper } = this.#options;
    if (!tamper || !('pair' in wake)) return workOn(house, wake);
    const report = await tamper(house, wake.pair);
    this.reports.push(report);
    if (report.is === 'done' && report.wakeAt !== null)
      await house.waker.wake(wake.pair, Math.max(0, report.wakeAt - house.world.now()));
  }

  #failed(error: unknown): void {
    this.#log('error', { msg: 'a run failed', error });
  }

  /** The timetable's minute. */
  async cron(): Promise<void> {
    this.#nextCron = Math.max(this.#nextCron, this.clock.now()) + 60_000;
    const run = this.begin('cron', '');
    await run.end(everyMinute(this.house(run)).catch((error: unknown) => this.#failed(error)));
  }

  /** Lets things happen for that long; bounded in steps, so that what never ends is found. */
  async run(ms: number, mostSteps = 10_000): Promise<void> {
    const until = this.clock.now() + ms;
    for (let steps = 0; await this.step(until); steps++)
      if (steps > mostSteps) throw new Error('it does not come to rest');
    this.clock.advanceTo(until);
  }
}
