// Given a company, a product and an invoice that were just saved in the CRM; when time passes; then accounting has all three, each made
// before what needs it, in one call each.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('customer, item and invoice go over together, each before what needs it', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  invoice([line(3, 10), line(1, 5, { Discount: 1, Description: 'small' })]);
  await desk.settle();
  const written = desk.written().filter((call) => call.startsWith('xero'));
  expect(written).toEqual(['xero PUT Items ×1', 'xero PUT Contacts ×1', 'xero PUT Invoices ×1']);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 = 30
        1 × 5 less 1 BOLT "small" OUTPUT2 = 4
        34 + 5.1 tax = 39.1, open 39.1
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        3 × 10 Bolt "" GST = 30
        1 × 5 less 1 Bolt "small" GST = 4
        39.1 with tax, in Xero INV-0001 open 39.1
    Written
  `);
  expect(desk.parties()).toEqual({ xero: ['Harbour Light'], accounts: ['Harbour Light'], vendors: [] });
  expect(desk.books('Items')).toMatchObject([{ Code: 'BOLT', Name: 'Bolt', SalesDetails: { UnitPrice: 10 } }]);
});
