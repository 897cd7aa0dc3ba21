// Given that the CRM mails its invoices itself; when one goes over approved; then accounting's copy is marked as sent, and accounting
// mails nothing.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('the copy of an invoice that the CRM mails is marked as sent', async () => {
  const desk = await Desk.open({
    settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200', email: 'crm' } } },
  });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive, sent
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
