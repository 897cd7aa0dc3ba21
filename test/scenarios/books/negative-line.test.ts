// Given an invoice that takes something back; when it is saved in the CRM; then accounting has the line below zero with its tax, and both
// sides come to the same total.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a line below zero goes over with its tax below zero', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  invoice([line(4, 12.5), line(-1, 3.3, { Description: 'Crate returned' })]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        4 × 12.5 BOLT "Bolt" OUTPUT2 = 50
        -1 × 3.3 BOLT "Crate returned" OUTPUT2 = -3.3
        46.7 + 7 tax = 53.7, open 53.7
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        4 × 12.5 Bolt "" GST = 50
        -1 × 3.3 Bolt "Crate returned" GST = -3.3
        53.7 with tax, in Xero INV-0001 open 53.7
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
