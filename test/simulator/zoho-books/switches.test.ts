// Each switch of the simulated Books that no other test throws: what it changes, and what holds without it.

import { describe, expect, test } from 'vitest';
import type { Body } from '../zoho-desk.ts';
import { BooksDesk } from './books-desk.ts';

const open = () => new BooksDesk().open();
const throwing = (desk: BooksDesk, name: string, value: unknown) => {
  desk.switches[`books.${name}`] = value;
};
const lines = [{ name: 'Work', rate: 10, quantity: 1 }];

test('a name that is none, another type and another word are refused', async () => {
  const { switches } = await open();
  expect(() => (switches['books.nonsense'] = 1)).toThrow(RangeError);
  expect(() => (switches['books.minuteLimit'] = 'many')).toThrow(RangeError);
  expect(() => (switches['books.defaultPayload'] = 'xml')).toThrow(RangeError);
});

describe('calls and limits', () => {
  test('badTokenCode', async () => {
    const desk = await open();
    throwing(desk, 'badTokenCode', 14);
    desk.token = 'nobody';
    expect(await desk.books('GET', '/contacts')).toMatchObject({ status: 401, code: 14 });
  });

  test('defaultOrganisation', async () => {
    const desk = await open();
    throwing(desk, 'defaultOrganisation', true);
    desk.organization = '';
    expect((await desk.books('GET', '/contacts')).status).toBe(200);
  });

  test('missingRecordStatus', async () => {
    const desk = await open();
    throwing(desk, 'missingRecordStatus', 400);
    expect(await desk.books('GET', '/invoices/1')).toMatchObject({ status: 400, code: 1002 });
  });

  test('plan, dayLimit and concurrency stand before the organisation’s own', async () => {
    const desk = await open();
    throwing(desk, 'plan', 'free');
    expect(desk.act('books.calls')).toMatchObject({ limit: 1000 });
    throwing(desk, 'dayLimit', 7);
    expect(desk.act('books.calls')).toMatchObject({ limit: 7 });
    throwing(desk, 'concurrency', 0);
    expect(await desk.books('GET', '/users')).toMatchObject({ status: 429, code: 1070 });
  });

  test('refuseUnknownKeys', async () => {
    const desk = await open();
    const post = (name: string) => desk.books('POST', '/contacts', { contact_name: name, shoe_size: 45 });
    expect((await post('One')).status).toBe(201);
    throwing(desk, 'refuseUnknownKeys', true);
    expect(await post('Two')).toMatchObject({ status: 400, code: 4 });
  });
});

describe('lists', () => {
  test('colonOffsets and sortByModified', async () => {
    const desk = await open();
    const list = () =>
      desk.books('GET', `/invoices?last_modified_time=${encodeURIComponent('2026-11-01T00:00:00+13:00')}`);
    const sorted = () => desk.books('GET', '/invoices?sort_column=last_modified_time');
    expect([(await list()).status, (await sorted()).status]).toEqual([400, 400]);
    throwing(desk, 'colonOffsets', true);
    throwing(desk, 'sortByModified', true);
    expect([(await list()).status, (await sorted()).status]).toEqual([200, 200]);
  });

  test('sortPaymentsByModified and paymentsKey', async () => {
    const desk = await open();
    throwing(desk, 'sortPaymentsByModified', true);
    throwing(desk, 'paymentsKey', 'customer_payments');
    const { body } = await desk.books('GET', '/customerpayments?sort_column=last_modified_time');
    expect(body.customer_payments).toHaveLength(1);
  });

  test('filterByField', async () => {
    const desk = await open();
    desk.act('books.field.add', { module: 'contact', label: 'Rank' });
    await desk.customer('Ranked', { custom_fields: [{ api_name: 'cf_rank', value: 'gold' }] });
    const count = async () => (await desk.rows('/contacts?cf_rank=gold', 'contacts')).length;
    expect(await count()).toBeGreaterThan(1);
    throwing(desk, 'filterByField', true);
    expect(await count()).toBe(1);
  });
});

describe('records', () => {
  test('upsertSetsField', async () => {
    const desk = await open();
    desk.act('books.field.add', { module: 'contact', label: 'Key', unique: true });
    const headers = (value: string) => ({
      'x-unique-identifier-key': 'cf_key',
      'x-unique-identifier-value': value,
      'x-upsert': 'true',
    });
    const put = async (name: string, value: string) => {
      const { body } = await desk.books('PUT', '/contacts', { contact_name: name }, headers(value));
      return ((body.contact as Body).custom_field_hash as Body).cf_key;
    };
    expect(await put('One', '1')).toBeUndefined();
    throwing(desk, 'upsertSetsField', true);
    expect(await put('Two', '2')).toBe('2');
  });

  test('lineMembersKept, lineTaxFromItem and itemlessLines', async () => {
    const desk = await open();
    const customer = await desk.customer('C');
    const [pen] = await desk.rows('/items?sku=PEN-BL', 'items');
    const made = await desk.invoice(customer, 0, {
      line_items: [{ item_id: pen?.item_id, quantity: 7, discount: '5%' }],
    });
    const [line] = made.line_items as Body[];
    const put = async (lines_: Body[]) =>
      (await desk.want('PUT', `/invoices/${String(made.invoice_id)}`, 'invoice', { line_items: lines_ }))
        .line_items as Body[];
    const named = { line_item_id: line?.line_item_id, item_id: pen?.item_id };
    expect((await put([named]))[0]).toMatchObject({ quantity: 7, tax_percentage: 15 });
    throwing(desk, 'lineMembersKept', false);
    expect((await put([named]))[0]).toMatchObject({ quantity: 1, tax_percentage: 15 });
    throwing(desk, 'lineTaxFromItem', false);
    expect((await put([{ item_id: pen?.item_id }]))[0]).toMatchObject({ tax_id: '' });
    throwing(desk, 'itemlessLines', false);
    const body = { customer_id: customer.contact_id, line_items: lines };
    expect(await desk.books('POST', '/invoices', body)).toMatchObject({ status: 400, code: 4 });
  });

  test('rateDecimals and quantityDecimals', async () => {
    const desk = await open();
    const customer = await desk.customer('C');
    const fine = { line_items: [{ name: 'Fine', rate: '1.23456', quantity: '2.3456' }] };
    expect(((await desk.invoice(customer, 0, fine)).line_items as Body[])[0]).toMatchObject({
      rate: 1.23456,
      quantity: 2.3456,
    });
    throwing(desk, 'rateDecimals', 2);
    throwing(desk, 'quantityDecimals', 2);
    expect(((await desk.invoice(customer, 0, fine)).line_items as Body[])[0]).toMatchObject({
      rate: 1.23,
      quantity: 2.35,
    });
  });

  test('foreignDocument', async () => {
    const desk = await open();
    const customer = await desk.customer('C');
    const [euro] = (await desk.rows('/settings/currencies', 'currencies')).filter(
      ({ currency_code }) => currency_code === 'EUR',
    );
    throwing(desk, 'foreignDocument', 'allow');
    expect(await desk.invoice(customer, 5, { currency_id: euro?.currency_id })).toMatchObject({ currency_code: 'EUR' });
  });

  test('taxRounding stands before the organisation’s own', async () => {
    const desk = await open();
    const customer = await desk.customer('C');
    const [tax] = await desk.rows('/settings/taxes', 'taxes');
    const three = Array.from({ length: 3 }, () => ({ name: 'Small', rate: '0.10', tax_id: tax?.tax_id }));
    throwing(desk, 'taxRounding', 'line');
    expect((await desk.invoice(customer, 0, { line_items: three })).tax_total).toBe(0.06);
  });

  test('reasonOnEdit', async () => {
    const desk = await open();
    const invoice = await desk.invoice(await desk.customer('C'), 5);
    throwing(desk, 'reasonOnEdit', true);
    const put = (more: Body) => desk.books('PUT', `/invoices/${String(invoice.invoice_id)}`, { notes: 'n', ...more });
    expect(await put({})).toMatchObject({ status: 400, code: 4 });
    expect((await put({ reason: 'A typing error' })).status).toBe(200);
  });

  test('invoiceSources', async () => {
    const desk = await open();
    const customer = await desk.customer('C');
    const about = { customer_id: customer.contact_id };
    const { body } = await desk.books('POST', '/salesorders', { ...about, line_items: lines });
    const { salesorder_id, line_items } = body.salesorder as Body;
    const [line] = line_items as Body[];
    const bill = (more: Body) => desk.books('POST', '/invoices', { ...about, line_items: lines, ...more });
    const ordered = { line_items: [{ ...lines[0], salesorder_item_id: line?.line_item_id }] };
    expect((await bill(ordered)).body.invoice).toMatchObject({ salesorder_id });
    throwing(desk, 'invoiceSources', 'ignore');
    expect((await bill(ordered)).body.invoice).not.toHaveProperty('salesorder_id');
    throwing(desk, 'invoiceSources', 'refuse');
    expect(await bill(ordered)).toMatchObject({ status: 400, code: 2 });
    expect(await bill({ invoiced_estimate_id: '9' })).toMatchObject({ status: 400, code: 2 });
  });

  test('payDraft and anyPaymentMode', async () => {
    const desk = await open();
    const customer = await desk.customer('C');
    const draft = await desk.invoice(customer, 5, { sent: false });
    throwing(desk, 'payDraft', 'send');
    throwing(desk, 'anyPaymentMode', true);
    expect(await desk.pay(customer, 5, [[draft, 5]], { payment_mode: 'Shells' })).toMatchObject({
      payment_mode: 'Shells',
    });
    expect(await desk.read1('invoice', draft.invoice_id)).toMatchObject({ status: 'paid' });
  });

  test('balanceModifiesContact', async () => {
    const desk = await open();
    const customer = await desk.customer('C');
    const changed = async () => (await desk.read1('contact', customer.contact_id)).last_modified_time;
    const before = await changed();
    desk.clock.pass(60_000);
    await desk.invoice(customer, 5);
    expect(await changed()).toBe(before);
    throwing(desk, 'balanceModifiesContact', true);
    await desk.invoice(customer, 5);
    expect(await changed()).not.toBe(before);
  });

  test('unchangedSaveModifies', async () => {
    const desk = await open();
    const invoice = await desk.invoice(await desk.customer('C'), 5);
    const save = async () => {
      desk.clock.pass(60_000);
      const path = `/invoices/${String(invoice.invoice_id)}`;
      return (await desk.want('PUT', path, 'invoice', { reference_number: 'same' })).last_modified_time;
    };
    const first = await save();
    const second = await save();
    expect(second).not.toBe(first);
    throwing(desk, 'unchangedSaveModifies', false);
    expect(await save()).toBe(second);
  });
});

describe('what leaves by itself', () => {
  test('signature and webhookRetriesMs', async () => {
    const desk = await open();
    throwing(desk, 'signature', false);
    throwing(desk, 'webhookRetriesMs', [1000]);
    desk.receiverStatus = 500;
    desk.act('books.webhook.set', { module: 'contact', url: 'https://hook.example/b', secret: 's' });
    await desk.customer('C');
    const [sent] = await desk.pump();
    expect(sent?.headers.has('x-zoho-webhook-signature')).toBe(false);
    desk.clock.pass(2000);
    expect(await desk.pump()).toHaveLength(1);
  });

  test('linkDelayMs and linkFieldInCrm', async () => {
    const desk = await open();
    desk.act('field.add', { module: 'Accounts', field: { field_label: 'Books ID' } });
    throwing(desk, 'linkDelayMs', 0);
    throwing(desk, 'linkFieldInCrm', 'Books_ID');
    const account = await desk.make('Accounts', { Account_Name: 'Fresh' });
    const [row] = await desk.rows('/contacts?contact_name=Fresh', 'contacts');
    expect((await desk.read('Accounts', account)).Books_ID).toBe(row?.contact_id);
  });
});
