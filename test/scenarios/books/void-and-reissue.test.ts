// Given an approved invoice that bears the CRM's number; when somebody sets it back to a draft in the CRM, which accounting lets nobody do;
// then the legal way is explained with a link; and when it is chosen, the invoice is voided there, a new one is made from what the CRM
// shows by then, linked in its place, and numbered by accounting: a voided invoice keeps its number.

import { expect, test } from 'vitest';
import { bolts, Desk, rowIds } from '../desk.ts';

const numbered = { settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200', number: 'crm' } } } };

test('an approved invoice is voided and issued anew, once a person says so', async () => {
  const desk = await Desk.open(numbered);
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.edit('Invoices', id, { Status: 'Created' });
  await desk.settle();
  desk.written();
  const [issue] = await desk.issues();
  expect(issue).toMatchObject({ code: 'move.illegal', choices: ['accounting', 'reissue', 'ignore'] });
  expect(issue?.facts.url).toMatch(/^https:\/\/go\.xero\.com\//);

  const [row] = rowIds(desk, 'Invoices', id, 'Invoiced_Items');
  desk.edit('Invoices', id, { Invoiced_Items: [{ id: row, Quantity: 5 }] });
  await desk.answer(issue, 'reissue');
  await desk.shows(`
    Xero Invoices
      ⟨1⟩ VOIDED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        5 × 10 BOLT "Bolt" OUTPUT2 @200 = 50
        50 + 7.5 tax = 57.5, open 57.5
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        5 × 10 Bolt "" GST = 50
        57.5 with tax, in Xero INV-0001 open 57.5
    Written
      xero POST Invoices ×1
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
  `);
  expect((await desk.log()).filter((line) => line.includes('reissue'))).toEqual([
    'invoice reissue.begun',
    'invoice update.reissue',
    'invoice create.reissued',
  ]);

  // The new one lives on like any other; what was voided stays as it is.
  await desk.syncNow();
  desk.edit('Invoices', id, { Status: 'Approved' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      ⟨1⟩ VOIDED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        5 × 10 BOLT "Bolt" OUTPUT2 @200 = 50
        50 + 7.5 tax = 57.5, open 57.5
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        5 × 10 Bolt "" GST = 50
        57.5 with tax, in Xero INV-0001 open 57.5
    Written
      xero POST Invoices ×1
  `);
});
