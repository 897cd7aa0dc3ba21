// Given a draft in accounting; when it is deleted there; then the CRM's invoice is not touched before a person has said so.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('a draft that is deleted in accounting is proposed for deletion, and nothing is destroyed unasked', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  desk.written();
  desk.xero('invoice.delete', { invoice: 'INV-0001' });
  await desk.settle();
  expect((await desk.issues()).map(({ code }) => code)).toEqual(['gone.proposal']);
  expect(desk.crm('Invoices')).toHaveLength(1);
  expect(desk.written()).toEqual([]);
});
