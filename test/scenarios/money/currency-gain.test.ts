// Given an invoice in another currency; when it is paid at another rate than it was issued at; then the invoice is paid to the cent in its own
// currency, what is owed is told in the organisation's currency at the invoice's rate, and the gain stays accounting's business.

import { expect, test } from 'vitest';
import { shown, Till } from './till.ts';

test('currency gain', async () => {
  const till = await Till.open({ ...shown, before: (desk) => desk.xero('currency.add', { code: 'USD' }) });
  const home = till.sell(1);
  await till.pass();
  const LineItems = [{ Description: 'Consulting', Quantity: 1, UnitAmount: 90, AccountCode: '200', TaxType: 'NONE' }];
  const Contact = { ContactID: till.contact };
  const dates = { Date: '2026-11-19', DueDate: '2026-12-19' };
  const invoice = { Type: 'ACCREC', Status: 'AUTHORISED', InvoiceNumber: 'USD-1', Contact, ...dates, LineItems };
  till.desk.xero('invoice.create', { ...invoice, CurrencyCode: 'USD', CurrencyRate: 0.6 });
  await till.pass();
  expect(till.owes()).toBe('owes 161.5, 0 overdue, 0 credit');

  till.desk.xero('payment.record', { invoice: 'USD-1', amount: '30', date: '2026-11-20', rate: '0.75' });
  await till.pass();
  expect(till.owes()).toBe('owes 111.5, 0 overdue, 0 credit');
  till.desk.xero('payment.record', { invoice: 'USD-1', date: '2026-11-20', rate: '0.75' });
  await till.pass();
  expect(till.owes()).toBe('owes 11.5, 0 overdue, 0 credit');
  expect(till.invoice(home)).toBe('Approved: 11.5 due, 0 paid, 0 credited');
});
