// Given that new invoices go over as drafts, and one that the CRM calls approved; when the reply to its creation is lost, or not; then it is
// a draft in accounting all the same, once, and the CRM learns that.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

const settings = { conflicts: { default: 'crm' }, sequence: { invoice: { account: '200' } } };

test('a draft is not approved because its source is', async () => {
  const desk = await Desk.open({ settings });
  const { line, invoice } = bolts(desk);
  await desk.settle();
  desk.written();
  invoice([line(2, 10)], { Status: 'Approved' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
  `);
});

test('nor is it where the reply was lost', async () => {
  const desk = await Desk.open({ settings });
  const { line, invoice } = bolts(desk);
  await desk.settle();
  desk.written();
  desk.loseReply('xero', 'PUT', 'Invoices');
  invoice([line(2, 10)], { Status: 'Approved' });
  await desk.settle(20);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "Bolt" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero PUT Invoices ×1
      xero PUT Invoices ×1 (drop-after)
      zoho PUT Invoices ×1
  `);
});
