// Given that invoices go over once the CRM says Approved; when one is saved and later approved; then it goes over then, and not before.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an invoice goes over when its condition holds', async () => {
  const condition = { all: [{ field: 'Status', op: 'is', value: 'Approved' }] };
  const desk = await Desk.open({
    settings: { sequence: { invoice: { when: 'condition', condition, account: '200' } } },
  });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
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
  `);
  expect(await desk.log()).toContain('invoice skip.not-yet');

  desk.edit('Invoices', id, { Status: 'Approved' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
  `);
});
