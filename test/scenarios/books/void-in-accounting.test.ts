// Given an approved invoice; when it is voided in accounting; then the CRM shows it as void.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('a void in accounting is a void in the CRM', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  desk.written();
  desk.xero('invoice.void', { invoice: 'INV-0001' });
  await desk.settle();
  expect(desk.crm('Invoices')).toMatchObject([{ status: 'Void', xero: { due: '0' } }]);
  expect(desk.books('Invoices')).toMatchObject([{ status: 'VOIDED' }]);
  expect(desk.written()).toEqual(['zoho PUT Invoices']);
  expect(await desk.issues()).toEqual([]);
});
