// Given an invoice on its way to accounting; when accounting makes it and its reply is lost; then the same request is sent again under the
// same key, the vendor answers with what it made, and there is one invoice.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an invoice whose reply was lost is made once', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  await desk.settle();
  desk.written();
  desk.loseReply('xero', 'PUT', '/Invoices');
  invoice([line(2, 10)]);
  await desk.settle(10);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "Bolt" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero PUT Invoices ×1
      xero PUT Invoices ×1 (drop-after)
      zoho PUT Invoices ×1
  `);
});
