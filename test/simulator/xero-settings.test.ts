// Accounts, tax rates, tracking and currencies of the simulated Xero, and what each refuses.

import { beforeEach, describe, expect, test } from 'vitest';
import { ContactID, messages, openSales, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

describe('accounts', () => {
  const accountId = async (code: string) => {
    const { Accounts } = (await world.get(`Accounts?where=${encodeURIComponent(`Code=="${code}"`)}`)).json;
    return Accounts[0].AccountID as string;
  };
  const change = async (code: string, body: object) => world.call('POST', `Accounts/${await accountId(code)}`, body);

  test.each([
    ['a name in use', '200', { Name: 'other REVENUE' }, 'Please enter a unique Name.'],
    ['a code in use', '200', { Code: '260' }, 'Please enter a unique Code.'],
    [
      'name and status at once',
      '200',
      { Name: 'New', Status: 'ARCHIVED' },
      'Cannot update account details and STATUS on the same request',
    ],
    ['a new name for an archived one', '299', { Name: 'New' }, 'Can only update STATUS on Archived accounts'],
    ['archiving a system account', '610', { Status: 'ARCHIVED' }, 'Cannot archive System accounts'],
    ['renaming a bank account', '090', { Name: 'New' }, 'Cannot update Bank Accounts'],
  ])('%s', async (_what, code, body, words) => {
    expect(messages(await change(code, body))).toEqual([words]);
  });

  test('are made one at a time, archived, brought back, and deleted while unused', async () => {
    const one = { Code: 'T', Name: 'T', Type: 'EXPENSE' };
    expect((await world.call('PUT', 'Accounts', { Accounts: [one, { ...one, Code: 'U', Name: 'U' }] })).status).toBe(
      400,
    );
    const made = (await world.call('PUT', 'Accounts', one)).json.Accounts[0];
    expect(made).toMatchObject({ Class: 'EXPENSE', Status: 'ACTIVE' });
    expect((await change('T', { Status: 'ARCHIVED' })).json.Accounts[0].Status).toBe('ARCHIVED');
    expect((await change('T', { Status: 'ACTIVE' })).status).toBe(200);
    expect((await world.call('DELETE', `Accounts/${made.AccountID}`)).json.Accounts[0].Status).toBe('DELETED');
    expect((await world.call('DELETE', `Accounts/${await accountId('820')}`)).status).toBe(400);
    expect((await world.get('Accounts')).json.Accounts.map((account: Parsed) => account.Code)).not.toContain('T');
  });
});

describe('tax rates', () => {
  const rate = {
    Name: 'Island tax',
    ReportTaxType: 'OUTPUT',
    TaxComponents: [
      { Name: 'A', Rate: 10 },
      { Name: 'B', Rate: 5, IsCompound: true },
    ],
  };

  test('deleted ones are listed too', async () => {
    const { TaxRates } = (await world.get('TaxRates')).json;
    expect(TaxRates.filter((one: Parsed) => one.Status === 'DELETED').map((one: Parsed) => one.TaxType)).toEqual([
      'INPUT',
      'OUTPUT',
    ]);
  });

  test('own ones get codes in turn, compound on top of simple; system ones stay', async () => {
    const made = (await world.call('PUT', 'TaxRates', rate)).json.TaxRates[0];
    expect(made).toMatchObject({ TaxType: 'TAX001', EffectiveRate: 15.5, CanApplyToRevenue: true });
    expect((await world.call('PUT', 'TaxRates', rate)).status).toBe(400);
    expect((await world.call('PUT', 'TaxRates', { ...rate, Name: 'Other', ReportTaxType: undefined })).status).toBe(
      400,
    );
    expect((await world.call('POST', 'TaxRates', { Name: '15% GST on Income', Status: 'DELETED' })).status).toBe(400);
    expect(
      (await world.call('POST', 'TaxRates', { Name: 'Island tax', Status: 'DELETED' })).json.TaxRates[0].Status,
    ).toBe('DELETED');
  });
});

describe('tracking', () => {
  const categories = async (query = '') => (await world.get(`TrackingCategories${query}`)).json.TrackingCategories;

  test('a third active category is one too many; archived ones hide', async () => {
    expect((await world.call('PUT', 'TrackingCategories', { Name: 'Third' })).status).toBe(400);
    const [first] = await categories();
    await world.call('POST', `TrackingCategories/${first.TrackingCategoryID}`, { Status: 'ARCHIVED' });
    expect(await categories()).toHaveLength(1);
    expect(await categories('?includeArchived=true')).toHaveLength(2);
    expect((await world.call('PUT', 'TrackingCategories', { Name: 'Third' })).status).toBe(200);
  });

  test('options: made, renamed, archived, gone while unused', async () => {
    const [{ TrackingCategoryID: id }] = await categories();
    const made = (await world.call('PUT', `TrackingCategories/${id}/Options`, { Options: [{ Name: 'Far' }] })).json
      .Options[0];
    const path = `TrackingCategories/${id}/Options/${made.TrackingOptionID}`;
    expect((await world.call('PUT', `TrackingCategories/${id}/Options`, { Name: 'far' })).status).toBe(400);
    expect((await world.call('POST', path, { Name: 'Farther' })).json.Options[0].Name).toBe('Farther');
    const line = {
      Description: 'x',
      UnitAmount: 1,
      Tracking: [{ TrackingCategoryID: id, TrackingOptionID: made.TrackingOptionID }],
    };
    await world.call('PUT', 'Invoices', { Type: 'ACCREC', Contact: { ContactID }, LineItems: [line] });
    expect((await world.call('DELETE', path)).status).toBe(400);
    expect((await world.call('POST', path, { Status: 'ARCHIVED' })).json.Options[0]).toMatchObject({
      IsArchived: true,
      IsActive: false,
    });
    const refused = await world.call('PUT', 'Invoices', { Type: 'ACCREC', Contact: { ContactID }, LineItems: [line] });
    expect(refused.status).toBe(400);
    world.switches.unknownTracking = 'drop';
    const dropped = await world.call('PUT', 'Invoices', { Type: 'ACCREC', Contact: { ContactID }, LineItems: [line] });
    expect(dropped.json.Invoices[0].LineItems[0].Tracking).toEqual([]);
  });
});

test('currencies are added once, and not at all on a small plan', async () => {
  expect((await world.call('PUT', 'Currencies', { Code: 'USD' })).json.Currencies[0]).toEqual({
    Code: 'USD',
    Description: 'United States Dollar',
  });
  expect((await world.call('PUT', 'Currencies', { Code: 'USD' })).status).toBe(400);
  world.switches.multicurrency = false;
  expect((await world.call('PUT', 'Currencies', { Code: 'GBP' })).status).toBe(400);
  const { Actions } = (await world.get('Organisation/Actions')).json;
  expect(Actions).toContainEqual({ Name: 'UseMulticurrency', Status: 'NOT-ALLOWED' });
});
