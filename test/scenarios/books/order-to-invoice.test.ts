// Given that invoices are made from sales orders; when an order is saved; then accounting has one invoice of it, once, the order shows its
// number, state and address, and the invoice comes back into the CRM under the order, its deal and its contact.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

const made = {
  kinds: ['item', 'invoice'],
  settings: { sequence: { invoice: { when: 'sales-order', account: '200' } } },
};

function ordered(desk: Desk, more: Record<string, unknown> = {}) {
  const { account, line, ...rest } = bolts(desk);
  const order = desk.save('Sales_Orders', {
    Subject: 'Bolts for the pier',
    Account_Name: { id: account },
    Purchase_Order: 'PO 77',
    Due_Date: '2026-12-31',
    Ordered_Items: [line(3, 10), line(1, 50, { Description: 'Galvanised, by hand' })],
    ...more,
  });
  return { account, line, order, ...rest };
}

test('an order becomes one invoice, and shows it', async () => {
  const desk = await Desk.open(made);
  const { order } = ordered(desk);
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([
    {
      number: 'INV-0001',
      status: 'DRAFT',
      contact: 'Harbour Light',
      date: '2026-11-20',
      due: '2026-12-31',
      reference: 'PO 77',
      lines: ['3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30', '1 × 50 BOLT "Galvanised, by hand" OUTPUT2 @200 = 50'],
      totals: '80 + 12 = 92',
    },
  ]);
  const { InvoiceID } = desk.rawBooks('Invoices')[0] ?? {};
  expect(desk.raw('Sales_Orders', order)).toMatchObject({
    Xero_Invoice_ID: InvoiceID,
    Xero_Number: 'INV-0001',
    Xero_Invoice_Status: 'Draft',
    Xero_Link: expect.stringContaining(String(InvoiceID)) as string,
  });
  expect(desk.written().filter((call) => call === 'xero PUT Invoices')).toHaveLength(1);

  desk.edit('Sales_Orders', order, { Subject: 'Bolts for the long pier' });
  await desk.settle(90);
  expect(desk.books('Invoices')).toHaveLength(1);
  expect(await desk.issues()).toEqual([]);
});

test('the invoice that an order became arrives under the order, and the order follows it', async () => {
  const desk = await Desk.open(made);
  const deal = desk.save('Deals', { Deal_Name: 'The pier', Stage: 'Closed Won' });
  const { order } = ordered(desk, { Deal_Name: { id: deal } });
  await desk.settle();
  desk.xero('invoice.approve', { invoice: 'INV-0001' });
  await desk.settle();
  const [invoice, ...more] = desk.rawList('Invoices');
  expect(more).toEqual([]);
  expect(desk.raw('Invoices', String(invoice?.id))).toMatchObject({
    Sales_Order: { id: order },
    Deal_Name__s: { id: deal },
    Status: 'Approved',
  });
  expect(desk.raw('Sales_Orders', order).Xero_Invoice_Status).toBe('Awaiting payment');

  desk.edit('Invoices', String(invoice?.id), { Status: 'Void' });
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([{ status: 'VOIDED' }]);
  expect(desk.raw('Sales_Orders', order).Xero_Invoice_Status).toBe('Void');
  expect(await desk.issues()).toEqual([]);
});

test('a draft that is deleted in accounting shows as void at its order, and no other is made', async () => {
  const desk = await Desk.open(made);
  const { order } = ordered(desk);
  await desk.settle();
  desk.xero('invoice.delete', { invoice: 'INV-0001' });
  await desk.settle();
  expect(desk.raw('Sales_Orders', order).Xero_Invoice_Status).toBe('Void');
  desk.edit('Sales_Orders', order, { Subject: 'Once more' });
  await desk.settle();
  expect(desk.books('Invoices').map(({ status }) => status)).toEqual(['DELETED']);
  expect(await desk.issues()).toEqual([]);
});

test('an order waits for the condition of the rule', async () => {
  const condition = { all: [{ field: 'Status', op: 'is', value: 'Approved' }] };
  const invoice = { when: 'sales-order', condition, account: '200', number: 'crm' };
  const desk = await Desk.open({ ...made, settings: { sequence: { invoice } } });
  const { order } = ordered(desk);
  await desk.settle();
  expect(desk.books('Invoices')).toEqual([]);
  expect(await desk.log()).toContain('sales-order skip.not-yet');
  desk.edit('Sales_Orders', order, { Status: 'Approved' });
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([{ number: String(desk.raw('Sales_Orders', order).SO_Number) }]);
});

test('an invoice that somebody enters in the CRM by hand stays there', async () => {
  const desk = await Desk.open(made);
  const { line, invoice } = bolts(desk);
  invoice([line(1, 10)]);
  await desk.settle();
  expect(desk.books('Invoices')).toEqual([]);
  expect(await desk.log()).toContain('invoice skip.sequence');
});
