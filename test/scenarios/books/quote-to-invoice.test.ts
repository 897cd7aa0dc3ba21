// Given that invoices are made from quotes that were accepted; when a quote is saved as a draft and later confirmed; then accounting has one
// draft invoice of it, the quote shows its number and state, and nothing is made twice however often the quote is saved.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { fromQuotes, quoted } from '../sales.ts';

test('an accepted quote becomes a draft invoice, once', async () => {
  const desk = await Desk.open(fromQuotes);
  const id = quoted(desk, bolts(desk));
  await desk.settle();
  await desk.shows(`
    CRM Quotes
      "Bolts for a year" Draft, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, not in Xero
    Written
      xero PUT Contacts ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Products ×1
  `);
  expect((await desk.log()).filter((entry) => entry.startsWith('accepted-quote'))).toEqual([]);

  desk.edit('Quotes', id, { Quote_Stage: 'Confirmed' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-20, due 2026-12-04, reference ⟨1⟩, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 @200 = 108
        108 + 16.2 tax = 124.2, open 124.2
    CRM Quotes
      "Bolts for a year" Confirmed, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero invoice INV-0001 Draft
    Written
      xero PUT Invoices ×1
      zoho PUT Quotes ×1
  `);
  expect(desk.books('Invoices')[0]?.Reference).toBe(String(desk.raw('Quotes', id).Quote_Number));

  desk.edit('Quotes', id, { Quote_Stage: 'Closed Won' });
  await desk.settle(30);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-20, due 2026-12-04, reference ⟨1⟩, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 @200 = 108
        108 + 16.2 tax = 124.2, open 124.2
    CRM Quotes
      "Bolts for a year" Closed Won, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero invoice INV-0001 Draft
    Written
  `);
});

test('where quotes travel too, accounting has the accepted quote and its invoice', async () => {
  const desk = await Desk.open({ ...fromQuotes, kinds: ['item', 'quote', 'invoice'] });
  const id = quoted(desk, bolts(desk));
  await desk.settle();
  desk.edit('Quotes', id, { Quote_Stage: 'Confirmed' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-20, due 2026-12-04, reference ⟨1⟩, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 @200 = 108
        108 + 16.2 tax = 124.2, open 124.2
    Xero Quotes
      QU-0001 ACCEPTED, Harbour Light, 2026-11-20, expires 2026-12-31, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2
    CRM Quotes
      "Bolts for a year" Confirmed, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero QU-0001 invoice INV-0001 Draft
    Written
      xero POST Quotes ×1, 2 times
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      xero PUT Quotes ×1
      zoho PUT Accounts ×1
      zoho PUT Products ×1
      zoho PUT Quotes ×1, 2 times
  `);
});
