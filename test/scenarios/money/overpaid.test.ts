// Given an approved invoice; when more is paid than is due; then the invoice is paid and the rest shows as the customer's overpayment, until
// it is used for the next invoice.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('overpaid', async () => {
  const till = await Till.open();
  const invoice = till.sell(2);
  await till.pass();
  const { OverpaymentID } = till.desk.xero<{ OverpaymentID: string }>('payment.record', {
    invoice: 'INV-0001',
    amount: '30',
    date: '2026-11-20',
  });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
  expect(till.owes()).toBe('owes 0, 0 overdue, 7 credit (overpayments 7)');

  const next = till.sell(1);
  await till.pass();
  expect(till.owes()).toBe('owes 11.5, 0 overdue, 7 credit (overpayments 7)');
  till.desk.xero('overpayment.allocate', {
    credit: OverpaymentID,
    invoice: 'INV-0002',
    amount: '7',
    date: '2026-11-20',
  });
  await till.pass();
  expect(till.invoice(next)).toBe('Partly paid: 4.5 due, 0 paid, 7 credited');
  expect(till.payments(next)).toEqual(['2026-11-20 · 7 · overpayment']);
  expect(till.owes()).toBe('owes 4.5, 0 overdue, 0 credit');
});
