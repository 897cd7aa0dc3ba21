// Given a purchase order of the CRM with a discount on a line, which accounting's orders don't take; when it travels and is edited on either
// side; then accounting has the discount in its price, to the same total, and the CRM keeps its own words until somebody changes the amount.

import { expect, test } from 'vitest';
import { Desk, rowIds } from '../desk.ts';
import { inCrm, inXero } from '../documents.ts';

test('a discount stands in the price of an order in accounting', async () => {
  const desk = await Desk.open({ kinds: ['vendor', 'item', 'purchase-order'] });
  const vendor = desk.save('Vendors', { Vendor_Name: 'Steel Co' });
  const product = desk.save('Products', { Product_Name: 'Bolt', Product_Code: 'BOLT', Unit_Price: 10, Tax: ['GST'] });
  const bolts = { Product_Name: { id: product }, Line_Tax: [{ name: 'GST' }] };
  const id = desk.save('Purchase_Orders', {
    Subject: 'Steel for spring',
    Vendor_Name: { id: vendor },
    PO_Date: '2026-11-19',
    Due_Date: '2026-12-01',
    Purchase_Items: [
      { ...bolts, Quantity: 4, List_Price: 10, Discount: 2 },
      { ...bolts, Quantity: 3, List_Price: 10, Discount: 0.01, Description: 'with a scratch' },
    ],
  });
  await desk.settle();
  const orders = () => desk.books('PurchaseOrders').flatMap(inXero);
  expect(orders().slice(1)).toEqual([
    '  4 × 9.5 BOLT "Bolt" INPUT2 = 38',
    '  3 × 9.9967 BOLT "with a scratch" INPUT2 = 29.99',
    '  67.99 + 10.2 tax = 78.19',
  ]);
  desk.written();

  desk.edit('Purchase_Orders', id, { Subject: 'Steel for summer', Due_Date: '2026-12-08' });
  await desk.settle();
  expect(orders()[0]).toContain('delivery 2026-12-08');
  expect(orders().at(-1)).toBe('  67.99 + 10.2 tax = 78.19');
  expect(desk.crm('Purchase_Orders').flatMap(inCrm).slice(1, 3)).toEqual([
    '  4 × 10 less 2 Bolt "" GST = 38',
    '  3 × 10 less 0.01 Bolt "with a scratch" GST = 29.99',
  ]);

  const [first] = rowIds(desk, 'Purchase_Orders', id, 'Purchase_Items');
  desk.edit('Purchase_Orders', id, { Purchase_Items: [{ id: first, Discount: 4 }] });
  await desk.settle();
  expect(orders()[1]).toBe('  4 × 9 BOLT "Bolt" INPUT2 = 36');

  const [order] = desk.books('PurchaseOrders') as {
    PurchaseOrderID: string;
    LineItems: Record<string, unknown>[];
  }[];
  const [line, other] = order?.LineItems ?? [];
  desk.xero('purchaseorder.edit', {
    PurchaseOrderID: order?.PurchaseOrderID,
    LineItems: [{ ...line, Quantity: 5, LineAmount: undefined, TaxAmount: undefined }, other],
  });
  await desk.syncNow();
  expect(desk.crm('Purchase_Orders').flatMap(inCrm).slice(1, 3)).toEqual([
    '  5 × 9 Bolt "" GST = 45',
    '  3 × 10 less 0.01 Bolt "with a scratch" GST = 29.99',
  ]);
  expect(await desk.issues()).toEqual([]);
});
