// Given a branding theme, terms from the date, a tracking category that a field of the invoice names, and a product with an account of its
// own; when an invoice is saved that the CRM mails itself; then accounting has all of them, and takes it for sent.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { inXero } from '../documents.ts';

test('theme, terms, account of the product and tracking from a field reach accounting', async () => {
  const desk = await Desk.open();
  await desk.refreshLists();
  const { items } = await desk.ask<{ items: { code: string }[] }>('GET', 'reference/themes');
  const theme = items[0]?.code;
  await desk.settings({
    sequence: {
      invoice: {
        status: 'AUTHORISED',
        email: 'crm',
        theme,
        terms: { days: 14, from: 'date' },
        account: '200',
        tracking: [{ category: 'Region', field: 'Description' }],
      },
    },
  });
  const { product, line, invoice } = bolts(desk);
  desk.edit('Products', product, { Sales_Account: '260' });
  const own = desk.save('Products', { Product_Name: 'Nut', Product_Code: 'NUT', Unit_Price: 1, Tax: ['GST'] });
  invoice([line(2, 10), line(1, 5, { Product_Name: { id: own } })], { Due_Date: null, Description: 'North' });
  await desk.settle();
  expect(desk.books('Invoices').flatMap(inXero)).toEqual([
    'INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-03, NZD, tax exclusive, sent',
    '  2 × 10 BOLT "Bolt" OUTPUT2 @260 Region: North = 20',
    '  1 × 5 NUT "Nut" OUTPUT2 @200 Region: North = 5',
    '  25 + 3.75 tax = 28.75, open 28.75',
  ]);
  expect(desk.books('Invoices')).toMatchObject([{ BrandingThemeID: theme }]);
  expect(desk.written().filter((call) => call.includes('/Email'))).toEqual([]);
  expect(await desk.issues()).toEqual([]);
});
