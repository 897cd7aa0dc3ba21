// Given that accounting takes the CRM's number with a prefix, and has a document with such a number already; when the invoice is saved; then the clash is found before anything is sent.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('the number is the CRM’s with a prefix', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { number: 'prefix', numberPrefix: 'Z-' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  const number = `Z-${String(desk.raw('Invoices', id).Invoice_Number)}`;
  expect(desk.books('Invoices')).toMatchObject([{ number, status: 'DRAFT' }]);
  expect(desk.crm('Invoices')).toMatchObject([{ xero: { number } }]);
  expect(desk.written().filter((call) => call === 'xero POST Invoices')).toEqual([]);
});
