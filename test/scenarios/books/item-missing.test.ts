// Given a customer whom both sides know; when an invoice names a product that accounting lacks; then the item is made first, and the
// customer is not touched.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an item that is missing is made before the invoice', async () => {
  const desk = await Desk.open({ settings: { kinds: { item: { onSave: false, everyMinutes: 10 } } } });
  const account = desk.save('Accounts', { Account_Name: 'Harbour Light' });
  await desk.settle();
  desk.written();
  const { line, invoice } = bolts(desk, 'GST', 'Somebody else');
  invoice([line(2, 10)], { Account_Name: { id: account } });
  await desk.settle(2);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
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
  expect(desk.books('Items').map(({ Code }) => Code)).toEqual(['BOLT']);
});
