// Given a Xero that announces neither payments nor credit that is used; when an invoice is paid there; then the CRM hears of it all the same,
// by looking: nobody's word is needed, only time.

import { expect, test } from 'vitest';
import { shown, Till } from './till.ts';

const silent = { paymentEmitsInvoice: false, allocationEmitsInvoice: false };

test('paid, opened again and partly credited without a word', async () => {
  const till = await Till.open({ ...shown, switches: { xero: silent } });
  const invoice = till.sell(2);
  await till.pass();
  const { PaymentID } = till.desk.xero<{ PaymentID: string }>('payment.record', { invoice: 'INV-0001' });
  await till.sleep(6 * 60);
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');

  till.desk.xero('payment.remove', { payment: PaymentID });
  await till.sleep(6 * 60);
  expect(till.invoice(invoice)).toBe('Approved: 23 due, 0 paid, 0 credited');

  till.desk.xero('overpayment.create', { contact: till.contact, amount: '5', reference: 'Over' });
  const [over] = till.desk.xero<{ OverpaymentID: string }[]>('list', { collection: 'Overpayments' });
  till.desk.xero('overpayment.allocate', { credit: over?.OverpaymentID, invoice: 'INV-0001', amount: '5' });
  await till.sleep(6 * 60);
  expect(till.invoice(invoice)).toBe('Partly paid: 18 due, 0 paid, 5 credited');
  expect(await till.desk.issues()).toEqual([]);
});
