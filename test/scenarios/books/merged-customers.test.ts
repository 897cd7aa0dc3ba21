// Given two customers with an invoice each; when accounting merges one into the other; then nobody is deleted unasked: a person is told
// that two became one, and a new invoice still goes over under the one that is left.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('customers merged in accounting go before a person, and their invoices stay', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  const other = desk.save('Accounts', { Account_Name: 'Harbour Lights' });
  invoice([line(2, 10)]);
  await desk.settle();
  invoice([line(1, 10)], { Subject: 'To the other one', Account_Name: { id: other } });
  await desk.settle();
  desk.written();
  desk.xero('contact.merge', { from: 'Harbour Lights', into: 'Harbour Light' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
      INV-0002 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 = 10
        10 + 1.5 tax = 11.5, open 11.5
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
      "To the other one" Created, Harbour Lights, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, in Xero INV-0002 open 11.5
    Written
    Asked
      merged.two-became-one: Harbour Lights was merged in Xero into a record that is linked to another one. Part the two, or leave both as they are.
  `);
  expect(desk.parties()).toMatchObject({
    xero: ['Harbour Light', 'Harbour Lights ARCHIVED'],
    accounts: ['Harbour Light', 'Harbour Lights'],
  });

  invoice([line(5, 10)], { Subject: 'After the merge' });
  await desk.settle();
  await desk.shows(`
    Xero Invoices
      INV-0001 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 = 20
        20 + 3 tax = 23, open 23
      INV-0002 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10 BOLT "Bolt" OUTPUT2 = 10
        10 + 1.5 tax = 11.5, open 11.5
      INV-0003 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        5 × 10 BOLT "Bolt" OUTPUT2 = 50
        50 + 7.5 tax = 57.5, open 57.5
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "" GST = 20
        23 with tax, in Xero INV-0001 open 23
      "To the other one" Created, Harbour Lights, 2026-11-19, due 2026-12-19
        1 × 10 Bolt "" GST = 10
        11.5 with tax, in Xero INV-0002 open 11.5
      "After the merge" Created, Harbour Light, 2026-11-19, due 2026-12-19
        5 × 10 Bolt "" GST = 50
        57.5 with tax, in Xero INV-0003 open 57.5
    Written
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
    Asked
      merged.two-became-one: Harbour Lights was merged in Xero into a record that is linked to another one. Part the two, or leave both as they are.
  `);
});
