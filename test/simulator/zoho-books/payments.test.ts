// Customers' payments: to several invoices, above what is due, changed, taken off, paid back, deleted.

import { describe, expect, test } from 'vitest';
import { BooksDesk } from './books-desk.ts';

async function stage() {
  const desk = await new BooksDesk().open();
  const customer = await desk.customer('Payer Ltd');
  return { desk, customer };
}

const balances = async (desk: BooksDesk, id: unknown) => {
  const { outstanding_receivable_amount, unused_credits_receivable_amount } = await desk.read1('contact', id);
  return [outstanding_receivable_amount, unused_credits_receivable_amount];
};

test('one payment pays two invoices, and what is over stays as credit', async () => {
  const { desk, customer } = await stage();
  const [one, two] = [await desk.invoice(customer, 100), await desk.invoice(customer, 50)];
  const payment = await desk.pay(customer, 170, [
    [one, 100],
    [two, 20],
  ]);
  expect(payment).toMatchObject({ amount: 170, unused_amount: 50, status: 'success', payment_mode: 'banktransfer' });
  expect(payment.payment_id).toMatch(/^\d{19}$/);
  expect(await desk.read1('invoice', one.invoice_id)).toMatchObject({ status: 'paid', balance: 0, payment_made: 100 });
  expect(await desk.read1('invoice', two.invoice_id)).toMatchObject({ status: 'partially_paid', balance: 30 });
  expect(await balances(desk, customer.contact_id)).toEqual([30, 50]);
  const [part] = await desk.rows(`/invoices/${String(two.invoice_id)}/payments`, 'payments');
  expect(part).toMatchObject({ payment_id: payment.payment_id, amount: 20 });
});

test('deleting a payment opens its invoices again', async () => {
  const { desk, customer } = await stage();
  const invoice = await desk.invoice(customer, 100);
  const { payment_id } = await desk.pay(customer, 100, [[invoice, 100]]);
  expect((await desk.books('DELETE', `/customerpayments/${String(payment_id)}`)).message).toBe(
    'The payment has been deleted.',
  );
  expect(await desk.read1('invoice', invoice.invoice_id)).toMatchObject({
    status: 'sent',
    balance: 100,
    last_payment_date: '',
  });
  expect((await desk.books('GET', `/customerpayments/${String(payment_id)}`)).status).toBe(404);
});

test('a change of the invoices is a full list: one left out is paid no more', async () => {
  const { desk, customer } = await stage();
  const [one, two] = [await desk.invoice(customer, 100), await desk.invoice(customer, 100)];
  const { payment_id } = await desk.pay(customer, 100, [[one, 100]]);
  await desk.want('PUT', `/customerpayments/${String(payment_id)}`, 'payment', {
    invoices: [{ invoice_id: two.invoice_id, amount_applied: 100 }],
  });
  expect(await desk.read1('invoice', one.invoice_id)).toMatchObject({ status: 'sent', balance: 100 });
  expect(await desk.read1('invoice', two.invoice_id)).toMatchObject({ status: 'paid', balance: 0 });
});

test('a payment can be applied again as much as it was before, and no more', async () => {
  const { desk, customer } = await stage();
  const invoice = await desk.invoice(customer, 100);
  const { payment_id } = await desk.pay(customer, 60, [[invoice, 60]]);
  const path = `/customerpayments/${String(payment_id)}`;
  const put = (amount: number) =>
    desk.books('PUT', path, { amount, invoices: [{ invoice_id: invoice.invoice_id, amount_applied: amount }] });
  expect((await put(100)).code).toBe(0);
  expect(await put(101)).toMatchObject({ status: 400, code: 24016 });
});

describe('what is refused', () => {
  const cases: [what: string, change: Record<string, unknown>, code: number][] = [
    ['no customer', { customer_id: '' }, 3004],
    ['no mode', { payment_mode: '' }, 4],
    ['a mode that is none', { payment_mode: 'shells' }, 2],
    ['no amount', { amount: null }, 4],
    ['an amount below nought', { amount: -5 }, 2],
    ['no date', { date: '' }, 4],
    ['a date that is none', { date: '20.11.2026' }, 2],
    ['a reference of 101 characters', { reference_number: 'x'.repeat(101) }, 15],
    ['more applied than received', { amount: 10 }, 24018],
  ];
  test.each(cases)('%s', async (_what, change, code) => {
    const { desk, customer } = await stage();
    const invoice = await desk.invoice(customer, 100);
    const answer = await desk.books('POST', '/customerpayments', {
      customer_id: customer.contact_id,
      payment_mode: 'cash',
      amount: 20,
      date: '2026-11-20',
      invoices: [{ invoice_id: invoice.invoice_id, amount_applied: 20 }],
      ...change,
    });
    expect(answer).toMatchObject({ status: 400, code });
    expect(await desk.read1('invoice', invoice.invoice_id)).toMatchObject({ balance: 100 });
  });

  test('more than is due, a draft, a void one, another customer’s, and one that is not there', async () => {
    const { desk, customer } = await stage();
    const other = await desk.customer('Other Ltd');
    const due = await desk.invoice(customer, 10);
    const draft = await desk.invoice(customer, 10, { sent: false });
    const voided = await desk.invoice(customer, 10);
    await desk.books('POST', `/invoices/${String(voided.invoice_id)}/status/void`);
    const theirs = await desk.invoice(other, 10);
    const codes = [];
    for (const [invoice, amount] of [
      [due, 10.01],
      [draft, 10],
      [voided, 10],
      [theirs, 10],
      [{ invoice_id: '3145901000000999999' }, 10],
    ] as const) {
      const invoices = [{ invoice_id: invoice.invoice_id, amount_applied: amount }];
      const body = { customer_id: customer.contact_id, payment_mode: 'cash', amount: 20, date: '2026-11-20', invoices };
      codes.push((await desk.books('POST', '/customerpayments', body)).code);
    }
    expect(codes).toEqual([24016, 24021, 24022, 24023, 1002]);
  });

  test('an account that holds no money', async () => {
    const { desk, customer } = await stage();
    const accounts = await desk.rows('/chartofaccounts', 'chartofaccounts');
    const idOf = (name: string) => accounts.find(({ account_name }) => account_name === name)?.account_id;
    const body = { customer_id: customer.contact_id, payment_mode: 'cash', amount: 20, date: '2026-11-20' };
    const pay = (name: string) => desk.books('POST', '/customerpayments', { ...body, account_id: idOf(name) });
    expect(await pay('Sales')).toMatchObject({ status: 400, code: 2 });
    expect(await pay('Business Account')).toMatchObject({ status: 201 });
  });
});

test('taken off its only invoice the payment goes, or stays as credit, as the switch has it', async () => {
  const { desk, customer } = await stage();
  const invoice = await desk.invoice(customer, 100);
  const takeOff = async () => {
    const payment = await desk.pay(customer, 100, [[invoice, 100]]);
    const [part] = await desk.rows(`/invoices/${String(invoice.invoice_id)}/payments`, 'payments');
    await desk.books('DELETE', `/invoices/${String(invoice.invoice_id)}/payments/${String(part?.invoice_payment_id)}`);
    return (await desk.books('GET', `/customerpayments/${String(payment.payment_id)}`)).status;
  };
  expect(await takeOff()).toBe(404);
  desk.switches['books.paymentTakenOff'] = 'allocation';
  expect(await takeOff()).toBe(200);
  expect(await balances(desk, customer.contact_id)).toEqual([100, 100]);
});

test('a rest is paid back, never more of it, and then the payment stays', async () => {
  const { desk, customer } = await stage();
  const { payment_id } = await desk.pay(customer, 100, []);
  const path = `/customerpayments/${String(payment_id)}`;
  const refund = (amount: number) =>
    desk.books('POST', `${path}/refunds`, { date: '2026-11-20', amount, refund_mode: 'cash' });
  expect(await refund(101)).toMatchObject({ status: 400, code: 24024 });
  expect(await refund(40)).toMatchObject({ status: 201 });
  expect(await desk.read1('payment', payment_id)).toMatchObject({ amount_refunded: 40, unused_amount: 60 });
  expect(await desk.books('DELETE', path)).toMatchObject({ status: 400, code: 24025 });
});

test('a rest can be used for an invoice later', async () => {
  const { desk, customer } = await stage();
  const { payment_id } = await desk.pay(customer, 80, []);
  const invoice = await desk.invoice(customer, 100);
  const use = (amount: number) =>
    desk.books('POST', `/invoices/${String(invoice.invoice_id)}/credits`, {
      invoice_payments: [{ payment_id, amount_applied: amount }],
    });
  expect(await use(81)).toMatchObject({ status: 400, code: 12001 });
  expect(await use(80)).toMatchObject({ status: 200 });
  expect(await desk.read1('invoice', invoice.invoice_id)).toMatchObject({ balance: 20, status: 'partially_paid' });
});

test('the list knows no time of change: the parameter is ignored, and its order is refused', async () => {
  const { desk, customer } = await stage();
  await desk.pay(customer, 5, []);
  const since = encodeURIComponent('2026-11-20T23:59:00+0000');
  expect((await desk.rows(`/customerpayments?last_modified_time=${since}`, 'customerpayments')).length).toBe(2);
  expect(await desk.books('GET', '/customerpayments?sort_column=last_modified_time')).toMatchObject({
    status: 400,
    code: 2,
  });
  const window = await desk.rows('/customerpayments?date_start=2026-11-20&date_end=2026-11-20', 'customerpayments');
  expect(window.length).toBe(2);
  desk.switches['books.unknownParameter'] = 'refuse';
  expect(await desk.books('GET', `/customerpayments?last_modified_time=${since}`)).toMatchObject({
    status: 400,
    code: 2,
  });
});

test('in another currency the rate is base units for one of its own', async () => {
  const { desk } = await stage();
  const [euro] = (await desk.rows('/settings/currencies', 'currencies')).filter(
    ({ currency_code }) => currency_code === 'EUR',
  );
  const customer = await desk.customer('Euro SARL', { currency_id: euro?.currency_id });
  const invoice = await desk.invoice(customer, 100, { exchange_rate: 1.8 });
  expect(invoice).toMatchObject({ currency_code: 'EUR', exchange_rate: 1.8, total: 100 });
  await desk.pay(customer, 100, [[invoice, 100]], { exchange_rate: 1.9 });
  const [row] = await desk.rows(`/customerpayments?customer_id=${String(customer.contact_id)}`, 'customerpayments');
  expect(row).toMatchObject({ amount: 100, bcy_amount: 190, currency_code: 'EUR' });
});
