// Given an invoice that is in step; when a line is added in accounting and one is taken away in the CRM; then both sides have the same lines.

import { expect, test } from 'vitest';
import { bolts, Desk, rowIds } from './desk.ts';

test('added and removed lines are added and removed on the other side', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  const id = invoice([line(3, 10), line(1, 5, { Description: 'small' })]);
  await desk.settle();
  const [{ InvoiceID, LineItems }] = desk.rawBooks('Invoices') as [
    { InvoiceID: string; LineItems: { LineItemID: string }[] },
  ];
  const kept = LineItems.map(({ LineItemID }) => ({ LineItemID }));
  const added = {
    ItemCode: 'BOLT',
    Description: 'rush',
    Quantity: 1,
    UnitAmount: 9,
    TaxType: 'OUTPUT2',
    AccountCode: '200',
  };
  desk.xero('invoice.edit', { InvoiceID, LineItems: [...kept, added] });
  await desk.settle();
  expect(desk.crm('Invoices')[0]?.lines).toEqual([
    '3 × 10 Bolt "" GST = 30',
    '1 × 5 Bolt "small" GST = 5',
    '1 × 9 Bolt "rush" GST = 9',
  ]);

  const [, second] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: second, _delete: null }] });
  await desk.settle();
  expect(desk.books('Invoices')[0]).toMatchObject({
    lines: ['3 × 10 BOLT "Bolt" OUTPUT2 = 30', '1 × 9 BOLT "rush" OUTPUT2 @200 = 9'],
    totals: '39 + 5.85 = 44.85',
  });
  expect(desk.crm('Invoices')[0]).toMatchObject({
    lines: ['3 × 10 Bolt "" GST = 30', '1 × 9 Bolt "rush" GST = 9'],
    total: '44.85',
  });
  expect(await desk.issues()).toEqual([]);
});
