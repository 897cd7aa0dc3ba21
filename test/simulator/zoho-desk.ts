// A simulated Zoho on a test's own clock, with a token in hand and short ways to call it. No network: outgoing calls are kept.

import type { Clock } from '../../src/simulator/clock.ts';
import { promptly } from '../../src/simulator/outbox.ts';
import { Shelf, type Store } from '../../src/simulator/shelf.ts';
import { World } from '../../src/simulator/world.ts';
import { zoho } from '../../src/simulator/zoho/index.ts';

export const CLIENT = { id: '1000.DEMOZOHOCLIENT', secret: 'demo-zoho-secret' };
export const CALLBACK = 'http://localhost:8787/connect/zoho/callback';
export const SCOPES = [
  'ZohoCRM.modules.ALL',
  'ZohoCRM.settings.ALL',
  'ZohoCRM.users.READ',
  'ZohoCRM.org.READ',
  'ZohoCRM.coql.READ',
  'ZohoCRM.notifications.ALL',
  'ZohoSearch.securesearch.READ',
].join(',');

export type Body = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: Headers;
  /** Empty where the reply had no body. */
  body: Body;
  text: string;
}

export interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: string;
}

export class TestClock implements Clock {
  ms: number;
  readonly #sleepers: { until: number; wake: () => void }[] = [];

  constructor(at = '2026-11-20T10:00:00Z') {
    this.ms = Date.parse(at);
  }

  now(): number {
    return this.ms;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ until: this.ms + ms, wake }));
  }

  pass(ms: number): void {
    this.ms += ms;
    for (const sleeper of this.#sleepers.splice(0)) {
      if (sleeper.until <= this.ms) sleeper.wake();
      else this.#sleepers.push(sleeper);
    }
  }
}

interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  token?: string | null;
}

export class Desk {
  readonly clock = new TestClock();
  readonly world: World;
  readonly sent: Sent[] = [];
  /** What the receiver of outgoing calls answers. */
  receiverStatus = 200;
  token = '';
  refreshToken = '';

  constructor(company = 'empty', store?: Store, seed = 7) {
    this.world = new World({
      shelf: new Shelf(store),
      clock: this.clock,
      seed,
      send: (input, init) => this.#receive(input, init),
      vendors: { zoho },
    });
    this.world.outbox.knobs = { ...promptly, delayMs: [0, 1] };
    if (!store) this.world.reset(company);
  }

  get switches(): Record<string, unknown> {
    const vendor = this.world.vendors.zoho;
    if (!vendor) throw new Error('no zoho');
    return vendor.switches;
  }

  act<T = Body>(action: string, input: Body = {}): T {
    return this.world.vendors.zoho?.act(action, input) as T;
  }

  /** A call to any path below the vendor. */
  async raw(method: string, path: string, { body, headers = {}, token = null }: CallOptions = {}): Promise<Response> {
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(`http://sim.test/zoho${path}`, {
      method,
      headers: { ...(token && { authorization: `Zoho-oauthtoken ${token}` }), ...headers },
      ...(text !== undefined && { body: text }),
    });
    const reply = await this.world.fetch(request);
    if (!reply) throw new Error(`nothing at ${path}`);
    return reply;
  }

  /** A call to the CRM's API with the token in hand. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const reply = await this.raw(method, `/api/crm/v8${path}`, { token: this.token, ...options });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, body: text ? (JSON.parse(text) as Body) : {} };
  }

  get = (path: string, headers: Record<string, string> = {}) => this.call('GET', path, { headers });
  post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    this.call('POST', path, { body, headers });
  put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    this.call('PUT', path, { body, headers });
  delete = (path: string) => this.call('DELETE', path);
  coql = (query: string) => this.call('POST', '/coql', { body: { select_query: query } });

  /** Signs in with the consent given at once, and keeps the tokens. */
  async connect(scope = SCOPES): Promise<this> {
    this.switches.consent = 'allow';
    const code = await this.consent({ scope });
    const tokens = await this.exchange(code);
    this.token = String(tokens.access_token);
    this.refreshToken = String(tokens.refresh_token ?? '');
    return this;
  }

  async authorize(parameters: Record<string, string> = {}): Promise<Response> {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: CALLBACK,
      scope: SCOPES,
      access_type: 'offline',
      prompt: 'consent',
      state: 'abc',
      ...parameters,
    });
    return this.raw('GET', `/accounts/oauth/v2/auth?${query}`);
  }

  /** The parameters of the callback, where consent is given at once. */
  async callback(parameters: Record<string, string> = {}): Promise<URLSearchParams> {
    const reply = await this.authorize(parameters);
    const location = reply.headers.get('location');
    if (!location) throw new Error(`no redirect: ${await reply.text()}`);
    return new URL(location).searchParams;
  }

  async consent(parameters: Record<string, string> = {}): Promise<string> {
    return (await this.callback(parameters)).get('code') ?? '';
  }

  exchange(code: string, more: Record<string, string> = {}): Promise<Body> {
    return this.ask({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...more });
  }

  refresh(refreshToken = this.refreshToken): Promise<Body> {
    return this.ask({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  async ask(parameters: Record<string, string>): Promise<Body> {
    const form = new URLSearchParams({ client_id: CLIENT.id, client_secret: CLIENT.secret, ...parameters });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const reply = await this.raw('POST', '/accounts/oauth/v2/token', { body: String(form), headers });
    return { ...((await reply.json()) as Body), httpStatus: reply.status };
  }

  /** Creates one record by API and returns its id. */
  async make(module: string, fields: Body, more: Body = {}): Promise<string> {
    const { body, text } = await this.post(`/${module}`, { data: [fields], ...more });
    const id = element(body).details?.id;
    if (typeof id !== 'string') throw new Error(text);
    return id;
  }

  /** One record by id. */
  async read(module: string, id: string): Promise<Body> {
    return first((await this.get(`/${module}/${id}`)).body, 'data');
  }

  /** Sends what waits in the outbox, and returns what left. */
  async pump(): Promise<Sent[]> {
    this.clock.pass(10);
    const before = this.sent.length;
    await this.world.outbox.pump();
    return this.sent.slice(before);
  }

  #receive(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const { method = 'GET', headers, body } = init ?? {};
    this.sent.push({
      url: String(input),
      method,
      headers: new Headers(headers),
      body: typeof body === 'string' ? body : '',
    });
    return Promise.resolve(new Response('', { status: this.receiverStatus }));
  }
}

export interface Element {
  code: string;
  status: string;
  message: string;
  details: Body;
  action?: string;
  duplicate_field?: string | null;
}

/** An element of a batch's reply. */
export function element(body: Body, index = 0, key = 'data'): Element {
  return (body[key] as Element[])[index] as Element;
}

/** The first object of a list in a reply. */
export function first(body: Body, key: string): Body {
  return list(body, key)[0] as Body;
}

export function list(body: Body, key = 'data'): Body[] {
  return (body[key] ?? []) as Body[];
}
