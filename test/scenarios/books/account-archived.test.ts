// Given that the settings book invoices to an account, and somebody archives it in accounting; when an invoice is saved; then it waits, with
// one issue that says what to do, and goes over by itself once the account is there again or another is chosen.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { inXero } from '../documents.ts';

const booking = (account: string) => ({ sequence: { invoice: { account } } });

async function archived(): Promise<{ desk: Desk; sales: ReturnType<typeof bolts> }> {
  const desk = await Desk.open({ settings: booking('260') });
  const sales = bolts(desk);
  sales.invoice([sales.line(1, 10)]);
  await desk.settle();
  await desk.refreshLists();
  desk.xero('account.archive', { code: '260' });
  await desk.refreshLists();
  sales.invoice([sales.line(2, 10)], { Subject: 'While it is archived' });
  sales.invoice([sales.line(3, 10)], { Subject: 'Another' });
  desk.written();
  await desk.settle();
  expect(desk.books('Invoices')).toHaveLength(1);
  expect(desk.written().filter((call) => call.startsWith('xero PUT Invoices'))).toEqual([]);
  expect((await desk.issues()).map(({ code, facts }) => [code, facts.code])).toEqual([['drift.archived', '260']]);
  expect(await desk.log()).toContain('invoice wait.drift');
  return { desk, sales };
}

test('what names an archived account waits, and goes on once it is restored', async () => {
  const { desk } = await archived();
  desk.xero('account.restore', { code: '260' });
  await desk.refreshLists();
  await desk.settle();
  expect(desk.books('Invoices')).toHaveLength(3);
  expect(await desk.issues()).toEqual([]);
});

test('it goes on once another account is chosen', async () => {
  const { desk } = await archived();
  await desk.settings(booking('200'));
  await desk.settle();
  expect(desk.books('Invoices').flatMap((each) => inXero(each)[1])).toEqual([
    '  1 × 10 BOLT "Bolt" OUTPUT2 @260 = 10',
    '  2 × 10 BOLT "Bolt" OUTPUT2 @200 = 20',
    '  3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30',
  ]);
});

test('an edit that does not touch the lines goes on meanwhile', async () => {
  const { desk } = await archived();
  const [first] = desk.crm('Invoices').filter(({ Xero_Number: number }) => number === 'INV-0001');
  desk.edit('Invoices', String(first?.id), { Due_Date: '2026-12-24' });
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([{ DueDateString: '2026-12-24T00:00:00' }]);
});
