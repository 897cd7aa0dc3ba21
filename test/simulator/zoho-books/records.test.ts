// Contacts, their people and addresses, items, settings; and writing by a unique field.

import { describe, expect, test } from 'vitest';
import type { Body } from '../zoho-desk.ts';
import { BooksDesk } from './books-desk.ts';

const open = () => new BooksDesk().open();

describe('contacts', () => {
  test('one has its people, one of them primary, whose e-mail its row shows', async () => {
    const desk = await open();
    const made = await desk.customer('Two People', {
      contact_persons: [
        { first_name: 'A', email: 'a@two.example' },
        { first_name: 'B', email: 'b@two.example', is_primary_contact: true },
      ],
      billing_address: { address: '1 High St', city: 'Leeds', zip: 'LS1', country: 'United Kingdom' },
    });
    expect(made).toMatchObject({
      contact_type: 'customer',
      status: 'active',
      billing_address: { city: 'Leeds', zip: 'LS1' },
    });
    const [row] = await desk.rows('/contacts?contact_name=two%20people', 'contacts');
    expect(row).toMatchObject({ email: 'b@two.example', first_name: 'B' });
    expect(row).not.toHaveProperty('billing_address');
  });

  test('a name is taken once for customers and once for vendors, unless the organisation lets it', async () => {
    const desk = await open();
    await desk.customer('Twice Ltd');
    const again = (more: Body = {}) => desk.books('POST', '/contacts', { contact_name: 'twice ltd', ...more });
    expect(await again()).toMatchObject({ status: 400, code: 3062 });
    expect(await again({ contact_type: 'vendor' })).toMatchObject({ status: 201 });
    desk.act('books.preferences', { uniqueContactNames: false });
    expect(await again()).toMatchObject({ status: 201 });
  });

  test.each([
    ['no name', {}, 3013],
    ['a name of 201 characters', { contact_name: 'x'.repeat(201) }, 15],
    ['a currency that is none', { contact_name: 'C', currency_id: '1' }, 9004],
    ['a type that is none', { contact_name: 'C', contact_type: 'friend' }, 2],
    ['a person without name and e-mail', { contact_name: 'C', contact_persons: [{ phone: '1' }] }, 4],
    ['an e-mail that is none', { contact_name: 'C', contact_persons: [{ email: 'nobody' }] }, 2],
    ['a city of 101 characters', { contact_name: 'C', billing_address: { city: 'x'.repeat(101) } }, 15],
  ])('%s is refused', async (_what, body, code) => {
    const desk = await open();
    expect(await desk.books('POST', '/contacts', body)).toMatchObject({ status: 400, code });
  });

  test('people left out of a change go, or stay, as the switch has it', async () => {
    const desk = await open();
    const made = await desk.customer('Shrinking', { contact_persons: [{ first_name: 'A' }, { first_name: 'B' }] });
    const [one] = made.contact_persons as Body[];
    const put = (body: Body) => desk.want('PUT', `/contacts/${String(made.contact_id)}`, 'contact', body);
    const names = ({ contact_persons }: Body) => (contact_persons as Body[]).map(({ first_name }) => first_name);
    expect(names(await put({ notes: 'no word of people' }))).toEqual(['A', 'B']);
    expect(names(await put({ contact_persons: [{ contact_person_id: one?.contact_person_id }] }))).toEqual(['A']);
    desk.switches['books.personsReplaced'] = false;
    expect(names(await put({ contact_persons: [{ first_name: 'C' }] }))).toEqual(['A', 'C']);
  });

  test('one with transactions can’t be deleted, only made inactive', async () => {
    const desk = await open();
    const customer = await desk.customer('Busy');
    await desk.invoice(customer, 1);
    const path = `/contacts/${String(customer.contact_id)}`;
    expect(await desk.books('DELETE', path)).toMatchObject({ status: 400, code: 3000 });
    expect(await desk.books('POST', `${path}/inactive`)).toMatchObject({ status: 200 });
    expect(
      (await desk.rows('/contacts?filter_by=Status.Inactive', 'contacts')).map(({ contact_name }) => contact_name),
    ).toEqual(['Busy']);
    const idle = await desk.customer('Idle');
    expect(await desk.books('DELETE', `/contacts/${String(idle.contact_id)}`)).toMatchObject({ status: 200 });
    expect((await desk.books('GET', `/contacts/${String(idle.contact_id)}`)).status).toBe(404);
  });

  test('the list takes no time of change, but is sorted by it', async () => {
    const desk = await open();
    desk.clock.pass(60_000);
    await desk.customer('Newest');
    const rows = await desk.rows('/contacts?sort_column=last_modified_time&sort_order=D', 'contacts');
    expect(rows[0]?.contact_name).toBe('Newest');
    const since = encodeURIComponent('2026-11-20T23:00:30+1300');
    expect((await desk.rows(`/contacts?last_modified_time=${since}`, 'contacts')).length).toBe(rows.length);
  });
});

describe('items', () => {
  test('a name and a SKU are taken once; what documents name stays', async () => {
    const desk = await open();
    const post = (body: Body) => desk.books('POST', '/items', body);
    expect(await post({ name: 'Ball pen, blue', rate: 1 })).toMatchObject({ status: 400, code: 1001 });
    expect(await post({ name: 'Another', sku: 'pen-bl', rate: 1 })).toMatchObject({ status: 400, code: 1001 });
    expect(await post({ name: 'No rate' })).toMatchObject({ status: 400, code: 4 });
    const [pen] = await desk.rows('/items?name=Ball%20pen%2C%20blue', 'items');
    expect(await desk.books('DELETE', `/items/${String(pen?.item_id)}`)).toMatchObject({ status: 400, code: 2049 });
    expect(await desk.books('POST', `/items/${String(pen?.item_id)}/inactive`)).toMatchObject({ status: 200 });
    const customer = await desk.customer('Late');
    const body = { customer_id: customer.contact_id, line_items: [{ item_id: pen?.item_id }] };
    expect(await desk.books('POST', '/invoices', body)).toMatchObject({ status: 400, code: 2007 });
  });

  test('the list is sorted by name or price, never by time of change', async () => {
    const desk = await open();
    const rows = await desk.rows('/items?sort_column=rate&sort_order=D', 'items');
    expect(rows.map(({ rate }) => rate)).toEqual([12, 9.9, 6.5, 1.2345]);
    expect(await desk.books('GET', '/items?sort_column=last_modified_time')).toMatchObject({ status: 400, code: 2 });
  });

  test('stock goes out with an invoice that is sent and comes back when it is void', async () => {
    const desk = await open();
    const item = await desk.want('POST', '/items', 'item', {
      name: 'Stocked',
      rate: 5,
      item_type: 'inventory',
      initial_stock: 10,
    });
    const customer = await desk.customer('Taker');
    const stock = async () => (await desk.read1('item', item.item_id)).stock_on_hand;
    const invoice = await desk.invoice(customer, 0, {
      sent: false,
      line_items: [{ item_id: item.item_id, quantity: 3 }],
    });
    expect(await stock()).toBe(10);
    await desk.books('POST', `/invoices/${String(invoice.invoice_id)}/status/sent`);
    expect(await stock()).toBe(7);
    await desk.books('POST', `/invoices/${String(invoice.invoice_id)}/status/void`);
    expect(await stock()).toBe(10);
  });
});

describe('writing by a unique field', () => {
  const headers = (value: string, upsert = true, key = 'cf_xero_id') => ({
    'x-unique-identifier-key': key,
    'x-unique-identifier-value': value,
    ...(upsert && { 'x-upsert': 'true' }),
  });
  const put = (desk: BooksDesk, value: string, more: Body = {}, upsert = true) =>
    desk.books(
      'PUT',
      '/contacts',
      { contact_name: 'By field', custom_fields: [{ api_name: 'cf_xero_id', value }], ...more },
      headers(value, upsert),
    );

  test('the first makes it, the second changes it', async () => {
    const desk = await open();
    desk.act('books.field.add', { module: 'contact', label: 'Xero ID', unique: true });
    const made = await put(desk, 'x-1');
    expect(made).toMatchObject({ status: 201 });
    const again = await put(desk, 'X-1', { website: 'https://w.example' });
    expect(again).toMatchObject({ status: 200, body: { contact: { website: 'https://w.example' } } });
    expect((again.body.contact as Body).contact_id).toBe((made.body.contact as Body).contact_id);
  });

  test('without the word it makes none; a field that is not unique finds none', async () => {
    const desk = await open();
    desk.act('books.field.add', { module: 'contact', label: 'Xero ID', unique: true });
    desk.act('books.field.add', { module: 'contact', label: 'Plain' });
    expect(await put(desk, 'x-1', {}, false)).toMatchObject({ status: 404, code: 1002 });
    const plain = await desk.books('PUT', '/contacts', { contact_name: 'P' }, headers('1', true, 'cf_plain'));
    expect(plain).toMatchObject({ status: 400, code: 2 });
  });

  test('two records can’t have one value', async () => {
    const desk = await open();
    desk.act('books.field.add', { module: 'invoice', label: 'Xero ID', unique: true });
    const customer = await desk.customer('C');
    const custom_fields = [{ api_name: 'cf_xero_id', value: 'same' }];
    await desk.invoice(customer, 1, { custom_fields });
    const body = { customer_id: customer.contact_id, line_items: [{ name: 'x', rate: 1 }], custom_fields };
    expect(await desk.books('POST', '/invoices', body)).toMatchObject({ status: 400, code: 120124 });
  });

  test('invoices and payments are written so too', async () => {
    const desk = await open();
    for (const module of ['invoice', 'payment'])
      desk.act('books.field.add', { module, label: 'Xero ID', unique: true });
    const customer = await desk.customer('C');
    const custom_fields = [{ api_name: 'cf_xero_id', value: 'p-1' }];
    const pay = (amount: number) =>
      desk.books(
        'PUT',
        '/customerpayments',
        { customer_id: customer.contact_id, payment_mode: 'cash', date: '2026-11-20', amount, custom_fields },
        headers('p-1'),
      );
    expect((await pay(5)).status).toBe(201);
    expect(await pay(6)).toMatchObject({ status: 200, body: { payment: { amount: 6 } } });
  });
});

describe('settings', () => {
  test('rates are base units for one foreign unit, from their day on', async () => {
    const desk = await open();
    const currencies = await desk.rows('/settings/currencies', 'currencies');
    const euro = currencies.find(({ currency_code }) => currency_code === 'EUR');
    const path = `/settings/currencies/${String(euro?.currency_id)}/exchangerates`;
    expect(await desk.books('POST', path, { effective_date: '2026-11-01', rate: 1.85 })).toMatchObject({ status: 201 });
    const customer = await desk.customer('Euro', { currency_id: euro?.currency_id });
    expect(await desk.invoice(customer, 1)).toMatchObject({ exchange_rate: 1.85, currency_code: 'EUR' });
    expect((await desk.invoice(customer, 1, { date: '2026-10-31', due_date: '2026-12-01' })).exchange_rate).not.toBe(
      1.85,
    );
    expect(currencies.find(({ is_base_currency }) => is_base_currency)).toMatchObject({ currency_code: 'NZD' });
  });

  test('a tax in use stays, and only administrators change settings', async () => {
    const desk = await open();
    const [gst] = await desk.rows('/settings/taxes', 'taxes');
    const path = `/settings/taxes/${String(gst?.tax_id)}`;
    expect(await desk.books('DELETE', path)).toMatchObject({ status: 400, code: 9061 });
    desk.act('books.user', { role: 'staff' });
    expect(await desk.books('PUT', path, { tax_name: 'VAT' })).toMatchObject({ status: 401, code: 57 });
  });

  test('the chart of accounts takes a time of change', async () => {
    const desk = await open();
    desk.clock.pass(60_000);
    await desk.want('POST', '/chartofaccounts', 'chart_of_account', { account_name: 'Till', account_type: 'cash' });
    const since = encodeURIComponent('2026-11-20T23:00:30+1300');
    const rows = await desk.rows(`/chartofaccounts?last_modified_time=${since}`, 'chartofaccounts');
    expect(rows.map(({ account_name }) => account_name)).toEqual(['Till']);
  });

  test('users, and who calls', async () => {
    const desk = await open();
    expect((await desk.rows('/users', 'users')).map(({ name }) => name)).toEqual(['Alex Morgan', 'Xero Integration']);
    expect(await desk.want('GET', '/users/me', 'user')).toMatchObject({
      name: 'Xero Integration',
      is_current_user: true,
    });
  });
});
