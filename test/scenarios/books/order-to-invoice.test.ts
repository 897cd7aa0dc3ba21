// Given that invoices are made from sales orders; when an order is saved; then accounting has one invoice of it, once, the order shows its
// number, state and address, and the invoice comes back into the CRM under the order, its deal and its contact.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';
import { fromOrders, ordered } from '../sales.ts';

test('an order becomes one invoice, and shows it', async () => {
  const desk = await Desk.open(fromOrders);
  const { order } = ordered(desk);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50
        80 + 12 tax = 92, open 92
    CRM Sales_Orders
      "Bolts for the pier" Created, Harbour Light, due 2026-12-31, reference PO 77
        3 × 10 Bolt "" GST = 30
        1 × 50 Bolt "Galvanised, by hand" GST = 50
        92 with tax, in Xero INV-0001 Draft
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Products ×1
      zoho PUT Sales_Orders ×1
  `);
  const [made] = desk.books('Invoices');
  expect(desk.raw('Sales_Orders', order)).toMatchObject({
    Xero_Invoice_ID: made?.InvoiceID,
    Xero_Link: expect.stringContaining(String(made?.InvoiceID)) as string,
  });

  desk.edit('Sales_Orders', order, { Subject: 'Bolts for the long pier' });
  await desk.settle(30);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50
        80 + 12 tax = 92, open 92
    CRM Sales_Orders
      "Bolts for the long pier" Created, Harbour Light, due 2026-12-31, reference PO 77
        3 × 10 Bolt "" GST = 30
        1 × 50 Bolt "Galvanised, by hand" GST = 50
        92 with tax, in Xero INV-0001 Draft
    Written
  `);
});

test('the invoice that an order became arrives under the order, and the order follows it', async () => {
  const desk = await Desk.open(fromOrders);
  const deal = desk.save('Deals', { Deal_Name: 'The pier', Stage: 'Closed Won' });
  ordered(desk, { Deal_Name: { id: deal } });
  await desk.settle();
  desk.written();
  desk.xero('invoice.approve', { invoice: 'INV-0001' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50
        80 + 12 tax = 92, open 92
    CRM Invoices
      "INV-0001" Approved, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, of the order Bolts for the pier, of the deal The pier
        3 × 10 Bolt "Bolt" GST @200 = 30
        1 × 50 Bolt "Galvanised, by hand" GST @200 = 50
        92 with tax, in Xero INV-0001 open 92
    CRM Sales_Orders
      "Bolts for the pier" Created, Harbour Light, due 2026-12-31, reference PO 77, of the deal The pier
        3 × 10 Bolt "" GST = 30
        1 × 50 Bolt "Galvanised, by hand" GST = 50
        92 with tax, in Xero INV-0001 Awaiting payment
    Written
      xero POST Invoices ×1
      zoho POST Invoices ×1
      zoho PUT Sales_Orders ×1
  `);

  desk.edit('Invoices', String(desk.crm('Invoices')[0]?.id), { Status: 'Void' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 VOIDED, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50
        80 + 12 tax = 92, open 92
    CRM Invoices
      "INV-0001" Void, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, of the order Bolts for the pier, of the deal The pier
        3 × 10 Bolt "Bolt" GST @200 = 30
        1 × 50 Bolt "Galvanised, by hand" GST @200 = 50
        92 with tax, in Xero INV-0001 open 0
    CRM Sales_Orders
      "Bolts for the pier" Created, Harbour Light, due 2026-12-31, reference PO 77, of the deal The pier
        3 × 10 Bolt "" GST = 30
        1 × 50 Bolt "Galvanised, by hand" GST = 50
        92 with tax, in Xero INV-0001 Void
    Written
      xero POST Invoices ×1
      zoho PUT Invoices ×1
      zoho PUT Sales_Orders ×1
  `);
});
