// Given a vendor and a purchase order of the CRM; when they are saved, and the order is approved and billed in accounting; then both sides
// agree at each step.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';

test('a purchase order goes over with its vendor, and its states come back', async () => {
  const desk = await Desk.open({ kinds: ['vendor', 'item', 'purchase-order'] });
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
    Xero PurchaseOrders
      PO-0001 DRAFT, Steel Co, 2026-11-19, delivery 2026-12-01, NZD, tax exclusive
        3 × 4 BOLT "Bolt" INPUT2 = 12
        12 + 1.8 tax = 13.8
    CRM Purchase_Orders
      "Steel for spring" Created, Steel Co, 2026-11-19, due 2026-12-01
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
  expect(desk.parties()).toEqual({ xero: ['Steel Co'], accounts: [], vendors: ['Steel Co'] });

  desk.xero('purchaseorder.edit', {
    PurchaseOrderID: desk.books('PurchaseOrders')[0]?.PurchaseOrderID,
    Status: 'SUBMITTED',
  });
  desk.xero('purchaseorder.approve', { order: 'PO-0001' });
  await desk.syncNow();
  await desk.shows(`
    Xero PurchaseOrders
      PO-0001 AUTHORISED, Steel Co, 2026-11-19, delivery 2026-12-01, NZD, tax exclusive
        3 × 4 BOLT "Bolt" INPUT2 = 12
        12 + 1.8 tax = 13.8
    CRM Purchase_Orders
      "Steel for spring" Approved, Steel Co, 2026-11-19, due 2026-12-01
        3 × 4 Bolt "" GST = 12
        13.8 with tax, in Xero PO-0001
    Written
      zoho PUT Purchase_Orders ×1
  `);

  desk.xero('purchaseorder.bill', { order: 'PO-0001' });
  await desk.syncNow();
  await desk.shows(`
    Xero PurchaseOrders
      PO-0001 BILLED, Steel Co, 2026-11-19, delivery 2026-12-01, NZD, tax exclusive
        3 × 4 BOLT "Bolt" INPUT2 = 12
        12 + 1.8 tax = 13.8
    CRM Purchase_Orders
      "Steel for spring" Billed, Steel Co, 2026-11-19, due 2026-12-01
        3 × 4 Bolt "" GST = 12
        13.8 with tax, in Xero PO-0001
    Written
      zoho PUT Purchase_Orders ×1
  `);
});
