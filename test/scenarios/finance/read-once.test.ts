// Given invoices that were entered in Zoho Books, whose lists do not say when; when they are in accounting and hours go by; then Books is
// still asked what changed, but none of them is read again; a change of one of them is read, and travels.

import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

test('what Books told once is not read again by every look', async () => {
  const ledger = await Ledger.open();
  const { desk } = ledger;
  const [first = ''] = [1, 2, 3, 4].map((bolts) => ledger.sell(bolts));
  await ledger.pass();
  expect(ledger.accounting()).toHaveLength(4);
  /** What Books is asked in an hour, once another has passed. */
  const anHour = async () => {
    await desk.wait(60);
    desk.paths('zoho');
    await desk.wait(60);
    const paths = desk.paths('zoho').map((path) => path.split('?')[0] ?? '');
    return {
      lists: paths.filter((path) => path.endsWith('/invoices')).length,
      reads: paths.filter((path) => /\/invoices\/\d+$/.test(path)),
    };
  };
  expect(await anHour()).toEqual({ lists: expect.any(Number) as number, reads: [] });
  ledger.books('PUT', `/invoices/${first}`, { customer_id: ledger.contact(), reference_number: 'PO 3' });
  await desk.wait(15);
  expect(ledger.listed('Invoices')).toContainEqual(expect.objectContaining({ Reference: 'PO 3' }));
  const { lists, reads } = await anHour();
  expect(lists).toBeGreaterThan(3);
  expect(reads).toEqual([]);
});
