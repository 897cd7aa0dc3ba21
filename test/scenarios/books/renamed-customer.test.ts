// Given a customer with an invoice; when the company is renamed in the CRM; then accounting's contact takes the new name, the invoice is
// under it, and no second contact is made.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a renamed company stays one customer', async () => {
  const desk = await Desk.open();
  const { account, line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  desk.written();
  desk.edit('Accounts', account, { Account_Name: 'Harbour Light & Sons' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light & Sons, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light & Sons, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero POST Contacts ×1
  `);
  expect(desk.parties()).toMatchObject({ xero: ['Harbour Light & Sons'], accounts: ['Harbour Light & Sons'] });
});
