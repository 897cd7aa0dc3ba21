// Items of the simulated Xero: codes, prices, sides, stock, and their true deletion.

import { beforeEach, describe, expect, test } from 'vitest';
import { ContactID, messages, openSales, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

describe('items', () => {
  const put = (body: object, query = '') => world.call('PUT', `Items${query}`, body);

  test('PUT refuses a code in use; POST changes the item of that code', async () => {
    const made = (await put({ Code: 'abc', Name: 'One' })).json.Items[0];
    expect(messages(await put({ Code: 'abc' }))).toEqual(["Price List Item with Code 'abc' already exists"]);
    const changed = (await world.call('POST', 'Items', { Code: 'abc', Description: 'Words' })).json.Items[0];
    expect(changed).toMatchObject({ ItemID: made.ItemID, Name: 'One', Description: 'Words' });
    expect((await put({ Code: 'ABC' })).status).toBe(200);
    world.switches.itemCodeCaseSensitive = false;
    expect((await put({ Code: 'Abc' })).status).toBe(400);
  });

  test('an account brings its tax, a price its decimals where they are asked for', async () => {
    const body = {
      Code: 'A',
      SalesDetails: { UnitPrice: 1.23456, AccountCode: '200' },
      PurchaseDetails: { UnitPrice: 1.2345 },
    };
    const made = (await put(body, '?unitdp=4')).json.Items[0];
    expect(made.SalesDetails).toEqual({ UnitPrice: 1.2346, AccountCode: '200', TaxType: 'OUTPUT2' });
    expect(made.UpdatedDateUTC).toBe('/Date(1789376400000)/');
    expect((await world.get('Items/A')).json.Items[0].SalesDetails.UnitPrice).toBe(1.23);
    expect((await put({ ...body, Code: 'B' })).json.Items[0].SalesDetails.UnitPrice).toBe(1.23);
    expect((await world.get('Items/B?unitdp=4')).json.Items[0].SalesDetails.UnitPrice).toBe(1.23);
  });

  test('what is not sold has no side of sales, and an empty side is an empty object', async () => {
    const made = (await put({ Code: 'A', IsSold: false, Description: 'x', SalesDetails: { UnitPrice: 1 } })).json
      .Items[0];
    expect(made).toMatchObject({ IsSold: false, SalesDetails: {}, PurchaseDetails: {} });
    expect(made).not.toHaveProperty('Description');
  });

  test.each([
    ['a long code', { Code: 'x'.repeat(31) }, 'maximum length of 30'],
    ['no code', { Name: 'x' }, 'Code must be specified'],
    ['an account that does not exist', { Code: 'A', SalesDetails: { AccountCode: '999' } }, 'Account must be valid.'],
    ['a deleted tax', { Code: 'A', SalesDetails: { TaxType: 'OUTPUT' } }, 'Tax rate must be valid.'],
    [
      'stock without an inventory account',
      { Code: 'A', InventoryAssetAccountCode: '200', PurchaseDetails: { COGSAccountCode: '310' } },
      'inventory account',
    ],
    [
      'stock without a cost account',
      { Code: 'A', InventoryAssetAccountCode: '630' },
      'COGSAccountCode must be specified',
    ],
  ])('%s is refused', async (_what, item, words) => {
    expect(messages(await put(item)).join()).toContain(words);
  });

  test('deleted items vanish without a trace; a tracked one that was used stays', async () => {
    await put({
      Items: [
        { Code: 'A' },
        { Code: 'S', InventoryAssetAccountCode: '630', PurchaseDetails: { COGSAccountCode: '310' } },
      ],
    });
    const [plain, tracked] = (await world.get('Items')).json.Items.sort((one: Parsed, other: Parsed) =>
      one.Code < other.Code ? -1 : 1,
    );
    const line = { ItemCode: 'S', Description: 'S', Quantity: 1, UnitAmount: 1, AccountCode: '630', TaxType: 'NONE' };
    await world.call('PUT', 'Invoices', {
      Type: 'ACCPAY',
      Contact: { ContactID },
      Status: 'AUTHORISED',
      DueDate: '2026-10-01',
      LineItems: [line],
    });
    expect((await world.call('DELETE', `Items/${plain.ItemID}`)).status).toBe(204);
    expect((await world.call('DELETE', `Items/${tracked.ItemID}`)).status).toBe(400);
    expect((await world.get('Items')).json.Items.map((item: Parsed) => item.Code)).toEqual(['S']);
  });
});
