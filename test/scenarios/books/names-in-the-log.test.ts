// Given an invoice that names a customer and a product; when it goes over; then the log calls them by their names.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

test('the log names whom an invoice is for, and what its lines are', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  const made = (await desk.entries()).find(({ kind, code }) => kind === 'invoice' && code === 'create.new');
  const after = (name: string) => made?.changes.find(({ field }) => field === name)?.after;
  expect(after('customer')).toBe('Harbour Light');
  expect(after('lines')).toMatchObject([{ fields: { item: 'Bolt' } }]);
});
