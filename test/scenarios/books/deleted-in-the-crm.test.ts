// Given a draft and an approved invoice; when both are deleted in the CRM; then a person is asked about each; who agrees sees the draft
// deleted and the approved one voided: accounting never forgets an invoice.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('invoices deleted in the CRM are deleted or voided in accounting once a person agrees', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const draft = invoice([line(2, 10)]);
  await desk.settle();
  const approved = invoice([line(1, 10)], { Subject: 'Approved' });
  await desk.settle();
  desk.xero('invoice.approve', { invoice: 'INV-0002' });
  await desk.settle();
  desk.written();

  desk.remove('Invoices', draft);
  desk.remove('Invoices', approved);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
      INV-0002 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 @200 = 10
        10 + 1.5 tax = 11.5, open 11.5
    Written
    Asked
      gone.proposal: INV-0001 was deleted in Zoho CRM. Shall it go from Xero too, or be kept there on its own?
      gone.proposal: INV-0002 was deleted in Zoho CRM. Shall it go from Xero too, or be kept there on its own?
  `);

  // What is gone has no address any more; what is left has one.
  for (const { places } of await desk.issues())
    expect(places).toEqual({ crm: null, accounting: expect.stringMatching(/^https:\/\/go\.xero\.com\//) as string });
  for (const issue of await desk.issues()) await desk.answer(issue, 'approve');
  await desk.shows(`
    Xero Invoices
      INV-0001 DELETED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
      INV-0002 VOIDED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 @200 = 10
        10 + 1.5 tax = 11.5, open 11.5
    Written
      xero POST Invoices ×1, 2 times
  `);
});
