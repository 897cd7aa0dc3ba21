// Given a quote that the customer has accepted before anybody saved it in the CRM, and another that is accepted straight from a draft;
// when they travel; then accounting has both as accepted, by way of being sent, which it asks for.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { quoted } from '../sales.ts';

test('a quote becomes accepted in accounting in two steps', async () => {
  const desk = await Desk.open({ kinds: ['item', 'quote'] });
  const known = bolts(desk);
  quoted(desk, known, 'Confirmed');
  await desk.settle();
  const draft = quoted(desk, known);
  await desk.settle();
  await desk.shows(`
    Xero Quotes
      QU-0001 ACCEPTED, Harbour Light, 2026-11-20, expires 2026-12-31, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2
      QU-0002 DRAFT, Harbour Light, 2026-11-20, expires 2026-12-31, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2
    CRM Quotes
      "Bolts for a year" Confirmed, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero QU-0001
      "Bolts for a year" Draft, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero QU-0002
    Written
      xero POST Quotes ×1
      xero PUT Contacts ×1
      xero PUT Items ×1
      xero PUT Quotes ×1, 2 times
      zoho PUT Accounts ×1
      zoho PUT Products ×1
      zoho PUT Quotes ×1, 2 times
  `);

  desk.edit('Quotes', draft, { Quote_Stage: 'Confirmed' });
  await desk.settle();
  await desk.shows(`
    Xero Quotes
      QU-0001 ACCEPTED, Harbour Light, 2026-11-20, expires 2026-12-31, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2
      QU-0002 ACCEPTED, Harbour Light, 2026-11-20, expires 2026-12-31, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2
    CRM Quotes
      "Bolts for a year" Confirmed, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero QU-0001
      "Bolts for a year" Confirmed, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero QU-0002
    Written
      xero POST Quotes ×1, 2 times
  `);
});
