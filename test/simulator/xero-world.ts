// A simulated Xero for one test: its own clock, a token, and calls that go straight in, without a port.

import type { Clock } from '../../src/simulator/clock.ts';
import { Shelf, type Store } from '../../src/simulator/shelf.ts';
import { type Vendor, World } from '../../src/simulator/world.ts';
import { xero } from '../../src/simulator/xero/index.ts';

/** Time that stands still until a test moves it. */
export class TestClock implements Clock {
  time = Date.parse('2026-09-14T09:00:00.000Z');

  now(): number {
    return this.time;
  }

  /** Passes at once, but lets whatever else is under way go on meanwhile. */
  sleep(ms: number): Promise<void> {
    this.time += ms;
    return new Promise((resolve) => setTimeout(resolve, 0));
  }
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Parsed;
}

/** Whatever came back, as JSON.parse gives it. */
export type Parsed = ReturnType<typeof JSON.parse>;

export interface Hook {
  url: string;
  headers: Record<string, string>;
  body: string;
}

interface Options {
  company?: string;
  seed?: number;
  scope?: string;
  clock?: TestClock;
  store?: Store;
  /** Leaves a shelf that was filled before as it is. */
  filled?: boolean;
}

const ORIGIN = 'http://localhost:8788';

export class XeroWorld {
  readonly world: World;
  readonly clock: TestClock;
  /** What left the simulator, and what it is answered. */
  readonly hooks: Hook[] = [];
  hookAnswer: (hook: Hook) => Response = () => new Response(null, { status: 200 });
  token = '';
  refreshToken = '';
  tenantId = '';

  private constructor({ seed = 1, clock = new TestClock(), store }: Options) {
    this.clock = clock;
    const send = async (input: RequestInfo | URL, init?: RequestInit) => {
      const headers = Object.fromEntries(new Headers(init?.headers));
      const hook = { url: String(input), headers, body: String(init?.body ?? '') };
      this.hooks.push(hook);
      return this.hookAnswer(hook);
    };
    this.world = new World({ shelf: new Shelf(store), clock, seed, send: send as typeof fetch, vendors: { xero } });
  }

  static async open(options: Options = {}): Promise<XeroWorld> {
    const made = new XeroWorld(options);
    if (!options.filled) made.world.reset(options.company ?? 'demo');
    made.switches.minuteLimit = 1_000_000;
    made.switches.dayLimit = 1_000_000;
    await made.connect(options.scope);
    return made;
  }

  get vendor(): Vendor {
    const { xero: vendor } = this.world.vendors;
    if (!vendor) throw new Error('there is no Xero');
    return vendor;
  }

  get switches(): Record<string, unknown> {
    return this.vendor.switches;
  }

  /** Gets a token for the first organisation, or for `tenant`. */
  async connect(scope?: string, tenant?: string): Promise<void> {
    const issued = (await this.act('token.issue', { scope, tenant })) as Record<string, string>;
    this.token = issued.access_token ?? '';
    this.refreshToken = issued.refresh_token ?? '';
    this.tenantId = issued.tenantId ?? '';
  }

  act(action: string, input: Record<string, unknown> = {}): Parsed {
    return this.vendor.act(action, input);
  }

  /** One call to the accounting API. */
  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    return this.raw(method, `/xero/api/api.xro/2.0/${path}`, text, {
      authorization: `Bearer ${this.token}`,
      'xero-tenant-id': this.tenantId,
      accept: 'application/json',
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('GET', path, undefined, headers);
  }

  async raw(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
    const request = new Request(`${ORIGIN}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const reply = await this.world.fetch(request);
    if (!reply) throw new Error(`nobody answers ${path}`);
    const text = await reply.text();
    const json: unknown = reply.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined;
    return { status: reply.status, headers: reply.headers, text, json };
  }

  /** A form posted to the identity host, as the demo app. */
  askForToken(form: Record<string, string>, client = 'demo-xero-client:demo-xero-secret'): Promise<Answer> {
    return this.raw('POST', '/xero/identity/connect/token', new URLSearchParams(form).toString(), {
      authorization: `Basic ${btoa(client)}`,
      'content-type': 'application/x-www-form-urlencoded',
    });
  }

  /** Lets time pass and sends what is due then. */
  async deliver(afterMs = 1000): Promise<Hook[]> {
    const before = this.hooks.length;
    this.clock.time += afterMs;
    await this.world.outbox.pump();
    return this.hooks.slice(before);
  }
}
