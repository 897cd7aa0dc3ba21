// Given that what a document needs is not to be made first; when an invoice of an unknown company is saved; then a person is told, and nothing is made.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('with the precheck off a missing customer is an issue', async () => {
  const settings = { precheck: false };
  const off = { on: true, toAccounting: { create: false } };
  const desk = await Desk.open({ settings });
  await desk.settings({ kinds: { customer: off } });
  const { line, invoice } = bolts(desk);
  invoice([line(3, 10)]);
  await desk.settle();
  expect(desk.books('Invoices')).toEqual([]);
  const issues = await desk.issues();
  expect(issues.map(({ code }) => code)).toEqual(['needs.unlinked']);
  expect(issues[0]?.message).toContain('refers to records that are not on the other side yet');
  expect(desk.written().filter((call) => call.includes('Invoices'))).toEqual([]);
});
