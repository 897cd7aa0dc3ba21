// Given a branding theme in the settings; when an invoice is saved in the CRM; then accounting's invoice bears that theme.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('a new invoice bears the theme of the settings', async () => {
  const desk = await Desk.open();
  const themes = desk.books('BrandingThemes');
  const theme = themes.find(({ Name }) => Name !== 'Standard') ?? themes.at(-1);
  await desk.settings({ sequence: { invoice: { theme: theme?.BrandingThemeID } } });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  expect(themes.length).toBeGreaterThan(1);
  expect(desk.books('Invoices')).toMatchObject([{ BrandingThemeID: theme?.BrandingThemeID }]);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
