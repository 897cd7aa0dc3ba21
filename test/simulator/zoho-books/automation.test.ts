// What Books does by itself: webhooks that a person pasted, and the link with the CRM.

import { describe, expect, test } from 'vitest';
import { createHmac } from 'node:crypto';
import type { Body } from '../zoho-desk.ts';
import { BooksDesk } from './books-desk.ts';

const open = () => new BooksDesk().open();
const url = 'https://hook.example/books?b=2&a=1';

describe('webhooks', () => {
  test('carry the whole object as JSON, signed over parameters and body', async () => {
    const desk = await open();
    desk.act('books.webhook.set', {
      module: 'invoice',
      url,
      secret: 'hush',
      headers: [{ name: 'X-Token', value: 't' }],
    });
    const customer = await desk.customer('C');
    const invoice = await desk.invoice(customer, 10, { sent: false });
    const [sent] = await desk.pump();
    expect(sent).toMatchObject({ url, method: 'POST' });
    expect((JSON.parse(sent?.body ?? '') as { invoice: Body }).invoice).toMatchObject({
      invoice_id: invoice.invoice_id,
      total: 10,
    });
    expect(sent?.headers.get('x-token')).toBe('t');
    const hmac = createHmac('sha256', 'hush')
      .update(`a1b2${sent?.body ?? ''}`)
      .digest('hex');
    expect(sent?.headers.get('x-zoho-webhook-signature')).toBe(hmac);
  });

  test('or the same in a form’s JSONString', async () => {
    const desk = await open();
    desk.switches['books.defaultPayload'] = 'form';
    desk.act('books.webhook.set', { module: 'contact', url });
    await desk.customer('By form');
    const [sent] = await desk.pump();
    expect(sent?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    const json = new URLSearchParams(sent?.body).get('JSONString') ?? '';
    expect((JSON.parse(json) as { contact: Body }).contact.contact_name).toBe('By form');
  });

  test('or a raw text or chosen parameters with placeholders, filled as they are', async () => {
    const desk = await open();
    const raw = '{"id":"${INVOICE.INVOICE_ID}","ref":"${INVOICE.REFERENCE_NUMBER}"}';
    desk.act('books.webhook.set', { module: 'invoice', url, payload: 'raw', raw, events: ['created'] });
    const parameters = [{ name: 'id', value: '${INVOICE.INVOICE_ID}' }];
    desk.act('books.webhook.set', { module: 'invoice', url, payload: 'form', parameters, events: ['created'] });
    const invoice = await desk.invoice(await desk.customer('C'), 1, { reference_number: 'a "quote"' });
    const bodies = (await desk.pump()).map(({ body }) => body);
    expect(bodies).toEqual([
      `{"id":"${String(invoice.invoice_id)}","ref":"a "quote""}`,
      `id=${String(invoice.invoice_id)}`,
    ]);
  });

  test('made, edited and deleted are told apart; a payment edits its invoice', async () => {
    const desk = await open();
    const hook = (module: string, event: string) =>
      desk.act('books.webhook.set', { module, url: `https://hook.example/${module}/${event}`, events: [event] });
    for (const module of ['invoice', 'payment'])
      for (const event of ['created', 'edited', 'deleted']) hook(module, event);
    const customer = await desk.customer('C');
    const invoice = await desk.invoice(customer, 10, { sent: false });
    const told = async () => (await desk.pump()).map((one) => one.url.replace('https://hook.example/', '')).sort();
    expect(await told()).toEqual(['invoice/created']);
    await desk.books('POST', `/invoices/${String(invoice.invoice_id)}/status/sent`);
    expect(await told()).toEqual(['invoice/edited']);
    const { payment_id } = await desk.pay(customer, 10, [[invoice, 10]]);
    expect(await told()).toEqual(['invoice/edited', 'payment/created']);
    desk.switches['books.paymentEditsInvoice'] = false;
    await desk.books('DELETE', `/customerpayments/${String(payment_id)}`);
    expect(await told()).toEqual(['payment/deleted']);
    await desk.books('DELETE', `/invoices/${String(invoice.invoice_id)}`);
    expect(await told()).toEqual(['invoice/deleted']);
  });

  test('what the API writes starts rules, unless the switch says not; a person’s work always does', async () => {
    const desk = await open();
    desk.switches['books.rulesOnApiWrites'] = false;
    desk.act('books.webhook.set', { module: 'contact', url });
    await desk.customer('By API');
    expect(await desk.pump()).toHaveLength(0);
    desk.act('books.do', { method: 'POST', path: '/contacts', body: { contact_name: 'By hand' } });
    expect(await desk.pump()).toHaveLength(1);
  });

  test('only what meets the rule, only so many a day, and what fails is not tried again', async () => {
    const desk = await open();
    desk.act('books.webhook.set', { module: 'invoice', url, criteria: { status: 'sent' } });
    const customer = await desk.customer('C');
    await desk.invoice(customer, 1, { sent: false });
    expect(await desk.pump()).toHaveLength(0);
    desk.switches['books.webhooksPerDay'] = 1;
    desk.receiverStatus = 500;
    await desk.invoice(customer, 1);
    await desk.invoice(customer, 1);
    expect(await desk.pump()).toHaveLength(1);
    desk.clock.pass(3_600_000);
    expect(await desk.pump()).toHaveLength(0);
  });
});

describe('the link with the CRM', () => {
  const named = async (desk: BooksDesk, name: string) =>
    (await desk.rows(`/contacts?contact_name=${encodeURIComponent(name)}`, 'contacts'))[0];

  test('contacts and items of the seed carry the ids of their CRM records', async () => {
    const desk = await open();
    const [account] = (await desk.get('/Accounts?fields=Account_Name')).body.data as Body[];
    const [row] = await desk.rows(`/contacts?zcrm_account_id=${String(account?.id)}`, 'contacts');
    expect(row?.contact_name).toBe(account?.Account_Name);
    expect(await desk.read1('contact', row?.contact_id)).toMatchObject({
      is_linked_with_zohocrm: true,
      zcrm_account_id: account?.id,
    });
    expect(await desk.rows('/contacts?filter_by=Status.Crm', 'contacts')).toHaveLength(5);
    const [pen] = await desk.rows('/items?sku=PEN-BL', 'items');
    expect(pen).toMatchObject({ is_linked_with_zohocrm: true });
    expect(pen?.zcrm_product_id).toMatch(/^\d{19}$/);
  });

  test('a new account and its people come over once the delay is over, and a change after them', async () => {
    const desk = await open();
    const account = await desk.make('Accounts', { Account_Name: 'Fresh Ltd', Billing_City: 'Taupō' });
    const person = await desk.make('Contacts', {
      Last_Name: 'Moana',
      Email: 'm@fresh.example',
      Account_Name: { id: account },
    });
    expect(await named(desk, 'Fresh Ltd')).toBeUndefined();
    desk.clock.pass(61_000);
    const row = await named(desk, 'Fresh Ltd');
    expect(row).toMatchObject({ email: 'm@fresh.example' });
    expect(await desk.read1('contact', row?.contact_id)).toMatchObject({
      zcrm_account_id: account,
      billing_address: { city: 'Taupō' },
    });
    await desk.put(`/Contacts/${person}`, { data: [{ Phone: '123' }] });
    desk.clock.pass(61_000);
    expect(await named(desk, 'Fresh Ltd')).toMatchObject({ phone: '123' });
  });

  test('a change in Books comes to the CRM, once, and does not come back', async () => {
    const desk = await open();
    const row = await named(desk, 'Quill & Nib Ltd');
    const contact = await desk.read1('contact', row?.contact_id);
    await desk.books('PUT', `/contacts/${String(contact.contact_id)}`, { contact_name: 'Quill & Co' });
    desk.clock.pass(61_000);
    const account = await desk.read('Accounts', String(contact.zcrm_account_id));
    expect(account.Account_Name).toBe('Quill & Co');
    const inBooks = (await desk.read1('contact', contact.contact_id)).last_modified_time;
    desk.clock.pass(120_000);
    expect((await desk.read1('contact', contact.contact_id)).last_modified_time).toBe(inBooks);
    expect((await desk.read('Accounts', String(contact.zcrm_account_id))).Modified_Time).toBe(account.Modified_Time);
  });

  test('switched off, nothing is copied, and nothing can be brought over', async () => {
    const desk = await open();
    const account = await desk.make('Accounts', { Account_Name: 'Alone Ltd' });
    desk.act('books.link', { on: false });
    desk.clock.pass(61_000);
    expect(await named(desk, 'Alone Ltd')).toBeUndefined();
    expect(await desk.books('POST', `/crm/account/${account}/import`)).toMatchObject({ status: 400, code: 110801 });
    desk.act('books.link', { on: true, direction: 'to-crm' });
    expect(await named(desk, 'Alone Ltd')).toBeUndefined();
    const brought = await desk.books('POST', `/crm/account/${account}/import`);
    expect(brought).toMatchObject({ status: 201, code: 0 });
    expect((await named(desk, 'Alone Ltd'))?.contact_id).toBe((brought.body.data as Body).contact_id);
  });

  test.each([
    ['skip', 1, false],
    ['overwrite', 1, true],
    ['clone', 2, true],
  ] as const)('a namesake in Books: %s', async (duplicates, count, linked) => {
    const desk = await open();
    desk.act('books.link', { duplicates });
    const namesake = await desk.customer('Same Name');
    desk.act('books.link', { direction: 'to-books' });
    const account = await desk.make('Accounts', { Account_Name: 'Same Name' });
    desk.clock.pass(61_000);
    expect(await desk.rows('/contacts?contact_name=Same%20Name', 'contacts')).toHaveLength(count);
    const found = await desk.rows(`/contacts?zcrm_account_id=${account}`, 'contacts');
    expect(found.length > 0).toBe(linked);
    expect(found[0]?.contact_id === namesake.contact_id).toBe(duplicates === 'overwrite');
  });
});
