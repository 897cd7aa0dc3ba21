// Given an invoice of bolts, which accounting describes and books as bolts; when somebody chooses nuts on its lines in the CRM; then accounting
// describes and books nuts, and words that somebody wrote stay.

import { test } from 'vitest';
import { bolts, Desk, rowIds } from '../desk.ts';

test('a line of another product is described and booked as that product', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const nut = desk.save('Products', {
    Product_Name: 'Nut',
    Product_Code: 'NUT',
    Unit_Price: 2,
    Tax: ['GST'],
    Sales_Account: '270',
  });
  const id = invoice([line(2, 10), line(1, 5, { Description: 'By hand' })]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        1 × 5 BOLT "By hand" OUTPUT2 @200 = 5
        25 + 3.75 tax = 28.75, open 28.75
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        1 × 5 Bolt "By hand" GST = 5
        28.75 with tax, in Xero INV-0001 open 28.75
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1, 2 times
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1, 2 times
  `);

  const [first, second] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  const Product_Name = { id: nut };
  desk.edit('Invoices', id, {
    Invoiced_Items: [
      { id: first, Product_Name, List_Price: 2 },
      { id: second, Product_Name },
    ],
  });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 2 NUT "Nut" OUTPUT2 @270 = 4
        1 × 5 NUT "By hand" OUTPUT2 @270 = 5
        9 + 1.35 tax = 10.35, open 10.35
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 2 Nut "" GST = 4
        1 × 5 Nut "By hand" GST = 5
        10.35 with tax, in Xero INV-0001 open 10.35
    Written
      xero POST Invoices ×1
      zoho PUT Invoices ×1
  `);
});
