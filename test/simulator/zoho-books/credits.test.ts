// Credit notes: to invoices and back, paid out, and what they can't do.

import { expect, test } from 'vitest';
import type { Body } from '../zoho-desk.ts';
import { BooksDesk } from './books-desk.ts';

async function stage() {
  const desk = await new BooksDesk().open();
  const customer = await desk.customer('Returner Ltd');
  const invoice = await desk.invoice(customer, 100);
  const note = await desk.want('POST', '/creditnotes', 'creditnote', {
    customer_id: customer.contact_id,
    date: '2026-11-20',
    line_items: [{ name: 'Returned', rate: 40, quantity: 1 }],
  });
  const apply = (amount: number, id: unknown = invoice.invoice_id) =>
    desk.books('POST', `/creditnotes/${String(note.creditnote_id)}/invoices`, {
      invoices: [{ invoice_id: id, amount_applied: amount }],
    });
  return { desk, customer, invoice, note, apply };
}

test('it is open with its total as credit, and closed once all of it went to invoices', async () => {
  const { desk, customer, invoice, note, apply } = await stage();
  expect(note).toMatchObject({ status: 'open', creditnote_number: 'CN-000001', total: 40, balance: 40 });
  expect(await desk.read1('contact', customer.contact_id)).toMatchObject({ unused_credits_receivable_amount: 40 });
  expect(await apply(30)).toMatchObject({ status: 201, message: 'Credits have been applied to the invoice(s).' });
  expect(await desk.read1('creditnote', note.creditnote_id)).toMatchObject({
    status: 'open',
    balance: 10,
    total_credits_used: 30,
  });
  expect(await apply(10)).toMatchObject({ status: 201 });
  expect(await desk.read1('creditnote', note.creditnote_id)).toMatchObject({ status: 'closed', balance: 0 });
  expect(await desk.read1('invoice', invoice.invoice_id)).toMatchObject({
    balance: 60,
    credits_applied: 40,
    payment_made: 0,
  });
  expect(await apply(1)).toMatchObject({ status: 400, code: 12003 });
});

test('taken back from the invoice by either side', async () => {
  const { desk, invoice, note, apply } = await stage();
  await apply(15);
  await apply(5);
  const rows = await desk.rows(`/creditnotes/${String(note.creditnote_id)}/invoices`, 'invoices_credited');
  await desk.books(
    'DELETE',
    `/creditnotes/${String(note.creditnote_id)}/invoices/${String(rows[0]?.creditnote_invoice_id)}`,
  );
  const [credit] = await desk.rows(`/invoices/${String(invoice.invoice_id)}/creditsapplied`, 'credits');
  expect(credit).toMatchObject({ creditnote_id: note.creditnote_id, amount_applied: 5 });
  await desk.books(
    'DELETE',
    `/invoices/${String(invoice.invoice_id)}/creditsapplied/${String(credit?.creditnotes_invoice_id)}`,
  );
  expect(await desk.read1('invoice', invoice.invoice_id)).toMatchObject({ balance: 100, credits_applied: 0 });
  expect(await desk.read1('creditnote', note.creditnote_id)).toMatchObject({ balance: 40 });
});

test('never more than it has or than is due, never to a draft, a paid or a void invoice', async () => {
  const { desk, customer, apply } = await stage();
  expect(await apply(41)).toMatchObject({ status: 400, code: 12001 });
  const small = await desk.invoice(customer, 5);
  expect(await apply(6, small.invoice_id)).toMatchObject({ status: 400, code: 24016 });
  await desk.pay(customer, 5, [[small, 5]]);
  expect(await apply(1, small.invoice_id)).toMatchObject({ status: 400, code: 12006 });
  const draft = await desk.invoice(customer, 5, { sent: false });
  expect(await apply(1, draft.invoice_id)).toMatchObject({ status: 400, code: 12005 });
  await desk.books('POST', `/invoices/${String(draft.invoice_id)}/status/void`);
  expect(await apply(1, draft.invoice_id)).toMatchObject({ status: 400, code: 12007 });
});

test('a draft gives no credit; used it can’t be voided, changed below its use, or deleted', async () => {
  const { desk, customer, invoice, note, apply } = await stage();
  const draft = await desk.want('POST', '/creditnotes', 'creditnote', {
    customer_id: customer.contact_id,
    is_draft: true,
    line_items: [{ name: 'Later', rate: 10 }],
  });
  const give = { invoices: [{ invoice_id: invoice.invoice_id, amount_applied: 5 }] };
  expect(await desk.books('POST', `/creditnotes/${String(draft.creditnote_id)}/invoices`, give)).toMatchObject({
    code: 12002,
  });
  await apply(30);
  const path = `/creditnotes/${String(note.creditnote_id)}`;
  expect(await desk.books('POST', `${path}/status/void`)).toMatchObject({ status: 400, code: 12009 });
  expect(await desk.books('DELETE', path)).toMatchObject({ status: 400, code: 12009 });
  const less: Body = { line_items: [{ name: 'Returned', rate: 29 }] };
  expect(await desk.books('PUT', path, less)).toMatchObject({ status: 400, code: 4013 });
});

test('paid out it is credit no more', async () => {
  const { desk, note } = await stage();
  const path = `/creditnotes/${String(note.creditnote_id)}/refunds`;
  const refund = await desk.want('POST', path, 'creditnote_refund', {
    date: '2026-11-20',
    amount: 40,
    refund_mode: 'cash',
  });
  expect(await desk.read1('creditnote', note.creditnote_id)).toMatchObject({
    status: 'closed',
    total_refunded_amount: 40,
  });
  expect(await desk.books('POST', path, { date: '2026-11-20', amount: 1 })).toMatchObject({ status: 400, code: 24024 });
  await desk.books('DELETE', `${path}/${String(refund.creditnote_refund_id)}`);
  expect(await desk.read1('creditnote', note.creditnote_id)).toMatchObject({ status: 'open', balance: 40 });
});

test('what a customer can still use is told note by note and payment by payment', async () => {
  const { desk, customer, note } = await stage();
  const { payment_id } = await desk.pay(customer, 25, []);
  const credits = await desk.want(
    'GET',
    `/contacts/${String(customer.contact_id)}/receivables/unusedcredits`,
    'unused_credits',
  );
  expect(credits).toMatchObject({
    creditnotes: [{ creditnote_id: note.creditnote_id, balance: 40 }],
    payments: [{ payment_id, unused_amount: 25 }],
  });
});
