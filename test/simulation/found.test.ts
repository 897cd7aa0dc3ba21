// Histories that once broke something, as short as they got. Each is named for what happened in it.

import { describe, expect, test } from 'vitest';
import type { Event, Setting } from './history.ts';
import { tryHistory } from './trial.ts';

const calm: Setting = {
  pairs: 1,
  customers: 'accounts',
  provision: true,
  profile: 'free',
  page: 100,
  records: 25,
  latencyMs: 200,
  skewMs: 0,
  switches: { xero: {}, zoho: {} },
  settings: [{}],
};

async function violationsOf(events: readonly Event[], setting: Partial<Setting> = {}): Promise<string[]> {
  const { violations } = await tryHistory({ seed: 1, setting: { ...calm, ...setting }, events });
  return violations.map(({ law, what }) => `${law}: ${what}`);
}

type Made = Extract<Event, { do: 'create' }>;

function entered(at: number, thing: number, side: Made['side'], told: Made['told'], pair = 0): Event {
  return { at, do: 'create', kind: 'customer', side, pair, thing, told };
}

function edited(at: number, thing: number, side: Made['side'], told: Made['told']): Event {
  return { at, do: 'edit', kind: 'customer', side, pair: 0, thing, told };
}

function done(at: number, thing: number, side: Made['side'], deed: string, other = thing): Event {
  return { at, do: 'deed', kind: 'customer', side, pair: 0, thing, other, deed, told: {} };
}

const acme = {
  name: 'Acme 1 Trading',
  email: 'info@acme.example',
  billingCity: 'Gore',
  billingStreet: '1 High Street',
};

describe('histories that broke something once', () => {
  test('a kind is switched off and on again while records change', async () => {
    const saved = (at: number, on: boolean): Event => ({
      at,
      do: 'settings',
      pair: 0,
      document: { kinds: { customer: { on } } },
    });
    const events = [
      entered(-60_000, 0, 'crm', acme),
      saved(30_000, false),
      edited(60_000, 0, 'crm', { phone: '09 555 1' }),
      saved(400_000, true),
    ];
    expect(await violationsOf(events)).toEqual([]);
  });

  test('a kind stays switched off', async () => {
    const off: Event = { at: 30_000, do: 'settings', pair: 0, document: { kinds: { customer: { on: false } } } };
    expect(
      await violationsOf([entered(-60_000, 0, 'crm', acme), off, edited(60_000, 0, 'crm', { phone: '1' })]),
    ).toEqual([]);
  });

  test('a contact is merged into one that is linked itself, and nobody answers', async () => {
    const other = { name: 'Beta 2 Group' };
    const events = [
      entered(-60_000, 0, 'accounting', acme),
      entered(-50_000, 1, 'crm', other),
      edited(120_000, 1, 'accounting', { phone: '09 555 2' }),
      done(200_000, 0, 'accounting', 'merge', 1),
    ];
    expect(await violationsOf(events)).toEqual([]);
  });

  test('of an account with its person the account alone was made, and the reply was lost', async () => {
    const lost: Event = {
      at: 1_000,
      do: 'fault',
      rule: {
        match: { vendor: 'zoho', method: 'POST', path: '/(Accounts|Contacts)' },
        times: 2,
        action: { type: 'drop-after' },
      },
    };
    expect(await violationsOf([entered(-60_000, 0, 'accounting', { ...acme, lastName: 'Vale' }), lost])).toEqual([]);
  });

  test('the same customer waits on both sides at going live, in a page that holds others too', async () => {
    const events = [
      entered(-225_000, 0, 'crm', { ...acme, lastName: 'Vale' }),
      entered(-224_000, 0, 'accounting', { ...acme, lastName: 'Vale' }),
    ];
    expect(await violationsOf(events, { skewMs: -20_000 })).toEqual([]);
  });

  test('a record that somebody had to decide about is deleted', async () => {
    const events = [
      entered(-60_000, 0, 'crm', { ...acme, billingCountry: 'Côte d’Or' }),
      done(120_000, 0, 'crm', 'remove'),
    ];
    const switches = { xero: { countryHolds: 'letters' }, zoho: {} };
    expect(await violationsOf(events, { switches })).toEqual([]);
  });

  test('a street changes in the CRM while the city of the same address stands in Xero only', async () => {
    const oneWay = { kinds: { customer: { toCrm: { on: true, create: true, update: false, delete: 'propose' } } } };
    const events = [
      entered(-60_000, 0, 'crm', { name: acme.name, billingStreet: acme.billingStreet }),
      edited(60_000, 0, 'accounting', { billingCity: 'Gore' }),
      edited(200_000, 0, 'crm', { billingStreet: '2 Low Street' }),
    ];
    expect(await violationsOf(events, { settings: [oneWay] })).toEqual([]);
  });

  test('vendors travel both ways, and a contact that was made from one is no customer', async () => {
    const vendor = {
      kind: 'vendor',
      pair: 0,
      told: { name: 'Bolts 1 Ltd', phone: '09 555 1', billingCity: 'Gore' },
    } as const;
    const events: Event[] = [
      { at: -60_000, do: 'create', side: 'crm', thing: 0, ...vendor },
      { at: -50_000, do: 'create', side: 'accounting', thing: 1, ...vendor, told: { name: 'Nuts 2 Group' } },
      { at: 120_000, do: 'edit', side: 'accounting', thing: 0, ...vendor, told: { phone: '09 555 2' } },
      { at: 200_000, do: 'edit', side: 'crm', thing: 1, ...vendor, told: { billingCity: 'Hull' } },
    ];
    expect(await violationsOf(events, { settings: [{ kinds: { vendor: { on: true } } }] })).toEqual([]);
  });

  test('an invoice waits for a customer whose kind is off, and the CRM tells of that customer already', async () => {
    const on = { on: true };
    const invoice = { status: 'AUTHORISED', account: '200', appearsFrom: 'DRAFT' };
    const settings = [{ kinds: { customer: { on: false }, item: on, invoice: on }, sequence: { invoice } }];
    const line = { 'line 1 quantity': '2', 'line 1 price': '86.60', 'line 1 item': '2' };
    const made = { at: 315_000, do: 'create', side: 'accounting', pair: 0 } as const;
    const events: Event[] = [
      entered(-6_000, 1, 'crm', { name: acme.name }),
      entered(315_000, 1, 'accounting', { name: acme.name }),
      { ...made, kind: 'item', thing: 2, told: { name: 'Bolt 103', code: 'IT103', salePrice: '15.05' } },
      { ...made, kind: 'invoice', thing: 7, told: { name: 'Sale 1', status: 'draft', customer: '1', ...line } },
    ];
    expect(await violationsOf(events, { documents: true, settings })).toEqual([]);
  });

  test('a customer is edited while nobody knows whether our first change of it got through', async () => {
    const known = { ...acme, email: 'ONE@ACME.EXAMPLE', taxNumber: '100110' };
    const upset = { do: 'upset', skip: 3, port: 'database', when: 'after', sort: 'pass', is: 'crash' } as const;
    const events: Event[] = [
      entered(-232_000, 4, 'crm', { name: 'Kestrel Grove 105 Ltd' }),
      entered(-216_000, 9, 'crm', known),
      entered(-215_000, 9, 'accounting', { ...known, name: known.name.toUpperCase() }),
      entered(-130_000, 8, 'crm', { name: 'Lumen Frost 109', lastName: 'Vale 109' }),
      { at: 102, ...upset },
      edited(108_010, 9, 'crm', { email: 'two@acme.example' }),
    ];
    const settings = [{ conflicts: { default: 'crm' } }];
    expect(await violationsOf(events, { latencyMs: 80, settings })).toEqual([]);
  });
});
