// Given a company, a product and an invoice that were just saved in the CRM; when time passes; then accounting has all three, in order.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('customer, item and invoice go over together, each before what needs it', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  invoice([line(3, 10), line(1, 5, { Discount: 1, Description: 'small' })]);
  await desk.settle();
  expect(desk.books('Invoices')).toEqual([
    {
      number: 'INV-0001',
      status: 'DRAFT',
      contact: 'Harbour Light',
      date: '2026-11-19',
      due: '2026-12-19',
      reference: '',
      amounts: 'exclusive',
      currency: 'NZD 1',
      lines: ['3 × 10 BOLT "Bolt" OUTPUT2 = 30', '1 × 5 -1 BOLT "small" OUTPUT2 = 4'],
      totals: '34 + 5.1 = 39.1',
      open: '39.1',
    },
  ]);
  expect(desk.crm('Invoices')).toEqual([
    {
      subject: 'Bolts for the harbour',
      status: 'Created',
      party: 'Harbour Light',
      date: '2026-11-19',
      due: '2026-12-19',
      lines: ['3 × 10 Bolt "" GST = 30', '1 × 5 -1 Bolt "small" GST = 4'],
      total: '39.1',
      xero: { number: 'INV-0001', due: '39.1', paid: '0' },
    },
  ]);
  const written = desk.written();
  expect(written.slice(0, 3)).toEqual(['xero PUT Contacts', 'xero PUT Items', 'xero PUT Invoices']);
  expect(written.filter((call) => call.startsWith('xero'))).toHaveLength(3);
  expect(await desk.issues()).toEqual([]);
});
