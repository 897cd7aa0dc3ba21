// Given a start date; when an invoice from before it is saved in either system; then each stays where it is, and the log says why.

import { expect, test } from 'vitest';
import { bolts, Desk, sale } from '../desk.ts';

test('what is older than the start date is skipped, both ways', async () => {
  const desk = await Desk.open({ settings: { startDate: '2026-11-01' } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)], { Invoice_Date: '2026-10-31' });
  const lines = [{ Description: 'Old', Quantity: 1, UnitAmount: 5, AccountCode: '200', TaxType: 'OUTPUT2' }];
  sale(desk, 'Tall Pines', lines, { Date: '2026-10-30' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Tall Pines, 2026-10-30, due 2026-12-18, NZD, tax exclusive
        1 × 5 "Old" OUTPUT2 @200 = 5
        5 + 0.75 tax = 5.75, open 5.75
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-10-31, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, not in Xero
    Written
      xero PUT Contacts ×1
      xero PUT Items ×1
      zoho POST Accounts ×1
      zoho PUT Accounts ×1
      zoho PUT Products ×1
  `);
  expect((await desk.log()).filter((entry) => entry === 'invoice skip.before-start')).toHaveLength(2);
});
