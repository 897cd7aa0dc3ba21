// Given a product with a price of its own, and lines whose list prices come from two price books; when the invoice is saved; then accounting
// has each line at the list price it was sold at, the item keeps the one price that accounting knows, and neither overwrites the other.

import { expect, test } from 'vitest';
import { bolts, Desk, rowIds } from '../desk.ts';

test('a line goes over at its list price, whatever its product costs', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { account: '200' } } } });
  const { product, line, invoice } = bolts(desk);
  // What the CRM puts into a line once somebody has chosen a price book for it: trade, retail, none.
  const id = invoice([line(100, 8.5, { Description: 'Trade' }), line(2, 12, { Description: 'Retail' }), line(1, 10)]);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        100 × 8.5 BOLT "Trade" OUTPUT2 @200 = 850
        2 × 12 BOLT "Retail" OUTPUT2 @200 = 24
        1 × 10 BOLT "Bolt" OUTPUT2 @200 = 10
        884 + 132.6 tax = 1016.6, open 1016.6
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        100 × 8.5 Bolt "Trade" GST = 850
        2 × 12 Bolt "Retail" GST = 24
        1 × 10 Bolt "" GST = 10
        1016.6 with tax, in Xero INV-0001 open 1016.6
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
  const priceInXero = () => (desk.books('Items')[0]?.SalesDetails as { UnitPrice?: number }).UnitPrice;
  expect([priceInXero(), desk.raw('Products', product).Unit_Price]).toEqual([10, 10]);

  // Another book for one line: that line alone has another price. Another price of the product: no line that was sold has.
  const [first] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: first, List_Price: 8 }] });
  desk.edit('Products', product, { Unit_Price: 11 });
  await desk.settle();
  expect(priceInXero()).toBe(11);
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        100 × 8 BOLT "Trade" OUTPUT2 @200 = 800
        2 × 12 BOLT "Retail" OUTPUT2 @200 = 24
        1 × 10 BOLT "Bolt" OUTPUT2 @200 = 10
        834 + 125.1 tax = 959.1, open 959.1
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        100 × 8 Bolt "Trade" GST = 800
        2 × 12 Bolt "Retail" GST = 24
        1 × 10 Bolt "" GST = 10
        959.1 with tax, in Xero INV-0001 open 959.1
    Written
      xero POST Invoices ×1
      xero POST Items ×1
      zoho PUT Invoices ×1
  `);
});
