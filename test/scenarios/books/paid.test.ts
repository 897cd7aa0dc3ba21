// Given an approved invoice; when it is paid in accounting in two parts; then the CRM shows each step, and is written no more often than that.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('the CRM shows part paid, then paid, with amounts', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  expect(desk.books('Invoices')[0]).toMatchObject({
    status: 'AUTHORISED',
    lines: ['2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20'],
  });
  expect(desk.crm('Invoices')[0]).toMatchObject({ status: 'Approved' });
  desk.written();

  desk.xero('payment.record', { invoice: 'INV-0001', amount: 8 });
  await desk.settle();
  expect(desk.crm('Invoices')[0]).toMatchObject({ status: 'Partly paid', xero: { due: '15', paid: '8' } });

  desk.xero('payment.record', { invoice: 'INV-0001' });
  await desk.settle();
  expect(desk.crm('Invoices')[0]).toMatchObject({ status: 'Paid', xero: { due: '0', paid: '23' } });
  expect(desk.written()).toEqual(['zoho PUT Invoices', 'zoho PUT Invoices']);
  expect(await desk.issues()).toEqual([]);
});
