// Given a period that is locked in accounting; when an invoice in it is edited in the CRM; then it stays as it is there, and a person is told.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('an invoice in a locked period is not changed', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.xero('organisation.lock', { periodLockDate: '2026-11-19' });
  await desk.settle(26 * 60);
  desk.written();
  desk.edit('Invoices', id, { Due_Date: '2027-01-31' });
  await desk.settle();
  const issues = await desk.issues();
  expect(issues.map(({ code }) => code)).toEqual(['fixed.locked-period']);
  expect(issues[0]?.message).toContain('Have the lock date moved');
  expect(desk.books('Invoices')).toMatchObject([{ due: '2026-12-19' }]);
});

test('a lock that nobody knew of is learned from the first refusal', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  const { line, invoice } = bolts(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.xero('organisation.lock', { periodLockDate: '2026-11-19' });
  desk.edit('Invoices', id, { Due_Date: '2027-01-31' });
  await desk.settle();
  desk.written();
  invoice([line(1, 10)], { Subject: 'Too late' });
  desk.edit('Invoices', id, { Due_Date: '2027-02-28' });
  await desk.settle();
  expect(desk.written().filter((call) => call.startsWith('xero'))).toEqual([]);
  expect((await desk.issues()).map(({ code }) => code)).toEqual(['fixed.locked-period', 'fixed.locked-period']);

  desk.xero('organisation.lock', {});
  await desk.refreshLists();
  await desk.answer(
    (await desk.issues()).find(({ message }) => message.includes('Too late')),
    'retry',
  );
  expect(desk.books('Invoices')).toHaveLength(2);
});
