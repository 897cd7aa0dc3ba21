// Given that invoices are made from orders which the CRM calls approved, under the order's number; when an order is saved and later approved,
// and somebody enters an invoice by hand; then accounting has the order's invoice once it is approved, and nothing else.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';
import { fromOrders, ordered } from '../sales.ts';

test('an order waits for the condition of the rule, and an invoice entered by hand stays in the CRM', async () => {
  const condition = { all: [{ field: 'Status', op: 'is', value: 'Approved' }] };
  const invoice = { when: 'sales-order', condition, account: '200', number: 'crm' };
  const desk = await Desk.open({ ...fromOrders, settings: { sequence: { invoice } } });
  const { order, line, invoice: enter } = ordered(desk);
  enter([line(1, 10)]);
  await desk.settle();
  await desk.shows(`
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, not in Xero
    CRM Sales_Orders
      "Bolts for the pier" Created, Harbour Light, due 2026-12-31, reference PO 77
        3 × 10 Bolt "" GST = 30
        1 × 50 Bolt "Galvanised, by hand" GST = 50
        92 with tax, not in Xero
    Written
      xero PUT Contacts ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Products ×1
  `);
  expect(await desk.log()).toEqual(expect.arrayContaining(['sales-order skip.not-yet', 'invoice skip.sequence']));

  desk.edit('Sales_Orders', order, { Status: 'Approved' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      ⟨1⟩ DRAFT, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50
        80 + 12 tax = 92, open 92
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, not in Xero
    CRM Sales_Orders
      "Bolts for the pier" Approved, Harbour Light, due 2026-12-31, reference PO 77
        3 × 10 Bolt "" GST = 30
        1 × 50 Bolt "Galvanised, by hand" GST = 50
        92 with tax, in Xero ⟨1⟩ Draft
    Written
      xero PUT Invoices ×1
      zoho PUT Sales_Orders ×1
  `);
  expect(desk.books('Invoices')[0]?.InvoiceNumber).toBe(String(desk.raw('Sales_Orders', order).SO_Number));
});
