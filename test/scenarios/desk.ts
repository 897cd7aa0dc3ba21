// The desk at which a scenario takes place: the real Worker, an organisation and a CRM that are live and at rest, and the words in which
// an accountant tells what people do on either side and what stands there afterwards.

import { expect, onTestFinished } from 'vitest';
import type { Json } from './documents.ts';
import { type Entry, flushLeft, isWrite, type Issue, pageOf, toldAs } from './page.ts';
export { bolts, rowIds, sale } from './goods.ts';
export type { Issue } from './page.ts';
import { type Connected, MINUTE_MS, Stage } from './stage/stage.ts';

export interface Setting {
  readonly region?: 'NZ' | 'AU' | 'UK' | 'US';
  /** Kinds that travel beside customers. */
  readonly kinds?: readonly string[];
  /** A part of the settings. */
  readonly settings?: Json;
  /** How the vendors behave where that is not certain, or varies by plan. */
  readonly switches?: { readonly xero?: Json; readonly zoho?: Json };
  /** Hours that go by before anything is connected. */
  readonly hoursLater?: number;
  /** Done before anything is connected: what the organisation and the CRM have on that day. */
  readonly before?: (desk: Desk) => void;
  /** Takes what closes the desk; without it the end of the test does. */
  readonly atEnd?: (close: () => Promise<void>) => void;
}

/** Companies by their region; only New Zealand's begins with nobody in it. */
const companies = { NZ: 'empty', AU: 'au', UK: 'uk', US: 'us' } as const;

/** Taxes that both sides know: the CRM's names, and accounting's tax types. */
const taxes = {
  NZ: { GST: 'OUTPUT2', 'Zero Rated': 'ZERORATED' },
  AU: { GST: 'OUTPUT', 'GST Free': 'EXEMPTOUTPUT' },
  UK: { VAT: 'OUTPUT2', 'Reduced VAT': 'RROUTPUT', 'Zero VAT': 'ZERORATEDOUTPUT' },
  US: {},
} as const;

const bought = { NZ: { GST: 'INPUT2' }, AU: { GST: 'INPUT' }, UK: { VAT: 'INPUT2' }, US: {} } as const;

export class Desk {
  readonly stage: Stage;
  #connected: Connected = { pair: '', crm: '', accounting: '' };

  private constructor(stage: Stage) {
    this.stage = stage;
  }

  static async open({
    region = 'NZ',
    kinds = ['item', 'invoice'],
    settings = {},
    switches = {},
    hoursLater = 0,
    before,
    atEnd = onTestFinished,
  }: Setting = {}): Promise<Desk> {
    const stage = await Stage.open(companies[region]);
    atEnd(() => stage.close());
    for (const vendor of ['xero', 'zoho'] as const)
      Object.assign(stage.vendors.world.vendors[vendor]?.switches ?? {}, switches[vendor]);
    const desk = new Desk(stage);
    if (hoursLater > 0) await stage.sleep(hoursLater * 60 * MINUTE_MS);
    before?.(desk);
    desk.#connected = await stage.connect({
      startDate: '2026-01-01',
      values: { taxes: taxes[region], purchaseTaxes: bought[region] },
      ...settings,
      kinds: switchedOn(kinds, settings.kinds as Json | undefined),
    });
    desk.written();
    return desk;
  }

  /** What was written to either vendor since this was asked last: `xero PUT Invoices ×2`, with the number of records in the call. */
  written(): string[] {
    const { world } = this.stage.vendors;
    const calls = world.calls.filter(isWrite);
    world.calls = [];
    return calls.map(toldAs);
  }

  /** Somebody does something in accounting's pages. */
  xero<T = Json>(action: string, input: Json = {}): T {
    return this.stage.vendors.act('xero', action, input) as T;
  }

  zoho<T = Json>(action: string, input: Json = {}): T {
    return this.stage.vendors.act('zoho', action, input) as T;
  }

  /** Somebody saves a new record in the CRM; returns its id. */
  save(module: string, fields: Json): string {
    return this.zoho<{ id: string }>('record.create', { module, fields }).id;
  }

  edit(module: string, id: string, fields: Json): void {
    this.zoho('record.edit', { module, id, fields });
  }

  remove(module: string, id: string): void {
    this.zoho('record.delete', { module, id });
  }

  /** The whole record of the CRM, oldest first where there are several. */
  raw(module: string, id: string): Json {
    return this.zoho<Json>('get', { module, id });
  }

  crm(module: string): Json[] {
    const { items } = this.zoho<{ items: Json[] }>('list', { module });
    return items.map(({ id }) => this.raw(module, String(id))).reverse();
  }

  books(collection: string): Json[] {
    return this.xero<Json[]>('list', { collection });
  }

  /** Names of the customers and vendors on both sides, as they stand. */
  parties(): { xero: string[]; accounts: string[]; vendors: string[] } {
    const state = ({ Name, ContactStatus }: Json) =>
      `${String(Name)}${ContactStatus === 'ACTIVE' ? '' : ` ${String(ContactStatus)}`}`;
    return {
      xero: this.books('Contacts').map(state),
      accounts: this.crm('Accounts').map(({ Account_Name }) => String(Account_Name)),
      vendors: this.crm('Vendors').map(({ Vendor_Name }) => String(Vendor_Name)),
    };
  }

  /** Time passes; what the vendors tell of by themselves arrives. */
  async settle(minutes = 5): Promise<void> {
    await this.stage.pass(minutes * MINUTE_MS);
    const failed = this.stage.logged.filter(({ level }) => level === 'error');
    if (failed.length > 0) throw new Error(`the product failed: ${JSON.stringify(failed)}`);
  }

  /** How many seconds go by until it shows; endless where a minute is not enough. */
  async secondsUntil(shows: () => boolean): Promise<number> {
    for (let seconds = 0; seconds <= 60; seconds++) {
      if (shows()) return seconds;
      await this.stage.pass(1_000);
    }
    return Infinity;
  }

  /** The replies to the next such writes are lost, though the vendor has carried them out. */
  loseReply(vendor: 'xero' | 'zoho', method: string, path: string, times = 1): void {
    this.stage.vendors.world.faults.arm({ match: { vendor, method, path }, times, action: { type: 'drop-after' } });
  }

  /** The product dies once that vendor has carried out such a call, before it hears of it. Once. */
  breakDownAfter(vendor: 'xero' | 'zoho', method: string, path: string): void {
    const { vendors } = this.stage;
    vendors.watch = async (call) => {
      if (call.vendor !== vendor || call.method !== method || !call.path.endsWith(path)) return;
      vendors.watch = () => undefined;
      await this.stage.breakDown();
    };
  }

  /** That the product failed so is what the scenario is about. */
  forgive(msg: string): void {
    const { logged } = this.stage;
    const kept = logged.filter((line) => line.msg !== msg);
    if (kept.length === logged.length) throw new Error(`nothing was logged as "${msg}"`);
    logged.splice(0, logged.length, ...kept);
  }

  /** Somebody presses *Sync now*. */
  async syncNow(): Promise<void> {
    await this.stage.api('POST', `/api/pairs/${this.#connected.pair}/sync`, {});
    await this.settle(2);
  }

  async issues(): Promise<Issue[]> {
    return (await this.stage.api<{ items: Issue[] }>('GET', `/api/pairs/${this.#connected.pair}/issues`)).items;
  }

  async answer(issue: Issue | undefined, choice: string, more: Json = {}): Promise<void> {
    await this.choose(issue, choice, more);
    await this.settle();
  }

  /** Somebody decides; nothing of it has happened yet. */
  async choose(issue: Issue | undefined, choice: string, more: Json = {}): Promise<void> {
    await this.ask('POST', `issues/${issue?.id}/resolution`, { choice, ...more });
  }

  /** The log, oldest first. */
  async entries(): Promise<Entry[]> {
    const path = `/api/pairs/${this.#connected.pair}/audit?limit=100`;
    return (await this.stage.api<{ items: Entry[] }>('GET', path)).items.reverse();
  }

  async log(): Promise<string[]> {
    return (await this.entries()).map(({ kind, code }) => `${kind} ${code}`);
  }

  /** A call of the pair's part of the API. */
  ask<T = Json>(method: string, path: string, body?: Json): Promise<T> {
    return this.stage.api<T>(method, `/api/pairs/${this.#connected.pair}/${path}`, body);
  }

  /** What the overview shows. */
  overview<T>(): Promise<T> {
    return this.stage.api<T>('GET', `/api/overview?pair=${this.#connected.pair}`);
  }

  /** The lists that documents name are read anew, as they are once a day. */
  async refreshLists(): Promise<void> {
    await this.ask('POST', 'reference/refresh');
  }

  /** Somebody presses the button that sets up in the CRM what is missing there. */
  async setUp(): Promise<void> {
    await this.stage.api('POST', `/api/connections/${this.#connected.crm}/provision`);
  }

  async settings(part: Json): Promise<void> {
    await this.stage.api('PUT', `/api/pairs/${this.#connected.pair}/settings`, part);
  }

  /**
   * Every document of both sides, what was written to the vendors since this was asked last, and what people are asked: all of it, as
   * one text. Blanks before the lines mean nothing.
   */
  async shows(expected: string): Promise<void> {
    expect(await this.page()).toBe(flushLeft(expected));
  }

  async page(): Promise<string> {
    const asked = await this.issues();
    return pageOf(
      (name) => this.books(name),
      (module) => this.crm(module),
      this.written(),
      asked,
    );
  }
}

function switchedOn(kinds: readonly string[], given: Json = {}): Json {
  const names = new Set([...kinds, ...Object.keys(given)]);
  return Object.fromEntries([...names].map((name) => [name, { on: true, ...(given[name] as Json) }]));
}
