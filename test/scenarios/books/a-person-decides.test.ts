// Given that a person is to decide conflicts; when a quantity is edited on both sides; then neither side is written and both values are
// shown; when the person says that accounting is right, its quantity goes into the CRM.

import { test } from 'vitest';
import type { Json } from '../documents.ts';
import { bolts, Desk, rowIds } from '../desk.ts';

test('a conflict waits for a person, who decides it', async () => {
  const desk = await Desk.open({ settings: { conflicts: { default: 'ask' } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(3, 10)]);
  await desk.settle();
  desk.written();
  const [made] = desk.books('Invoices');
  const [first] = (made?.LineItems as Json[]).map(({ LineItemID }) => ({ LineItemID }));
  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Quantity: 4 }] });
  desk.xero('invoice.edit', { InvoiceID: made?.InvoiceID, LineItems: [{ ...first, Quantity: 5 }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        5 × 10 BOLT "Bolt" OUTPUT2 = 50
        50 + 7.5 tax = 57.5, open 57.5
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        4 × 10 Bolt "" GST = 40
        46 with tax, in Xero INV-0001 open 57.5
    Written
      zoho PUT Invoices ×1
    Asked
      conflict.fields: Both sides changed Lines of Bolts for the harbour. Choose which value stays.
  `);

  const [issue] = await desk.issues();
  await desk.answer(issue, 'accounting');
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        5 × 10 BOLT "Bolt" OUTPUT2 = 50
        50 + 7.5 tax = 57.5, open 57.5
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        5 × 10 Bolt "Bolt" GST = 50
        57.5 with tax, in Xero INV-0001 open 57.5
    Written
      zoho PUT Invoices ×1
  `);
});
