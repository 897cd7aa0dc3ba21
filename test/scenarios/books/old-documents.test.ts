// Given a start date; when an invoice from before it is saved in either system; then it stays where it is, and the log says why.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('what is older than the start date is skipped, both ways', async () => {
  const desk = await Desk.open({ settings: { startDate: '2026-11-01' } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)], { Invoice_Date: '2026-10-31' });
  const { ContactID } = desk.xero<{ ContactID: string }>('contact.create', { Name: 'Tall Pines' });
  desk.xero('invoice.create', {
    Type: 'ACCREC',
    Contact: { ContactID },
    Date: '2026-10-30',
    DueDate: '2026-12-18',
    LineItems: [{ Description: 'Old', Quantity: 1, UnitAmount: 5, AccountCode: '200', TaxType: 'OUTPUT2' }],
  });
  await desk.settle();
  expect(desk.books('Invoices')).toHaveLength(1);
  expect(desk.crm('Invoices')).toHaveLength(1);
  expect((await desk.log()).filter((entry) => entry === 'invoice skip.before-start')).toHaveLength(2);
  expect(desk.written().filter((call) => call.endsWith('Invoices'))).toEqual([]);
});
