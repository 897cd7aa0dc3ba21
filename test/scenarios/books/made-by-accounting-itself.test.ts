// Given an invoice that Xero made from a template, and one whose American sales tax Xero computes; when both are edited on both sides; then
// the bookkeeper's edits arrive in the CRM, the CRM's are kept from Xero before anything is sent, and each issue says why.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test.each([
  [
    'invoice.fromRepeating',
    'fixed.system-made',
    'was made by the system of Xero and can’t be changed (Due date). Change what it was made from.',
  ],
  [
    'invoice.automaticTax',
    'fixed.automatic-tax',
    'is taxed automatically by Xero, and no app may change it (Due date). Change it there by hand.',
  ],
])('%s: what Xero sees to by itself is left to it, and explained', async (act, code, words) => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)], { Subject: 'Bolts' });
  await desk.settle();
  const [made] = desk.books('Invoices');
  desk.xero('invoice.edit', { InvoiceID: made?.InvoiceID, Reference: 'From the books' });
  desk.xero(act, { invoice: made?.InvoiceID });
  await desk.settle();
  expect(JSON.stringify(desk.raw('Invoices', id))).toContain('From the books');
  desk.written();

  desk.edit('Invoices', id, { Due_Date: '2027-01-31' });
  await desk.settle();
  expect(desk.written().filter((call) => call.startsWith('xero'))).toEqual([]);
  desk.xero('payment.record', { invoice: made?.InvoiceID });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 PAID, Harbour Light, 2026-11-19, due 2026-12-19, reference From the books, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 0, paid 23
    CRM Invoices
      "Bolts" Paid, Harbour Light, 2026-11-19, due 2027-01-31, reference From the books
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 0 paid 23 on 2026-11-20
    Written
      zoho PUT Invoices ×1
    Asked
      ${code}: Bolts ${words}
  `);
});
