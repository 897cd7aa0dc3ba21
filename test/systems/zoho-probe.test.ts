// The probe at connect: what an organisation is found to be, and what of it is only a bad moment.

import { describe, expect, test } from 'vitest';
import type { FaultAction } from '../../src/simulator/faults.ts';
import type { ZohoFacts } from '../../src/systems/zoho/facts.ts';
import { probe } from '../../src/systems/zoho/probe.ts';
import { Stand } from '../contract/stand.ts';
import { must, problemOf } from '../contract/steps.ts';

async function connected(): Promise<Stand> {
  const stand = new Stand({ system: 'zoho-crm' });
  await stand.consent();
  return stand;
}

const run = (stand: Stand, known: ZohoFacts = {}) => probe({ line: stand.kept().line, baseUrl: stand.apiUrl }, known);
const respond = (status: number, code: string): FaultAction => ({
  type: 'respond',
  status,
  body: JSON.stringify({ code, message: 'm', status: 'error', details: {} }),
});

describe('the probe', () => {
  test('changes nothing, and keeps what was known', async () => {
    const stand = await connected();
    stand.world.calls = [];
    const found = must(await run(stand, { webUrl: 'https://crm.zoho.eu/crm/org1', multiCurrency: true }));
    expect(found).toMatchObject({ webUrl: 'https://crm.zoho.eu/crm/org1', multiCurrency: true, queries: true });
    expect(stand.calls().filter(({ method, path }) => method !== 'GET' && !path.endsWith('/coql'))).toEqual([]);
  });

  test('finds several currencies that were switched on since', async () => {
    expect(must(await run(await connected(), { multiCurrency: false })).multiCurrency).toBe(false);
    const stand = new Stand({ system: 'zoho-crm' });
    stand.world.reset('uk');
    await stand.consent();
    expect(must(await run(stand, { multiCurrency: false })).multiCurrency).toBe(true);
  });

  test('knows whose consent it is', async () => {
    const stand = await connected();
    const orgs = stand.act('orgs') as unknown as { users: { id: string; integration?: boolean }[] }[];
    const { userId, language } = must(await run(stand));
    expect(orgs[0]?.users.map(({ id }) => id)).toContain(userId);
    expect(language).toBe('en_US');
  });

  test('reads how long the organisation lets texts be', async () => {
    const stand = await connected();
    stand.act('field.change', { module: 'Accounts', field: 'Account_Name', length: 100 });
    const { lengths } = must(await run(stand));
    expect(lengths).toMatchObject({
      'Accounts.Account_Name': 100,
      'Accounts.Billing_Street': 250,
      'Contacts.Last_Name': 80,
    });
  });

  test('an organisation without records says nothing about lists by ids; one with records does', async () => {
    const stand = await connected();
    expect(must(await run(stand)).listsByIds).toBeUndefined();
    stand.act('record.create', { module: 'Accounts', fields: { Account_Name: 'One' } });
    stand.act('record.create', { module: 'Accounts', fields: { Account_Name: 'Two' } });
    expect(must(await run(stand)).listsByIds).toBe(true);
  });

  test('a list that answers with others than were asked for does not know ids', async () => {
    const stand = await connected();
    for (const name of ['One', 'Two'])
      stand.act('record.create', { module: 'Accounts', fields: { Account_Name: name } });
    const body = JSON.stringify({ data: [{ id: '42', Account_Name: 'Another' }], info: { more_records: true } });
    stand.world.faults.arm({ match: { path: 'ids=' }, action: { type: 'respond', status: 200, body } });
    expect(must(await run(stand)).listsByIds).toBe(false);
  });

  test('queries that are refused are not supported', async () => {
    const stand = await connected();
    stand.world.faults.arm({ match: { path: 'coql' }, action: respond(400, 'INVALID_QUERY') });
    expect(must(await run(stand)).queries).toBe(false);
  });

  test('a user who may not read users, or fields, is no reason to stop', async () => {
    const stand = await connected();
    stand.vendor.switches.denied = ['users'];
    stand.world.faults.arm({ match: { path: 'settings/fields' }, times: null, action: respond(403, 'NO_PERMISSION') });
    const found = must(await run(stand, { userId: 'known before' }));
    expect(found).toMatchObject({ userId: 'known before', lengths: {}, queries: true });
  });

  test.each(['/users', 'settings/fields', 'coql', 'ids='])(
    'a bad moment at %s is no finding: what was known stays',
    async (path) => {
      const stand = await connected();
      for (const name of ['One', 'Two'])
        stand.act('record.create', { module: 'Accounts', fields: { Account_Name: name } });
      stand.world.faults.arm({ match: { path }, action: { type: 'respond', status: 503 } });
      expect(problemOf(await run(stand))).toMatchObject({ code: 'system.failed' });
    },
  );

  test('knows the modules that the edition has, the taxes, and what number fields and lists keep', async () => {
    const stand = await connected();
    const found = must(await run(stand));
    const documents = ['Quotes', 'Sales_Orders', 'Invoices', 'Purchase_Orders'];
    expect(found.modules?.toSorted()).toEqual(['Products', ...documents].toSorted());
    expect(found.taxes?.map(({ name, rate }) => [name, rate])).toEqual([
      ['GST', '15'],
      ['Zero Rated', '0'],
    ]);
    expect(found).toMatchObject({
      taxRatesVary: false,
      places: { 'Invoiced_Items.List_Price': 2, 'Products.Unit_Price': 2 },
      words: { 'Invoices.Status': ['Created', 'Approved', 'Delivered', 'Cancelled'] },
      lengths: { 'Products.Product_Code': 40, 'Invoices.Subject': 120 },
    });
    stand.act('edition.set', { edition: 'standard' });
    expect(must(await run(stand)).modules).toEqual(['Products']);
  });

  test.each([
    ['show taxes', { coqlLineTax: true }, 'whole'],
    ['show none', {}, 'untaxed'],
    ['are refused', { coqlRows: false }, 'none'],
  ])('knows that queries of lines %s', async (_, switches, expected) => {
    const stand = await connected();
    Object.assign(stand.vendor.switches, switches);
    const make = (module: string, fields: object) => String(stand.act('record.create', { module, fields }).id);
    const product = make('Products', { Product_Name: 'Widget' });
    const company = make('Accounts', { Account_Name: 'Acme' });
    const rows = [{ Product_Name: { id: product }, List_Price: 10, Line_Tax: [{ name: 'GST' }] }];
    make('Invoices', { Subject: 'One', Account_Name: company, Invoiced_Items: rows });
    make('Quotes', { Subject: 'One', Account_Name: company, Quoted_Items: rows });
    expect(must(await run(stand)).rowQueries).toBe(expected);
  });
});
