// Hints alone bring everything: people work on both sides while calls fail, timers stay out of it, and once the API says that nothing is left
// to do both sides show the same. What the timer would find was forgotten.

import { expect, test } from 'vitest';
import type { FaultAction } from '../../src/simulator/faults.ts';
import { Chance } from '../../src/simulator/chance.ts';
import { Bench } from './bench.ts';
import { travelLight } from './light/travel.ts';

travelLight();

const TEN_MINUTES_MS = 600_000;
const STEPS = 90;

class Town {
  readonly chance: Chance;
  readonly bench: Bench;
  pair = '';
  readonly accounts: string[] = [];
  readonly contacts: string[] = [];
  readonly invoices: string[] = [];
  #product = '';

  constructor(seed: number) {
    this.chance = new Chance(seed);
    this.bench = new Bench({ seed, latencyMs: 300 });
  }

  zoho<T = { id: string }>(action: string, input: Record<string, unknown>): T {
    return this.bench.vendors.vendors.zoho?.act(action, input) as T;
  }

  xero<T = { ContactID: string }>(action: string, input: Record<string, unknown>): T {
    return this.bench.vendors.vendors.xero?.act(action, input) as T;
  }

  /** Live, with everything set up that tells of changes, and just after the timers had their turn. */
  async open(): Promise<void> {
    const { bench } = this;
    const { pair, crm } = await bench.connect('empty', { provision: true, documents: true });
    this.pair = pair;
    const seldom = { on: true, everyMinutes: 10 };
    await bench.ask('PUT', `/api/pairs/${pair}/settings`, {
      startDate: '2026-01-01',
      sequence: { invoice: { account: '200', status: 'AUTHORISED' } },
      kinds: { customer: seldom, vendor: { on: false }, item: seldom, invoice: seldom },
    });
    await bench.ask('POST', `/api/connections/${crm}/provision`);
    await bench.run(90_000);
    await bench.goLive(pair);
    this.#product = this.zoho('record.create', {
      module: 'Products',
      fields: { Product_Name: 'Widget', Product_Code: 'W1', Unit_Price: 10 },
    }).id;
    await bench.run(2 * TEN_MINUTES_MS, 100_000);
    await bench.run(TEN_MINUTES_MS - (bench.clock.now() % TEN_MINUTES_MS) + 30_000, 100_000);
  }

  /** One thing that somebody does on either side. */
  happen(step: number): void {
    const { chance, accounts, contacts, invoices } = this;
    const sort = chance.next();
    if (sort < 0.2 || accounts.length === 0) accounts.push(this.#save('Accounts', { Account_Name: `Zed ${step}` }));
    else if (sort < 0.35) contacts.push(this.xero('contact.create', { Name: `Ex ${step}` }).ContactID);
    else if (sort < 0.5) this.#edit('Accounts', chance.pick(accounts), { Phone: `09 555 ${step}` });
    else if (sort < 0.65 && contacts.length > 0) this.#editContact(chance.pick(contacts), `04 555 ${step}`);
    else if (sort < 0.9) invoices.push(this.#save('Invoices', this.#invoice(step)));
    else if (invoices.length > 0)
      this.#edit('Invoices', chance.pick(invoices), { Due_Date: `2026-12-${10 + (step % 18)}` });
  }

  #save(module: string, fields: Record<string, unknown>): string {
    return this.zoho('record.create', { module, fields }).id;
  }

  #edit(module: string, id: string, fields: Record<string, unknown>): void {
    this.zoho('record.edit', { module, id, fields });
  }

  #editContact(ContactID: string, PhoneNumber: string): void {
    this.xero('contact.edit', { ContactID, Phones: [{ PhoneType: 'DEFAULT', PhoneNumber }] });
  }

  #invoice(step: number): Record<string, unknown> {
    return {
      Subject: `Sale ${step}`,
      Account_Name: this.chance.pick(this.accounts),
      Invoice_Date: '2026-11-19',
      Due_Date: '2026-12-22',
      Status: 'Created',
      Invoiced_Items: [{ Product_Name: this.#product, Quantity: 1, List_Price: 10 + step }],
    };
  }

  /** Now and then a call fails, before it was carried out or after. */
  fail(): void {
    const action = this.chance.pick<FaultAction>([
      { type: 'drop-before' },
      { type: 'drop-after' },
      { type: 'respond', status: 503 },
      { type: 'truncate', share: 0.4 },
      { type: 'respond', status: 429, headers: { 'retry-after': '2' } },
    ]);
    const vendor = this.chance.pick(['xero', 'zoho'] as const);
    this.bench.vendors.faults.arm({ match: { vendor }, action, times: 1 });
  }

  /** A new customer of which accounting's answer is cut off, and an invoice for them while nobody knows what became of it. */
  async sellToSomebodyUnsure(): Promise<void> {
    const match = { vendor: 'xero', method: 'PUT', path: '/Contacts' };
    this.bench.vendors.faults.arm({ match, action: { type: 'truncate', share: 0.4 }, times: 1 });
    this.accounts.push(this.#save('Accounts', { Account_Name: 'Cut Off' }));
    await this.bench.run(4_000);
    this.invoices.push(this.#save('Invoices', this.#invoice(1)));
  }

  /** Until the API says that nothing is left to do, and no delivery is on its way. */
  async settle(): Promise<void> {
    for (let seconds = 0; seconds < 300; seconds++) {
      await this.bench.run(1_000, 20_000);
      const { open } = await this.bench.ask<{ open: number }>('GET', `/api/jobs?pair=${this.pair}`);
      if (open === 0 && this.bench.vendors.outbox.waiting().length === 0) return;
    }
    throw new Error('something is left to do after five minutes');
  }

  /** Names and telephone numbers of a side, and its invoices by what they come to and when they fall due. */
  shown(): Record<'crm' | 'accounting', string[]> {
    const [accounts, invoices] = ['Accounts', 'Invoices'].map(
      (module) => this.zoho<{ items: Record<string, unknown>[] }>('list', { module }).items,
    );
    const ours = this.xero<{ Name: string; Phones: { PhoneType: string; PhoneNumber: string }[] }[]>('list', {
      collection: 'Contacts',
    });
    const theirs = this.xero<{ Total: number; DueDateString: string }[]>('list', { collection: 'Invoices' });
    const phone = (phones: (typeof ours)[number]['Phones']) =>
      phones.find(({ PhoneType }) => PhoneType === 'DEFAULT')?.PhoneNumber ?? '';
    return {
      crm: [
        ...(accounts ?? []).map((each) => `${String(each.Account_Name)} ${String(each.Phone ?? '')}`),
        ...(invoices ?? []).map((each) => `${Number(each.Grand_Total)} ${String(each.Due_Date)}`),
      ].sort(),
      accounting: [
        ...ours.map(({ Name, Phones }) => `${Name} ${phone(Phones)}`),
        ...theirs.map(({ Total, DueDateString }) => `${Total} ${DueDateString.slice(0, 10)}`),
      ].sort(),
    };
  }
}

test.each([
  ['calls succeed', 1, 0],
  ['calls fail', 2, 0.06],
  ['calls fail otherwise', 3, 0.06],
])('what hints tell of arrives without a timer, while %s', async (_, seed, failing) => {
  const town = new Town(seed);
  await town.open();
  for (let step = 0; step < STEPS; step++) {
    town.happen(step);
    if (town.chance.happens(failing)) town.fail();
    await town.bench.run(150 + town.chance.below(500), 20_000);
  }
  await town.settle();
  const { crm, accounting } = town.shown();
  expect(town.invoices.length).toBeGreaterThan(10);
  expect(accounting).toEqual(crm);
});

test('who waits for a customer whose making was uncertain goes on once that is settled', async () => {
  const town = new Town(4);
  await town.open();
  await town.sellToSomebodyUnsure();
  await town.settle();
  const { crm, accounting } = town.shown();
  expect(accounting).toEqual(crm);
  expect(accounting).toEqual(['11 2026-12-22', 'Cut Off ']);
});
