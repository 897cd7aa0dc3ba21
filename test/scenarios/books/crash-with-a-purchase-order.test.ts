// Given a purchase order on its way to accounting, where orders bear no mark of ours; when the product dies after accounting has made it and
// before that is remembered, and somebody presses *Sync now* at once; then there is one order on each side.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an order that was made just before a crash is made once', async () => {
  const desk = await Desk.open({ kinds: ['vendor', 'item', 'purchase-order'] });
  const { line } = bolts(desk);
  const vendor = desk.save('Vendors', { Vendor_Name: 'Steel Co' });
  await desk.settle();
  desk.written();
  desk.breakDownAfter('xero', 'PUT', '/PurchaseOrders');
  desk.save('Purchase_Orders', {
    Subject: 'Steel for spring',
    Vendor_Name: { id: vendor },
    PO_Date: '2026-11-19',
    Due_Date: '2026-12-01',
    Purchase_Items: [line(3, 4)],
  });
  await desk.stage.pass(5_000);
  desk.forgive('a message failed');
  await desk.syncNow();
  await desk.settle(10);
  await desk.shows(`
    Xero PurchaseOrders
      PO-0001 DRAFT, Steel Co, 2026-11-19, delivery 2026-12-01, NZD, tax exclusive
        3 × 4 BOLT "Bolt" INPUT2 = 12
        12 + 1.8 tax = 13.8
    CRM Purchase_Orders
      "Steel for spring" Created, Steel Co, 2026-11-19, due 2026-12-01
        3 × 4 Bolt "Bolt" GST = 12
        13.8 with tax, in Xero PO-0001
    Written
      xero PUT PurchaseOrders ×1, 2 times
      zoho PUT Purchase_Orders ×1
  `);
});
