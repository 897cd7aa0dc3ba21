// Given an approved invoice; when it is paid in accounting in two parts; then the CRM shows each step with its amounts, and is written no
// more often than that.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('the CRM shows part paid, then paid, with amounts', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  desk.written();

  desk.xero('payment.record', { invoice: 'INV-0001', amount: 8 });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 15, paid 8
    CRM Invoices
      "Bolts for the harbour" Partly paid, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 15 paid 8
    Written
      zoho PUT Invoices ×1
  `);

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
      zoho PUT Invoices ×1
  `);
});
