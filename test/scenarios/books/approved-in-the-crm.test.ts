// Given a draft in accounting; when somebody approves it in the CRM; then it is approved in accounting.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('an approval in the CRM approves in accounting', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([{ status: 'DRAFT' }]);
  desk.edit('Invoices', id, { Status: 'Approved' });
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([{ status: 'AUTHORISED' }]);
  expect(desk.crm('Invoices')).toMatchObject([{ status: 'Approved' }]);
  expect(await desk.issues()).toEqual([]);
});
