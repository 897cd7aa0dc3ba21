// Given that accounting takes the CRM's numbers, and has another customer's invoice with such a number; when the CRM's invoice is saved; then a person is asked before anything is sent.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('a number that another document has is found before anything is sent', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { number: 'crm' } } } });
  const { line, invoice } = bolts(desk);
  const first = invoice([line(1, 10)]);
  await desk.settle();
  const next = String(BigInt(String(desk.raw('Invoices', first).Invoice_Number)) + 3n);
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
  const lines = [{ Description: 'Other', Quantity: 1, UnitAmount: 999, AccountCode: '200', TaxType: 'OUTPUT2' }];
  const taken = Array.from({ length: 8 }, (_, at) => String(BigInt(next) - 2n + BigInt(at)));
  for (const InvoiceNumber of taken)
    desk.xero('invoice.create', {
      Type: 'ACCREC',
      InvoiceNumber,
      Contact: { ContactID },
      Date: '2025-11-18',
      DueDate: '2025-12-18',
      LineItems: lines,
    });
  await desk.settle();
  desk.written();
  const second = invoice([line(2, 10)], { Subject: 'Clashes' });
  expect(taken).toContain(String(desk.raw('Invoices', second).Invoice_Number));
  await desk.settle();
  const issues = (await desk.issues()).filter(({ code }) => code === 'number.taken');
  expect(issues).toHaveLength(1);
  expect(issues.map(({ message }) => message).join()).toContain('another document with the number of Clashes');
  expect(desk.written().filter((call) => call === 'xero PUT Invoices')).toEqual([]);
});
