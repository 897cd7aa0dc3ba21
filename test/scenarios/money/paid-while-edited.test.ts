// Given an approved invoice; when it is paid in accounting in the minute in which somebody edits it in the CRM; then the payment shows, the
// edit that is still allowed travels, and the one that is not is put before a person.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('paid while the CRM user edits the invoice', async () => {
  const till = await Till.open();
  const invoice = till.sell(2);
  await till.pass();
  till.desk.edit('Invoices', invoice, { Purchase_Order: 'PO 12', Invoice_Date: '2026-11-18' });
  till.desk.xero('payment.record', { invoice: 'INV-0001', date: '2026-11-20' });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
  expect(till.desk.raw('Invoices', invoice)).toMatchObject({ Purchase_Order: 'PO 12', Invoice_Date: '2026-11-18' });
  const [paid] = till.desk.books('Invoices');
  expect(paid).toMatchObject({ Status: 'PAID', Reference: 'PO 12', DateString: '2026-11-19T00:00:00' });
  const issues = await till.desk.issues();
  expect(issues.map(({ code }) => code)).toEqual(['fixed.paid']);
  expect(till.owes()).toBe('owes 0, 0 overdue, 0 credit');
});
