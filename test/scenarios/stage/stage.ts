// The stage of the scenarios: the real Worker in workerd, both vendors here, and a time for all of them that passes only from one thing
// that happens to the next. One play at a time; each begins with an empty database and a new world.

import { expect, inject } from 'vitest';
import { type House, TOKEN } from './house.ts';
import { Vendors } from './vendors.ts';

export const MINUTE_MS = 60_000;
/** A Friday morning in Europe, evening in New Zealand. */
const STARTS_AT = Date.UTC(2026, 10, 20, 9);
/** More happens in no play without an end. */
const MOST_STEPS = 20_000;

export interface Connected {
  readonly pair: string;
  readonly crm: string;
  readonly accounting: string;
}

interface Told {
  readonly wakeAt: number | null;
  readonly said: readonly string[];
}

/** The house of the thread that runs this file. */
function ownHouse(): House {
  const houses = inject('houses');
  const house = houses[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % houses.length];
  if (!house) throw new Error('no house was opened');
  return house;
}

/** Every play has a chance of its own, whichever house it is played in. */
function seedOf(name: string): number {
  return [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
}

export class Stage {
  readonly vendors: Vendors;
  /** Lines of the Worker's log. */
  readonly logged: Record<string, unknown>[] = [];
  readonly #house: House;
  #wakeAt = Infinity;
  #minuteAt = STARTS_AT + MINUTE_MS;

  private constructor(house: House, vendors: Vendors) {
    this.#house = house;
    this.vendors = vendors;
  }

  static async open(company: string): Promise<Stage> {
    const house = ownHouse();
    const opened: { stage?: Stage } = {};
    const send = async (input: string, init?: RequestInit) => {
      const { pathname, search } = new URL(input);
      return (await opened.stage?.fetch(pathname + search, init)) ?? new Response(null, { status: 502 });
    };
    const vendors = await Vendors.open(house.vendorsPort, STARTS_AT, send as typeof fetch);
    vendors.world.reset(company);
    const stage = new Stage(house, vendors);
    opened.stage = stage;
    await stage.#order(
      'clear',
      `?seed=${seedOf(`${expect.getState().testPath} ${expect.getState().currentTestName}`)}`,
    );
    await stage.#order('time', `?at=${STARTS_AT}`);
    return stage;
  }

  /** Nothing of the play goes on. */
  async close(): Promise<void> {
    await this.#order('clear');
    await this.vendors.close();
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.#house.url + path, { redirect: 'manual', ...init });
  }

  /** Somebody who is signed in follows a link to us. */
  follow(link: string): Promise<Response> {
    const { pathname, search } = new URL(link);
    return this.fetch(pathname + search, { headers: { authorization: `Bearer ${TOKEN}`, accept: 'text/html' } });
  }

  /** A request with the admin's token; answers the JSON. Throws where it is refused. */
  async api<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await this.fetch(path, {
      method,
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

  async #order(name: string, query = ''): Promise<void> {
    const reply = await this.fetch(`/stage/${name}${query}`);
    if (!reply.ok) throw new Error(`the stage does not ${name}: ${reply.status} ${await reply.text()}`);
    const { wakeAt, said } = (await reply.json()) as Told;
    this.#wakeAt = wakeAt ?? Infinity;
    this.logged.push(...said.map((line) => JSON.parse(line) as Record<string, unknown>));
  }

  /** Whatever the Worker does is over at the next thing that it asks of its database. */
  breakDown(): Promise<void> {
    return this.fetch('/stage/break').then(() => undefined);
  }

  /** Lets time pass, and everything happen that falls due. */
  async pass(ms: number): Promise<void> {
    const { clock } = this.vendors;
    const until = clock.now() + ms;
    await this.#order('rest');
    for (let steps = 0; await this.#step(until); steps++)
      if (steps > MOST_STEPS) throw new Error('it does not come to rest');
    clock.advanceTo(until);
    await this.#order('time', `?at=${until}`);
  }

  /** A time in which nobody does anything and the product sleeps: not even its timetable runs. */
  async sleep(ms: number): Promise<void> {
    const { clock } = this.vendors;
    clock.advance(ms);
    this.#minuteAt = clock.now();
    await this.#order('time', `?at=${clock.now()}`);
  }

  async #step(until: number): Promise<boolean> {
    const { clock, world } = this.vendors;
    const deliveryAt = world.outbox.nextDueAt() ?? Infinity;
    const next = Math.min(deliveryAt, this.#wakeAt, this.#minuteAt);
    if (next > until) return false;
    clock.advanceTo(next);
    await this.#order('time', `?at=${clock.now()}`);
    if (deliveryAt <= next) {
      await world.outbox.pump();
      await this.#order('rest');
    }
    if (this.#minuteAt <= next) {
      this.#minuteAt = clock.now() + MINUTE_MS;
      await this.#order('minute');
    }
    return true;
  }

  /** Gives the consent that a person would give in a browser. */
  async #consent(system: 'xero' | 'zoho'): Promise<string> {
    const vendor = this.vendors.world.vendors[system];
    if (vendor) vendor.switches.consent = 'allow';
    const away = await this.fetch(`/connect/${system}`, { headers: { authorization: `Bearer ${TOKEN}` } });
    const page = new Request(away.headers.get('location') ?? '', { redirect: 'manual' });
    const asked = await this.vendors.world.fetch(page);
    const back = new URL(asked?.headers.get('location') ?? '');
    const { connections } = await this.api<{ connections: { id: string }[] }>('GET', back.pathname + back.search);
    return connections[0]?.id ?? '';
  }

  /** Both sides connected and joined, with those settings; webhooks and channels are set up; live, and at rest. */
  async connect(settings: Readonly<Record<string, unknown>>): Promise<Connected> {
    const accounting = await this.#consent('xero');
    const crm = await this.#consent('zoho');
    const { id: pair } = await this.api<{ id: string }>('POST', '/api/pairs', { name: 'Test', crm, accounting });
    await this.api('PUT', `/api/pairs/${pair}/settings`, settings);
    await this.vendors.act('xero', 'webhook.register', { url: 'http://localhost:8787/hooks/xero' });
    await this.api('POST', `/api/connections/${crm}/provision`);
    await this.api('POST', `/api/pairs/${pair}/go-live`, { licence: true });
    await this.pass(5 * MINUTE_MS);
    return { pair, crm, accounting };
  }
}
