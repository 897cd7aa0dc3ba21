// Given a draft in accounting; when it is deleted there; then the CRM's invoice is not touched before a person has said so.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a draft that is deleted in accounting is proposed for deletion, and nothing is destroyed unasked', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  desk.written();
  desk.xero('invoice.delete', { invoice: 'INV-0001' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DELETED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
    Asked
      gone.proposal: Bolts for the harbour was deleted in Xero. Shall it go from Zoho CRM too, or be kept there on its own?
  `);
});
