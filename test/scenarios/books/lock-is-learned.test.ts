// Given a period that was locked in accounting since its lists were read; when invoices in it are edited and made; then the first refusal
// teaches it: nothing else is sent, and a person is told.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

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
