// The pages on which a person plays Xero, beside those of Zoho on one world.

import { beforeEach, expect, test } from 'vitest';
import { people } from '../../src/simulator/people.ts';
import { Shelf } from '../../src/simulator/shelf.ts';
import { World } from '../../src/simulator/world.ts';
import { xero } from '../../src/simulator/xero/index.ts';
import { zoho } from '../../src/simulator/zoho/index.ts';
import { TestClock } from './zoho-desk.ts';

type Json = Record<string, unknown>;
let world: World;

beforeEach(() => {
  const send = () => Promise.resolve(new Response(''));
  world = new World({ shelf: new Shelf(), clock: new TestClock(), seed: 3, send, vendors: { zoho, xero } });
  world.reset('demo');
});

const act = <T>(action: string, input: Json = {}) => world.vendors.xero?.act(action, input) as T;
const contacts = () => act<Json[]>('list', { collection: 'contacts' });
const invoices = () => act<Json[]>('list', { collection: 'invoices' });

async function open(path: string, form?: Record<string, string>) {
  const init = form && { method: 'POST', body: String(new URLSearchParams(form)) };
  const reply = await people(world, new Request(`http://sim.test${path}`, init));
  return { status: reply?.status, location: reply?.headers.get('location') ?? '', text: (await reply?.text()) ?? '' };
}

test('both vendors stand side by side on the first page', async () => {
  const { text } = await open('/');
  expect(text).toContain('<h2>Zoho CRM</h2>');
  expect(text).toContain(`href="/people/xero/contacts">Contacts</a><span class="soft">${contacts().length}</span>`);
  expect(text).toContain('href="/people/xero/purchaseorders"');
});

test.each(['contacts', 'items', 'invoices', 'quotes', 'purchaseorders', 'payments', 'creditnotes'])(
  'the list of %s opens',
  async (list) => {
    expect((await open(`/people/xero/${list}`)).status).toBe(200);
  },
);

test('a contact is edited, and what was not touched stays', async () => {
  const contact = contacts().find(({ Phones }) => JSON.stringify(Phones).includes('PhoneCountryCode')) ?? {};
  const path = `/people/xero/contacts/${String(contact.ContactID)}`;
  const { text } = await open(path);
  expect(text).toContain('name="Addresses.POBOX.City"');
  const form = {
    'was:FirstName': String(contact.FirstName),
    FirstName: 'Zoe',
    'was:Addresses.POBOX.City': 'x',
    'Addresses.POBOX.City': 'Nelson',
    do: 'save',
  };
  expect((await open(path, form)).location).toBe(`${path}?said=Saved`);
  const after = act<Json>('get', { collection: 'contacts', id: contact.ContactID });
  expect(after).toMatchObject({ FirstName: 'Zoe', Name: contact.Name, Phones: contact.Phones });
  const [before, now] = [contact, after].map(({ Addresses }) =>
    (Addresses as Json[]).find(({ AddressType }) => AddressType === 'POBOX'),
  );
  expect(now).toEqual({ ...before, City: 'Nelson' });
});

test('what Xero refuses is said in its words, above the form as it was typed', async () => {
  const [one, two] = contacts().filter(({ ContactStatus }) => ContactStatus === 'ACTIVE');
  const form = { 'was:Name': String(one?.Name), Name: String(two?.Name), do: 'save' };
  const { status, text } = await open(`/people/xero/contacts/${String(one?.ContactID)}`, form);
  expect(status).toBe(400);
  expect(text).toContain('role="alert"');
  expect(text).toContain(`name="was:Name" value="${String(one?.Name)}"`);
});

test('a contact is made, archived and brought back', async () => {
  const made = await open('/people/xero/contacts/new', { 'was:Name': '', Name: 'Quite New Ltd', do: 'save' });
  const path = made.location.replace('?said=Saved', '');
  expect((await open(path)).text).toContain('Quite New Ltd');
  await open(path, { do: 'contact.archive' });
  expect(contacts().find(({ Name }) => Name === 'Quite New Ltd')?.ContactStatus).toBe('ARCHIVED');
  expect((await open(path)).text).toContain('Unarchive');
  await open(path, { do: 'contact.unarchive' });
  expect(contacts().find(({ Name }) => Name === 'Quite New Ltd')?.ContactStatus).toBe('ACTIVE');
});

test('an invoice is made, approved and paid', async () => {
  const buyer = contacts().find(({ ContactStatus }) => ContactStatus === 'ACTIVE');
  const typed = {
    contact: String(buyer?.ContactID),
    date: '2026-11-20',
    due: '2026-12-20',
    description: 'Work',
    quantity: '2',
    price: '50',
    account: '200',
  };
  const was = Object.fromEntries(Object.keys(typed).map((name) => [`was:${name}`, '']));
  const made = await open('/people/xero/invoices/new', { ...was, ...typed, do: 'save' });
  const path = made.location.replace('?said=Saved', '');
  expect(invoices()).toMatchObject([{ Status: 'DRAFT', SubTotal: 100 }]);
  await open(path, { do: 'invoice.approve' });
  await open(path, { do: 'payment.record', amount: '40' });
  expect(invoices()[0]).toMatchObject({ Status: 'AUTHORISED', AmountPaid: 40 });
  await open(path, { do: 'payment.record', amount: '' });
  expect(invoices()[0]).toMatchObject({ Status: 'PAID', AmountDue: 0 });
  expect((await open(path)).text).not.toContain('Record a payment');
});

test('an unknown list or record is not found', async () => {
  expect((await open('/people/xero/nothing')).status).toBe(404);
  expect((await open('/people/xero/contacts/nobody')).status).toBe(404);
  expect((await open('/people/xero/quotes/new')).status).toBe(404);
});
