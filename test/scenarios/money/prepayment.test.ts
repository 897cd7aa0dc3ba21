// Given a customer who pays before anything is invoiced; when the invoice comes and the prepayment is used for it; then it is paid by that.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('prepayment', async () => {
  const till = await Till.open();
  await till.pass();
  const { PrepaymentID } = till.desk.xero<{ PrepaymentID: string }>('prepayment.create', {
    contact: till.contact,
    amount: '23',
    date: '2026-11-19',
  });
  // No event tells of a prepayment: it is found by looking, once an hour where nothing else changes.
  await till.pass(75);
  expect(till.owes()).toMatch(/^owes 0, 0 overdue, [\d.]+ credit \(prepayments [\d.]+\)$/);

  const invoice = till.sell(2);
  await till.pass();
  till.desk.xero('prepayment.allocate', {
    credit: PrepaymentID,
    invoice: 'INV-0001',
    amount: '23',
    date: '2026-11-20',
  });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-19: 0 due, 0 paid, 23 credited');
  expect(till.payments(invoice)).toEqual(['2026-11-19 · 23 · prepayment']);
});
