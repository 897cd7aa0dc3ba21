// Given an invoice whose prices contain tax in accounting; when a price is edited in the CRM, which knows prices without tax; then accounting gets the price with its tax, and the other line stays to the letter.

import { expect, test } from 'vitest';
import { Desk, rowIds } from './desk.ts';

test('an edited price is sent with its tax, and no other line is touched', async () => {
  const desk = await Desk.open();
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut' });
  const nut = { ItemCode: 'NUT', AccountCode: '200', TaxType: 'OUTPUT2' };
  desk.xero('invoice.create', {
    Type: 'ACCREC',
    Contact: { ContactID },
    Date: '2026-11-18',
    DueDate: '2026-12-18',
    Status: 'AUTHORISED',
    LineAmountTypes: 'Inclusive',
    LineItems: [
      { ...nut, Description: 'Nuts', Quantity: 1, UnitAmount: 9.99 },
      { ...nut, Description: 'more', Quantity: 1, UnitAmount: 23, DiscountRate: 10 },
    ],
  });
  await desk.settle();
  const [invoice] = desk.rawList('Invoices');
  const id = String(invoice?.id);
  const [, second] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.written();
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: second, List_Price: 30 }] });
  await desk.settle();
  expect(desk.books('Invoices')[0]?.lines).toEqual([
    '1 × 9.99 NUT "Nuts" OUTPUT2 @200 = 9.99',
    '1 × 34.5 -10% NUT "more" OUTPUT2 @200 = 31.05',
  ]);
  expect(desk.written()).toContain('xero POST Invoices');
});
