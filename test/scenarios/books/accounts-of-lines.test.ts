// Given a product with an account of its own, a rule for hire, and a usual account; when an invoice with all three is saved; then each
// line bears the account that comes first: the product's own, the rule's, the usual one.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a line’s account is its product’s, else a rule’s, else the usual one', async () => {
  const accountRules = [{ when: { all: [{ field: 'description', op: 'contains', value: 'hire' }] }, account: '260' }];
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200', accountRules } } } });
  const { line, invoice } = bolts(desk);
  const own = desk.save('Products', {
    Product_Name: 'Interest',
    Product_Code: 'INT',
    Sales_Account: '270',
    Tax: ['GST'],
  });
  invoice([
    line(2, 10),
    line(1, 50, { Description: 'Crane hire' }),
    line(1, 7, { Product_Name: { id: own }, Description: 'Interest on a hire' }),
  ]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        1 × 50 BOLT "Crane hire" OUTPUT2 @260 = 50
        1 × 7 INT "Interest on a hire" OUTPUT2 @270 = 7
        77 + 11.55 tax = 88.55, open 88.55
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        1 × 50 Bolt "Crane hire" GST = 50
        1 × 7 Interest "Interest on a hire" GST = 7
        88.55 with tax, in Xero INV-0001 open 88.55
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1, 2 times
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1, 2 times
  `);
});
