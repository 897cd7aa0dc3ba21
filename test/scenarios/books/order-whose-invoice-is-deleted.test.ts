// Given an order that became a draft invoice; when the draft is deleted in accounting and the order is saved once more; then the order shows
// its invoice as void, and no other is made.

import { test } from 'vitest';
import { Desk } from '../desk.ts';
import { fromOrders, ordered } from '../sales.ts';

test('a draft that is deleted in accounting shows as void at its order, and no other is made', async () => {
  const desk = await Desk.open(fromOrders);
  const { order } = ordered(desk);
  await desk.settle();
  desk.written();
  desk.xero('invoice.delete', { invoice: 'INV-0001' });
  await desk.settle();
  desk.edit('Sales_Orders', order, { Subject: 'Once more' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DELETED, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50
        80 + 12 tax = 92, open 92
    CRM Sales_Orders
      "Once more" Created, Harbour Light, due 2026-12-31, reference PO 77
        3 × 10 Bolt "" GST = 30
        1 × 50 Bolt "Galvanised, by hand" GST = 50
        92 with tax, in Xero INV-0001 Void
    Written
      zoho PUT Sales_Orders ×1
  `);
});
