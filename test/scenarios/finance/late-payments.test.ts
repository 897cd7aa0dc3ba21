// Given an invoice in Books and in accounting, whose list of payments is behind its invoices; when it is paid there; then Books has the payment
// as soon as the list has it, without anybody's further change, and a list that never catches up is asked a few times and no more.

import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';

test('paid in part, and in full: each payment is in Books once the list has it', async () => {
  const ledger = await Ledger.open();
  ledger.sell(2);
  await ledger.pass();
  ledger.desk.behaves({ paymentsLagMs: 45_000 });
  ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '5', date: '2026-11-20' });
  await ledger.pass(3);
  expect(ledger.payments()).toEqual(['5 on 2026-11-20']);
  ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '18', date: '2026-11-20' });
  await ledger.pass(3);
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light paid: 23, 0 due']);
  expect(ledger.payments()).toEqual(['18 on 2026-11-20', '5 on 2026-11-20']);
  await ledger.pass(60);
  expect(ledger.payments()).toHaveLength(2);
  expect(await ledger.asked()).toEqual([]);
});

test('one of two is taken out: it leaves Books once the list knows, and the other stays', async () => {
  const ledger = await Ledger.open();
  ledger.sell(2);
  await ledger.pass();
  const pay = (amount: string) =>
    ledger.desk.xero<{ PaymentID: string }>('payment.record', { invoice: 'INV-0001', amount, date: '2026-11-20' });
  const { PaymentID } = pay('5');
  pay('18');
  await ledger.pass();
  expect(ledger.payments()).toHaveLength(2);
  ledger.desk.behaves({ paymentsLagMs: 45_000 });
  ledger.desk.xero('payment.remove', { payment: PaymentID });
  await ledger.pass(3);
  expect(ledger.payments()).toEqual(['18 on 2026-11-20']);
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light partially_paid: 23, 5 due']);
  expect(await ledger.asked()).toEqual([]);
});

test('a list that never says what the invoice says is asked ten times more than another, at most', async () => {
  const asked: number[] = [];
  for (const paymentsLagMs of [0, 86_400_000]) {
    const ledger = await Ledger.open();
    ledger.sell(2);
    await ledger.pass();
    ledger.desk.behaves({ paymentsLagMs });
    ledger.desk.calls('xero');
    ledger.desk.xero('payment.record', { invoice: 'INV-0001', amount: '5', date: '2026-11-20' });
    await ledger.pass(60);
    asked.push(ledger.desk.calls('xero', '/Payments'));
    expect(await ledger.asked()).toEqual([]);
  }
  const [usual = 0, late = 0] = asked;
  expect(late - usual).toBeGreaterThan(0);
  expect(late - usual).toBeLessThanOrEqual(10);
});
