// Given an approved invoice; when it is paid in full in accounting; then the CRM shows it as paid with day, amount, account and reference, and
// the customer owes nothing.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('paid in full', async () => {
  const till = await Till.open();
  const invoice = till.sell(2);
  await till.pass();
  expect(till.invoice(invoice)).toBe('Approved: 23 due, 0 paid, 0 credited');
  expect(till.owes()).toBe('owes 23, 0 overdue, 0 credit');
  till.desk.written();

  till.desk.xero('payment.record', { invoice: 'INV-0001', date: '2026-11-20', reference: 'Cheque 7' });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
  expect(till.lastPayment(invoice)).toBe('2026-11-20 23 090 Cheque 7');
  expect(till.payments(invoice)).toEqual(['2026-11-20 · 23 · 090 · Cheque 7']);
  expect(till.owes()).toBe('owes 0, 0 overdue, 0 credit');
  expect(till.desk.written()).toEqual(['zoho PUT Invoices ×1', 'zoho PUT Accounts ×1']);
  expect(await till.desk.issues()).toEqual([]);
});
