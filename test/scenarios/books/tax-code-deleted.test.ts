// Given a tax rate that the settings name; when it is deleted in accounting; then the daily reading of the lists tells of it, an invoice that
// would bear it waits and is not sent, and invoices with other taxes go over.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { MINUTE_MS } from '../stage/stage.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;

test('an invoice with a tax that was deleted in accounting waits, others go over', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  await desk.settle();
  desk.xero('taxrate.delete', { taxType: 'ZERORATED' });
  await desk.stage.sleep(DAY_MS);
  await desk.settle();
  desk.written();
  invoice([line(2, 10)]);
  await desk.settle();
  desk.edit('Products', String(desk.crm('Products')[0]?.id), { Tax: ['GST', 'Zero Rated'] });
  invoice([line(1, 10, { Line_Tax: [{ name: 'Zero Rated' }] })], { Subject: 'Exported' });
  await desk.settle(10);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
      "Exported" Created, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" Zero Rated = 10
        10 with tax, not in Xero
    Written
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
    Asked
      drift.deleted: The tax rate ZERORATED (Zero Rated) was deleted in Xero, so records that name it wait. Choose another in the settings and on the records that bear it; then try again.
  `);
});
