// Given that accounting takes the CRM's numbers, and has a stranger's document with the number that comes next; when the CRM's is saved; then
// a person is asked before anything is sent; when they say that the two are different, the CRM's goes over under a number of accounting's,
// and the stranger's comes into the CRM at once. So it is with invoices, quotes, purchase orders and the invoices of orders.

import { expect, test } from 'vitest';
import { bolts, Desk, sale } from '../desk.ts';
import type { Json } from '../documents.ts';

const line = { Description: 'Other', Quantity: 1, UnitAmount: 999, AccountCode: '200', TaxType: 'OUTPUT2' };

test('an invoice and the one that has its number both come over, once it is said that they differ', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { number: 'crm' } } } });
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut' });
  const { line: own, invoice } = bolts(desk);
  const id = invoice([own(1, 10)], { Subject: 'Clashes' });
  const InvoiceNumber = String(desk.raw('Invoices', id).Invoice_Number);
  sale(desk, 'Tall Pines', [{ ...line, ItemCode: 'NUT' }], { InvoiceNumber });
  await desk.settle();
  const [issue] = await desk.issues();
  expect(issue?.code).toBe('number.taken');
  desk.written();
  await desk.answer(issue, 'create');
  await desk.shows(`
    Xero Invoices
      ⟨1⟩ AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        1 × 999 NUT "Other" OUTPUT2 @200 = 999
        999 + 149.85 tax = 1148.85, open 1148.85
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 = 10
        10 + 1.5 tax = 11.5, open 11.5
    CRM Invoices
      "Clashes" Created, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, in Xero INV-0001 open 11.5
      "⟨1⟩" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        1 × 999 Nut "Other" GST @200 = 999
        1148.85 with tax, in Xero ⟨1⟩ open 1148.85
    Written
      xero POST Invoices ×1
      xero PUT Invoices ×1
      zoho POST Invoices ×1
      zoho PUT Invoices ×1
  `);
});

test('a quote whose number is taken is asked about first', async () => {
  const desk = await Desk.open({ kinds: ['item', 'quote'], settings: { sequence: { quote: { number: 'crm' } } } });
  const { account, line: own } = bolts(desk);
  const id = desk.save('Quotes', { Subject: 'Offer', Account_Name: { id: account }, Quoted_Items: [own(1, 10)] });
  const QuoteNumber = String(desk.raw('Quotes', id).Quote_Number);
  const { ContactID } = desk.xero<Json>('contact.create', { Name: 'Tall Pines' });
  desk.xero('quote.create', { Contact: { ContactID }, Date: '2026-11-18', QuoteNumber, LineItems: [line] });
  await desk.settle();
  expect((await desk.issues()).map(({ code }) => code)).toEqual(['number.taken']);
  expect(desk.written().filter((each) => each.includes('Quotes'))).toEqual([]);
});

test('a purchase order whose number is taken is asked about first', async () => {
  const desk = await Desk.open({
    kinds: ['item', 'vendor', 'purchase-order'],
    settings: { sequence: { 'purchase-order': { number: 'crm' } } },
  });
  const { line: own } = bolts(desk);
  const vendor = desk.save('Vendors', { Vendor_Name: 'Mill' });
  const id = desk.save('Purchase_Orders', {
    Subject: 'Steel',
    Vendor_Name: { id: vendor },
    PO_Date: '2026-11-19',
    PO_Number: 'PO-7',
    Purchase_Items: [own(1, 10)],
  });
  const PurchaseOrderNumber = String(desk.raw('Purchase_Orders', id).PO_Number);
  const { ContactID } = desk.xero<Json>('contact.create', { Name: 'Tall Pines' });
  desk.xero('purchaseorder.create', {
    Contact: { ContactID },
    Date: '2026-11-18',
    PurchaseOrderNumber,
    LineItems: [{ ...line, AccountCode: '300', TaxType: 'INPUT2' }],
  });
  await desk.settle();
  expect((await desk.issues()).map(({ code }) => code)).toContain('number.taken');
  expect(desk.written().filter((each) => each.includes('PurchaseOrders'))).toEqual([]);
});

test('an order that would become an invoice under a number that is taken is asked about first', async () => {
  const desk = await Desk.open({
    kinds: ['item', 'invoice'],
    settings: {
      startDate: '2026-11-19',
      sequence: { invoice: { when: 'sales-order', account: '200', number: 'crm' } },
    },
  });
  const { account, line: own } = bolts(desk);
  const order = desk.save('Sales_Orders', {
    Subject: 'Pier',
    Account_Name: { id: account },
    Ordered_Items: [own(1, 10)],
  });
  const InvoiceNumber = String(desk.raw('Sales_Orders', order).SO_Number);
  sale(desk, 'Tall Pines', [line], { InvoiceNumber });
  await desk.settle();
  desk.written();
  const [issue] = await desk.issues();
  expect(issue).toMatchObject({ code: 'number.taken', choices: ['create', 'ignore'] });
  await desk.answer(issue, 'create');
  expect(desk.books('Invoices').map((each) => [each.InvoiceNumber, each.Status])).toEqual([
    [InvoiceNumber, 'AUTHORISED'],
    ['INV-0001', 'DRAFT'],
  ]);
  expect(await desk.issues()).toEqual([]);
});
