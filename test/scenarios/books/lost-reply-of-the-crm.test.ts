// Given an invoice on its way to the CRM; when the CRM makes it and its reply is lost; then it is found by the mark that it bears, and no
// second invoice is made.

import { test } from 'vitest';
import { Desk, sale } from '../desk.ts';

test('an invoice whose reply was lost is made once in the CRM', async () => {
  const desk = await Desk.open();
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut' });
  desk.loseReply('zoho', 'POST', '/Invoices');
  const nut = { ItemCode: 'NUT', Description: 'Nut', AccountCode: '200', TaxType: 'OUTPUT2', Quantity: 1 };
  sale(desk, 'Tall Pines', [{ ...nut, UnitAmount: 20 }]);
  await desk.settle(15);
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        1 × 20 NUT "Nut" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "INV-0001" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        1 × 20 Nut "Nut" GST @200 = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero POST Invoices ×1
      zoho POST Accounts ×1
      zoho POST Invoices ×1 (drop-after)
      zoho POST Products ×1
  `);
});
