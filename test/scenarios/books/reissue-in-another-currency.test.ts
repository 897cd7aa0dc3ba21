// Given an approved invoice in pounds; when its currency is changed in the CRM, which accounting lets nobody do; then nothing of it is sent
// there, and a person is told; when it is issued anew, the invoice in pounds is void and the one in euros stands in its place.

import { expect, test } from 'vitest';
import { bolts, Desk, rowIds } from '../desk.ts';

test('an invoice whose currency was changed is issued anew', async () => {
  const desk = await Desk.open({
    region: 'UK',
    settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } },
  });
  const { line, invoice } = bolts(desk, 'VAT');
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.written();
  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Currency: 'EUR', Invoiced_Items: [{ id: row, List_Price: 12 }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, GBP, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 4 tax = 24, open 24
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19, EUR at 1.15
        2 × 12 Bolt "" VAT = 24
        28.8 with tax, in Xero INV-0001 open 24
    Written
    Asked
      reissue.currency: Bolts for the harbour is in EUR in Zoho CRM and in GBP in Xero, where the currency of an invoice can’t be changed. Void it and issue it anew, or set the currency back.
  `);
  await desk.answer((await desk.issues())[0], 'reissue');
  expect(await desk.issues()).toEqual([]);
  await desk.shows(`
    Xero Invoices
      INV-0001 VOIDED, Harbour Light, 2026-11-19, due 2026-12-19, GBP, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 4 tax = 24, open 24
      INV-0002 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, EUR at 1.15, tax exclusive
        2 × 12 BOLT "Bolt" OUTPUT2 @200 = 24
        24 + 4.8 tax = 28.8, open 28.8
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19, EUR at 1.15
        2 × 12 Bolt "" VAT = 24
        28.8 with tax, in Xero INV-0002 open 28.8
    Written
      xero POST Invoices ×1
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
  `);
});
