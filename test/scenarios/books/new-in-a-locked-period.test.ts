// Given a period that is locked in accounting; when an invoice dated in it is saved in the CRM; then nothing is sent of it, and a person is
// told once.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a new invoice dated in a locked period goes before a person', async () => {
  const desk = await Desk.open({
    settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } },
    before: (at) => at.xero('organisation.lock', { periodLockDate: '2026-11-19' }),
  });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle(20);
  await desk.shows(`
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, not in Xero
    Written
      xero PUT Contacts ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Products ×1
    Asked
      fixed.locked-period: Bolts for the harbour lies in a period that is locked in Xero. Have the lock date moved, or correct it by a credit note in an open period.
  `);
});
