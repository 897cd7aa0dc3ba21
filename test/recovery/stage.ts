// The stage of the recovery tests: the product in its process, both vendors here, people at work, one clock for all of them. A death is
// armed, people do something, the blow falls, somebody starts the product again.

import { setTimeout as sleep } from 'node:timers/promises';
import { concernsTokens, type Death, fits } from './deaths.ts';
import { Product } from './product.ts';
import { Vendors } from './vendors.ts';

/** Time passes faster while no vendor has been called for this long. */
const IDLE_MS = 120;
/** How much of it passes then, at each step. */
const STEP_MS = 2_000;
const MINUTE_MS = 60_000;

export interface Connected {
  readonly pair: string;
  readonly crm: string;
  readonly accounting: string;
}

export class Stage {
  readonly vendors: Vendors;
  readonly product: Product;
  #nextCron = 0;

  private constructor(vendors: Vendors, product: Product) {
    this.vendors = vendors;
    this.product = product;
  }

  static async open(seed: number): Promise<Stage> {
    const vendors = await Vendors.open(seed);
    vendors.world.reset('empty');
    Object.assign(vendors.world.vendors.xero?.switches ?? {}, { minuteLimit: 100_000, dayLimit: 100_000 });
    const stage = new Stage(vendors, await Product.install(vendors.origin));
    await stage.product.start(0);
    return stage;
  }

  async close(): Promise<void> {
    await this.product.remove();
    await this.vendors.close();
  }

  /** Both sides connected, joined, set up and live. */
  async connect(): Promise<Connected> {
    const [accounting, crm] = [await this.#consent('xero'), await this.#consent('zoho')];
    await this.vendors.act('xero', 'webhook.register', { url: `${this.product.origin}/hooks/xero` });
    const { id: pair } = await this.product.api<{ id: string }>('POST', '/api/pairs', {
      name: 'Test',
      crm,
      accounting,
    });
    await this.product.api('POST', `/api/connections/${crm}/provision`);
    await this.product.api('POST', `/api/pairs/${pair}/go-live`, { licence: true });
    return { pair, crm, accounting };
  }

  async #consent(system: 'xero' | 'zoho'): Promise<string> {
    const vendor = this.vendors.world.vendors[system];
    if (vendor) vendor.switches.consent = 'allow';
    const asked = await fetch(await this.product.consentUrl(system), { redirect: 'manual' });
    const back = new URL(asked.headers.get('location') ?? '');
    type Reply = { connections: { id: string }[] };
    const { connections } = await this.product.api<Reply>('GET', back.pathname + back.search);
    return connections[0]?.id ?? '';
  }

  /** Sets everybody's clock ahead. */
  async pass(ms: number): Promise<void> {
    this.vendors.clock.offsetMs += ms;
    if (!this.product.running) return;
    await this.product.setClock(this.vendors.clock.offsetMs);
    if (this.vendors.clock.now() < this.#nextCron) return;
    this.#nextCron = this.vendors.clock.now() + MINUTE_MS;
    await this.product.cron();
  }

  /** Lets time pass until that holds; returns how much did, in ms of everybody's clock. */
  async until(holds: () => Promise<boolean>, mostMs: number, left: () => Promise<string>): Promise<number> {
    const started = this.vendors.clock.now();
    while (!(await holds())) {
      if (this.vendors.clock.now() - started > mostMs)
        throw new Error(`it did not come to hold within ${mostMs / MINUTE_MS} minutes: ${await left()}`);
      await this.#letTimePass();
    }
    return this.vendors.clock.now() - started;
  }

  /**
   * Has the product killed at that moment of whatever `work` starts, while time passes as it does. Where no such moment comes within the
   * time, it is killed then. Returns whether the moment came.
   */
  async die(death: Death, work: () => void, withinMs: number): Promise<boolean> {
    if (concernsTokens(death)) for (const vendor of ['xero', 'zoho'] as const) this.vendors.act(vendor, 'token.expire');
    let left = death.skip;
    let came = false;
    this.vendors.watch = (moment) => {
      if (came || !fits(death, moment)) return false;
      left -= 1;
      came = left < 0;
      if (came && death.delayMs > 0) setTimeout(() => this.product.kill(), death.delayMs);
      else if (came) this.product.kill();
      return came && moment.when === 'carried-out';
    };
    work();
    const until = performance.now() + withinMs;
    while (this.product.running && performance.now() < until) await this.#letTimePass();
    this.vendors.watch = () => false;
    this.product.kill();
    return came;
  }

  async #letTimePass(): Promise<void> {
    await sleep(25);
    if (performance.now() - this.vendors.calledAt < IDLE_MS) return;
    await this.pass(STEP_MS).catch((error: unknown) => {
      if (this.product.running) throw error;
    });
  }

  /** Somebody starts the product again, that much later. */
  async comeBack(downMs: number): Promise<void> {
    await this.pass(downMs);
    await this.product.start(this.vendors.clock.offsetMs);
    this.#nextCron = 0;
  }
}
