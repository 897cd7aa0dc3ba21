// Given an invoice of the CRM with a discount in money, and one of accounting with discounts of both sorts; when time passes; then the
// discounts stand on the other side's lines, and both sides come to the same total.

import { test } from 'vitest';
import { bolts, Desk, sale } from '../desk.ts';

test('a discount in money goes over as money, one in per cent arrives as what it takes off', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  invoice([line(3, 19.95, { Discount: 5.99 })]);
  await desk.settle();
  const bolt = { ItemCode: 'BOLT', AccountCode: '200', TaxType: 'OUTPUT2' };
  sale(desk, 'Harbour Light', [
    { ...bolt, Description: 'a tenth off', Quantity: 1, UnitAmount: 19.95, DiscountRate: 10 },
    { ...bolt, Description: 'two dollars off', Quantity: 4, UnitAmount: 10, DiscountAmount: 2 },
  ]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        3 × 19.95 less 5.99 BOLT "Bolt" OUTPUT2 = 53.86
        53.86 + 8.08 tax = 61.94, open 61.94
      INV-0002 AUTHORISED, Harbour Light, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        1 × 19.95 less 10 % BOLT "a tenth off" OUTPUT2 @200 = 17.96
        4 × 10 less 2 BOLT "two dollars off" OUTPUT2 @200 = 38
        55.96 + 8.39 tax = 64.35, open 64.35
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        3 × 19.95 less 5.99 Bolt "" GST = 53.86
        61.94 with tax, in Xero INV-0001 open 61.94
      "INV-0002" Approved, Harbour Light, 2026-11-18, due 2026-12-18
        1 × 19.95 less 1.99 Bolt "a tenth off" GST @200 = 17.96
        4 × 10 less 2 Bolt "two dollars off" GST @200 = 38
        64.35 with tax, in Xero INV-0002 open 64.35
    Written
      xero POST Invoices ×1
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho POST Invoices ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
