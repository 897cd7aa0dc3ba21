// Purchase orders of the simulated Xero, whose numbers are dangerous.

import { beforeEach, describe, expect, test } from 'vitest';
import { ContactID, openSales, world } from './xero-sales.ts';
import type { Parsed } from './xero-world.ts';

beforeEach(openSales);

describe('purchase orders', () => {
  const order = (fields: object = {}) => ({
    Contact: { ContactID },
    LineItems: [{ Description: 'Rope', Quantity: 1, UnitAmount: 2.3456 }],
    ...fields,
  });
  const put = (body: object) => world.call('PUT', 'PurchaseOrders', body);
  const post = (body: object, query = '') => world.call('POST', `PurchaseOrders${query}`, body);

  test('a draft needs no account; an account brings its tax; prices have four decimals by themselves', async () => {
    const { PurchaseOrders } = (await put(order())).json;
    expect(PurchaseOrders[0]).toMatchObject({
      PurchaseOrderNumber: 'PO-0001',
      Total: 2.35,
      TotalTax: 0,
      LineItems: [{ UnitAmount: 2.3456 }],
    });
    expect(PurchaseOrders[0].LineItems[0]).not.toHaveProperty('TaxType');
    const taxed = await put(order({ LineItems: [{ Description: 'x', UnitAmount: 10, AccountCode: '300' }] }));
    expect(taxed.json.PurchaseOrders[0]).toMatchObject({ TotalTax: 1.5, Type: 'PURCHASEORDER' });
  });

  test('their contact must be known', async () => {
    expect((await put(order({ Contact: { Name: 'Somebody new' } }))).status).toBe(400);
  });

  test('a POST with the number of a live order changes that order; the number of a deleted one is gone for good', async () => {
    const { PurchaseOrderID } = (await put(order({ PurchaseOrderNumber: 'P-1' }))).json.PurchaseOrders[0];
    const silently = await post(order({ PurchaseOrderNumber: 'P-1', Reference: 'overwritten' }));
    expect(silently.json.PurchaseOrders[0]).toMatchObject({ PurchaseOrderID, Reference: 'overwritten' });
    await post({ PurchaseOrderID, Status: 'DELETED' });
    const { json } = await post({ PurchaseOrders: [order({ PurchaseOrderNumber: 'P-1' })] }, '?summarizeErrors=false');
    expect(json.PurchaseOrders[0]).toMatchObject({
      PurchaseOrderID: '00000000-0000-0000-0000-000000000000',
      HasErrors: true,
      ValidationErrors: [
        { Message: 'PurchaseOrder status change is invalid' },
        { Message: 'Deleted PurchaseOrders cannot be updated' },
      ],
    });
    expect((await put(order({ PurchaseOrderNumber: 'P-1' }))).status).toBe(400);
  });

  test('renamed in the same breath as deleted, an order frees its number', async () => {
    const { PurchaseOrderID } = (await put(order({ PurchaseOrderNumber: 'P-1' }))).json.PurchaseOrders[0];
    await post({ PurchaseOrderID, PurchaseOrderNumber: 'P-1-void', Status: 'DELETED' });
    expect((await put(order({ PurchaseOrderNumber: 'P-1' }))).status).toBe(200);
    const { PurchaseOrders } = (await world.get('PurchaseOrders?Status=DELETED')).json;
    expect(PurchaseOrders.map((one: Parsed) => one.PurchaseOrderNumber)).toEqual(['P-1-void']);
  });

  test('the contact in an answer has no addresses, and its time is New Zealand’s told as UTC', async () => {
    const { Contact } = (await put(order())).json.PurchaseOrders[0];
    expect(Contact).toMatchObject({ Addresses: [], UpdatedDateUTC: '/Date(1789419600000+0000)/' });
  });

  test('where is not known, pages are enforced', async () => {
    await put(order());
    const answer = await world.get(`PurchaseOrders?where=${encodeURIComponent('Status=="BILLED"')}`);
    expect(answer.json).toMatchObject({ pagination: { itemCount: 1 } });
  });
});
