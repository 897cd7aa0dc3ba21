// Given an approved invoice; when it is paid in three parts into two accounts; then the CRM shows each part within seconds of Xero's webhook,
// and paid only after the last.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('paid in three parts', async () => {
  const till = await Till.open();
  const invoice = till.sell(2);
  await till.pass();

  till.desk.xero('payment.record', { invoice: 'INV-0001', amount: '8', date: '2026-11-18' });
  expect(await till.desk.secondsUntil(() => till.invoice(invoice).startsWith('Partly paid'))).toBeLessThanOrEqual(3);
  await till.pass();
  expect(till.invoice(invoice)).toBe('Partly paid: 15 due, 8 paid, 0 credited');
  till.desk.xero('payment.record', { invoice: 'INV-0001', amount: '5.5', date: '2026-11-19', account: '091' });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Partly paid: 9.5 due, 13.5 paid, 0 credited');
  expect(till.owes()).toBe('owes 9.5, 0 overdue, 0 credit');
  till.desk.xero('payment.record', { invoice: 'INV-0001', amount: '9.5', date: '2026-11-20' });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
  expect(till.payments(invoice)).toEqual(['2026-11-18 · 8 · 090', '2026-11-19 · 5.5 · 091', '2026-11-20 · 9.5 · 090']);
  expect(till.owes()).toBe('owes 0, 0 overdue, 0 credit');
});
