// Given an invoice that is in step; when a line is taken away in the CRM while accounting edits the same line; then what somebody has just
// worked on is not lost unseen: a person is asked, and nobody's line is touched.

import { test } from 'vitest';
import type { Json } from '../documents.ts';
import { bolts, Desk, rowIds } from '../desk.ts';

test('a line deleted on one side and edited on the other', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  const id = invoice([line(3, 10), line(1, 5, { Description: 'small' })]);
  await desk.settle();
  desk.written();
  const [made] = desk.books('Invoices');
  const [first, second] = (made?.LineItems as Json[]).map(({ LineItemID }) => ({ LineItemID }));
  const [, row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, _delete: null }] });
  desk.xero('invoice.edit', { InvoiceID: made?.InvoiceID, LineItems: [first, { ...second, Quantity: 8 }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 = 30
        8 × 5 BOLT "small" OUTPUT2 = 40
        70 + 10.5 tax = 80.5, open 80.5
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        3 × 10 Bolt "" GST = 30
        34.5 with tax, in Xero INV-0001 open 80.5
    Written
      zoho PUT Invoices ×1
    Asked
      conflict.fields: Both sides changed Lines of Bolts for the harbour. Choose which value stays.
  `);
});
