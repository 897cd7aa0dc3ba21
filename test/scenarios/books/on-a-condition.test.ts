// Given that invoices go over once the CRM says Approved; when one is saved and later approved; then it goes over then.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('an invoice goes over when its condition holds', async () => {
  const condition = { all: [{ field: 'Status', op: 'is', value: 'Approved' }] };
  const desk = await Desk.open({
    settings: { sequence: { invoice: { when: 'condition', condition, account: '200' } } },
  });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  expect(desk.books('Invoices')).toEqual([]);
  expect(await desk.log()).toContain('invoice skip.not-yet');
  desk.edit('Invoices', id, { Status: 'Approved' });
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([{ status: 'DRAFT', totals: '20 + 3 = 23' }]);
  expect(await desk.issues()).toEqual([]);
});
