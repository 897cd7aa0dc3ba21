// Given an American organisation that leaves tax out; when an invoice without tax is saved; then accounting has it without tax.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('US: no tax', async () => {
  const desk = await Desk.open({ region: 'US' });
  const { line, invoice } = bolts(desk, '', 'Prairie Supply');
  invoice([line(7, 3.15), line(1, 0.05, { Description: 'Washer' })]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Prairie Supply, 2026-11-19, due 2026-12-19, USD, tax exclusive
        7 × 3.15 BOLT "Bolt" NONE = 22.05
        1 × 0.05 BOLT "Washer" NONE = 0.05
        22.1 + 0 tax = 22.1, open 22.1
    CRM Invoices
      "Bolts for the harbour" Created, Prairie Supply, 2026-11-19, due 2026-12-19
        7 × 3.15 Bolt "" = 22.05
        1 × 0.05 Bolt "Washer" = 0.05
        22.1 with tax, in Xero INV-0001 open 22.1
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
