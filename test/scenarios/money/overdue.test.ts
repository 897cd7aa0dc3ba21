// Given an open invoice that is due today; when midnight comes where the organisation is; then it is overdue in the CRM, without anybody's save,
// and the customer is put on hold by the rules that the settings name.

import { expect, test } from 'vitest';
import { shown, Till } from './till.ts';

const DAY = 24 * 60;

test('overdue by the organisation’s own day, and on hold after so many days', async () => {
  const settings = { ...shown.settings, hold: { overdueDays: 1 } };
  const till = await Till.open({ ...shown, settings });
  const invoice = till.sell(2, { Due_Date: '2026-11-21' });
  await till.pass();
  expect(till.invoice(invoice)).toMatch(/^Approved/);
  expect(till.owes()).toBe('owes 23, 0 overdue, 0 credit');
  // The desk opens late in the evening of the 20th, where the organisation is.
  await till.sleep(DAY + 180);
  expect(till.invoice(invoice)).toMatch(/^Overdue/);
  expect(till.owes()).toBe('owes 23, 23 overdue, 0 credit');
  await till.sleep(DAY + 120);
  expect(till.owes()).toBe('owes 23, 23 overdue, 0 credit, on hold');

  till.desk.xero('payment.record', { invoice: 'INV-0001' });
  await till.pass();
  expect(till.owes()).toBe('owes 0, 0 overdue, 0 credit');
});

test('on hold above the credit limit', async () => {
  const settings = { ...shown.settings, hold: { limitField: 'Annual_Revenue' } };
  const till = await Till.open({ ...shown, settings });
  till.desk.edit('Accounts', till.customer, { Annual_Revenue: 30 });
  till.sell(2);
  await till.pass();
  expect(till.owes()).toBe('owes 23, 0 overdue, 0 credit');
  till.sell(1);
  await till.pass();
  expect(till.owes()).toBe('owes 34.5, 0 overdue, 0 credit, on hold');
  till.desk.edit('Accounts', till.customer, { Annual_Revenue: 100 });
  await till.pass();
  expect(till.owes()).toBe('owes 34.5, 0 overdue, 0 credit');
});
