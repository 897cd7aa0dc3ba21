// Given documents that live in Zoho Books; when an invoice is sent there, or approved in accounting; then the other side has it, once.

import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

test('an invoice of Books is made in accounting, of the customer and item that the CRM knows', async () => {
  const ledger = await Ledger.open();
  ledger.sell(2);
  await ledger.pass();
  expect(await ledger.asked()).toEqual([]);
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light sent: 23, 23 due']);
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 23 due']);
  expect(ledger.desk.crm('Invoices')).toEqual([]);
  await ledger.pass(60);
  expect(ledger.invoices()).toHaveLength(1);
  expect(ledger.accounting()).toHaveLength(1);
  expect(ledger.desk.written()).toEqual([
    'xero PUT Contacts',
    'xero PUT Items',
    'xero PUT Invoices',
    'zoho PUT Accounts',
    'zoho PUT Products',
    // What is owed.
    'zoho PUT Accounts',
  ]);
});

test('an invoice that is approved in accounting is made in Books for the customer, under its number', async () => {
  const ledger = await Ledger.open();
  await ledger.pass();
  ledger.desk.written();
  ledger.raise('INV-7001');
  await ledger.pass();
  expect(await ledger.asked()).toEqual([]);
  expect(ledger.invoices()).toEqual(['INV-7001 Harbour Light sent: 23, 23 due']);
  const [invoice] = ledger.rows('/invoices');
  expect(ledger.invoice(String(invoice?.invoice_id)).customer_id).toBe(ledger.contact());
  await ledger.pass(60);
  expect(ledger.invoices()).toHaveLength(1);
  expect(ledger.accounting()).toHaveLength(1);
});

test('an edit in Books reaches accounting, and one in accounting reaches Books', async () => {
  const ledger = await Ledger.open({ settings: {} });
  const id = ledger.sell(2, {}, false);
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light DRAFT: 23, 23 due']);
  const { line_items: lines } = ledger.invoice(id);
  ledger.books('PUT', `/invoices/${id}`, { line_items: (lines as object[]).map((line) => ({ ...line, quantity: 3 })) });
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light DRAFT: 34.5, 34.5 due']);
  const [made] = ledger.desk.rawBooks('Invoices');
  ledger.desk.xero('invoice.edit', { InvoiceID: made?.InvoiceID, Reference: 'PO 9' });
  await ledger.pass();
  expect(ledger.invoice(id)).toMatchObject({ reference_number: 'PO 9', total: 34.5 });
  expect(await ledger.asked()).toEqual([]);
});
