// Given that what a document needs is not to be made first; when an invoice of an unknown company is saved; then a person is told, and
// nothing is made.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('with the precheck off a missing customer is an issue', async () => {
  const off = { on: true, toAccounting: { create: false } };
  const desk = await Desk.open({ settings: { precheck: false, kinds: { customer: off } } });
  const { line, invoice } = bolts(desk);
  invoice([line(3, 10)]);
  await desk.settle();
  await desk.shows(`
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        3 × 10 Bolt "" GST = 30
        34.5 with tax, not in Xero
    Written
      xero PUT Items ×1
      zoho PUT Products ×1
    Asked
      needs.unlinked: Bolts for the harbour refers to records that are not on the other side yet, and the settings don’t let them be made first. Bring those over, then try again.
  `);
  expect(desk.parties().xero).toEqual([]);
});
