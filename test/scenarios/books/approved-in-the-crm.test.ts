// Given a draft in accounting; when somebody approves it in the CRM; then it is approved in accounting.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an approval in the CRM approves in accounting', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.written();
  desk.edit('Invoices', id, { Status: 'Approved' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero POST Invoices ×1
  `);
});
