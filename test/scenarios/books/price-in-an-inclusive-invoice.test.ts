// Given an invoice whose prices contain tax in accounting, one line with a discount in per cent; when that line's price is edited in the
// CRM, which knows prices without tax and discounts in money; then accounting gets the price with its tax, the other line stays to the
// letter, and the CRM learns that a tenth off is more money now.

import { test } from 'vitest';
import { Desk, rowIds, sale } from '../desk.ts';

test('an edited price is sent with its tax, and no other line is touched', async () => {
  const desk = await Desk.open();
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut' });
  const nut = { ItemCode: 'NUT', AccountCode: '200', TaxType: 'OUTPUT2', Quantity: 1 };
  const lines = [
    { ...nut, Description: 'Nuts', UnitAmount: 9.99 },
    { ...nut, Description: 'more', UnitAmount: 23, DiscountRate: 10 },
  ];
  sale(desk, 'Tall Pines', lines, { LineAmountTypes: 'Inclusive' });
  await desk.settle();
  const id = String(desk.crm('Invoices')[0]?.id);
  const [, second] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: second, List_Price: 30 }] });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax inclusive
        1 × 9.99 NUT "Nuts" OUTPUT2 @200 = 9.99
        1 × 34.5 less 10 % NUT "more" OUTPUT2 @200 = 31.05
        35.69 + 5.35 tax = 41.04, open 41.04
    CRM Invoices
      "INV-0001" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        1 × 8.69 Nut "Nuts" GST @200 = 8.69
        1 × 30 less 3 Nut "more" GST @200 = 27
        41.04 with tax, in Xero INV-0001 open 41.04
    Written
      xero POST Invoices ×1, 2 times
      zoho POST Accounts ×1
      zoho POST Invoices ×1
      zoho POST Products ×1
      zoho PUT Invoices ×1
  `);
});
