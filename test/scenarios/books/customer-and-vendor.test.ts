// Given a company that buys from us and sells to us, in the CRM an account and a vendor; when an invoice and a purchase order are saved; then
// accounting has one contact for both, whose name no second may have.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

const kinds = ['vendor', 'item', 'invoice', 'purchase-order'];

function buy(desk: Desk, product: string, vendor: string): void {
  desk.save('Purchase_Orders', {
    Subject: 'Steel for spring',
    Vendor_Name: { id: vendor },
    PO_Date: '2026-11-19',
    Due_Date: '2026-12-01',
    Purchase_Items: [{ Product_Name: { id: product }, Quantity: 3, List_Price: 4, Line_Tax: [{ name: 'GST' }] }],
  });
}

const both = { xero: ['Steel Co'], accounts: ['Steel Co'], vendors: ['Steel Co'] };

test('both at once: one contact, an invoice and a purchase order', async () => {
  const desk = await Desk.open({ kinds });
  const { line, invoice, product } = bolts(desk, 'GST', 'Steel Co');
  invoice([line(2, 10)]);
  buy(desk, product, desk.save('Vendors', { Vendor_Name: 'Steel Co' }));
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Steel Co, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    Xero PurchaseOrders
      PO-0001 DRAFT, Steel Co, 2026-11-19, delivery 2026-12-01, NZD, tax exclusive
        3 × 4 BOLT "Bolt" INPUT2 = 12
        12 + 1.8 tax = 13.8
    CRM Invoices
      "Bolts for the harbour" Created, Steel Co, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    CRM Purchase_Orders
      "Steel for spring" Created, Steel Co, 2026-11-19, due 2026-12-01
        3 × 4 Bolt "" GST = 12
        13.8 with tax, in Xero PO-0001
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      xero PUT PurchaseOrders ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
      zoho PUT Purchase_Orders ×1
      zoho PUT Vendors ×1
  `);
  expect(desk.parties()).toEqual(both);
});

test('the customer long before the vendor', async () => {
  const desk = await Desk.open({ kinds });
  const { line, invoice, product } = bolts(desk, 'GST', 'Steel Co');
  invoice([line(2, 10)]);
  await desk.settle();
  buy(desk, product, desk.save('Vendors', { Vendor_Name: 'Steel Co' }));
  await desk.settle();
  expect([desk.books('PurchaseOrders').length, desk.parties(), await desk.issues()]).toEqual([1, both, []]);
});

test('its account deleted in the CRM: the contact stays for the vendor, though deletions are carried at once', async () => {
  const deletions = {
    kinds: { customer: { toAccounting: { delete: 'apply' } }, vendor: { toAccounting: { delete: 'apply' } } },
  };
  const desk = await Desk.open({ kinds, settings: deletions });
  const { account, line, invoice, product } = bolts(desk, 'GST', 'Steel Co');
  invoice([line(2, 10)]);
  const vendor = desk.save('Vendors', { Vendor_Name: 'Steel Co' });
  buy(desk, product, vendor);
  await desk.settle();
  desk.remove('Accounts', account);
  await desk.settle(20);
  const contact = () => desk.books('Contacts')[0]?.ContactStatus;
  expect([contact(), await desk.issues()]).toEqual(['ACTIVE', []]);
  expect(desk.parties()).toEqual({ xero: ['Steel Co'], accounts: [], vendors: ['Steel Co'] });
  expect(await desk.log()).toContain('customer end.both-capacities');

  desk.remove('Vendors', vendor);
  await desk.settle(20);
  expect(contact()).toBe('ARCHIVED');
});
