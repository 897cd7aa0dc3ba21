// Given an invoice that starts as a draft in accounting; when somebody approves it there; then it appears in the CRM, and not before, unless
// the settings ask for drafts too. Its customer and its item are there before it: they are records of their own.

import { expect, test } from 'vitest';
import { Desk, sale } from '../desk.ts';

function drafted(desk: Desk): void {
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut' });
  const nuts = { ItemCode: 'NUT', Description: 'Nuts', Quantity: 2, UnitAmount: 80 };
  sale(desk, 'Tall Pines', [{ ...nuts, AccountCode: '200', TaxType: 'OUTPUT2' }], { Status: 'DRAFT' });
}

test('an invoice of accounting appears once it is approved', async () => {
  const desk = await Desk.open();
  drafted(desk);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        2 × 80 NUT "Nuts" OUTPUT2 @200 = 160
        160 + 24 tax = 184, open 184
    Written
      zoho POST Accounts ×1
      zoho POST Products ×1
  `);
  expect(await desk.log()).toContain('invoice skip.not-approved');

  desk.xero('invoice.approve', { invoice: 'INV-0001' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        2 × 80 NUT "Nuts" OUTPUT2 @200 = 160
        160 + 24 tax = 184, open 184
    CRM Invoices
      "INV-0001" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        2 × 80 Nut "Nuts" GST @200 = 160
        184 with tax, in Xero INV-0001 open 184
    Written
      xero POST Invoices ×1
      zoho POST Invoices ×1
  `);
});

test('where the settings ask for drafts, they appear at once', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { appearsFrom: 'DRAFT' } } } });
  drafted(desk);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        2 × 80 NUT "Nuts" OUTPUT2 @200 = 160
        160 + 24 tax = 184, open 184
    CRM Invoices
      "INV-0001" Created, Tall Pines, 2026-11-18, due 2026-12-18
        2 × 80 Nut "Nuts" GST @200 = 160
        184 with tax, in Xero INV-0001 open 184
    Written
      xero POST Invoices ×1
      zoho POST Accounts ×1
      zoho POST Invoices ×1
      zoho POST Products ×1
  `);
});
