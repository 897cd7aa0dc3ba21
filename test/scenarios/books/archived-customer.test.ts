// Given a customer who is archived in accounting; when an invoice for them is saved; then it is refused in accounting's own words, and a
// person is told; the customer stays archived.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an invoice for an archived customer goes before a person', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  await desk.settle();
  desk.xero('contact.archive', { contact: 'Harbour Light' });
  await desk.settle();
  desk.written();
  invoice([line(2, 10)]);
  await desk.settle(20);
  await desk.shows(`
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, not in Xero
    Written
      xero PUT Invoices ×1
    Asked
      refused.accounting: Xero would not have Bolts for the harbour. It says: The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes. Change it in Zoho CRM and it is tried by itself, or try again as it is.
  `);
  expect(desk.parties().xero).toEqual(['Harbour Light ARCHIVED']);
});
