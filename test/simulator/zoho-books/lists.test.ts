// Lists: pages, order, filters, and the time of change where it is known.

import { expect, test } from 'vitest';
import type { Body } from '../zoho-desk.ts';
import { BooksDesk } from './books-desk.ts';

async function stage(count = 3) {
  const desk = await new BooksDesk().open();
  const customer = await desk.customer('Listed Ltd');
  for (let at = 1; at <= count; at++)
    await desk.invoice(customer, at * 10, { sent: false, reference_number: `ref ${at}` });
  return { desk, customer, mine: `/invoices?customer_id=${String(customer.contact_id)}` };
}

const since = (time: string) => `last_modified_time=${encodeURIComponent(time)}`;

test('pages of what was asked for, with word of whether there is more', async () => {
  const { desk, mine } = await stage();
  const page = (at: number) => desk.books('GET', `${mine}&per_page=2&page=${at}&sort_column=total&sort_order=A`);
  const [one, two] = [await page(1), await page(2)];
  expect((one.body.invoices as Body[]).map(({ total }) => total)).toEqual([10, 20]);
  expect(one.body.page_context).toMatchObject({
    page: 1,
    per_page: 2,
    has_more_page: true,
    sort_column: 'total',
    sort_order: 'A',
  });
  expect((two.body.invoices as Body[]).map(({ total }) => total)).toEqual([30]);
  expect(two.body.page_context).toMatchObject({ has_more_page: false });
});

test('rows have no lines and no addresses', async () => {
  const { desk, mine } = await stage(1);
  const [row] = await desk.rows(mine, 'invoices');
  expect(row).toMatchObject({ status: 'draft', total: 10, currency_code: 'NZD', customer_name: 'Listed Ltd' });
  expect(row).not.toHaveProperty('line_items');
  expect(row).not.toHaveProperty('billing_address');
});

test('never more than two hundred at once', async () => {
  const { desk } = await stage(0);
  expect((await desk.books('GET', '/contacts?per_page=500')).body.page_context).toMatchObject({ per_page: 200 });
  desk.switches['books.perPageAbove'] = 'refuse';
  expect(await desk.books('GET', '/contacts?per_page=201')).toMatchObject({ status: 400, code: 2 });
});

test('what was changed after a time, in the offset without a colon', async () => {
  const { desk, customer } = await stage();
  desk.clock.pass(120_000);
  const late = await desk.invoice(customer, 99, { sent: false });
  const rows = await desk.rows(`/invoices?${since('2026-11-20T23:01:00+1300')}`, 'invoices');
  expect(rows.map(({ invoice_id }) => invoice_id)).toEqual([late.invoice_id]);
  // The very second is not after itself, unless the switch has it so.
  const exact = `/invoices?${since(String(late.last_modified_time))}`;
  expect(await desk.rows(exact, 'invoices')).toHaveLength(0);
  desk.switches['books.modifiedSinceInclusive'] = true;
  expect(await desk.rows(exact, 'invoices')).toHaveLength(1);
  expect(await desk.books('GET', `/invoices?${since('2026-11-20T23:01:00+13:00')}`)).toMatchObject({
    status: 400,
    code: 2,
  });
  expect(await desk.books('GET', `/invoices?${since('yesterday')}`)).toMatchObject({ status: 400, code: 2 });
});

test('a payment moves the time of its invoice, unless the switch says not', async () => {
  const { desk, customer } = await stage(0);
  const invoice = await desk.invoice(customer, 10);
  const changed = async () => (await desk.read1('invoice', invoice.invoice_id)).last_modified_time;
  const before = await changed();
  desk.clock.pass(60_000);
  await desk.pay(customer, 4, [[invoice, 4]]);
  const after = await changed();
  expect(after).not.toBe(before);
  desk.switches['books.settlingModifies'] = false;
  desk.clock.pass(60_000);
  await desk.pay(customer, 4, [[invoice, 4]]);
  expect(await changed()).toBe(after);
  expect(await desk.read1('invoice', invoice.invoice_id)).toMatchObject({ balance: 2 });
});

test('by status as it is shown, by number, by parts of a text, by days and amounts', async () => {
  const { desk, customer, mine } = await stage();
  const paid = await desk.invoice(customer, 50);
  await desk.pay(customer, 50, [[paid, 50]]);
  const total = async (query: string) =>
    (await desk.rows(`${mine}&${query}`, 'invoices')).map((row) => row.total).sort();
  expect(await total('filter_by=Status.Paid')).toEqual([50]);
  expect(await total('status=draft')).toEqual([10, 20, 30]);
  expect(await total('reference_number=ref%202')).toEqual([20]);
  expect(await total('reference_number_contains=ef')).toEqual([10, 20, 30]);
  expect(await total('total_greater_than=20')).toEqual([30, 50]);
  expect(await total('date_start=2026-11-21')).toEqual([]);
  expect(await total(`invoice_number=${String(paid.invoice_number)}`)).toEqual([50]);
  expect(await desk.books('GET', `${mine}&filter_by=Status.Nonsense`)).toMatchObject({ status: 400, code: 2 });
  expect(await desk.books('GET', `${mine}&sort_column=nonsense`)).toMatchObject({ status: 400, code: 2 });
});

test('amounts are numbers, or texts as Zoho’s own description has them', async () => {
  const { desk, mine } = await stage(1);
  desk.switches['books.textAmounts'] = true;
  const [row] = await desk.rows(mine, 'invoices');
  expect(row).toMatchObject({ total: '10', balance: '10' });
});
