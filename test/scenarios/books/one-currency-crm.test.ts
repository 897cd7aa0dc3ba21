// Given a CRM that counts in New Zealand dollars alone, and an organisation that also sells in euro; when an invoice in euro is approved in
// accounting; then it does not stand in the CRM as if it were of dollars: a person is told, and those in dollars go both ways as ever.

import { test } from 'vitest';
import { bolts, Desk, sale } from '../desk.ts';

test('NZD alone: an invoice in euro stays out of the CRM, and a person is told', async () => {
  const desk = await Desk.open({ before: (open) => open.xero('currency.add', { code: 'EUR' }) });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  const bolt = { ItemCode: 'BOLT', AccountCode: '200', TaxType: 'OUTPUT2', Description: 'Bolts' };
  sale(desk, 'Harbour Light', [{ ...bolt, Quantity: 1, UnitAmount: 500 }], { CurrencyCode: 'EUR', CurrencyRate: 0.55 });
  sale(desk, 'Harbour Light', [{ ...bolt, Quantity: 1, UnitAmount: 700 }]);
  desk.written();
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
      INV-0002 AUTHORISED, Harbour Light, 2026-11-18, due 2026-12-18, EUR at 0.55, tax exclusive
        1 × 500 BOLT "Bolts" OUTPUT2 @200 = 500
        500 + 75 tax = 575, open 575
      INV-0003 AUTHORISED, Harbour Light, 2026-11-18, due 2026-12-18, NZD, tax exclusive
        1 × 700 BOLT "Bolts" OUTPUT2 @200 = 700
        700 + 105 tax = 805, open 805
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
      "INV-0003" Approved, Harbour Light, 2026-11-18, due 2026-12-18
        1 × 700 Bolt "Bolts" GST @200 = 700
        805 with tax, in Xero INV-0003 open 805
    Written
      xero POST Invoices ×1
      zoho POST Invoices ×1
    Asked
      needs.currency: INV-0002 is in EUR in Xero, and Zoho CRM counts in NZD alone, where its amounts would be wrong: it stays out. Switch on several currencies in Zoho CRM (Setup, Company settings, Currencies), connect Zoho CRM anew, then try again.
  `);
});
