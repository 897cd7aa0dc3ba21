// Given an order whose invoice is approved in accounting and stands in the CRM; when that invoice is set back to a draft in the CRM and a
// person has it voided and issued anew; then the order follows the new invoice, as the invoice does, and never shows the voided one again.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';
import { ordered } from '../sales.ts';

test('an order follows the invoice that took the place of its own', async () => {
  const desk = await Desk.open({
    kinds: ['item', 'invoice'],
    settings: { sequence: { invoice: { when: 'sales-order', account: '200', status: 'AUTHORISED' } } },
  });
  const { order } = ordered(desk);
  await desk.settle();
  const [invoice] = desk.crm('Invoices');
  desk.edit('Invoices', String(invoice?.id), { Status: 'Created' });
  await desk.settle();
  desk.written();
  const [issue] = await desk.issues();
  await desk.answer(issue, 'reissue');
  await desk.shows(`
    Xero Invoices
      INV-0001 VOIDED, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50
        80 + 12 tax = 92, open 92
      INV-0002 DRAFT, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, NZD, tax exclusive
        3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30
        1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50
        80 + 12 tax = 92, open 92
    CRM Invoices
      "INV-0001" Created, Harbour Light, 2026-11-20, due 2026-12-31, reference PO 77, of the order Bolts for the pier
        3 × 10 Bolt "Bolt" GST @200 = 30
        1 × 50 Bolt "Galvanised, by hand" GST @200 = 50
        92 with tax, in Xero INV-0002 open 92
    CRM Sales_Orders
      "Bolts for the pier" Created, Harbour Light, due 2026-12-31, reference PO 77
        3 × 10 Bolt "" GST = 30
        1 × 50 Bolt "Galvanised, by hand" GST = 50
        92 with tax, in Xero INV-0002 Draft
    Written
      xero POST Invoices ×1
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
      zoho PUT Sales_Orders ×1
  `);
  const anew = desk.books('Invoices').find(({ InvoiceNumber }) => InvoiceNumber === 'INV-0002');
  expect(desk.raw('Sales_Orders', order)).toMatchObject({
    Xero_Invoice_ID: anew?.InvoiceID,
    Xero_Link: expect.stringContaining(String(anew?.InvoiceID)) as string,
  });

  // It goes on following that one.
  desk.xero('invoice.approve', { invoice: 'INV-0002' });
  await desk.settle();
  expect(desk.raw('Sales_Orders', order)).toMatchObject({ Xero_Invoice_Status: 'Awaiting payment' });
  expect(desk.books('Invoices')).toHaveLength(2);
});
