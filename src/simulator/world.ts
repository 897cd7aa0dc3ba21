// The simulated world: both vendors on one origin, each below its own prefix, and what stands around them: faults, latency,
// outgoing webhooks, a log of calls, and the controls under /sim that tests and the demo page use. No vendor has those controls.

import { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import { type FaultAction, type FaultRule, Faults } from './faults.ts';
import { type DeliveryKnobs, Outbox } from './outbox.ts';
import type { Shelf } from './shelf.ts';

/** What a vendor is given to live in. */
export interface Surroundings {
  shelf: Shelf;
  clock: Clock;
  chance: Chance;
  outbox: Outbox;
}

export interface Vendor {
  /** Answers one call. `url.pathname` starts after the vendor's prefix; `base` is origin and prefix, without a slash at the end. */
  fetch(request: Request, url: URL, base: string): Promise<Response>;
  /** Fills an empty shelf with the named company. Throws a RangeError that lists the names, where there is none of that name. */
  seed(name: string): void;
  /** Does what a person does in the vendor's own pages, or reads its state. Throws a RangeError for an unknown action. */
  act(action: string, input: Record<string, unknown>): unknown;
  /** How the vendor behaves where the facts are not certain, or vary by plan. `/sim/switches/:vendor` reads and sets them. */
  switches: Record<string, unknown>;
}

export interface LoggedCall {
  at: number;
  vendor: string;
  method: string;
  /** Path and query after the vendor's prefix. */
  path: string;
  status: number;
  fault?: FaultAction['type'];
  requestBody?: string;
  responseBody?: string;
}

export interface WorldOptions {
  shelf: Shelf;
  clock: Clock;
  seed: number;
  /** How webhooks leave. */
  send: typeof fetch;
  vendors: Record<string, (surroundings: Surroundings) => Vendor>;
}

const LOG_LENGTH = 20_000;

export class World {
  readonly chance: Chance;
  readonly faults: Faults;
  readonly outbox: Outbox;
  readonly vendors: Record<string, Vendor>;
  /** Every call waits this long on its way back, by vendor. */
  latencyMs: Record<string, number> = {};
  /** Keep the bodies of calls in the log. */
  logBodies = true;
  calls: LoggedCall[] = [];
  readonly #shelf: Shelf;
  readonly #clock: Clock;

  constructor({ shelf, clock, seed, send, vendors }: WorldOptions) {
    this.#shelf = shelf;
    this.#clock = clock;
    this.chance = new Chance(seed);
    this.faults = new Faults(new Chance(seed ^ 0x5f3759df));
    this.outbox = new Outbox(shelf, clock, new Chance(seed ^ 0x2545f491), send);
    const surroundings = { shelf, clock, chance: this.chance, outbox: this.outbox };
    this.vendors = Object.fromEntries(Object.entries(vendors).map(([name, make]) => [name, make(surroundings)]));
  }

  /** Forgets everything and seeds each vendor anew. */
  reset(company: string): void {
    this.#shelf.clear();
    this.faults.clear();
    this.calls = [];
    for (const vendor of Object.values(this.vendors)) vendor.seed(company);
  }

  /**
   * Answers a call to a vendor, or undefined where the path belongs to none. A broken connection is an `Error` thrown: whoever
   * serves the world turns it into one on the wire.
   */
  async fetch(request: Request): Promise<Response | undefined> {
    const whole = new URL(request.url);
    const [, name = ''] = whole.pathname.split('/');
    const vendor = this.vendors[name];
    if (!vendor) return undefined;
    const base = `${whole.origin}/${name}`;
    const url = new URL(whole.href);
    url.pathname = whole.pathname.slice(name.length + 1) || '/';
    const body = await request.text();
    const path = url.pathname + url.search;
    const fault = this.faults.hit({ vendor: name, method: request.method, path, body });
    const reply = await this.#answer(vendor, request, body, url, base, fault);
    // Every server says when it answers, in whole seconds.
    reply.headers.set('date', new Date(this.#clock.now()).toUTCString());
    const latencyMs = this.latencyMs[name] ?? 0;
    if (latencyMs) await this.#clock.sleep(latencyMs);
    const responseBody = this.logBodies ? await reply.clone().text() : '';
    this.#log({
      at: this.#clock.now(),
      vendor: name,
      method: request.method,
      path,
      status: reply.status,
      ...(fault && { fault: fault.type }),
      ...(this.logBodies && { requestBody: body, responseBody }),
    });
    return this.#spoil(reply, fault);
  }

  async #answer(vendor: Vendor, request: Request, body: string, url: URL, base: string, fault?: FaultAction) {
    if (fault?.type === 'respond') return canned(fault);
    if (fault?.type === 'drop-before') throw new Error('connection reset before the call arrived');
    if (fault?.type === 'delay' && fault.beforeMs) await this.#clock.sleep(fault.beforeMs);
    const { method, headers } = request;
    const copy = new Request(url, { method, headers, ...(body && { body }), redirect: 'manual' });
    return vendor.fetch(copy, url, base);
  }

  async #spoil(reply: Response, fault?: FaultAction): Promise<Response> {
    switch (fault?.type) {
      case 'drop-after':
        throw new Error('connection reset before the reply arrived');
      case 'replace':
        return canned(fault);
      case 'truncate': {
        const bytes = await reply.arrayBuffer();
        const headers = new Headers(reply.headers);
        headers.delete('content-length');
        return new Response(bytes.slice(0, Math.floor(bytes.byteLength * fault.share)), {
          status: reply.status,
          headers,
        });
      }
      case 'delay':
        if (fault.afterMs) await this.#clock.sleep(fault.afterMs);
        return reply;
      default:
        return reply;
    }
  }

  #log(call: LoggedCall): void {
    this.calls.push(call);
    if (this.calls.length > LOG_LENGTH) this.calls = this.calls.slice(-LOG_LENGTH / 2);
  }
}

function canned({
  status,
  headers,
  body,
}: {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}): Response {
  return new Response(status === 204 || status === 304 ? null : (body ?? ''), { status, headers });
}

/** The controls, as JSON over HTTP. `undefined` where the path is not one of them. */
export async function control(
  world: World,
  request: Request,
  clock: Clock & { offsetMs?: number },
): Promise<Response | undefined> {
  const url = new URL(request.url);
  const [, sim, topic, vendorName, action] = url.pathname.split('/');
  if (sim !== 'sim') return undefined;
  const input = request.body ? ((await request.json()) as Record<string, unknown>) : {};
  const vendor = vendorName ? world.vendors[vendorName] : undefined;
  try {
    return Response.json(await steer(), { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      return Response.json({ error: error.message }, { status: 400 });
    throw error;
  }

  async function steer(): Promise<unknown> {
    switch (topic) {
      case 'reset':
        world.reset(String(input.company ?? 'demo'));
        return { ok: true };
      case 'clock':
        if (typeof input.advanceMs === 'number') clock.offsetMs = (clock.offsetMs ?? 0) + input.advanceMs;
        return { now: clock.now() };
      case 'faults':
        if (request.method === 'DELETE') world.faults.clear();
        else if (request.method === 'POST') world.faults.arm(input as unknown as FaultRule);
        return { faults: world.faults.list() };
      case 'latency':
        Object.assign(world.latencyMs, input);
        return world.latencyMs;
      case 'deliveries':
        if (request.method === 'POST')
          world.outbox.knobs = { ...world.outbox.knobs, ...(input as Partial<DeliveryKnobs>) };
        return { knobs: world.outbox.knobs, waiting: world.outbox.waiting() };
      case 'calls':
        if (request.method === 'DELETE') world.calls = [];
        if (request.method === 'POST') world.logBodies = input.bodies !== false;
        return { calls: world.calls };
      case 'switches':
        return vendor ? Object.assign(vendor.switches, input) : named();
      case 'act':
        if (!vendor) return named();
        return vendor.act(action ?? '', input) ?? { ok: true };
      default:
        throw new RangeError(`no control named ${topic ?? ''}`);
    }
  }

  function named(): never {
    throw new RangeError(`no vendor named ${vendorName ?? ''}: ${Object.keys(world.vendors).join(', ')}`);
  }
}
