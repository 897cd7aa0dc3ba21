// Given an invoice of a hundred lines; when it is saved and one of them is edited; then all hundred stand on both sides once, each in its
// place, and one call was made for each.

import { expect, test } from 'vitest';
import { inCrm, inXero } from '../documents.ts';
import { bolts, Desk, rowIds } from '../desk.ts';

const numbers = Array.from({ length: 100 }, (_, at) => at + 1);

test('a hundred lines go over once each, and an edit in the middle touches the middle', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  const id = invoice(numbers.map((n) => line(n, 2, { Description: `part ${n}` })));
  await desk.settle();
  const ids = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: ids[49], Quantity: 500 }] });
  await desk.settle();
  const quantity = (n: number) => (n === 50 ? 500 : n);
  expect(desk.books('Invoices').flatMap(inXero)).toEqual([
    'INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive',
    ...numbers.map((n) => `  ${quantity(n)} × 2 BOLT "part ${n}" OUTPUT2 = ${quantity(n) * 2}`),
    '  11000 + 1650 tax = 12650, open 12650',
  ]);
  expect(desk.crm('Invoices').flatMap(inCrm)).toEqual([
    '"Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19',
    ...numbers.map((n) => `  ${quantity(n)} × 2 Bolt "part ${n}" GST = ${quantity(n) * 2}`),
    '  12650 with tax, in Xero INV-0001 open 12650',
  ]);
  expect(desk.written().filter((call) => call.startsWith('xero') && call.includes('Invoices'))).toEqual([
    'xero PUT Invoices ×1',
    'xero POST Invoices ×1',
  ]);
  expect(await desk.issues()).toEqual([]);
});
