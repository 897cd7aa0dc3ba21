// Given an invoice in Books and in accounting; when a customer pays in Books; then each payment is entered in accounting, once and never
// above what is due, and taken out again by the rule for reversals.

import { expect, test } from 'vitest';
import { entering, Ledger } from './ledger.ts';

async function sold(toAccounting = {}): Promise<{ ledger: Ledger; id: string }> {
  const ledger = await Ledger.open({ ...entering({ account: '090' }, toAccounting) });
  const id = ledger.sell(2);
  await ledger.pass();
  ledger.desk.written();
  return { ledger, id };
}

test('paid in Books in two parts: two payments in accounting, and none comes back', async () => {
  const { ledger, id } = await sold();
  ledger.receive(id, 5);
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 18 due']);
  ledger.receive(id, 18);
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light PAID: 23, 0 due']);
  expect(ledger.entered()).toEqual(['18 on 2026-11-20', '5 on 2026-11-20']);
  await ledger.pass(120);
  expect(ledger.payments()).toEqual(['18 on 2026-11-20', '5 on 2026-11-20']);
  expect(ledger.entered()).toHaveLength(2);
  expect(ledger.desk.written().filter((call) => call.startsWith('xero'))).toEqual([
    'xero PUT Payments',
    'xero PUT Payments',
  ]);
  expect(await ledger.asked()).toEqual([]);
});

test('two payments at once are both entered', async () => {
  const { ledger, id } = await sold();
  ledger.receive(id, 5);
  ledger.receive(id, 8);
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 10 due']);
  expect(await ledger.asked()).toEqual([]);
});

test('a payment in Books and another in accounting are both on both sides', async () => {
  const { ledger, id } = await sold();
  ledger.receive(id, 5);
  await ledger.pass();
  ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '8', date: '2026-11-20' });
  await ledger.pass();
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light partially_paid: 23, 10 due']);
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 10 due']);
  await ledger.pass(60);
  expect(ledger.payments()).toEqual(['5 on 2026-11-20', '8 on 2026-11-20']);
  expect(ledger.entered()).toEqual(['5 on 2026-11-20', '8 on 2026-11-20']);
  expect(await ledger.asked()).toEqual([]);
});

test('more than is due in accounting is asked about, and never entered', async () => {
  const { ledger, id } = await sold();
  ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '20', date: '2026-11-20' });
  ledger.receive(id, 23);
  await ledger.pass();
  expect(ledger.entered()).toEqual(['20 on 2026-11-20']);
  expect((await ledger.desk.issues()).map(({ code }) => code)).toContain('payment.above-due');
});

test('a payment that is taken back in Books is taken out of accounting once a person agrees', async () => {
  const { ledger, id } = await sold();
  const payment = ledger.receive(id, 5);
  await ledger.pass();
  ledger.books('DELETE', `/customerpayments/${payment}`);
  await ledger.pass();
  expect(ledger.entered()).toEqual(['5 on 2026-11-20']);
  const [issue] = await ledger.desk.issues();
  expect(issue?.code).toBe('payment.reversal');
  await ledger.desk.answer(issue, 'approve');
  await ledger.pass();
  expect(ledger.entered()).toEqual([]);
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 23 due']);
  expect(await ledger.asked()).toEqual([]);
});

test('a payment that is taken back in Books goes from accounting by itself where the settings say so', async () => {
  const { ledger, id } = await sold({ delete: 'apply' });
  const payment = ledger.receive(id, 5);
  await ledger.pass();
  ledger.books('DELETE', `/customerpayments/${payment}`);
  await ledger.pass();
  expect(ledger.entered()).toEqual([]);
  expect(await ledger.asked()).toEqual([]);
});

test('an invoice that is paid in Books before accounting has it is made, and then paid', async () => {
  const ledger = await Ledger.open({ ...entering({ account: '090' }) });
  const id = ledger.sell(2);
  ledger.receive(id, 5);
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 18 due']);
  expect(ledger.entered()).toEqual(['5 on 2026-11-20']);
  await ledger.pass(60);
  expect(ledger.payments()).toHaveLength(1);
});

test('a reply that is lost enters no payment twice', async () => {
  const { ledger, id } = await sold();
  ledger.desk.loseReply('xero', 'PUT', '/api/api.xro/2.0/Payments');
  ledger.receive(id, 5);
  await ledger.desk.pass(30);
  expect(ledger.entered()).toEqual(['5 on 2026-11-20']);
});
