// Given that invoices travel and items are switched off; when an invoice of a product is saved; then a person is told what to switch on, and
// once they have, the invoice goes over.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('an invoice of a product while items are switched off says so, and goes over once they are on', async () => {
  const desk = await Desk.open({ kinds: ['invoice'], settings: { sequence: { invoice: { account: '200' } } } });
  const { line, invoice } = bolts(desk);
  invoice([line(1, 10)]);
  await desk.settle();
  expect((await desk.issues()).map(({ message }) => message)).toEqual([
    'Bolts for the harbour refers to records of a module that is switched off (items), so it can’t go over. Switch that module on in the settings; it then goes by itself.',
  ]);
  expect(desk.written().filter((call) => call.includes('Invoices'))).toEqual([]);

  await desk.settings({ kinds: { item: { on: true } } });
  await desk.setUp();
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([
    { InvoiceNumber: 'INV-0001', Total: 11.5, LineItems: [{ ItemCode: 'BOLT' }] },
  ]);
  expect((await desk.issues()).map(({ code }) => code)).not.toContain('needs.off');
});
