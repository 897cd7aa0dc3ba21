// The desk at which a scenario about documents takes place: the whole product on virtual time, an organisation and a CRM that are live
// and at rest, and the words in which an accountant tells what people do on either side and what stands there afterwards.

import type { FaultRule } from '../../src/simulator/faults.ts';
import { Bench } from './bench.ts';
import type { Connected } from './connect.ts';
import { inCrm, inXero, type Json } from './desk-documents.ts';
export { bolts, rowIds } from '../scenarios/goods.ts';

export const MINUTE_MS = 60_000;

export interface Setting {
  readonly region?: 'NZ' | 'AU' | 'UK' | 'US';
  /** Kinds that travel beside customers. */
  readonly kinds?: readonly string[];
  /** A part of the settings. */
  readonly settings?: Json;
  /** An organisation of Zoho Books beside the CRM: the pair's documents live there. */
  readonly finance?: Json;
  /** Done before anything is connected: accounts, rates and categories that the organisation has. */
  readonly before?: (act: Desk['xero']) => void;
}

export interface Issue {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly facts: Json;
  readonly choices: readonly string[];
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
  readonly #bench: Bench;
  readonly #connected: Connected;
  readonly #calls: string[] = [];

  private constructor(bench: Bench, connected: Connected) {
    this.#bench = bench;
    this.#connected = connected;
  }

  static async open({
    region = 'NZ',
    kinds = ['item', 'invoice'],
    settings = {},
    finance,
    before,
  }: Setting = {}): Promise<Desk> {
    const opened: { note?: (request: Request) => void } = {};
    const bench = new Bench({ onCall: ({ request }) => opened.note?.(request) });
    const connected = await bench.connect(companies[region], { ...(finance && { finance }) });
    const desk = new Desk(bench, connected);
    before?.((action, input) => desk.xero(action, input));
    const own = (settings.kinds ?? {}) as Record<string, Json>;
    const on = Object.fromEntries(kinds.map((kind) => [kind, { ...own[kind], on: true }]));
    const document = {
      startDate: '2026-01-01',
      values: { taxes: taxes[region], purchaseTaxes: bought[region] },
      ...settings,
      kinds: on,
    };
    await bench.ask('PUT', `/api/pairs/${connected.pair}/settings`, document);
    await bench.ask('POST', `/api/connections/${connected.crm}/provision`);
    await bench.goLive(connected.pair);
    await bench.run(5 * MINUTE_MS, 100_000);
    opened.note = (request) => desk.#note(request);
    return desk;
  }

  #note(request: Request): void {
    const { pathname } = new URL(request.url);
    const [, vendor = '', ...path] = pathname.split('/');
    const isWrite = request.method !== 'GET' && path[0] === 'api' && !pathname.endsWith('/coql');
    if (isWrite) this.#calls.push(`${vendor} ${request.method} ${path.slice(3).join('/')}`);
  }

  /** What was written to either vendor since this was asked last. */
  written(): string[] {
    return this.#calls.splice(0);
  }

  /** Somebody does something in accounting's pages. */
  xero<T = Json>(action: string, input: Json = {}): T {
    return this.#bench.vendors.vendors.xero?.act(action, input) as T;
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

  /** Somebody does something in the CRM's pages, or in those of Zoho Books (`books.…`). */
  zoho<T = Json>(action: string, input: Json = {}): T {
    return this.#bench.vendors.vendors.zoho?.act(action, input) as T;
  }

  /** Accounting is one that behaves otherwise, where that is not certain. */
  behaves(switches: Json): void {
    Object.assign(this.#bench.vendors.vendors.xero?.switches ?? {}, switches);
  }

  /** The reply to the next such write is lost, though the vendor has carried it out. */
  loseReply(vendor: 'xero' | 'zoho', method: string, path: string, times = 1): void {
    this.#bench.vendors.faults.arm({ match: { vendor, method, path }, action: { type: 'drop-after' }, times });
  }

  /** The raw record, for the ids that an edit names. */
  raw(module: string, id: string): Json {
    return this.zoho<Json>('get', { module, id });
  }

  /** Every document of a module of the CRM, as an accountant reads it. */
  crm(module: string): Json[] {
    return this.rawList(module).map(({ id }) => inCrm(this.raw(module, String(id))));
  }

  rawList(module: string): Json[] {
    return this.zoho<{ items: Json[] }>('list', { module }).items;
  }

  /** Every document of a collection of accounting, as an accountant reads it. */
  books(collection: string): Json[] {
    return this.rawBooks(collection).map(inXero);
  }

  rawBooks(collection: string): Json[] {
    return this.xero<Json[]>('list', { collection });
  }

  /** Time passes, with hints from both sides. */
  async settle(minutes = 6): Promise<void> {
    for (const side of ['crm', 'accounting'] as const) await this.#bench.markAll(this.#connected.pair, side);
    await this.#bench.run(minutes * MINUTE_MS, 100_000);
    const failed = this.#bench.logged.filter(({ level }) => level === 'error');
    if (failed.length > 0) throw new Error(`the product failed: ${JSON.stringify(failed)}`);
  }

  /** As much time passes, whatever goes wrong meanwhile. */
  async pass(minutes: number): Promise<void> {
    for (const side of ['crm', 'accounting'] as const) await this.#bench.markAll(this.#connected.pair, side);
    await this.#bench.run(minutes * MINUTE_MS, 100_000);
  }

  /** Something will go wrong with a call to a vendor. */
  fault(rule: FaultRule): void {
    this.#bench.vendors.faults.arm(rule);
  }

  /** A run of ours will be gone for good at a moment. */
  crash(when: 'before' | 'after', about: string): void {
    this.#bench.moments.arm({ skip: 0, port: 'vendor', when, about, does: { is: 'crash' } });
  }

  /** From here on nothing goes wrong any more. Returns how often something did. */
  calm(): number {
    const { vendors, moments } = this.#bench;
    const hits = vendors.faults.list().reduce((sum, fault) => sum + fault.hits, 0);
    vendors.faults.clear();
    moments.clear();
    return hits + moments.happened;
  }

  /** Calls that were made to a vendor since this was asked last; `about` stands in their path. */
  calls(vendor: 'xero' | 'zoho', about = ''): number {
    return this.paths(vendor).filter((path) => path.includes(about)).length;
  }

  /** The paths of such calls, with what they ask. */
  paths(vendor: 'xero' | 'zoho'): string[] {
    const { vendors } = this.#bench;
    const made = vendors.calls.filter((call) => call.vendor === vendor && call.path.startsWith('/api/'));
    vendors.calls = [];
    return made.map(({ path }) => path);
  }

  async issues(): Promise<Issue[]> {
    return (await this.#bench.ask<{ items: Issue[] }>('GET', `/api/pairs/${this.#connected.pair}/issues`)).items;
  }

  async answer(issue: Issue | undefined, choice: string): Promise<void> {
    await this.#bench.ask('POST', `/api/pairs/${this.#connected.pair}/issues/${issue?.id}/resolution`, { choice });
    await this.settle();
  }

  /** Codes of the log, oldest first. */
  async log(): Promise<string[]> {
    const path = `/api/pairs/${this.#connected.pair}/audit?limit=100`;
    const { items } = await this.#bench.ask<{ items: { code: string; kind: string }[] }>('GET', path);
    return items.map(({ kind, code }) => `${kind} ${code}`).reverse();
  }

  /** A call of the pair's part of the API. */
  ask<T = Json>(method: string, path: string, body?: Json): Promise<T> {
    return this.#bench.ask<T>(method, `/api/pairs/${this.#connected.pair}/${path}`, body);
  }

  /** Time passes without any hint. */
  wait(minutes: number): Promise<unknown> {
    return this.#bench.run(minutes * MINUTE_MS, 100_000);
  }

  /** What the log says of each change, oldest first. */
  async changes(): Promise<{ code: string; kind: string; changes: { field: string; after: unknown }[] }[]> {
    const path = `/api/pairs/${this.#connected.pair}/audit?limit=100`;
    const { items } = await this.#bench.ask<{ items: Awaited<ReturnType<Desk['changes']>> }>('GET', path);
    return items.reverse();
  }

  /** The lists that documents name are read anew, as they are once a day. */
  refreshLists(): Promise<unknown> {
    return this.#bench.ask('POST', `/api/pairs/${this.#connected.pair}/reference/refresh`);
  }

  settings(part: Json): Promise<unknown> {
    return this.#bench.ask('PUT', `/api/pairs/${this.#connected.pair}/settings`, part);
  }
}
