// Given that new invoices wait for an approval; when one is saved; then nothing goes over, not even its customer, until somebody approves
// it.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('nothing of an invoice goes over before somebody approves', async () => {
  const desk = await Desk.open({
    settings: {
      sequence: { invoice: { approval: 'inbox', status: 'SUBMITTED', account: '200' } },
      kinds: { customer: { toAccounting: { create: false } }, item: { toAccounting: { create: false } } },
    },
  });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  await desk.shows(`
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, not in Xero
    Written
    Asked
      approval.asked: Bolts for the harbour waits for your approval before it goes to Xero.
  `);

  const made = { toAccounting: { create: true } };
  await desk.settings({ kinds: { customer: made, item: made } });
  const [issue] = await desk.issues();
  await desk.answer(issue, 'approve');
  await desk.shows(`
    Xero Invoices
      INV-0001 SUBMITTED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
