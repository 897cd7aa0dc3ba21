// Given a British organisation; when an invoice of accounting whose prices contain VAT of two rates comes over; then each price stands in
// the CRM without its tax. The CRM adds VAT to the rounded prices and would come out a penny higher: its adjustment takes that off, so that
// both show what is owed. Who wants to be asked about pennies is told of it instead.

import { expect, test } from 'vitest';
import { Desk, sale } from '../desk.ts';

const lines = [
  { ItemCode: 'TEA', AccountCode: '200', Quantity: 1, Description: 'Tea', UnitAmount: 9.99, TaxType: 'OUTPUT2' },
  { ItemCode: 'TEA', AccountCode: '200', Quantity: 1, Description: 'Fuel', UnitAmount: 4.2, TaxType: 'RROUTPUT' },
];

test('UK: VAT inclusive with rounding, the CRM’s penny is taken off by its adjustment', async () => {
  const desk = await Desk.open({ region: 'UK' });
  desk.xero('item.create', { Code: 'TEA', Name: 'Tea' });
  sale(desk, 'Heather & Moss', lines, { InvoiceNumber: 'TEA-1', LineAmountTypes: 'Inclusive' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      TEA-1 AUTHORISED, Heather & Moss, 2026-11-18, due 2026-12-18, GBP, tax inclusive
        1 × 9.99 TEA "Tea" OUTPUT2 @200 = 9.99
        1 × 4.2 TEA "Fuel" RROUTPUT @200 = 4.2
        12.32 + 1.87 tax = 14.19, open 14.19
    CRM Invoices
      "TEA-1" Approved, Heather & Moss, 2026-11-18, due 2026-12-18, GBP
        1 × 8.33 Tea "Tea" VAT @200 = 8.33
        1 × 4 Tea "Fuel" Reduced VAT @200 = 4
        14.19 with tax, adjustment -0.01, in Xero TEA-1 open 14.19
    Written
      xero POST Invoices ×1
      zoho POST Accounts ×1
      zoho POST Invoices ×1
      zoho POST Products ×1
  `);
});

test('UK: a penny between prices with VAT and prices without is told where pennies are asked about', async () => {
  const desk = await Desk.open({ region: 'UK', settings: { cents: { way: 'block' } } });
  desk.xero('item.create', { Code: 'TEA', Name: 'Tea' });
  sale(desk, 'Heather & Moss', lines, { InvoiceNumber: 'TEA-1', LineAmountTypes: 'Inclusive' });
  await desk.settle();
  expect((await desk.issues()).map(({ message }) => message)).toEqual([
    'TEA-1 comes to different totals on the two sides: 14.2 in Zoho CRM, 14.19 in Xero. Look at its lines and taxes.',
  ]);
});
