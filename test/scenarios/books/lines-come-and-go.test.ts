// Given an invoice that is in step; when a line is added in accounting and later one is taken away in the CRM; then both sides have the
// same lines.

import { test } from 'vitest';
import type { Json } from '../documents.ts';
import { bolts, Desk, rowIds } from '../desk.ts';

test('added and removed lines are added and removed on the other side', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  const id = invoice([line(3, 10), line(1, 5, { Description: 'small' })]);
  await desk.settle();
  desk.written();
  const [made] = desk.books('Invoices');
  const kept = (made?.LineItems as Json[]).map(({ LineItemID }) => ({ LineItemID }));
  const rush = { ItemCode: 'BOLT', Description: 'rush', Quantity: 1, UnitAmount: 9, TaxType: 'OUTPUT2' };
  desk.xero('invoice.edit', { InvoiceID: made?.InvoiceID, LineItems: [...kept, { ...rush, AccountCode: '200' }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 = 30
        1 × 5 BOLT "small" OUTPUT2 = 5
        1 × 9 BOLT "rush" OUTPUT2 @200 = 9
        44 + 6.6 tax = 50.6, open 50.6
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        3 × 10 Bolt "" GST = 30
        1 × 5 Bolt "small" GST = 5
        1 × 9 Bolt "rush" GST @200 = 9
        50.6 with tax, in Xero INV-0001 open 50.6
    Written
      zoho PUT Invoices ×1
  `);

  const [, second] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: second, _delete: null }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 = 30
        1 × 9 BOLT "rush" OUTPUT2 @200 = 9
        39 + 5.85 tax = 44.85, open 44.85
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        3 × 10 Bolt "" GST = 30
        1 × 9 Bolt "rush" GST @200 = 9
        44.85 with tax, in Xero INV-0001 open 44.85
    Written
      xero POST Invoices ×1
      zoho PUT Invoices ×1
  `);
});
