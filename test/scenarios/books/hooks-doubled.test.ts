// Given vendors that tell everything twice, late and out of order; when an invoice is saved in the CRM and paid in accounting; then it is
// made once, and the payment is shown once.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('doubled and reordered hints make nothing twice', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  desk.stage.vendors.world.outbox.knobs = { lose: 0, double: 1, delayMs: [50, 20_000], hold: false };
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  desk.xero('payment.record', { invoice: 'INV-0001' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 PAID, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 0, paid 23
    CRM Invoices
      "Bolts for the harbour" Paid, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 0 paid 23 on 2026-11-20
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1, 2 times
      zoho PUT Products ×1
  `);
});
