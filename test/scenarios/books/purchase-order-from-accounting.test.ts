// Given a purchase order that the accountant enters for a supplier whom the CRM does not know; when time passes; then the CRM has the
// vendor, the product and the order.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';

test('a purchase order that starts in accounting appears in the CRM', async () => {
  const desk = await Desk.open({ kinds: ['vendor', 'item', 'purchase-order'] });
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Nail Works' });
  desk.xero('item.create', { Code: 'NAIL', Name: 'Nail' });
  const nails = { ItemCode: 'NAIL', Description: 'Nails', Quantity: 100, UnitAmount: 0.25 };
  desk.xero('purchaseorder.create', {
    Contact: { ContactID },
    Date: '2026-11-17',
    DeliveryDate: '2026-11-30',
    LineItems: [{ ...nails, TaxType: 'INPUT2', AccountCode: '310' }],
  });
  await desk.syncNow();
  await desk.settle();
  await desk.shows(`
    Xero PurchaseOrders
      PO-0001 DRAFT, Nail Works, 2026-11-17, delivery 2026-11-30, NZD, tax exclusive
        100 × 0.25 NAIL "Nails" INPUT2 @310 = 25
        25 + 3.75 tax = 28.75
    CRM Purchase_Orders
      "PO-0001" Created, Nail Works, 2026-11-17, due 2026-11-30
        100 × 0.25 Nail "Nails" GST @310 = 25
        28.75 with tax, in Xero PO-0001
    Written
      zoho POST Accounts ×1
      zoho POST Products ×1
      zoho POST Purchase_Orders ×1
      zoho POST Vendors ×1
  `);
  expect(desk.parties().vendors).toEqual(['Nail Works']);
});
