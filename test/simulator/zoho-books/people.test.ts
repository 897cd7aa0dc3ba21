// Zoho Books' pages: what is there, what may be done with it, and what Books says where it may not.

import { beforeEach, expect, test } from 'vitest';
import { people } from '../../../src/simulator/people.ts';
import { Desk } from '../zoho-desk.ts';

let desk: Desk;

beforeEach(() => {
  desk = new Desk('books');
});

const visit = async (path: string, form?: Record<string, string>) => {
  const init = form && { method: 'POST', body: new URLSearchParams(form) };
  const reply = await people(desk.world, new Request(`http://sim.test${path}`, init));
  return { status: reply?.status, to: reply?.headers.get('location') ?? '', text: (await reply?.text()) ?? '' };
};

/** The first address of a record in a list's page. */
const first = async (list: string) =>
  /href="(\/people\/books\/\w+\/\d+)"/.exec((await visit(`/people/books/${list}`)).text)?.[1] ?? '';

test('a company with books shows them between the CRM and accounting; one without does not', async () => {
  expect((await visit('/')).text).toContain('Lighthouse Stationers Books');
  desk.world.reset('empty');
  expect((await visit('/')).text).not.toContain('Zoho Books');
});

test.each(['contacts', 'items', 'estimates', 'salesorders', 'invoices', 'customerpayments', 'purchaseorders'])(
  'the list of %s leads to its records',
  async (list) => {
    const record = await first(list);
    expect(record).toMatch(/\d{19}$/);
    expect((await visit(record)).text).toContain(record.split('/').at(-1));
  },
);

test('a new invoice is made, sent and paid', async () => {
  const form = await visit('/people/books/invoices/new');
  const customer_id = /<option value="(\d+)"/.exec(form.text)?.[1] ?? '';
  const { to } = await visit('/people/books/invoices/new', { customer_id, name: 'Desk', quantity: '2', rate: '10' });
  const invoice = to.split('?')[0] ?? '';
  await visit(invoice, { do: 'sent' });
  expect((await visit(invoice)).text).toContain('&quot;status&quot;: &quot;sent&quot;');
  await visit(invoice, { do: 'pay', amount: '20' });
  expect((await visit(invoice)).text).toContain('&quot;status&quot;: &quot;paid&quot;');
});

test('what Books refuses is shown in its words, and nothing is changed', async () => {
  const payment = await first('customerpayments');
  const paid = await visit('/people/books/invoices?search=PO%2077');
  const invoice = /href="(\/people\/books\/invoices\/\d+)"/.exec(paid.text)?.[1] ?? '';
  const refused = await visit(invoice, { do: 'void' });
  expect(refused).toMatchObject({ status: 400 });
  expect(refused.text).toContain('4001: Payments have been recorded');
  expect((await visit(payment, { do: 'delete' })).to).toBe('/people/books/customerpayments?said=Deleted');
  expect((await visit(invoice, { do: 'void' })).status).toBe(303);
});

test('lists, records and deeds of no name are nowhere', async () => {
  const invoice = await first('invoices');
  expect((await visit('/people/books/nonsense')).status).toBe(404);
  expect((await visit('/people/books/invoices/1')).status).toBe(404);
  expect((await visit(invoice, { do: 'burn' })).status).toBe(404);
});
