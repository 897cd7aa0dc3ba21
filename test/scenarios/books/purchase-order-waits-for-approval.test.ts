// Given that purchase orders wait for an approval and start approved; when one is saved for a vendor whom accounting does not know; then
// nothing goes over, not even the vendor, until somebody approves it, and then all of it does.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';

test('nothing of a purchase order goes over before somebody approves', async () => {
  const desk = await Desk.open({
    kinds: ['vendor', 'item', 'purchase-order'],
    settings: {
      sequence: { 'purchase-order': { approval: 'inbox', status: 'AUTHORISED', account: '310' } },
      kinds: { vendor: { toAccounting: { create: false } }, item: { toAccounting: { create: false } } },
    },
  });
  const vendor = desk.save('Vendors', { Vendor_Name: 'Steel Co' });
  const product = desk.save('Products', { Product_Name: 'Bolt', Product_Code: 'BOLT', Unit_Price: 10, Tax: ['GST'] });
  desk.save('Purchase_Orders', {
    Subject: 'Steel for spring',
    Vendor_Name: { id: vendor },
    PO_Date: '2026-11-19',
    Due_Date: '2026-12-01',
    Purchase_Items: [{ Product_Name: { id: product }, Quantity: 3, List_Price: 4, Line_Tax: [{ name: 'GST' }] }],
  });
  await desk.settle();
  await desk.shows(`
    CRM Purchase_Orders
      "Steel for spring" Created, Steel Co, 2026-11-19, due 2026-12-01
        3 × 4 Bolt "" GST = 12
        13.8 with tax, not in Xero
    Written
    Asked
      approval.asked: Steel for spring waits for your approval before it goes to Xero.
  `);
  expect(desk.parties().xero).toEqual([]);

  const made = { toAccounting: { create: true } };
  await desk.settings({ kinds: { vendor: made, item: made } });
  const [issue] = await desk.issues();
  await desk.answer(issue, 'approve');
  await desk.shows(`
    Xero PurchaseOrders
      PO-0001 AUTHORISED, Steel Co, 2026-11-19, delivery 2026-12-01, NZD, tax exclusive
        3 × 4 BOLT "Bolt" INPUT2 @310 = 12
        12 + 1.8 tax = 13.8
    CRM Purchase_Orders
      "Steel for spring" Approved, Steel Co, 2026-11-19, due 2026-12-01
        3 × 4 Bolt "" GST = 12
        13.8 with tax, in Xero PO-0001
    Written
      xero PUT Contacts ×1
      xero PUT Items ×1
      xero PUT PurchaseOrders ×1
      zoho PUT Products ×1
      zoho PUT Purchase_Orders ×1
      zoho PUT Vendors ×1
  `);
  expect(desk.parties().xero).toEqual(['Steel Co']);

  desk.xero('purchaseorder.bill', { order: 'PO-0001' });
  await desk.syncNow();
  await desk.shows(`
    Xero PurchaseOrders
      PO-0001 BILLED, Steel Co, 2026-11-19, delivery 2026-12-01, NZD, tax exclusive
        3 × 4 BOLT "Bolt" INPUT2 @310 = 12
        12 + 1.8 tax = 13.8
    CRM Purchase_Orders
      "Steel for spring" Billed, Steel Co, 2026-11-19, due 2026-12-01
        3 × 4 Bolt "" GST = 12
        13.8 with tax, in Xero PO-0001
    Written
      zoho PUT Purchase_Orders ×1
  `);
});
