// Given a paid invoice that is voided in the CRM; when a person removes the payment in accounting first, as they are told; then it is void on
// both sides and nothing is owed.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('voided after the payment was removed', async () => {
  const till = await Till.open();
  const invoice = till.sell(2);
  await till.pass();
  const { PaymentID } = till.desk.xero<{ PaymentID: string }>('payment.record', { invoice: 'INV-0001' });
  await till.pass();
  till.desk.edit('Invoices', invoice, { Status: 'Void' });
  await till.pass();
  const [issue] = await till.desk.issues();
  expect(issue?.message).toContain('Remove the payment there first, then void it.');

  till.desk.xero('payment.remove', { payment: PaymentID });
  await till.pass();
  expect(till.owes()).toBe('owes 23, 0 overdue, 0 credit');
  till.desk.xero('invoice.void', { invoice: 'INV-0001' });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Void: 0 due, 0 paid, 0 credited');
  expect(till.owes()).toBe('owes 0, 0 overdue, 0 credit');
  expect(await till.desk.issues()).toEqual([]);
});
