// Given an organisation that tracks by region and department; when an invoice is saved whose lines name a department, or none; then each
// line bears both categories: the region of the settings, and the line's own department or the usual one.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

const tracking = [
  { category: 'Region', option: 'North' },
  { category: 'Department', option: 'Online' },
];

test('NZ: both tracking categories stand on each line, and come back', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { tracking, account: '200' } } } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10), line(1, 50, { Description: 'Counter sale', Xero_Tracking_2: 'Retail' })]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 Region: North Department: Online = 20
        1 × 50 BOLT "Counter sale" OUTPUT2 @200 Department: Retail Region: North = 50
        70 + 10.5 tax = 80.5, open 80.5
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        1 × 50 Bolt "Counter sale" GST Retail = 50
        80.5 with tax, in Xero INV-0001 open 80.5
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
