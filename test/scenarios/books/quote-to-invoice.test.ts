// Given that invoices are made from quotes that were accepted; when a quote is saved as a draft and later confirmed; then accounting has one
// draft invoice of it, the quote shows its number and state, and quotes that nobody accepted stay what they are.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

const rule = { sequence: { invoice: { when: 'quote-accepted', account: '200', terms: { days: 14, from: 'date' } } } };

function quoted(desk: Desk) {
  const { account, line } = bolts(desk);
  return desk.save('Quotes', {
    Subject: 'Bolts for a year',
    Account_Name: { id: account },
    Valid_Till: '2026-12-31',
    Quoted_Items: [line(12, 9)],
  });
}

test('an accepted quote becomes a draft invoice, once', async () => {
  const desk = await Desk.open({ kinds: ['item', 'invoice'], settings: rule });
  const id = quoted(desk);
  await desk.settle();
  expect(desk.books('Invoices')).toEqual([]);
  expect((await desk.log()).filter((entry) => entry.startsWith('accepted-quote'))).toEqual([]);

  desk.edit('Quotes', id, { Quote_Stage: 'Confirmed' });
  await desk.settle();
  const number = String(desk.raw('Quotes', id).Quote_Number);
  expect(desk.books('Invoices')).toMatchObject([
    {
      number: 'INV-0001',
      status: 'DRAFT',
      contact: 'Harbour Light',
      date: '2026-11-20',
      due: '2026-12-04',
      reference: number,
      lines: ['12 × 9 BOLT "Bolt" OUTPUT2 @200 = 108'],
      totals: '108 + 16.2 = 124.2',
    },
  ]);
  expect(desk.raw('Quotes', id)).toMatchObject({ Xero_Invoice_Number: 'INV-0001', Xero_Invoice_Status: 'Draft' });

  desk.edit('Quotes', id, { Quote_Stage: 'Closed Won' });
  await desk.settle(90);
  expect(desk.books('Invoices')).toHaveLength(1);
  expect(await desk.issues()).toEqual([]);
});

test('where quotes travel too, accounting has the accepted quote and its invoice', async () => {
  const desk = await Desk.open({ kinds: ['item', 'quote', 'invoice'], settings: rule });
  const id = quoted(desk);
  await desk.settle();
  desk.edit('Quotes', id, { Quote_Stage: 'Confirmed' });
  await desk.settle();
  expect(desk.books('Quotes')).toMatchObject([{ number: 'QU-0001', status: 'ACCEPTED' }]);
  expect(desk.books('Invoices')).toMatchObject([{ number: 'INV-0001', status: 'DRAFT' }]);
  expect(desk.raw('Quotes', id)).toMatchObject({ Xero_Number: 'QU-0001', Xero_Invoice_Number: 'INV-0001' });
});
