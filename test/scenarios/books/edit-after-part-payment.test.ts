// Given an invoice with a payment on it; when its quantity is edited in the CRM; then nothing is sent, and a person is told the legal way.

import { expect, test } from 'vitest';
import { bolts, Desk, rowIds } from './desk.ts';

test('an edit that accounting no longer takes is explained, and words of a line still travel', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.xero('payment.record', { invoice: 'INV-0001', amount: 8 });
  await desk.settle();
  desk.written();

  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Quantity: 5 }] });
  await desk.settle();
  const [issue, ...more] = await desk.issues();
  expect(more).toEqual([]);
  expect(issue?.code).toBe('fixed.part-paid');
  expect(issue?.message).toContain('Correct it by a credit note, or remove the payment there first.');
  expect(desk.written()).toEqual([]);

  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Quantity: 2, Description: 'Bolts, galvanised' }] });
  await desk.settle();
  expect(desk.books('Invoices')[0]?.lines).toEqual(['2 × 10 BOLT "Bolts, galvanised" OUTPUT2 @200 = 20']);
  expect(await desk.issues()).toEqual([]);
});
