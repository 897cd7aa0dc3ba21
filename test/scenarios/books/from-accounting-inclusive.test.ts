// Given an approved invoice of accounting whose prices contain GST, one line with a discount in per cent; when time passes; then the CRM shows it without tax in its prices, to the same total.

import { expect, test } from 'vitest';
import { Desk } from './desk.ts';

test('an invoice that starts in accounting appears in the CRM with its customer and item', async () => {
  const desk = await Desk.open();
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut', SalesDetails: { UnitPrice: 2.5, AccountCode: '200' } });
  const nut = { ItemCode: 'NUT', AccountCode: '200', TaxType: 'OUTPUT2' };
  desk.xero('invoice.create', {
    Type: 'ACCREC',
    Contact: { ContactID },
    Date: '2026-11-18',
    DueDate: '2026-12-18',
    Status: 'AUTHORISED',
    LineAmountTypes: 'Inclusive',
    LineItems: [
      { ...nut, Description: 'Nuts', Quantity: 2, UnitAmount: 11.5 },
      { ...nut, Description: 'more', Quantity: 1, UnitAmount: 23, DiscountRate: 10 },
    ],
  });
  await desk.settle();
  expect(desk.crm('Invoices')).toEqual([
    {
      subject: 'INV-0001',
      status: 'Approved',
      party: 'Tall Pines',
      date: '2026-11-18',
      due: '2026-12-18',
      lines: ['2 × 10 Nut "Nuts" GST = 20', '1 × 20 -2 Nut "more" GST = 18'],
      total: '43.7',
      xero: { number: 'INV-0001', due: '43.7', paid: '0' },
    },
  ]);
  expect(desk.books('Invoices')).toMatchObject([
    {
      amounts: 'inclusive',
      lines: ['2 × 11.5 NUT "Nuts" OUTPUT2 @200 = 23', '1 × 23 -10% NUT "more" OUTPUT2 @200 = 20.7'],
      totals: '38 + 5.7 = 43.7',
    },
  ]);
  expect(desk.written().filter((call) => call.startsWith('xero') && call.includes('Invoices'))).toEqual([]);
  expect(await desk.issues()).toEqual([]);
});
