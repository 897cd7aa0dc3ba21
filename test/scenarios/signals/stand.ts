// The stand for scenarios about signals: a pair with everything set up in the CRM, live and at rest, whose vendors can be made to keep
// quiet in one way and not in the others.

import { Bench, type BenchOptions } from '../../simulation/bench.ts';
import { type Connected, consent } from '../../simulation/connect.ts';
import { travelLight } from '../../simulation/light/travel.ts';

travelLight();

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A way by which changes are told, by a part of the address that it calls. */
export const ways = { webhook: '/hooks/xero', notifications: '/notify/', rules: '/save/' } as const;
export type Way = keyof typeof ways;

export interface Channel {
  readonly name: Way;
  readonly state: string;
  readonly heardAt: string | null;
  readonly missedAt: string | null;
  readonly kinds: readonly string[];
}

interface Overview {
  readonly connections: readonly { readonly system: string; readonly channels: readonly Channel[] }[];
  readonly comparison: { readonly at: string; readonly found: number } | null;
}

export interface StandOptions extends BenchOptions {
  readonly settings?: object;
  /** The CRM's edition; enterprise unless another is named. */
  readonly edition?: 'free' | 'standard' | 'professional' | 'enterprise';
}

export class SignalStand {
  readonly bench: Bench;
  readonly connected: Connected;
  /** Ways whose calls get lost. */
  readonly lost = new Set<Way>();
  /** Calls to each vendor's API, with their times. */
  readonly calls: { readonly at: number; readonly vendor: string; readonly path: string; readonly method: string }[];

  private constructor(bench: Bench, connected: Connected, calls: SignalStand['calls']) {
    this.bench = bench;
    this.connected = connected;
    this.calls = calls;
    const { outbox } = bench.vendors;
    const put = outbox.put.bind(outbox);
    // A call that gets lost is one that was never made: the vendor hears of no refusal, and does not try again.
    outbox.put = (delivery) => {
      const isLost = [...this.lost].some((way) => delivery.url.includes(ways[way]));
      if (!isLost) put(delivery);
    };
  }

  static async open({ settings = {}, edition, ...options }: StandOptions = {}): Promise<SignalStand> {
    const calls: SignalStand['calls'] = [];
    const bench = new Bench({
      ...options,
      onCall: ({ request, sentAt }) => {
        const { pathname } = new URL(request.url);
        const [, vendor = '', area] = pathname.split('/');
        if (area === 'api') calls.push({ at: sentAt, vendor, path: pathname, method: request.method });
      },
    });
    const connected = await bench.connect('empty');
    if (edition) {
      bench.vendors.vendors.zoho?.act('edition.set', { edition });
      await consent(bench, 'zoho');
    }
    const document = { startDate: '2026-01-01', values: { taxes: { GST: 'OUTPUT2' } }, ...settings };
    await bench.ask('PUT', `/api/pairs/${connected.pair}/settings`, document);
    await bench.ask('POST', `/api/connections/${connected.crm}/provision`);
    await bench.goLive(connected.pair);
    const stand = new SignalStand(bench, connected, calls);
    await stand.run(5 * MINUTE_MS);
    return stand;
  }

  run(ms: number): Promise<void> {
    return this.bench.run(ms, 1_000_000);
  }

  act<T>(vendor: 'xero' | 'zoho', action: string, input: Record<string, unknown> = {}): T {
    return this.bench.vendors.vendors[vendor]?.act(action, input) as T;
  }

  /** A new company in the CRM; returns its id. */
  account(name: string): string {
    return this.act<{ id: string }>('zoho', 'record.create', { module: 'Accounts', fields: { Account_Name: name } }).id;
  }

  /** Somebody changes a company's phone number in the CRM. */
  phone(id: string, number: string): void {
    this.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Phone: number } });
  }

  /** Puts a look's checkpoint to now: what changed before is for the nightly comparison to find. */
  forgetChanges(kind: string, side: 'crm' | 'accounting'): void {
    const at = this.bench.clock.now();
    this.bench.sqlite.run(
      `UPDATE looks SET checkpoint = ?, due_at = NULL, ids = NULL WHERE kind = ? AND side = ? AND sort = 'changes'`,
      [at, kind, side],
    );
  }

  contact(name: string): string {
    return this.act<{ ContactID: string }>('xero', 'contact.create', { Name: name }).ContactID;
  }

  /** A new invoice in Xero, approved. */
  invoice(customer: string): string {
    const LineItems = [{ Description: 'Work', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' }];
    const heading = { Type: 'ACCREC', Status: 'AUTHORISED', Date: '2026-11-25', DueDate: '2026-12-25' };
    return this.act<{ InvoiceID: string }>('xero', 'invoice.create', {
      ...heading,
      Contact: { ContactID: customer },
      LineItems,
    }).InvoiceID;
  }

  product(code: string): string {
    const fields = { Product_Name: code, Product_Code: code };
    return this.act<{ id: string }>('zoho', 'record.create', { module: 'Products', fields }).id;
  }

  async issues(): Promise<{ code: string; message: string; facts: { kinds?: string[] } }[]> {
    const path = `/api/pairs/${this.connected.pair}/issues`;
    return (await this.bench.ask<{ items: { code: string; message: string; facts: object }[] }>('GET', path)).items;
  }

  async codes(): Promise<string[]> {
    return (await this.issues()).map(({ code }) => code);
  }

  overview(): Promise<Overview> {
    return this.bench.ask<Overview>('GET', `/api/overview?pair=${this.connected.pair}`);
  }

  /** How often each module is looked at on each side, in minutes, and why: `customer crm: 10 chosen`. */
  async intervals(): Promise<string[]> {
    type Interval = { kind: string; side: string; minutes: number; why: string; chosenMinutes: number };
    const path = `/api/pairs/${this.connected.pair}/intervals`;
    const { items } = await this.bench.ask<{ items: Interval[] }>('GET', path);
    return items.map(({ kind, side, minutes, why }) => `${kind} ${side}: ${minutes} ${why}`);
  }

  async channel(name: Way): Promise<Channel | undefined> {
    const { connections } = await this.overview();
    return connections.flatMap(({ channels }) => channels).find((each) => each.name === name);
  }

  /** Calls to Xero's API from a moment on. */
  xeroCalls(since: number): number {
    return this.calls.filter(({ vendor, at }) => vendor === 'xero' && at >= since).length;
  }
}
