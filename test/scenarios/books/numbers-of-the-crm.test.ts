// Given that accounting takes the CRM's numbers with a prefix; when an invoice is saved; then accounting's number is the CRM's.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('the number is the CRM’s, with a prefix', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { number: 'prefix', numberPrefix: 'Z-' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      Z-⟨1⟩ DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero Z-⟨1⟩ open 23
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
  expect(desk.books('Invoices')[0]?.InvoiceNumber).toBe(`Z-${String(desk.raw('Invoices', id).Invoice_Number)}`);
});
