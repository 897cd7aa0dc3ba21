// Given an invoice of a hundred lines; when it is saved and one of them is edited; then all hundred stand on both sides once, and one call was made for each.

import { expect, test } from 'vitest';
import { bolts, Desk, rowIds } from './desk.ts';

test('a hundred lines go over once each, and an edit in the middle touches the middle', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  const id = invoice(Array.from({ length: 100 }, (_, at) => line(at + 1, 2, { Description: `part ${at + 1}` })));
  await desk.settle();
  expect(desk.books('Invoices')[0]?.lines).toHaveLength(100);
  const ids = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: ids[49], Quantity: 500 }] });
  await desk.settle();
  const lines = desk.books('Invoices')[0]?.lines as string[];
  expect(lines).toHaveLength(100);
  expect(lines[49]).toBe('500 × 2 BOLT "part 50" OUTPUT2 = 1000');
  expect(lines[50]).toBe('51 × 2 BOLT "part 51" OUTPUT2 = 102');
  expect(desk.crm('Invoices')[0]?.lines).toHaveLength(100);
  expect(desk.written().filter((call) => call.startsWith('xero') && call.endsWith('Invoices'))).toEqual([
    'xero PUT Invoices',
    'xero POST Invoices',
  ]);
});
