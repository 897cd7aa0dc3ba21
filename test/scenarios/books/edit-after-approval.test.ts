// Given an approved invoice with nothing paid; when its due date and a quantity are edited in the CRM; then accounting takes both: an
// approved invoice may change as long as nothing is paid.

import { test } from 'vitest';
import { bolts, Desk, rowIds } from '../desk.ts';

test('an approved invoice is edited as far as accounting permits', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10), line(1, 5, { Description: 'small' })]);
  await desk.settle();
  desk.written();
  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Due_Date: '2027-01-15', Invoiced_Items: [{ id: row, Quantity: 3 }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2027-01-15, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 5 BOLT "small" OUTPUT2 @200 = 5
        35 + 5.25 tax = 40.25, open 40.25
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2027-01-15
        3 × 10 Bolt "" GST = 30
        1 × 5 Bolt "small" GST = 5
        40.25 with tax, in Xero INV-0001 open 40.25
    Written
      xero POST Invoices ×1
      zoho PUT Invoices ×1
  `);
});
