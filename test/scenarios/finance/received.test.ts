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

test('a payment and an edit at once are both carried over, once', async () => {
  const { ledger, id } = await sold();
  ledger.receive(id, 5);
  await ledger.pass();
  ledger.receive(id, 8);
  const { customer_id, line_items } = ledger.invoice(id);
  ledger.books('PUT', `/invoices/${id}`, { customer_id, line_items, reference_number: 'PO 9' });
  await ledger.pass();
  expect(ledger.entered()).toEqual(['5 on 2026-11-20', '8 on 2026-11-20']);
  expect(ledger.desk.rawBooks('Invoices')).toMatchObject([{ Reference: 'PO 9', AmountDue: 10 }]);
  expect(await ledger.asked()).toEqual([]);
});

test('many payments at once are all entered, and nobody is asked', async () => {
  const { ledger, id } = await sold();
  for (let times = 0; times < 7; times++) ledger.receive(id, 2);
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light AUTHORISED: 23, 9 due']);
  expect(ledger.entered()).toHaveLength(7);
  expect(await ledger.asked()).toEqual([]);
  expect(await ledger.desk.log()).not.toContain('invoice unsettled.rounds');
});

test('each payment goes into the account of its mode, or of its currency', async () => {
  const payments = { account: '090', accounts: { cash: '091', EUR: '092' } };
  const ledger = await Ledger.open({
    ...entering(payments),
    before: (act) => {
      act('currency.add', { code: 'EUR' });
      act('account.create', { Code: '092', Name: 'Float', Type: 'CURRENT', EnablePaymentsToAccount: true });
    },
  });
  await ledger.desk.refreshLists();
  const id = ledger.sell(2);
  ledger.receive(id, 5);
  ledger.receive(id, 8, { payment_mode: 'banktransfer' });
  const euro = ledger.rows('/settings/currencies', 'currencies').find(({ currency_code: code }) => code === 'EUR');
  ledger.desk.save('Accounts', { Account_Name: 'Papeterie du Phare' });
  const customer = ledger.contact('Papeterie du Phare', { currency_id: euro?.currency_id });
  const line = { item_id: ledger.item(), quantity: 2, rate: 10, tax_id: '' };
  const foreign = ledger.sell(2, { customer_id: customer, exchange_rate: 1.8, line_items: [line] });
  await ledger.pass();
  ledger.receive(foreign, 20, { customer_id: customer, payment_mode: 'check', exchange_rate: 1.8 });
  await ledger.pass(30);
  const entered = ledger.listed('Payments').map(({ Amount, Account }) => [Amount, (Account as { Code: string }).Code]);
  expect(await ledger.asked()).toEqual([]);
  expect(entered.toSorted()).toEqual([
    [20, '092'],
    [5, '091'],
    [8, '090'],
  ]);
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

test('a payment that is taken out of accounting is asked about before it is entered again', async () => {
  const { ledger, id } = await sold();
  const payment = ledger.receive(id, 5);
  await ledger.pass();
  const takeOut = () => {
    const [standing] = ledger.listed('Payments').filter(({ Status }) => Status === 'AUTHORISED');
    ledger.desk.xero('payment.remove', { payment: standing?.PaymentID });
  };
  takeOut();
  await ledger.pass();
  expect(ledger.entered()).toEqual([]);
  const [issue] = await ledger.desk.issues();
  expect(issue?.code).toBe('payment.taken-out');
  await ledger.desk.answer(issue, 'retry');
  expect(ledger.entered()).toEqual(['5 on 2026-11-20']);
  takeOut();
  await ledger.pass();
  ledger.books('DELETE', `/customerpayments/${payment}`);
  await ledger.pass();
  expect([ledger.entered(), await ledger.asked()]).toEqual([[], []]);
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
  ledger.receive(ledger.sell(2), 23);
  await ledger.pass(60);
  expect(ledger.payments()).toEqual(['23 on 2026-11-20', '5 on 2026-11-20']);
  expect(ledger.accounting()[1]).toBe('INV-0002 Harbour Light PAID: 23, 0 due');
  expect(ledger.entered()).toEqual(['23 on 2026-11-20', '5 on 2026-11-20']);
  expect(await ledger.asked()).toEqual([]);
});

test('an invoice that is paid in Books and a draft in accounting says what to do, and is paid once it is approved', async () => {
  const { settings } = entering({ account: '090' });
  const ledger = await Ledger.open({ settings: { ...settings, sequence: { invoice: { account: '200' } } } });
  ledger.receive(ledger.sell(2), 23);
  await ledger.pass();
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light DRAFT: 23, 23 due']);
  expect((await ledger.asked()).join()).toContain('Approve it there first: then it can be paid.');
  ledger.desk.xero('invoice.approve', { invoice: 'INV-0001' });
  await ledger.pass(30);
  expect(ledger.accounting()).toEqual(['INV-0001 Harbour Light PAID: 23, 0 due']);
  expect(ledger.invoices()).toEqual(['INV-000001 Harbour Light paid: 23, 0 due']);
  expect(await ledger.asked()).toEqual([]);
});

test('a reply that is lost enters no payment twice', async () => {
  const { ledger, id } = await sold();
  ledger.desk.loseReply('xero', 'PUT', '/api/api.xro/2.0/Payments');
  ledger.receive(id, 5);
  await ledger.desk.pass(30);
  expect(ledger.entered()).toEqual(['5 on 2026-11-20']);
});
