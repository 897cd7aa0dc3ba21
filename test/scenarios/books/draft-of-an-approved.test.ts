// Given that new invoices go over as drafts, and one that the CRM calls approved; when the reply to its creation is lost; then it is a draft
// in accounting all the same, once, and the CRM learns that.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test.each(['in time', 'lost'])('a draft is not approved because its source is, the reply %s', async (reply) => {
  const desk = await Desk.open({
    settings: { conflicts: { default: 'crm' }, sequence: { invoice: { account: '200' } } },
  });
  const { line, invoice } = bolts(desk);
  await desk.settle();
  if (reply === 'lost') desk.loseReply('xero', 'PUT', 'Invoices');
  invoice([line(2, 10)], { Status: 'Approved' });
  await desk.settle(20);
  expect(desk.books('Invoices')).toMatchObject([{ status: 'DRAFT', totals: '20 + 3 = 23' }]);
  expect(desk.crm('Invoices')).toMatchObject([{ status: 'Created', xero: { number: 'INV-0001' } }]);
  expect(await desk.issues()).toEqual([]);
});
