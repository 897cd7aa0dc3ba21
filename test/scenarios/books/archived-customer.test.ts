// Given a customer who is archived in accounting; when an invoice for them is saved; then it is refused in accounting's own words, and a person is told.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('an invoice for an archived customer goes before a person', async () => {
  const desk = await Desk.open();
  const { line, invoice } = bolts(desk);
  await desk.settle();
  desk.xero('contact.archive', { contact: 'Harbour Light' });
  await desk.settle();
  invoice([line(2, 10)]);
  await desk.settle();
  expect(desk.books('Invoices')).toEqual([]);
  const issues = await desk.issues();
  expect(issues.map(({ code }) => code)).toEqual(['refused.accounting']);
  expect(issues[0]?.message).toMatch(/archived/i);
});
