// Given an invoice that a person has had voided and issued anew; when the product dies, or a reply is lost, at any of the two writes; then
// the invoice is voided once and one new one stands in its place.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { MINUTE_MS } from '../stage/stage.ts';

const approved = { settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } };

const trouble: Readonly<Record<string, (desk: Desk) => void>> = {
  'dies once it is voided': (desk) => desk.breakDownAfter('xero', 'POST', '/Invoices'),
  'dies once the new one is made': (desk) => desk.breakDownAfter('xero', 'PUT', '/Invoices'),
  'does not hear that it is voided': (desk) => desk.loseReply('xero', 'POST', '/Invoices'),
  'does not hear that the new one is made': (desk) => desk.loseReply('xero', 'PUT', '/Invoices'),
};

test.each(Object.entries(trouble))('the product %s: one is void, and one is new', async (what, strike) => {
  const desk = await Desk.open(approved);
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.edit('Invoices', id, { Status: 'Created' });
  await desk.settle();
  desk.written();
  const [issue] = await desk.issues();
  strike(desk);
  await desk.choose(issue, 'reissue');
  await desk.stage.pass(10 * MINUTE_MS);
  if (what.startsWith('dies')) desk.forgive('a message failed');
  await desk.settle();
  desk.written();
  await desk.syncNow();
  // What is found, and not told by a reply, is read: accounting's words for the item then come over.
  const words = what.includes('new one') ? 'Bolt' : '';
  await desk.shows(`
    Xero Invoices
      INV-0001 VOIDED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
      INV-0002 DRAFT, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20
        20 + 3 tax = 23, open 23
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        2 × 10 Bolt "${words}" GST = 20
        23 with tax, in Xero INV-0002 open 23
    Written
  `);
  expect(await desk.issues()).toEqual([]);
});
