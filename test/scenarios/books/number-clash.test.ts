// Given that accounting takes the CRM's numbers, and has another customer's invoice with the number that comes next; when the CRM's invoice
// is saved; then a person is asked before anything is sent, and the stranger's invoice stays as it is.

import { test } from 'vitest';
import { bolts, Desk, sale } from '../desk.ts';

test('a number that another document has is found before anything is sent', async () => {
  const desk = await Desk.open({ settings: { startDate: '2026-11-19', sequence: { invoice: { number: 'crm' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(1, 10)], { Subject: 'Clashes' });
  const InvoiceNumber = String(desk.raw('Invoices', id).Invoice_Number);
  const lines = [{ Description: 'Other', Quantity: 1, UnitAmount: 999, AccountCode: '200', TaxType: 'OUTPUT2' }];
  sale(desk, 'Tall Pines', lines, { InvoiceNumber });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      ⟨1⟩ AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        1 × 999 "Other" OUTPUT2 @200 = 999
        999 + 149.85 tax = 1148.85, open 1148.85
    CRM Invoices
      "Clashes" Created, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, not in Xero
    Written
      xero PUT Contacts ×1
      xero PUT Items ×1
      zoho POST Accounts ×1
      zoho PUT Accounts ×1
      zoho PUT Products ×1
    Asked
      number.taken: Xero has another document with the number of Clashes. Choose whether it is the same one, or let Xero number the new one.
  `);
});
