// Given an invoice that is in step; when one line is edited on either side; then that line alone changes on the other, and no line is doubled.

import { expect, test } from 'vitest';
import { bolts, Desk, rowIds } from './desk.ts';

test('an edit of one line touches one line, both ways, and both edits live', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  const id = invoice([line(3, 10), line(1, 5, { Description: 'small' }), line(2, 7, { Description: 'long' })]);
  await desk.settle();
  const before = desk.rawBooks('Invoices')[0]?.LineItems as { LineItemID: string }[];
  desk.written();

  const [first] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: first, Quantity: 4 }] });
  const [{ InvoiceID, LineItems }] = desk.rawBooks('Invoices') as [
    { InvoiceID: string; LineItems: { LineItemID: string }[] },
  ];
  const edited = LineItems.map(({ LineItemID }, at) => ({ LineItemID, ...(at === 2 && { Description: 'longer' }) }));
  desk.xero('invoice.edit', { InvoiceID, LineItems: edited });
  await desk.settle();

  expect(desk.books('Invoices')[0]?.lines).toEqual([
    '4 × 10 BOLT "Bolt" OUTPUT2 = 40',
    '1 × 5 BOLT "small" OUTPUT2 = 5',
    '2 × 7 BOLT "longer" OUTPUT2 = 14',
  ]);
  expect(desk.crm('Invoices')[0]?.lines).toEqual([
    '4 × 10 Bolt "" GST = 40',
    '1 × 5 Bolt "small" GST = 5',
    '2 × 7 Bolt "longer" GST = 14',
  ]);
  const after = desk.rawBooks('Invoices')[0]?.LineItems as { LineItemID: string }[];
  expect(after.map(({ LineItemID }) => LineItemID)).toEqual(before.map(({ LineItemID }) => LineItemID));
  expect(desk.written().filter((call) => call === 'xero POST Invoices')).toHaveLength(1);
  expect(await desk.issues()).toEqual([]);
});
