// Given an Australian organisation; when an invoice with GST and GST-free lines is saved; then accounting taxes each line at its own rate.

import { test } from 'vitest';
import { Desk } from '../desk.ts';

test('AU: GST exclusive with mixed rates', async () => {
  const desk = await Desk.open({ region: 'AU' });
  const account = desk.save('Accounts', { Account_Name: 'Coral Bay Dive' });
  const product = desk.save('Products', { Product_Name: 'Mask', Product_Code: 'MASK-1', Tax: ['GST', 'GST Free'] });
  const row = (price: number, tax: string) => ({
    Product_Name: { id: product },
    Quantity: 3,
    List_Price: price,
    Description: tax,
    Line_Tax: [{ name: tax }],
  });
  desk.save('Invoices', {
    Subject: 'Masks',
    Account_Name: { id: account },
    Invoice_Date: '2026-11-19',
    Due_Date: '2026-12-19',
    Invoiced_Items: [row(33.33, 'GST'), row(10, 'GST Free')],
  });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Coral Bay Dive, 2026-11-19, due 2026-12-19, AUD, tax exclusive
        3 × 33.33 MASK-1 "GST" OUTPUT = 99.99
        3 × 10 MASK-1 "GST Free" EXEMPTOUTPUT = 30
        129.99 + 10 tax = 139.99, open 139.99
    CRM Invoices
      "Masks" Created, Coral Bay Dive, 2026-11-19, due 2026-12-19
        3 × 33.33 Mask "GST" GST = 99.99
        3 × 10 Mask "GST Free" GST Free = 30
        139.99 with tax, in Xero INV-0001 open 139.99
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
