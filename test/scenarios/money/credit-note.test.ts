// Given an open invoice; when a credit note is approved, used for it in part, and taken off again; then credit and invoice show each step.

import { expect, test } from 'vitest';
import { Till } from './till.ts';

test('credit note allocated', async () => {
  const till = await Till.open();
  const invoice = till.sell(2);
  await till.pass();
  const note = { Type: 'ACCRECCREDIT', Contact: { ContactID: till.contact }, Date: '2026-11-20', Status: 'AUTHORISED' };
  const LineItems = [{ Description: 'Returned', Quantity: 1, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' }];
  till.desk.xero('creditnote.create', { ...note, CreditNoteNumber: 'CN-1', LineItems });
  await till.pass();
  expect(till.owes()).toBe('owes 23, 0 overdue, 11.5 credit (credit notes 11.5)');

  till.desk.xero('creditnote.allocate', { credit: 'CN-1', invoice: 'INV-0001', amount: '10', date: '2026-11-20' });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Partly paid: 13 due, 0 paid, 10 credited');
  expect(till.payments(invoice)).toEqual(['2026-11-20 · 10 · CN-1']);
  expect(till.owes()).toBe('owes 13, 0 overdue, 1.5 credit (credit notes 1.5)');

  till.desk.xero('creditnote.unallocate', { credit: 'CN-1', invoice: 'INV-0001' });
  await till.pass();
  expect(till.invoice(invoice)).toBe('Approved: 23 due, 0 paid, 0 credited');
  expect(till.owes()).toBe('owes 23, 0 overdue, 11.5 credit (credit notes 11.5)');
});
