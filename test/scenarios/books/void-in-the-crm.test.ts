// Given two approved invoices, one of them paid; when somebody sets both to void in the CRM; then the open one is voided in accounting,
// and of the other a person is told the way; who then says that accounting is right sees it paid again in the CRM.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a void in the CRM voids in accounting, as long as nothing is paid', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const open = invoice([line(2, 10)]);
  await desk.settle();
  const paid = invoice([line(1, 10)], { Subject: 'Paid already' });
  await desk.settle();
  desk.xero('payment.record', { invoice: 'INV-0002' });
  await desk.settle();
  desk.written();

  desk.edit('Invoices', open, { Status: 'Void' });
  desk.edit('Invoices', paid, { Status: 'Void' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 VOIDED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
      INV-0002 PAID, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 @200 = 10
        10 + 1.5 tax = 11.5, open 0, paid 11.5
    CRM Invoices
      "Bolts for the harbour" Void, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 0
      "Paid already" Void, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, in Xero INV-0002 open 0 paid 11.5 on 2026-11-20
    Written
      xero POST Invoices ×1
      zoho PUT Invoices ×1
    Asked
      move.illegal: Paid already can’t be set to void in Xero (it is paid now). Remove the payment there first, then void it.
  `);

  const [issue] = await desk.issues();
  await desk.answer(issue, 'accounting');
  await desk.shows(`
    Xero Invoices
      INV-0001 VOIDED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
      INV-0002 PAID, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 @200 = 10
        10 + 1.5 tax = 11.5, open 0, paid 11.5
    CRM Invoices
      "Bolts for the harbour" Void, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 0
      "Paid already" Paid, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, in Xero INV-0002 open 0 paid 11.5 on 2026-11-20
    Written
      zoho PUT Invoices ×1
  `);
});
