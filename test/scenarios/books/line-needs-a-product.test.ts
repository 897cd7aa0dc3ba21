// Given an invoice of accounting whose line names no item, and no product of the CRM that stands for none; when it is to come over; then one
// issue says so, and the invoice arrives once such a product is named.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';
import { inCrm } from '../documents.ts';

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
  expect(issue?.message).toContain('Name a product that stands for none in the settings');
  expect(desk.written().filter((call) => call.startsWith('zoho') && call.includes('Invoices'))).toEqual([]);

  const product = desk.save('Products', { Product_Name: 'Other work', Tax: ['GST'] });
  await desk.settings({ values: { fallbackProduct: product } });
  await desk.settle();
  expect(desk.crm('Invoices').flatMap(inCrm).slice(1, 3)).toEqual([
    '  2 × 80 Other work "Advice" GST @200 = 160',
    '  184 with tax, in Xero INV-0001 open 184',
  ]);
  expect((await desk.issues()).map(({ code }) => code)).not.toContain('needs.product');
});
