// Given a quote of the CRM; when it is saved and later accepted there; then accounting has it, and its state follows as far as it can go.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('a quote goes over and comes back with its number', async () => {
  const desk = await Desk.open({ kinds: ['item', 'quote'] });
  const { account, line } = bolts(desk);
  const id = desk.save('Quotes', {
    Subject: 'Bolts for a year',
    Account_Name: { id: account },
    Valid_Till: '2026-12-31',
    Quoted_Items: [line(12, 9)],
  });
  await desk.settle();
  expect(desk.books('Quotes')).toMatchObject([
    {
      number: 'QU-0001',
      status: 'DRAFT',
      contact: 'Harbour Light',
      lines: ['12 × 9 BOLT "Bolt" OUTPUT2 = 108'],
      totals: '108 + 16.2 = 124.2',
    },
  ]);
  expect(desk.crm('Quotes')).toMatchObject([{ status: 'Draft', total: '124.2', xero: { number: 'QU-0001' } }]);

  desk.edit('Quotes', id, { Quote_Stage: 'Delivered' });
  await desk.settle();
  expect(desk.books('Quotes')).toMatchObject([{ status: 'SENT' }]);
  desk.edit('Quotes', id, { Quote_Stage: 'Confirmed' });
  await desk.settle();
  expect(desk.books('Quotes')).toMatchObject([{ status: 'ACCEPTED' }]);
  expect(await desk.issues()).toEqual([]);
});
