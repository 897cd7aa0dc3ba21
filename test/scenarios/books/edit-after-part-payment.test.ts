// Given an invoice with a payment on it; when its quantity is edited in the CRM; then nothing is sent, and a person is told the legal way;
// when the quantity is set back and the words of the line are edited, those still travel.

import { test } from 'vitest';
import { bolts, Desk, rowIds } from '../desk.ts';

test('an edit that accounting no longer takes is explained, and words of a line still travel', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.xero('payment.record', { invoice: 'INV-0001', amount: 8 });
  await desk.settle();
  desk.written();

  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Quantity: 5 }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 15, paid 8
    CRM Invoices
      "Bolts for the harbour" Partly paid, Harbour Light, 2026-11-19, due 2026-12-19
        5 × 10 Bolt "" GST = 50
        57.5 with tax, in Xero INV-0001 open 15 paid 8
    Written
    Asked
      fixed.part-paid: Bolts for the harbour is paid in part in Xero, so Lines can’t be changed. Correct it by a credit note, or remove the payment there first.
  `);

  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Quantity: 2, Description: 'Bolts, galvanised' }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolts, galvanised" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 15, paid 8
    CRM Invoices
      "Bolts for the harbour" Partly paid, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "Bolts, galvanised" GST = 20
        23 with tax, in Xero INV-0001 open 15 paid 8
    Written
      xero POST Invoices ×1
  `);
});
