// Invoices: numbers, dates, lines and their ids, what the totals come to, and what may become of one.

import { describe, expect, test } from 'vitest';
import type { Body } from '../zoho-desk.ts';
import { BooksDesk } from './books-desk.ts';

async function stage() {
  const desk = await new BooksDesk().open();
  const customer = await desk.customer('Buyer Ltd');
  const taxes = await desk.rows('/settings/taxes', 'taxes');
  const [gst] = taxes;
  return { desk, customer, gst: gst?.tax_id };
}

const post = (desk: BooksDesk, customer: Body, more: Body, query = '') =>
  desk.books('POST', `/invoices${query}`, { customer_id: customer.contact_id, ...more });

const line = (rate: number | string, quantity: number | string = 1, more: Body = {}) => ({
  name: 'Thing',
  rate,
  quantity,
  ...more,
});

test('a new one is a draft with the next number, today’s date and the customer’s terms', async () => {
  const { desk } = await stage();
  const customer = await desk.customer('Thirty Days', { payment_terms: 30 });
  const made = await post(desk, customer, { line_items: [line(10)] });
  expect(made).toMatchObject({ status: 201, message: 'The invoice has been created.' });
  expect(made.body.invoice).toMatchObject({
    status: 'draft',
    invoice_number: 'INV-000004',
    date: '2026-11-20',
    due_date: '2026-12-20',
    payment_terms: 30,
    payment_terms_label: 'Net 30',
    total: 10,
    balance: 10,
  });
  const { created_time } = made.body.invoice as Body;
  expect(created_time).toMatch(/^2026-11-20T\d\d:\d\d:\d\d\+1300$/);
});

test('a number of one’s own needs the word that says so, and must be free', async () => {
  const { desk, customer } = await stage();
  const lines = { line_items: [line(10)] };
  const own = '?ignore_auto_number_generation=true';
  expect(await post(desk, customer, { ...lines, invoice_number: 'X-1' })).toMatchObject({ status: 400, code: 4097 });
  expect(await post(desk, customer, { ...lines, invoice_number: 'X-1' }, own)).toMatchObject({ status: 201 });
  expect(await post(desk, customer, { ...lines, invoice_number: 'x-1' }, own)).toMatchObject({
    status: 400,
    code: 1001,
  });
  expect(await post(desk, customer, lines, own)).toMatchObject({ status: 400, code: 4 });
});

describe('totals', () => {
  const total = async (more: Body, lines: Body[]) => {
    const { desk, customer, gst } = await stage();
    const taxed = lines.map((one) => ({ tax_id: gst, ...one }));
    const { body, message } = await post(desk, customer, { ...more, line_items: taxed });
    const made = body.invoice as Body | undefined;
    if (!made) throw new Error(message);
    return [made.sub_total, made.tax_total, made.total];
  };

  test('tax comes on top, or lies within', async () => {
    expect(await total({}, [line(100)])).toEqual([100, 15, 115]);
    expect(await total({ is_inclusive_tax: true }, [line(115)])).toEqual([100, 15, 115]);
  });

  test('a line without a tax beside one with', async () => {
    expect(await total({}, [line(100), line(50, 1, { tax_id: '' })])).toEqual([150, 15, 165]);
  });

  test('a discount on a line, as an amount and as a share', async () => {
    expect(await total({}, [line(100, 1, { discount: '10%' })])).toEqual([90, 13.5, 103.5]);
    expect(await total({}, [line(100, 1, { discount: 20 })])).toEqual([80, 12, 92]);
  });

  test('a discount on the whole comes before tax, shared out over the lines, or after it', async () => {
    const lines = [line(100), line(100, 1, { tax_id: '' })];
    expect(await total({ discount: '10%' }, lines)).toEqual([200, 13.5, 193.5]);
    expect(await total({ discount: '10%', is_discount_before_tax: false }, lines)).toEqual([200, 15, 193.5]);
    expect(await total({ discount: 20, is_discount_before_tax: false }, lines)).toEqual([200, 15, 195]);
  });

  test('shipping and an adjustment are added as they are', async () => {
    expect(await total({ shipping_charge: '5', adjustment: -0.5 }, [line(100)])).toEqual([100, 15, 119.5]);
  });

  test('tax is rounded on the sum, or on every line as the organisation prefers', async () => {
    const lines = Array.from({ length: 3 }, () => line('0.10'));
    expect(await total({}, lines)).toEqual([0.3, 0.05, 0.35]);
    const { desk, customer, gst } = await stage();
    desk.act('books.preferences', { taxRounding: 'line' });
    const { body } = await post(desk, customer, { line_items: lines.map((one) => ({ ...one, tax_id: gst })) });
    // 0.015 is 0.02 on each of three lines.
    expect((body.invoice as Body).tax_total).toBe(0.06);
  });

  test('prices have more digits than totals', async () => {
    expect(await total({}, [line('1.2345', 100, { tax_id: '' })])).toEqual([123.45, 0, 123.45]);
    expect(await total({}, [line('0.3333', 3, { tax_id: '' })])).toEqual([1, 0, 1]);
  });

  test('a group of taxes charges both, a compound one on top of the plain one', async () => {
    const { desk, customer } = await stage();
    const tax = (name: string, percentage: number, type: string) =>
      desk.want('POST', '/settings/taxes', 'tax', { tax_name: name, tax_percentage: percentage, tax_type: type });
    const [plain, compound] = [await tax('City', 10, 'tax'), await tax('State', 5, 'compound_tax')];
    const group = await desk.want('POST', '/settings/taxgroups', 'tax_group', {
      tax_group_name: 'Both',
      taxes: `${String(plain.tax_id)},${String(compound.tax_id)}`,
    });
    const { body } = await post(desk, customer, { line_items: [line(100, 1, { tax_id: group.tax_group_id })] });
    expect((body.invoice as Body).taxes).toEqual([
      { tax_name: 'City', tax_amount: 10 },
      { tax_name: 'State', tax_amount: 5.5 },
    ]);
  });
});

test('an item speaks for its line, which may say otherwise', async () => {
  const { desk, customer } = await stage();
  const [paper] = await desk.rows('/items?name=Paper%20A4%2C%20500%20sheets', 'items');
  const { body } = await post(desk, customer, {
    line_items: [
      { item_id: paper?.item_id, quantity: 2 },
      { item_id: paper?.item_id, rate: 9, tax_id: '', description: 'Seconds' },
    ],
  });
  const [plain, own] = (body.invoice as Body).line_items as Body[];
  expect(plain).toMatchObject({
    name: 'Paper A4, 500 sheets',
    sku: 'A4-500',
    rate: 9.9,
    tax_percentage: 15,
    item_total: 19.8,
  });
  expect(own).toMatchObject({ rate: 9, tax_id: '', description: 'Seconds', quantity: 1 });
});

test('a change of the lines replaces them: a named one keeps its id and what was not said, the left out goes', async () => {
  const { desk, customer } = await stage();
  const made = await desk.invoice(customer, 0, { line_items: [line(10, 2), line(20)] });
  const [one] = made.line_items as Body[];
  const put = (lines: Body[]) =>
    desk.want('PUT', `/invoices/${String(made.invoice_id)}`, 'invoice', { line_items: lines });
  const changed = await put([{ line_item_id: one?.line_item_id, rate: 11 }, line(5)]);
  const lines = changed.line_items as Body[];
  expect(lines.map(({ rate, quantity }) => [rate, quantity])).toEqual([
    [11, 2],
    [5, 1],
  ]);
  expect(lines[0]?.line_item_id).toBe(one?.line_item_id);
  desk.switches['books.lineIdsStay'] = false;
  const again = (await put([{ line_item_id: one?.line_item_id, rate: 11 }])).line_items as Body[];
  expect(again[0]?.line_item_id).not.toBe(one?.line_item_id);
  const strange = await desk.books('PUT', `/invoices/${String(made.invoice_id)}`, {
    line_items: [{ line_item_id: '1', rate: 1 }],
  });
  expect(strange).toMatchObject({ status: 400, code: 2 });
});

describe('what is refused', () => {
  test.each([
    ['no customer', { customer_id: '' }, 3004],
    ['no lines', { line_items: [] }, 4012],
    ['a line of nothing', { line_items: [{ rate: 5 }] }, 4],
    ['a tax that is none', { line_items: [line(1, 1, { tax_id: '99' })] }, 2],
    ['an item that is none', { line_items: [line(1, 1, { item_id: '99' })] }, 2007],
    ['a name of 101 characters', { line_items: [{ name: 'x'.repeat(101), rate: 1 }] }, 15],
    ['due before its date', { date: '2026-11-20', due_date: '2026-11-19' }, 4062],
    ['a total below nought', { line_items: [line(-5)] }, 4010],
    ['a currency that is not the customer’s', { currency_id: 'EUR' }, 9006],
    ['a field that is none', { custom_fields: [{ api_name: 'cf_nobody', value: 'x' }] }, 2],
  ])('%s', async (_what, more, code) => {
    const { desk, customer } = await stage();
    const currencies = await desk.rows('/settings/currencies', 'currencies');
    const euro = currencies.find(({ currency_code }) => currency_code === 'EUR')?.currency_id;
    const asked = 'currency_id' in more ? { currency_id: euro } : more;
    const answer = await post(desk, customer, { line_items: [line(10)], ...asked });
    expect(answer).toMatchObject({ status: 400, code });
  });

  test('an edit below what was paid, another customer once paid, and any edit of a void one', async () => {
    const { desk, customer } = await stage();
    const other = await desk.customer('Other Ltd');
    const paid = await desk.invoice(customer, 100);
    await desk.pay(customer, 60, [[paid, 60]]);
    const put = (id: unknown, body: Body) => desk.books('PUT', `/invoices/${String(id)}`, body);
    expect(await put(paid.invoice_id, { line_items: [line(59)] })).toMatchObject({ status: 400, code: 4013 });
    expect(await put(paid.invoice_id, { customer_id: other.contact_id })).toMatchObject({ status: 400, code: 3010 });
    const voided = await desk.invoice(customer, 1);
    await desk.books('POST', `/invoices/${String(voided.invoice_id)}/status/void`);
    expect(await put(voided.invoice_id, { notes: 'x' })).toMatchObject({ status: 400, code: 4041 });
  });

  test('a contact that is inactive or a vendor', async () => {
    const { desk, customer } = await stage();
    const vendor = await desk.customer('Seller', { contact_type: 'vendor' });
    expect(await post(desk, vendor, { line_items: [line(1)] })).toMatchObject({ code: 3004 });
    await desk.books('POST', `/contacts/${String(customer.contact_id)}/inactive`);
    expect(await post(desk, customer, { line_items: [line(1)] })).toMatchObject({ code: 3053 });
  });
});

describe('statuses', () => {
  const move = (desk: BooksDesk, invoice: Body, to: string) =>
    desk.books('POST', `/invoices/${String(invoice.invoice_id)}/${to}`);
  const shown = async (desk: BooksDesk, invoice: Body) => (await desk.read1('invoice', invoice.invoice_id)).status;

  test('draft, sent, viewed, overdue by the organisation’s own day', async () => {
    const { desk, customer } = await stage();
    const invoice = await desk.invoice(customer, 10, { sent: false, due_date: '2026-11-21' });
    expect(await shown(desk, invoice)).toBe('draft');
    await move(desk, invoice, 'status/sent');
    expect(await shown(desk, invoice)).toBe('sent');
    desk.act('books.view', { id: invoice.invoice_id });
    expect(await shown(desk, invoice)).toBe('viewed');
    // 10:00 UTC on the 20th is 23:00 in Auckland: an hour on, the 21st; a day and an hour on, the 22nd.
    desk.clock.pass(65 * 60_000);
    await desk.connect('ZohoBooks.fullaccess.all');
    expect(await shown(desk, invoice)).toBe('viewed');
    desk.clock.pass(86_400_000);
    await desk.connect('ZohoBooks.fullaccess.all');
    expect(await shown(desk, invoice)).toBe('overdue');
    await desk.pay(customer, 4, [[invoice, 4]]);
    expect(await shown(desk, invoice)).toBe('overdue');
    desk.switches['books.latePartlyPaid'] = 'partially_paid';
    expect(await shown(desk, invoice)).toBe('partially_paid');
  });

  test('void and back to draft; with a payment it stays as it is', async () => {
    const { desk, customer } = await stage();
    const invoice = await desk.invoice(customer, 10);
    expect(await move(desk, invoice, 'status/draft')).toMatchObject({ status: 400, code: 4041 });
    expect(await move(desk, invoice, 'status/void')).toMatchObject({ status: 200 });
    expect(await move(desk, invoice, 'status/sent')).toMatchObject({ status: 400, code: 4041 });
    expect(await move(desk, invoice, 'status/draft')).toMatchObject({ status: 200 });
    await move(desk, invoice, 'status/sent');
    await desk.pay(customer, 10, [[invoice, 10]]);
    expect(await shown(desk, invoice)).toBe('paid');
    expect(await move(desk, invoice, 'status/void')).toMatchObject({ status: 400, code: 4001 });
    expect(await desk.books('DELETE', `/invoices/${String(invoice.invoice_id)}`)).toMatchObject({
      status: 400,
      code: 4001,
    });
  });

  test('with approvals a draft is not sent before an administrator approves', async () => {
    const { desk, customer } = await stage();
    const invoice = await desk.invoice(customer, 10, { sent: false });
    expect(await move(desk, invoice, 'submit')).toMatchObject({ status: 400, code: 57 });
    desk.act('books.preferences', { approvals: { sales: true } });
    expect(await move(desk, invoice, 'status/sent')).toMatchObject({ status: 400, code: 4041 });
    expect(await move(desk, invoice, 'submit')).toMatchObject({ status: 200 });
    expect(await shown(desk, invoice)).toBe('pending_approval');
    desk.act('books.user', { role: 'staff' });
    expect(await move(desk, invoice, 'approve')).toMatchObject({ status: 401, code: 57 });
    desk.act('books.user', { role: 'admin' });
    expect(await move(desk, invoice, 'approve')).toMatchObject({ status: 200 });
    expect(await shown(desk, invoice)).toBe('approved');
    expect(await move(desk, invoice, 'status/sent')).toMatchObject({ status: 200 });
  });

  test('e-mail marks as sent and goes to somebody', async () => {
    const { desk } = await stage();
    const nobody = await desk.customer('No Mail');
    const somebody = await desk.customer('With Mail', {
      contact_persons: [{ first_name: 'Jo', email: 'jo@mail.example' }],
    });
    const [one, two] = [
      await desk.invoice(nobody, 1, { sent: false }),
      await desk.invoice(somebody, 1, { sent: false }),
    ];
    expect(await move(desk, one, 'email')).toMatchObject({ status: 400, code: 4015 });
    expect(await move(desk, two, 'email')).toMatchObject({ status: 200, message: 'Your invoice has been sent.' });
    expect(await shown(desk, two)).toBe('sent');
    expect(desk.act<Body[]>('books.emails').map(({ to }) => to)).toEqual([['jo@mail.example']]);
  });

  test('written off it is paid, and opens again', async () => {
    const { desk, customer } = await stage();
    const invoice = await desk.invoice(customer, 10);
    expect(await move(desk, invoice, 'writeoff')).toMatchObject({ status: 200 });
    expect(await desk.read1('invoice', invoice.invoice_id)).toMatchObject({
      status: 'paid',
      balance: 0,
      write_off_amount: 10,
    });
    await move(desk, invoice, 'writeoff/cancel');
    expect(await shown(desk, invoice)).toBe('sent');
  });
});

test('in a locked period nothing is made, changed, voided, deleted or paid', async () => {
  const { desk, customer } = await stage();
  const invoice = await desk.invoice(customer, 10, { date: '2026-10-31', due_date: '2026-12-31' });
  await desk.want('PUT', '/transactionlock', 'transaction_lock', {
    transaction_lock_date: '2026-10-31',
    transaction_lock_module: 'sales',
  });
  const path = `/invoices/${String(invoice.invoice_id)}`;
  const pay = { customer_id: customer.contact_id, payment_mode: 'cash', amount: 1, date: '2026-10-30' };
  const tries = [
    post(desk, customer, { date: '2026-10-15', line_items: [line(1)] }),
    desk.books('PUT', path, { notes: 'late' }),
    desk.books('POST', `${path}/status/void`),
    desk.books('DELETE', path),
    desk.books('POST', '/customerpayments', pay),
  ];
  for (const tried of await Promise.all(tries)) expect(tried).toMatchObject({ status: 400, code: 4069 });
  expect(await desk.books('POST', '/customerpayments', { ...pay, date: '2026-11-01' })).toMatchObject({ status: 201 });
});
