// Given two invoices that wait for each other after a save and go over in one call; when accounting refuses one of them; then the other is
// made all the same, once, and a person is told of the refused one in accounting's words.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('accounting refuses one of two invoices', async () => {
  const desk = await Desk.open({
    settings: {
      kinds: { invoice: { settleS: 5 } },
      sequence: { invoice: { status: 'AUTHORISED', account: '200' } },
    },
  });
  const { line, invoice } = bolts(desk);
  await desk.settle();
  desk.xero('organisation.lock', { periodLockDate: '2026-10-31' });
  desk.written();
  invoice([line(2, 10)], { Subject: 'In a locked period', Invoice_Date: '2026-10-15' });
  invoice([line(3, 10)]);
  await desk.settle(20);
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        30 + 4.5 tax = 34.5, open 34.5
    CRM Invoices
      "In a locked period" Created, Harbour Light, 2026-10-15, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, not in Xero
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        3 × 10 Bolt "" GST = 30
        34.5 with tax, in Xero INV-0001 open 34.5
    Written
      xero PUT Invoices ×2
      zoho PUT Invoices ×1
    Asked
      refused.accounting: Xero would not have In a locked period. It says: The document date cannot be before the period lock date, currently set at 31 October 2026. Change it in Zoho CRM and it is tried by itself, or try again as it is.
  `);
});
