// Given that no new customers go over; when invoices for one are saved; then a person is told why they wait, and they follow by themselves
// once the customer is there. A product that is inactive is told of likewise.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('what documents need and nobody may make is told of once, and they follow when it is there', async () => {
  const customer = { on: true, toAccounting: { create: false } };
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200' } }, kinds: { customer } } });
  const { line, invoice, product } = bolts(desk);
  desk.edit('Products', product, { Product_Active: false });
  // Both stand as left out long before anything needs them, and nobody is asked.
  await desk.settle();
  expect(await desk.issues()).toEqual([]);
  invoice([line(1, 10)]);
  invoice([line(2, 10)], { Subject: 'More bolts' });
  await desk.settle();
  await desk.shows(`
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, not in Xero
      "More bolts" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, not in Xero
    Written
    Asked
      needs.left-out: Bolt is named by a document that waits for it. It is not in Xero and is not made there: it is archived or inactive. Make it active again, add it there yourself, or name another in the document.
      needs.left-out: Harbour Light is named by a document that waits for it. It is not in Xero and is not made there: new ones of its module don’t travel that way. Change that in the settings, add it there yourself, or name another in the document.
  `);

  desk.xero('contact.create', { Name: 'Harbour Light' });
  desk.edit('Products', product, { Product_Active: true });
  await desk.settle();
  expect(desk.books('Invoices').map(({ InvoiceNumber, Total }) => [InvoiceNumber, Total])).toEqual([
    ['INV-0001', 11.5],
    ['INV-0002', 23],
  ]);
  expect(desk.parties().xero).toEqual(['Harbour Light']);
  expect(await desk.issues()).toEqual([]);
});

test('so is one about whom a person was asked, and who was put away since: the question is void, and its invoice waits all the same', async () => {
  const customer = { on: true, toAccounting: { create: false } };
  const desk = await Desk.open({ settings: { sequence: { invoice: { appearsFrom: 'DRAFT' } }, kinds: { customer } } });
  bolts(desk);
  for (const _ of [1, 2]) desk.save('Accounts', { Account_Name: 'Twice There' });
  await desk.settle();
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Twice There' });
  const LineItems = [{ ItemCode: 'BOLT', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' }];
  const dates = { Date: '2026-11-19', DueDate: '2026-12-19' };
  desk.xero('invoice.create', { Type: 'ACCREC', Status: 'DRAFT', ...dates, Contact: { ContactID }, LineItems });
  await desk.settle();
  const asked = async () => (await desk.issues()).map(({ code }) => code);
  expect(await asked()).toEqual(['match.several']);
  desk.xero('contact.archive', { contact: 'Twice There' });
  await desk.settle();
  expect(await asked()).toEqual(['needs.left-out']);
});
