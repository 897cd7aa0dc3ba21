// Estimates, sales orders and purchase orders: their statuses, and invoices made from orders.

import { expect, test } from 'vitest';
import type { Body } from '../zoho-desk.ts';
import { BooksDesk } from './books-desk.ts';

const open = () => new BooksDesk().open();
const lines = [{ name: 'Work', rate: 100, quantity: 2 }];

/** A document of that sort and a short way to move it. */
async function make(desk: BooksDesk, kind: 'estimate' | 'salesorder' | 'purchaseorder', more: Body = {}) {
  const party = kind === 'purchaseorder' ? 'vendor' : 'customer';
  const contact = await desk.customer(`Party of ${kind}`, { contact_type: party });
  const made = await desk.want('POST', `/${kind}s`, kind, {
    [`${party}_id`]: contact.contact_id,
    line_items: lines,
    ...more,
  });
  const id = String(made[`${kind}_id`]);
  return {
    contact,
    made,
    move: (to: string) => desk.books('POST', `/${kind}s/${id}/${to}`),
    read: () => desk.read1(kind, id),
  };
}

test('an estimate is sent, accepted or declined, and expires', async () => {
  const desk = await open();
  const { made, move, read } = await make(desk, 'estimate', { expiry_date: '2026-11-25' });
  expect(made).toMatchObject({ status: 'draft', estimate_number: 'EST-000002', expiry_date: '2026-11-25', total: 200 });
  expect(await move('status/accepted')).toMatchObject({ status: 400, code: 4041 });
  await move('status/sent');
  expect(await move('status/declined')).toMatchObject({
    status: 200,
    message: 'Estimate status has been changed to Declined.',
  });
  await move('status/sent');
  desk.clock.pass(7 * 86_400_000);
  await desk.connect('ZohoBooks.fullaccess.all');
  expect(await read()).toMatchObject({ status: 'expired' });
});

test('a sales order is invoiced as far as invoices were made of its lines', async () => {
  const desk = await open();
  const { contact, made, move, read } = await make(desk, 'salesorder');
  expect(made).toMatchObject({ status: 'draft', salesorder_number: 'SO-000002' });
  await move('status/open');
  const [line] = made.line_items as Body[];
  const bill = (quantity: number) =>
    desk.invoice(contact, 0, {
      line_items: [{ salesorder_item_id: line?.line_item_id, name: 'Work', rate: 100, quantity }],
    });
  const first = await bill(1);
  expect(first).toMatchObject({ salesorder_id: made.salesorder_id });
  expect(await read()).toMatchObject({ status: 'partially_invoiced' });
  await bill(1);
  expect(await read()).toMatchObject({ status: 'invoiced' });
  await desk.books('POST', `/invoices/${String(first.invoice_id)}/status/void`);
  expect(await read()).toMatchObject({ status: 'partially_invoiced' });
});

test('a purchase order is opened, billed or cancelled, and speaks of what the item costs', async () => {
  const desk = await open();
  const [paper] = await desk.rows('/items?sku=A4-500', 'items');
  const { made, move, read } = await make(desk, 'purchaseorder', {
    line_items: [{ item_id: paper?.item_id, quantity: 3 }],
  });
  expect((made.line_items as Body[])[0]).toMatchObject({ rate: 4.8, account_name: 'Cost of Goods Sold' });
  expect(await move('status/billed')).toMatchObject({ status: 400, code: 4041 });
  await move('status/open');
  expect(await move('status/billed')).toMatchObject({ status: 200 });
  expect(await read()).toMatchObject({ status: 'billed' });
  expect(await move('status/cancelled')).toMatchObject({ status: 400, code: 4041 });
});

test('a purchase order takes a vendor, and no customer', async () => {
  const desk = await open();
  const customer = await desk.customer('Buyer');
  const answer = await desk.books('POST', '/purchaseorders', { vendor_id: customer.contact_id, line_items: lines });
  expect(answer).toMatchObject({ status: 400, code: 3004 });
});
