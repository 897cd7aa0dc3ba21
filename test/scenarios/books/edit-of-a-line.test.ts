// Given an invoice that is in step; when one line is edited on either side; then that line alone changes on the other, and no line is
// doubled or made anew.

import { expect, test } from 'vitest';
import type { Json } from '../documents.ts';
import { bolts, Desk, rowIds } from '../desk.ts';

const lineIds = (desk: Desk) => (desk.books('Invoices')[0]?.LineItems as Json[]).map(({ LineItemID }) => LineItemID);

test('an edit of one line touches one line, both ways, and both edits live', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  const id = invoice([line(3, 10), line(1, 5, { Description: 'small' }), line(2, 7, { Description: 'long' })]);
  await desk.settle();
  const before = { xero: lineIds(desk), crm: rowIds(desk, 'Invoices', id, 'Invoiced_Items') };
  desk.written();

  desk.edit('Invoices', id, { Invoiced_Items: [{ id: before.crm[0], Quantity: 4 }] });
  const LineItems = before.xero.map((LineItemID, at) => ({ LineItemID, ...(at === 2 && { Description: 'longer' }) }));
  desk.xero('invoice.edit', { InvoiceID: desk.books('Invoices')[0]?.InvoiceID, LineItems });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        4 × 10 BOLT "Bolt" OUTPUT2 = 40
        1 × 5 BOLT "small" OUTPUT2 = 5
        2 × 7 BOLT "longer" OUTPUT2 = 14
        59 + 8.85 tax = 67.85, open 67.85
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        4 × 10 Bolt "" GST = 40
        1 × 5 Bolt "small" GST = 5
        2 × 7 Bolt "longer" GST = 14
        67.85 with tax, in Xero INV-0001 open 67.85
    Written
      xero POST Invoices ×1
      zoho PUT Invoices ×1
  `);
  expect({ xero: lineIds(desk), crm: rowIds(desk, 'Invoices', id, 'Invoiced_Items') }).toEqual(before);
});
