// Given a price of four decimals in accounting, where the CRM keeps two; when the invoice comes over and its words are edited in the CRM;
// then accounting keeps all four decimals, what is owed is accounting's sum, and a person is told that the CRM's own total is another.

import { test } from 'vitest';
import { Desk, rowIds, sale } from '../desk.ts';

test('a price that the CRM rounds is not rounded in accounting', async () => {
  const desk = await Desk.open();
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut' });
  const nuts = { ItemCode: 'NUT', Description: 'Nuts', Quantity: 1000, UnitAmount: 0.0375 };
  sale(desk, 'Tall Pines', [{ ...nuts, AccountCode: '200', TaxType: 'OUTPUT2' }]);
  await desk.settle();
  const id = String(desk.crm('Invoices')[0]?.id);
  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Description: 'Nuts, by the thousand' }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        1000 × 0.0375 NUT "Nuts, by the thousand" OUTPUT2 @200 = 37.5
        37.5 + 5.63 tax = 43.13, open 43.13
    CRM Invoices
      "INV-0001" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        1000 × 0.04 Nut "Nuts, by the thousand" GST @200 = 40
        46 with tax, in Xero INV-0001 open 43.13
    Written
      xero POST Invoices ×1, 2 times
      zoho POST Accounts ×1
      zoho POST Invoices ×1
      zoho POST Products ×1
    Asked
      amounts.differ: INV-0001 comes to different totals on the two sides: 46 in Zoho CRM, 43.13 in Xero. Look at its lines and taxes.
  `);
});
