// Given a product of the CRM that stands for none, and an invoice of accounting whose line names no item; when time passes; then the line arrives under that product, and goes back without an item.

import { expect, test } from 'vitest';
import { Desk, rowIds } from './desk.ts';

test('a line of words arrives under the fallback product, and no item comes back', async () => {
  const desk = await Desk.open();
  const product = desk.save('Products', { Product_Name: 'Other work', Tax: ['GST'] });
  await desk.settings({
    startDate: '2026-01-01',
    values: { taxes: { GST: 'OUTPUT2' }, fallbackProduct: product },
    kinds: { item: { on: true }, invoice: { on: true } },
  });
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
  desk.xero('invoice.create', {
    Type: 'ACCREC',
    Contact: { ContactID },
    Date: '2026-11-18',
    DueDate: '2026-12-18',
    Status: 'AUTHORISED',
    LineItems: [{ Description: 'Advice', Quantity: 2, UnitAmount: 80, AccountCode: '200', TaxType: 'OUTPUT2' }],
  });
  await desk.settle();
  expect(desk.crm('Invoices')).toMatchObject([{ lines: ['2 × 80 Other work "Advice" GST = 160'], total: '184' }]);
  const id = String(desk.rawList('Invoices')[0]?.id);
  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Quantity: 3 }] });
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([
    { lines: ['3 × 80 "Advice" OUTPUT2 @200 = 240'], totals: '240 + 36 = 276' },
  ]);
});

test('where no such product is named, one issue says so, and the invoice arrives once it is', async () => {
  const desk = await Desk.open();
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
  const advice = { Description: 'Advice', Quantity: 2, UnitAmount: 80, AccountCode: '200', TaxType: 'OUTPUT2' };
  desk.xero('invoice.create', {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Contact: { ContactID },
    Date: '2026-11-18',
    DueDate: '2026-12-18',
    LineItems: [advice],
  });
  desk.written();
  await desk.settle();
  const [issue, ...more] = await desk.issues();
  expect([issue?.code, more]).toEqual(['needs.product', []]);
  expect(issue?.message).toContain('values.fallbackProduct');
  expect(desk.written().filter((call) => call.startsWith('zoho') && call.endsWith('Invoices'))).toEqual([]);

  const product = desk.save('Products', { Product_Name: 'Other work', Tax: ['GST'] });
  await desk.settings({ values: { fallbackProduct: product } });
  await desk.settle();
  expect(desk.crm('Invoices')).toMatchObject([{ lines: ['2 × 80 Other work "Advice" GST = 160'], total: '184' }]);
  expect((await desk.issues()).map(({ code }) => code)).not.toContain('needs.product');
});
