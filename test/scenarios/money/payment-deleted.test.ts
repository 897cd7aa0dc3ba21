// Given a paid invoice; when its payment is deleted in accounting; then the CRM shows it as open again, with nothing left of the payment.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('payment deleted', async () => {
  const till = await Till.open();
  const invoice = till.sell(2);
  await till.pass();
  const { PaymentID } = till.desk.xero<{ PaymentID: string }>('payment.record', { invoice: 'INV-0001' });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');

  till.desk.xero('payment.remove', { payment: PaymentID });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Approved: 23 due, 0 paid, 0 credited');
  expect(till.payments(invoice)).toEqual([]);
  expect(till.lastPayment(invoice)).toBe('');
  expect(till.owes()).toBe('owes 23, 0 overdue, 0 credit');
  expect(await till.desk.issues()).toEqual([]);
});
