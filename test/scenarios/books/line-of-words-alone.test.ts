// Given a product that stands for none, with a price of its own; when an invoice arrives from accounting of which a line is words alone; then
// that line costs nothing in the CRM either, and an edit of another line leaves it words alone in accounting.

import { expect, test } from 'vitest';
import type { Json } from '../documents.ts';
import { bolts, Desk, rowIds, sale } from '../desk.ts';

test('a line of words alone costs nothing, whatever the product costs that stands for none', async () => {
  const desk = await Desk.open();
  bolts(desk);
  const none = desk.save('Products', { Product_Name: 'Sundries', Product_Code: 'SUN', Unit_Price: 25 });
  await desk.settings({ values: { fallbackProduct: none } });
  await desk.settle();
  desk.written();
  sale(desk, 'Harbour Light', [
    { Description: 'With thanks' },
    { ItemCode: 'BOLT', AccountCode: '200', TaxType: 'OUTPUT2', Description: 'Bolts', Quantity: 2, UnitAmount: 10 },
  ]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        "With thanks" = 0
        2 × 10 BOLT "Bolts" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "INV-0001" Approved, Harbour Light, 2026-11-18, due 2026-12-18
        1 × 0 Sundries "With thanks" = 0
        2 × 10 Bolt "Bolts" GST @200 = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero POST Invoices ×1
      zoho POST Invoices ×1
  `);

  const id = String(desk.crm('Invoices')[0]?.id);
  const [, second] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: second, Quantity: 3 }] });
  await desk.settle();
  const [words, priced] = desk.books('Invoices')[0]?.LineItems as Json[];
  expect(words).not.toHaveProperty('UnitAmount');
  expect([words?.Description, priced?.Quantity, await desk.issues()]).toEqual(['With thanks', 3, []]);
});
