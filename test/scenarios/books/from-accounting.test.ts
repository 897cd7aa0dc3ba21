// Given an approved invoice of accounting whose prices contain GST, one line with a discount in per cent; when time passes; then the CRM
// shows it under its customer and item, without tax in its prices, to the same total, with ways to accounting's page and to the PDF;
// accounting's copy gets the way to the CRM's page and nothing else.

import { expect, test } from 'vitest';
import { Desk, sale } from '../desk.ts';

test('an invoice that starts in accounting appears in the CRM with its customer and item', async () => {
  const desk = await Desk.open();
  desk.xero('item.create', { Code: 'NUT', Name: 'Nut', SalesDetails: { UnitPrice: 2.5, AccountCode: '200' } });
  const nut = { ItemCode: 'NUT', AccountCode: '200', TaxType: 'OUTPUT2' };
  const lines = [
    { ...nut, Description: 'Nuts', Quantity: 2, UnitAmount: 11.5 },
    { ...nut, Description: 'more', Quantity: 1, UnitAmount: 23, DiscountRate: 10 },
  ];
  sale(desk, 'Tall Pines', lines, { LineAmountTypes: 'Inclusive' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Tall Pines, 2026-11-18, due 2026-12-18, NZD, tax inclusive
        2 × 11.5 NUT "Nuts" OUTPUT2 @200 = 23
        1 × 23 less 10 % NUT "more" OUTPUT2 @200 = 20.7
        38 + 5.7 tax = 43.7, open 43.7
    CRM Invoices
      "INV-0001" Approved, Tall Pines, 2026-11-18, due 2026-12-18
        2 × 10 Nut "Nuts" GST @200 = 20
        1 × 20 less 2 Nut "more" GST @200 = 18
        43.7 with tax, in Xero INV-0001 open 43.7
    Written
      xero POST Invoices ×1
      zoho POST Accounts ×1
      zoho POST Invoices ×1
      zoho POST Products ×1
  `);
  const { InvoiceID, Url } = desk.books('Invoices')[0] ?? {};
  const { Xero_Link, Xero_PDF } = desk.crm('Invoices')[0] ?? {};
  expect(Xero_Link).toContain(InvoiceID);
  const pdf = await desk.stage.follow(String(Xero_PDF));
  expect((await pdf.text()).slice(0, 5)).toBe('%PDF-');
  expect(Url).toMatch(/^https:\/\/crm\.vendors\.localhost\/crm\/org\d+\/tab\/Invoices\/\d+$/);
  expect(desk.parties()).toEqual({ xero: ['Tall Pines'], accounts: ['Tall Pines'], vendors: [] });
});
