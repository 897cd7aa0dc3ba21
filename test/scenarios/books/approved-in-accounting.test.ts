// Given a draft in accounting that came from the CRM; when the accountant approves it there and gives it a reference; then the CRM shows
// both, and accounting is not written again.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an approval in accounting shows in the CRM', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200' } } } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  desk.written();
  const InvoiceID = desk.books('Invoices')[0]?.InvoiceID;
  desk.xero('invoice.edit', { InvoiceID, Reference: 'PO 4711', Status: 'AUTHORISED' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, reference PO 4711, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19, reference PO 4711
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      zoho PUT Invoices ×1
  `);
});
