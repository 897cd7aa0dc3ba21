// Given an organisation that also sells in yen; when an invoice in yen is saved in the CRM; then accounting has it in yen, and both sides
// come to the same sum though a yen has no hundredth.

import { test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('JPY: an invoice in a currency without decimals', async () => {
  const desk = await Desk.open({ region: 'UK' });
  const { line, invoice } = bolts(desk, 'VAT', 'Kawa Books');
  invoice([line(3, 1980), line(1, 333, { Description: 'Postage' })], { Currency: 'JPY', Exchange_Rate: 190 });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Kawa Books, 2026-11-19, due 2026-12-19, JPY at 190, tax exclusive
        3 × 1980 BOLT "Bolt" OUTPUT2 = 5940
        1 × 333 BOLT "Postage" OUTPUT2 = 333
        6273 + 1254.6 tax = 7527.6, open 7527.6
    CRM Invoices
      "Bolts for the harbour" Created, Kawa Books, 2026-11-19, due 2026-12-19, JPY at 190
        3 × 1980 Bolt "" VAT = 5940
        1 × 333 Bolt "Postage" VAT = 333
        7527.6 with tax, in Xero INV-0001 open 7527.6
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
