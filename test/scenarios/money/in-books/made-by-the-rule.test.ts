// Given documents that live in Zoho Books, and a rule by which new invoices begin in accounting; when they are saved, approved, ordered or
// accepted; then accounting has each once, as the rule says, and what is approved there stands in Books under what it belongs to.

import { describe, expect, test } from 'vitest';
import type { Json } from '../../documents.ts';
import { type Counter, Customer, openCounter } from './counter.ts';

const shop = openCounter([], { kinds: ['item', 'invoice', 'quote', 'sales-order'] });

/** What a rule of another test has said no longer holds. */
const usual = { when: 'save', condition: null, approval: 'none', email: 'none', status: 'AUTHORISED', account: '200' };

/** From here on new invoices begin so. */
async function rule(invoice: Json): Promise<Counter> {
  const { counter } = shop();
  await counter.desk.settings({ sequence: { invoice: { ...usual, ...invoice } } });
  counter.desk.written();
  return counter;
}

/** A customer with somebody who reads mail. */
function somebody(counter: Counter, name: string): Customer {
  const customer = new Customer(counter, name, {
    contact_persons: [{ first_name: 'Kim', last_name: name, email: `${name}@harbour.test`, is_primary_contact: true }],
  });
  const Account_Name = { id: customer.account };
  counter.desk.save('Contacts', { Last_Name: name, Email: `${name}@harbour.test`, Account_Name });
  return customer;
}

const mails = (counter: Counter) => counter.desk.written().filter((call) => call.includes('/Email'));

describe('an invoice of Books', () => {
  test('goes over once its condition holds, under the number that Books gave it, and is marked as sent where Books mails it', async () => {
    const condition = { all: [{ field: 'Status', op: 'is', value: 'sent' }] };
    const counter = await rule({ when: 'condition', condition, email: 'crm', number: 'crm' });
    const wren = somebody(counter, 'Wren');
    const id = counter.sell(2, { customer_id: counter.contact('Wren') }, false);
    await counter.pass(5);
    expect(wren.accounting()).toEqual([]);
    expect(await counter.desk.log()).toContain('invoice skip.not-yet');
    counter.books('POST', `/invoices/${id}/status/sent`);
    await counter.pass(5);
    const { invoice_number: number } = counter.invoice(id);
    expect(wren.entries).toMatchObject([{ Status: 'AUTHORISED', InvoiceNumber: number, SentToContact: true }]);
    expect(mails(counter)).toEqual([]);
    expect(await counter.asked()).toEqual([]);
  });

  test('waits for an approval, begins then, and is mailed by accounting, once', async () => {
    const counter = await rule({ approval: 'inbox', email: 'accounting' });
    const plover = somebody(counter, 'Plover');
    plover.sell(2);
    await counter.pass(5);
    expect(plover.accounting()).toEqual([]);
    const [issue, ...more] = await counter.desk.issues();
    expect([issue?.code, more]).toEqual(['approval.asked', []]);
    expect(counter.desk.written().filter((call) => call.includes('Invoices'))).toEqual([]);
    await counter.desk.answer(issue, 'approve');
    await counter.pass(5);
    expect(plover.entries).toMatchObject([{ Status: 'AUTHORISED', SentToContact: true }]);
    expect(mails(counter)).toHaveLength(1);
    await counter.pass();
    expect([plover.accounting(), plover.inBooks(), mails(counter)]).toEqual([
      ['AUTHORISED: 23, 23 due'],
      ['sent: 23, 23 due'],
      [],
    ]);
    expect(await counter.asked()).toEqual([]);
  });
});

describe('what is approved in accounting stands in Books under its customer, its contact and', () => {
  const deal = '5725767000000999001';
  const bolts = (counter: Counter) => [
    { item_id: counter.item(), quantity: 2, rate: 10, tax_id: counter.tax() },
    { name: 'By hand', description: 'Galvanised', quantity: 1, rate: 50, tax_id: counter.tax() },
  ];

  test('the order that it was made of, with its deal', async () => {
    const counter = await rule({ when: 'sales-order', status: 'DRAFT', terms: { days: 14, from: 'date' } });
    const egret = somebody(counter, 'Egret');
    const { salesorder } = counter.books<{ salesorder: Json }>('POST', '/salesorders', {
      customer_id: counter.contact('Egret'),
      date: '2026-11-19',
      line_items: bolts(counter),
      zcrm_potential_id: deal,
    });
    counter.books('POST', `/salesorders/${String(salesorder.salesorder_id)}/status/open`);
    await counter.pass();
    expect(egret.accounting()).toEqual(['DRAFT: 80.5, 80.5 due']);
    expect(egret.inBooks()).toEqual([]);
    egret.inAccounting('invoice.approve');
    await counter.pass(5);
    expect(egret.inBooks()).toEqual(['sent: 80.5, 80.5 due']);
    const bill = egret.bill();
    expect(bill).toMatchObject({ salesorder_id: salesorder.salesorder_id, zcrm_potential_id: deal });
    expect(bill.contact_persons_associated).toMatchObject([{ contact_person_email: 'Egret@harbour.test' }]);
    expect((bill.line_items as Json[]).every(({ salesorder_item_id: line }) => typeof line === 'string')).toBe(true);
    egret.inAccounting('payment.record', { date: '2026-11-20' });
    await counter.pass();
    expect([egret.inBooks(), egret.payments()]).toEqual([['paid: 80.5, 0 due'], ['80.5 on 2026-11-20']]);
    expect(egret.bill()).toMatchObject({ salesorder_id: salesorder.salesorder_id });
    expect(await counter.asked()).toEqual([]);
  });

  test('the quote that was accepted, with its deal', async () => {
    const counter = await rule({ when: 'quote-accepted', status: 'DRAFT', terms: { days: 14, from: 'date' } });
    const dunlin = somebody(counter, 'Dunlin');
    const { estimate } = counter.books<{ estimate: Json }>('POST', '/estimates', {
      customer_id: counter.contact('Dunlin'),
      date: '2026-11-19',
      line_items: bolts(counter),
      zcrm_potential_id: deal,
    });
    const id = String(estimate.estimate_id);
    for (const state of ['sent', 'accepted']) counter.books('POST', `/estimates/${id}/status/${state}`);
    await counter.pass();
    expect(dunlin.accounting()).toEqual(['DRAFT: 80.5, 80.5 due']);
    dunlin.inAccounting('invoice.approve');
    await counter.pass(5);
    expect(dunlin.inBooks()).toEqual(['sent: 80.5, 80.5 due']);
    expect(dunlin.bill()).toMatchObject({ estimate_id: id, zcrm_potential_id: deal, due_date: '2026-12-04' });
    expect(await counter.asked()).toEqual([]);
  });
});
