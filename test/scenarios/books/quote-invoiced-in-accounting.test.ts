// Given that invoices are made from quotes that were accepted, and a quote that was sent; when somebody makes an invoice of it in accounting
// itself; then the CRM shows the quote as won, and no second invoice is made of it.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { fromQuotes, quoted } from '../sales.ts';

test('a quote of which accounting has made an invoice itself is not invoiced twice', async () => {
  const desk = await Desk.open({ ...fromQuotes, kinds: ['item', 'quote', 'invoice'] });
  const id = quoted(desk, bolts(desk), 'Delivered');
  await desk.settle();
  desk.xero('quote.accept', { quote: 'QU-0001' });
  desk.xero('quote.invoice', { quote: 'QU-0001' });
  desk.written();
  await desk.syncNow();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-20, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2, open 124.2
    Xero Quotes
      QU-0001 INVOICED, Harbour Light, 2026-11-20, expires 2026-12-31, NZD, tax exclusive
        12 × 9 BOLT "Bolt" OUTPUT2 = 108
        108 + 16.2 tax = 124.2
    CRM Quotes
      "Bolts for a year" Closed Won, Harbour Light, valid till 2026-12-31
        12 × 9 Bolt "" GST = 108
        124.2 with tax, in Xero QU-0001
    Written
      zoho PUT Quotes ×1
  `);
  expect(await desk.log()).toContain('accepted-quote skip.invoiced');

  desk.edit('Quotes', id, { Subject: 'Bolts for a long year' });
  await desk.settle(10);
  expect(desk.books('Invoices')).toHaveLength(1);
});
