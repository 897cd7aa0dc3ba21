// Given an approved invoice; when somebody sets it to void in the CRM; then it is voided in accounting; a paid one is not, and the way is told.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('a void in the CRM voids in accounting, as long as nothing is paid', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const open = invoice([line(2, 10)]);
  const paid = invoice([line(1, 10)], { Subject: 'Paid already' });
  await desk.settle();
  const number = desk.crm('Invoices').find(({ subject }) => subject === 'Paid already')?.xero as { number: string };
  desk.xero('payment.record', { invoice: number.number });
  await desk.settle();
  desk.written();

  desk.edit('Invoices', open, { Status: 'Void' });
  desk.edit('Invoices', paid, { Status: 'Void' });
  await desk.settle();
  expect(
    desk
      .books('Invoices')
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['PAID', 'VOIDED']);
  const issues = await desk.issues();
  expect(issues.map(({ code }) => code)).toEqual(['move.illegal']);
  expect(issues[0]?.message).toContain('Remove the payment there first, then void it.');
  expect(desk.written().filter((call) => call.startsWith('xero'))).toEqual(['xero POST Invoices']);

  await desk.answer(issues[0], 'accounting');
  expect(
    desk
      .crm('Invoices')
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['Paid', 'Void']);
});
