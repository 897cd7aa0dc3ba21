// Given a British organisation; when an invoice of accounting whose prices contain VAT of two rates comes over; then both sides come to the same total, to the penny.

import { expect, test } from 'vitest';
import { Desk } from './desk.ts';

test('UK: VAT inclusive with rounding', async () => {
  const desk = await Desk.open({ region: 'UK' });
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Heather & Moss' });
  desk.xero('item.create', { Code: 'TEA', Name: 'Tea' });
  const tea = { ItemCode: 'TEA', AccountCode: '200', Quantity: 1 };
  desk.xero('invoice.create', {
    Type: 'ACCREC',
    InvoiceNumber: 'TEA-1',
    Contact: { ContactID },
    Date: '2026-11-18',
    DueDate: '2026-12-18',
    Status: 'AUTHORISED',
    LineAmountTypes: 'Inclusive',
    LineItems: [
      { ...tea, Description: 'Tea', UnitAmount: 9.99, TaxType: 'OUTPUT2' },
      { ...tea, Description: 'Fuel', UnitAmount: 4.2, TaxType: 'RROUTPUT' },
    ],
  });
  await desk.settle();
  const [made] = desk.books('Invoices').filter(({ number }) => number === 'TEA-1');
  expect(made).toMatchObject({ totals: '12.32 + 1.87 = 14.19' });
  const [shown] = desk.crm('Invoices').filter(({ subject }) => subject === 'TEA-1');
  expect(shown).toMatchObject({ lines: ['1 × 8.33 Tea "Tea" VAT = 8.33', '1 × 4 Tea "Fuel" Reduced VAT = 4'] });
  expect(Math.abs(Number(shown?.total) - 14.19)).toBeLessThan(0.015);
});
