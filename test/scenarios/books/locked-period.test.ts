// Given a period that is locked in accounting; when an invoice in it is edited in the CRM; then it stays as it is there, and a person is
// told.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { MINUTE_MS } from '../stage/stage.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;

test('an invoice in a locked period is not changed', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.xero('organisation.lock', { periodLockDate: '2026-11-19' });
  await desk.stage.sleep(DAY_MS);
  await desk.settle();
  desk.written();
  desk.edit('Invoices', id, { Due_Date: '2027-01-31' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2027-01-31
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
    Asked
      fixed.locked-period: Bolts for the harbour lies in a period that is locked in Xero, so Due date can’t be changed. Have the lock date moved, or correct it by a credit note in an open period.
  `);
  const [issue] = await desk.issues();
  const [there] = desk.books('Invoices');
  expect(issue?.places).toEqual({
    crm: expect.stringContaining(id) as string,
    accounting: expect.stringContaining(String(there?.InvoiceID)) as string,
  });
});
