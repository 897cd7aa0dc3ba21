// Given a quote of the CRM that was sent to the customer; when accounting says that it was declined; then the CRM's quote is lost too.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a quote that is declined in accounting is closed in the CRM', async () => {
  const desk = await Desk.open({ kinds: ['item', 'quote'] });
  const { account, line } = bolts(desk);
  const id = desk.save('Quotes', {
    Subject: 'Bolts for a year',
    Account_Name: { id: account },
    Valid_Till: '2026-12-31',
    Quoted_Items: [line(12, 9)],
  });
  await desk.settle();
  desk.edit('Quotes', id, { Quote_Stage: 'Delivered' });
  await desk.settle();
  desk.xero('quote.decline', { quote: 'QU-0001' });
  await desk.syncNow();
  await desk.shows(`
    Xero Quotes
      QU-0001 DECLINED, Harbour Light, 2026-11-20, expires 2026-12-31, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2
    CRM Quotes
      "Bolts for a year" Closed Lost, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero QU-0001
    Written
      xero POST Quotes ×1
      xero PUT Contacts ×1
      xero PUT Items ×1
      xero PUT Quotes ×1
      zoho PUT Accounts ×1
      zoho PUT Products ×1
      zoho PUT Quotes ×1, 2 times
  `);
});
