// Given an invoice in Zoho Books that stands in accounting; when a customer pays in Books, takes the payment back, or Books' webhook is all
// that tells of it; then accounting has each payment once, in the account of its mode, and never above what is due.

import { describe, expect, test } from 'vitest';
import { entering } from '../../finance/ledger.ts';
import { openCounter } from './counter.ts';

const names = ['Pond', 'Reed', 'Heron', 'Teal', 'Ibis'] as const;
const { settings = {} } = entering({ account: '090', accounts: { cash: '091' } }, { delete: 'apply' });
const shop = openCounter(names, { settings });

describe('money in Books, entered in accounting', () => {
  test('paid in parts by several modes: each in the account of its mode, within seconds of the webhook', async () => {
    const { counter, Pond: pond } = shop();
    const id = String(pond.bill().invoice_id);
    pond.receive(id, 5);
    pond.receive(id, 8, { payment_mode: 'banktransfer' });
    const entered = () => pond.accounting()[0] === 'AUTHORISED: 23, 10 due';
    expect(await counter.desk.secondsUntil(entered)).toBeLessThanOrEqual(3);
    for (const amount of [1, 2, 3, 4]) pond.receive(id, amount);
    await counter.pass();
    expect(pond.accounting()).toEqual(['PAID: 23, 0 due']);
    expect(pond.entered()).toEqual(['1 at 091', '2 at 091', '3 at 091', '4 at 091', '5 at 091', '8 at 090']);
    expect(pond.payments()).toHaveLength(6);
    expect(pond.owes()).toBe('owes 0, 0 credit');
  });

  test('a payment that is deleted in Books is taken out of accounting', async () => {
    const { counter, Reed: reed } = shop();
    const payment = reed.receive(String(reed.bill().invoice_id), 23);
    await counter.pass();
    expect(reed.accounting()).toEqual(['PAID: 23, 0 due']);
    counter.books('DELETE', `/customerpayments/${payment}`);
    await counter.pass();
    expect(reed.accounting()).toEqual(['AUTHORISED: 23, 23 due']);
    expect(reed.entered()).toEqual([]);
    expect(reed.inBooks()).toEqual(['sent: 23, 23 due']);
  });

  test('more is received in Books than is due: what is due is entered, the rest stays credit of Books', async () => {
    const { counter, Heron: heron } = shop();
    const id = String(heron.bill().invoice_id);
    heron.receive(id, 30, { invoices: [{ invoice_id: id, amount_applied: 23 }] });
    await counter.pass();
    expect(heron.entered()).toEqual(['23 at 091']);
    expect(heron.inBooks()).toEqual(['paid: 23, 0 due']);
    expect(heron.accounting()).toEqual(['PAID: 23, 0 due']);
  });

  test('the product dies once it has entered a payment, before it hears of it: it is entered once', async () => {
    const { counter, Teal: teal } = shop();
    counter.desk.breakDownAfter('xero', 'PUT', '/Payments');
    teal.receive(String(teal.bill().invoice_id), 5);
    await counter.desk.stage.pass(15 * 60_000);
    counter.desk.forgive('a message failed');
    await counter.pass();
    expect(teal.entered()).toEqual(['5 at 091']);
    expect(teal.accounting()).toEqual(['AUTHORISED: 23, 18 due']);
  });

  test('paid on both sides at once: what is above what is due is asked about, and never entered', async () => {
    const { counter, Ibis: ibis } = shop();
    expect(await counter.asked()).toEqual([]);
    ibis.inAccounting('payment.record', { amount: '20', date: '2026-11-20' });
    ibis.receive(String(ibis.bill().invoice_id), 23);
    await counter.pass();
    expect(ibis.entered()).toEqual(['20 at 090']);
    expect((await counter.desk.issues()).map(({ code }) => code)).toContain('payment.above-due');
  });
});
