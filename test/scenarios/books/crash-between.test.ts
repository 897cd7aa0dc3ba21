// Given an invoice on its way to accounting; when the product dies after accounting has made it and before that is remembered; then the
// next one finds the invoice, and no second is made.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { MINUTE_MS } from '../stage/stage.ts';

test('an invoice that was made just before a crash is made once', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  await desk.settle();
  desk.written();
  desk.breakDownAfter('xero', 'PUT', '/Invoices');
  invoice([line(2, 10)]);
  await desk.stage.pass(10 * MINUTE_MS);
  desk.forgive('a message failed');
  await desk.settle();
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
      xero PUT Invoices ×1, 2 times
      zoho PUT Invoices ×1
  `);
});
