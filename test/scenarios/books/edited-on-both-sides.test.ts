// Given an invoice that is in step, and that the CRM is to win; when its due date is edited on both sides, and its reference in accounting
// only; then the CRM's date and accounting's reference stand on both sides, and the log keeps the date that lost.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('of one field the side with authority wins, and an edit of another field lives', async () => {
  const desk = await Desk.open({ settings: { conflicts: { default: 'crm' } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(3, 10)]);
  await desk.settle();
  desk.written();
  const InvoiceID = desk.books('Invoices')[0]?.InvoiceID;
  desk.edit('Invoices', id, { Due_Date: '2027-01-10' });
  desk.xero('invoice.edit', { InvoiceID, DueDate: '2027-02-20', Reference: 'PO 4711' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2027-01-10, reference PO 4711, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 = 30
        30 + 4.5 tax = 34.5, open 34.5
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2027-01-10, reference PO 4711
        3 × 10 Bolt "" GST = 30
        34.5 with tax, in Xero INV-0001 open 34.5
    Written
      xero POST Invoices ×1
      zoho PUT Invoices ×1
  `);
  const lost = (await desk.entries()).filter(({ code }) => code === 'update.crm').flatMap(({ changes }) => changes);
  expect(lost).toEqual([{ field: 'dueDate', before: '2027-02-20', after: '2027-01-10' }]);
});
