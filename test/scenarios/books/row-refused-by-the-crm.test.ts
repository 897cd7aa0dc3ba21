// Given two invoices of accounting, one of which names an item whose CRM product a rule of the CRM refuses; when time passes; then the
// other one arrives all the same, and a person is told of the first.

import { test } from 'vitest';
import { Desk, sale } from '../desk.ts';

test('the CRM refuses one of two invoices', async () => {
  const desk = await Desk.open({
    before: (at) => at.zoho('field.change', { module: 'Invoices', field: 'Subject', length: 12 }),
  });
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut' });
  const nut = { ItemCode: 'NUT', Description: 'Nut', AccountCode: '200', TaxType: 'OUTPUT2', Quantity: 1 };
  sale(desk, 'Tall Pines', [{ ...nut, UnitAmount: 20 }], { InvoiceNumber: 'INVOICE-OF-A-LONG-NUMBER' });
  sale(desk, 'Tall Pines', [{ ...nut, UnitAmount: 30 }]);
  await desk.settle(20);
  await desk.shows(`
    Xero Invoices
      INVOICE-OF-A-LONG-NUMBER AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        1 × 20 NUT "Nut" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
      INV-0001 AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        1 × 30 NUT "Nut" OUTPUT2 @200 = 30
        30 + 4.5 tax = 34.5, open 34.5
    CRM Invoices
      "INV-0001" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        1 × 30 Nut "Nut" GST @200 = 30
        34.5 with tax, in Xero INV-0001 open 34.5
    Written
      xero POST Invoices ×1
      zoho POST Accounts ×1
      zoho POST Invoices ×2
      zoho POST Products ×1
    Asked
      refused.crm: Zoho CRM would not have INVOICE-OF-A-LONG-NUMBER. It says: Subject: INVALID_DATA: invalid data; maximum length: 12. Change it in Xero and it is tried by itself, or try again as it is.
  `);
});
