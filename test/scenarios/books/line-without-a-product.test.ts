// Given a product of the CRM that stands for none, and an invoice of accounting whose line names no item; when time passes; then the line
// arrives under that product; edited in the CRM, it goes back without an item.

import { test } from 'vitest';
import { Desk, rowIds, sale } from '../desk.ts';

test('a line of words arrives under the fallback product, and no item comes back', async () => {
  const desk = await Desk.open();
  const product = desk.save('Products', { Product_Name: 'Other work', Tax: ['GST'] });
  await desk.settings({ values: { fallbackProduct: product } });
  sale(desk, 'Tall Pines', [
    { Description: 'Advice', Quantity: 2, UnitAmount: 80, AccountCode: '200', TaxType: 'OUTPUT2' },
  ]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        2 × 80 "Advice" OUTPUT2 @200 = 160
        160 + 24 tax = 184, open 184
    CRM Invoices
      "INV-0001" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        2 × 80 Other work "Advice" GST @200 = 160
        184 with tax, in Xero INV-0001 open 184
    Written
      xero POST Invoices ×1
      zoho POST Accounts ×1
      zoho POST Invoices ×1
  `);

  const id = String(desk.crm('Invoices')[0]?.id);
  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Quantity: 3 }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        3 × 80 "Advice" OUTPUT2 @200 = 240
        240 + 36 tax = 276, open 276
    CRM Invoices
      "INV-0001" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        3 × 80 Other work "Advice" GST @200 = 240
        276 with tax, in Xero INV-0001 open 276
    Written
      xero POST Invoices ×1
      zoho PUT Invoices ×1
  `);
});
