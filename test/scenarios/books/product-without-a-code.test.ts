// Given an invoice of a product that has no code, by which alone accounting knows an item; when it is saved; then by the settings a person
// is asked and it goes over once there is a code, or the product gets a code on both sides, or its line goes over as words and stays so.

import { expect, test } from 'vitest';
import { Desk, rowIds, type Setting } from '../desk.ts';

const sell = (uncodedProduct?: string): Setting => ({
  settings: {
    sequence: { invoice: { status: 'AUTHORISED', account: '200' } },
    ...(uncodedProduct && { values: { taxes: { GST: 'OUTPUT2' }, uncodedProduct } }),
  },
});

/** One line of a chair without a code, and one of its delivery. */
function chairs(desk: Desk) {
  const account = desk.save('Accounts', { Account_Name: 'Harbour Light' });
  const chair = desk.save('Products', { Product_Name: 'Garden chair', Unit_Price: 60, Tax: ['GST'] });
  const line = (quantity: number, price: number, more = {}) => ({
    Product_Name: { id: chair },
    Quantity: quantity,
    List_Price: price,
    Line_Tax: [{ name: 'GST' }],
    ...more,
  });
  const invoice = desk.save('Invoices', {
    Subject: 'Chairs',
    Account_Name: { id: account },
    Invoice_Date: '2026-11-19',
    Due_Date: '2026-12-19',
    Invoiced_Items: [line(4, 60), line(1, 20, { Description: 'Delivered by hand' })],
  });
  return { chair, invoice, line };
}

test('a person is asked, and the invoice goes over once the product has a code', async () => {
  const desk = await Desk.open(sell());
  const { chair } = chairs(desk);
  await desk.settle();
  expect((await desk.issues()).map(({ code, message }) => [code, message.slice(0, 46)])).toEqual([
    ['needs.code', 'Garden chair has no product code in Zoho CRM, '],
  ]);
  expect(desk.written().filter((call) => /Items|Invoices/.test(call))).toEqual([]);

  desk.edit('Products', chair, { Product_Code: 'CHAIR' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        4 × 60 CHAIR "Garden chair" OUTPUT2 @200 = 240
        1 × 20 CHAIR "Delivered by hand" OUTPUT2 @200 = 20
        260 + 39 tax = 299, open 299
    CRM Invoices
      "Chairs" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        4 × 60 Garden chair "" GST = 240
        1 × 20 Garden chair "Delivered by hand" GST = 20
        299 with tax, in Xero INV-0001 open 299
    Written
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});

test('it gets a code of its name and number, on both sides', async () => {
  const desk = await Desk.open(sell('code'));
  const { chair } = chairs(desk);
  await desk.settle();
  const code = `GARDEN-CHAIR-${chair.slice(-6)}`;
  expect(desk.raw('Products', chair)).toMatchObject({ Product_Code: code });
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        4 × 60 ${code} "Garden chair" OUTPUT2 @200 = 240
        1 × 20 ${code} "Delivered by hand" OUTPUT2 @200 = 20
        260 + 39 tax = 299, open 299
    CRM Invoices
      "Chairs" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        4 × 60 Garden chair "" GST = 240
        1 × 20 Garden chair "Delivered by hand" GST = 20
        299 with tax, in Xero INV-0001 open 299
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      xero PUT Items ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});

test('its lines go over as words, and stay words when the product gets a code later', async () => {
  const desk = await Desk.open(sell('line'));
  const { chair, invoice, line } = chairs(desk);
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        4 × 60 "Garden chair" OUTPUT2 @200 = 240
        1 × 20 "Delivered by hand" OUTPUT2 @200 = 20
        260 + 39 tax = 299, open 299
    CRM Invoices
      "Chairs" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        4 × 60 Garden chair "" GST = 240
        1 × 20 Garden chair "Delivered by hand" GST = 20
        299 with tax, in Xero INV-0001 open 299
    Written
      xero PUT Contacts ×1
      xero PUT Invoices ×1
      zoho PUT Accounts ×1
      zoho PUT Invoices ×1
  `);

  // A code makes an item of it for the next invoice; nobody edited the lines that went over before.
  desk.edit('Products', chair, { Product_Code: 'CHAIR' });
  await desk.settle();
  const [row] = rowIds(desk, 'Invoices', invoice, 'Invoiced_Items');
  desk.edit('Invoices', invoice, { Invoiced_Items: [{ id: row, Quantity: 5 }, line(1, 60)] });
  await desk.settle();
  await desk.syncNow();
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        5 × 60 "Garden chair" OUTPUT2 @200 = 300
        1 × 20 "Delivered by hand" OUTPUT2 @200 = 20
        1 × 60 CHAIR "Garden chair" OUTPUT2 @200 = 60
        380 + 57 tax = 437, open 437
    CRM Invoices
      "Chairs" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        5 × 60 Garden chair "" GST = 300
        1 × 20 Garden chair "Delivered by hand" GST = 20
        1 × 60 Garden chair "" GST = 60
        437 with tax, in Xero INV-0001 open 437
    Written
      xero POST Invoices ×1
      xero PUT Items ×1
      zoho PUT Invoices ×1
      zoho PUT Products ×1
  `);
});
