// Given a quote on its way to accounting, where quotes bear no mark of ours; when accounting makes it and its reply is lost; then the quote
// is not taken for a stranger's: it is made once, and the CRM has one.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a quote whose reply was lost is not doubled on either side', async () => {
  const desk = await Desk.open({ kinds: ['item', 'quote'] });
  const { account, line } = bolts(desk);
  await desk.settle();
  desk.written();
  desk.loseReply('xero', 'PUT', '/Quotes');
  desk.save('Quotes', {
    Subject: 'Bolts for a year',
    Account_Name: { id: account },
    Valid_Till: '2026-12-31',
    Quoted_Items: [line(12, 9)],
  });
  await desk.settle(1);
  await desk.syncNow();
  await desk.settle(10);
  await desk.shows(`
    Xero Quotes
      QU-0001 DRAFT, Harbour Light, 2026-11-20, expires 2026-12-31, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2
    CRM Quotes
      "Bolts for a year" Draft, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "Bolt" GST = 108
        124.2 with tax, in Xero QU-0001
    Written
      xero PUT Quotes ×1
      xero PUT Quotes ×1 (drop-after)
      zoho PUT Quotes ×1
  `);
});
