// Given that new invoices wait for an approval; when one is saved; then nothing goes over, not even its customer, until somebody approves it.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('nothing of an invoice goes over before somebody approves', async () => {
  const customersOnly = { on: true, toAccounting: { create: true } };
  const desk = await Desk.open({
    settings: { sequence: { invoice: { approval: 'inbox', status: 'SUBMITTED', account: '200' } } },
  });
  await desk.settings({ kinds: { customer: customersOnly } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  expect(desk.books('Invoices')).toEqual([]);
  const [issue, ...more] = await desk.issues();
  expect([issue?.code, more]).toEqual(['approval.asked', []]);
  expect(issue?.facts).toMatchObject({ total: '23', date: '2026-11-19' });

  await desk.answer(issue, 'approve');
  expect(desk.books('Invoices')).toMatchObject([{ status: 'SUBMITTED', totals: '20 + 3 = 23' }]);
  expect(await desk.issues()).toEqual([]);
});
