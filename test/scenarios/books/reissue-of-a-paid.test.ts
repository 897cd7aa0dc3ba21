// Given an approved invoice that somebody wants voided and issued anew; when a payment is entered in accounting before that is chosen; then
// nothing is voided, and a person is told what stands against it; once the payment is taken out it goes ahead.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import type { Json } from '../documents.ts';

test('what has a payment on it is not voided', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.edit('Invoices', id, { Status: 'Created' });
  await desk.settle();
  desk.written();
  const [issue] = await desk.issues();
  const { PaymentID } = desk.xero<Json>('payment.record', { invoice: 'INV-0001', amount: 8 });
  await desk.answer(issue, 'reissue');
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 15, paid 8
    CRM Invoices
      "Bolts for the harbour" Partly paid, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 15 paid 8
    Written
      zoho PUT Invoices ×1
    Asked
      reissue.refused: Bolts for the harbour was not voided and issued anew: there is a payment or credit on it in Xero. Remove that there first and choose again, or correct it by a credit note.
  `);

  desk.xero('payment.remove', { payment: PaymentID });
  await desk.syncNow();
  await desk.answer((await desk.issues())[0], 'reissue');
  expect(desk.books('Invoices').map(({ InvoiceNumber, Status }) => [InvoiceNumber, Status])).toEqual([
    ['INV-0001', 'VOIDED'],
    ['INV-0002', 'AUTHORISED'],
  ]);
  expect(await desk.issues()).toEqual([]);
});
