// Given a customer with credit; when part of it is paid back; then the CRM shows what is left of it, and no invoice changes.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('refund', async () => {
  const till = await Till.open();
  const invoice = till.sell(2);
  await till.pass();
  const { OverpaymentID } = till.desk.xero<{ OverpaymentID: string }>('overpayment.create', {
    contact: till.contact,
    amount: '50',
    date: '2026-11-20',
  });
  await till.pass();
  expect(till.owes()).toBe('owes 23, 0 overdue, 50 credit (overpayments 50)');
  till.desk.written();
  till.desk.xero('overpayment.refund', { credit: OverpaymentID, amount: '20', date: '2026-11-20' });
  await till.pass();
  expect(till.owes()).toBe('owes 23, 0 overdue, 30 credit (overpayments 30)');
  expect(till.invoice(invoice)).toBe('Approved: 23 due, 0 paid, 0 credited');
  till.desk.xero('overpayment.refund', { credit: OverpaymentID, amount: '30', date: '2026-11-20' });
  await till.pass();
  expect(till.owes()).toBe('owes 23, 0 overdue, 0 credit');
  expect(till.desk.written()).toEqual(['zoho PUT Accounts ×1', 'zoho PUT Accounts ×1']);
});
