// Given terms of payment in the settings: the twentieth of the month after; when an invoice without a due date is saved; then accounting
// gets the day that the terms say, and so does the CRM.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an invoice without a due date gets one by the terms', async () => {
  const terms = { days: 20, from: 'month-end' };
  const desk = await Desk.open({ settings: { sequence: { invoice: { terms } } } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)], { Due_Date: null });
  invoice([line(1, 10)], { Subject: 'Due when it says' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 = 10
        10 + 1.5 tax = 11.5, open 11.5
      INV-0002 DRAFT, Harbour Light, 2026-11-19, due 2026-12-20, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-20
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0002 open 23
      "Due when it says" Created, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, in Xero INV-0001 open 11.5
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1, 2 times
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1, 2 times
      zoho PUT Products ×1
  `);
});
