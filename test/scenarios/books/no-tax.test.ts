// Given an American organisation that leaves tax out; when an invoice without tax is saved; then accounting has it without tax.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('US: no tax', async () => {
  const desk = await Desk.open({ region: 'US' });
  const { line, invoice } = bolts(desk, '', 'Prairie Supply');
  invoice([line(7, 3.15)]);
  await desk.settle();
  const [made] = desk.books('Invoices').filter(({ contact }) => contact === 'Prairie Supply');
  expect(made).toMatchObject({ lines: ['7 × 3.15 BOLT "Bolt" NONE = 22.05'], totals: '22.05 + 0 = 22.05' });
});
