// Given an invoice that somebody set to paid in the CRM; when the reply to our payment is lost; then it is entered once: not a second time
// where it stands, not again where somebody took it out before we knew, and entered after all where it never arrived.

import { expect, test } from 'vitest';
import { entering, Till } from './till.ts';

/** An invoice over 23 that is approved in accounting, and set to paid in the CRM so that the payment leaves and nobody answers. */
async function lost(how: 'after' | 'before') {
  const till = await Till.open(entering({ account: '090' }, { delete: 'apply' }));
  const invoice = till.sell(2);
  await till.pass();
  const breakDown = () =>
    till.desk.stage.vendors.world.faults.arm({
      match: { vendor: 'xero', method: 'PUT', path: 'Payments' },
      action: { type: how === 'after' ? 'drop-after' : 'drop-before' },
    });
  const pay = async () => {
    breakDown();
    till.desk.edit('Invoices', invoice, { Status: 'Paid' });
    await till.pass(0.1);
  };
  return { till, invoice, pay };
}

const payments = (till: Till) =>
  till.desk.xero<{ PaymentID: string; Status: string }[]>('list', { collection: 'Payments' });

test('it stands: the invoice is paid, once', async () => {
  const { till, invoice, pay } = await lost('after');
  await pay();
  expect(till.entered()).toHaveLength(1);
  await till.pass();
  expect(payments(till)).toHaveLength(1);
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
  expect(await till.desk.issues()).toEqual([]);
});

test('somebody took it out before we knew: the CRM hears of it, and nothing is entered again', async () => {
  const { till, invoice, pay } = await lost('after');
  await pay();
  till.desk.xero('payment.remove', { payment: payments(till)[0]?.PaymentID });
  await till.pass();
  expect(payments(till).map(({ Status }) => Status)).toEqual(['DELETED']);
  expect(till.invoice(invoice)).toBe('Approved: 23 due, 0 paid, 0 credited');
  expect(await till.desk.issues()).toEqual([]);
  expect(await till.desk.log()).toContain('invoice update.pay');
});

test('set to paid once more after that, it is entered', async () => {
  const { till, invoice, pay } = await lost('after');
  await pay();
  till.desk.xero('payment.remove', { payment: payments(till)[0]?.PaymentID });
  await till.pass();
  till.desk.edit('Invoices', invoice, { Status: 'Paid' });
  await till.pass();
  expect(till.entered()).toEqual(['23 on 2026-11-20 at 090']);
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
});

test('it never arrived: it is entered after all, though an older one of ours was taken out before', async () => {
  const { till, invoice, pay } = await lost('before');
  till.desk.edit('Invoices', invoice, { Status: 'Paid' });
  await till.pass();
  till.desk.edit('Invoices', invoice, { Status: 'Approved' });
  await till.pass();
  expect(payments(till).map(({ Status }) => Status)).toEqual(['DELETED']);
  await pay();
  expect(till.entered()).toEqual([]);
  await till.pass();
  expect(till.entered()).toEqual(['23 on 2026-11-20 at 090']);
  expect(till.invoice(invoice)).toBe('Paid on 2026-11-20: 0 due, 23 paid, 0 credited');
});

test('the product dies before it hears of the payment, and somebody takes it out: nothing is entered again', async () => {
  const { till, invoice } = await lost('after');
  till.desk.breakDownAfter('xero', 'PUT', '/Payments');
  till.desk.edit('Invoices', invoice, { Status: 'Paid' });
  await till.desk.stage.pass(12_000);
  till.desk.forgive('a message failed');
  expect(till.entered()).toHaveLength(1);
  till.desk.xero('payment.remove', { payment: payments(till)[0]?.PaymentID });
  await till.pass();
  expect(payments(till).map(({ Status }) => Status)).toEqual(['DELETED']);
  expect(till.invoice(invoice)).toBe('Approved: 23 due, 0 paid, 0 credited');
});
