// Given a British organisation with a French customer; when an invoice in euro is saved in the CRM with its rate; then accounting has it
// in euro at that rate, told the way accounting tells it: euro for a pound; the log tells whose rate it is and of which day.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';

test('GBP: an invoice in euro keeps its currency and its rate', async () => {
  const desk = await Desk.open({ region: 'UK' });
  const account = desk.crm('Accounts').find(({ Account_Name }) => Account_Name === 'Librairie Fougère SARL');
  const product = desk.save('Products', { Product_Name: 'Shelf', Product_Code: 'SHELF', Tax: ['VAT', 'Zero VAT'] });
  desk.save('Invoices', {
    Subject: 'Shelves for Rennes',
    Account_Name: { id: account?.id },
    Invoice_Date: '2026-11-19',
    Due_Date: '2026-12-19',
    Currency: 'EUR',
    Exchange_Rate: 1.18,
    Invoiced_Items: [{ Product_Name: { id: product }, Quantity: 4, List_Price: 118, Line_Tax: [{ name: 'Zero VAT' }] }],
  });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Librairie Fougère SARL, 2026-11-19, due 2026-12-19, EUR at 1.18, tax exclusive
        4 × 118 SHELF "Shelf" ZERORATEDOUTPUT = 472
        472 + 0 tax = 472, open 472
    CRM Invoices
      "Shelves for Rennes" Created, Librairie Fougère SARL, 2026-11-19, due 2026-12-19, EUR at 1.18
        4 × 118 Shelf "" Zero VAT = 472
        472 with tax, in Xero INV-0001 open 472
    Written
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
  const rate = { currency: 'EUR', rate: '1.18', from: 'crm', on: '2026-11-19' };
  expect(
    (await desk.entries()).filter(({ code }) => code === 'create.new').map(({ facts }) => facts.rate),
  ).toContainEqual(rate);
});
