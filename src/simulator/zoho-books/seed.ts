// Fills a company's books: contacts and items as the CRM has them, and a few documents and payments. The link with the CRM is written
// into them where the company says that it has run.

import type { Company, Party, Product } from '../company.ts';
import type { Crm } from '../zoho/crm.ts';
import type { Json } from '../zoho/json.ts';
import type { User } from '../zoho/state.ts';
import { perform } from './acts/perform.ts';
import type { Books } from './books.ts';
import type { Finance } from './finance.ts';
import { setLink } from './link/link.ts';
import { markSeen } from './link/run.ts';
import { openBooks } from './organizations/open.ts';
import { currencyCoded } from './settings/currency.ts';
import { addField } from './settings/field.ts';

const DAY_MS = 86_400_000;

export function seedBooks(finance: Finance, crm: Crm, company: Company): void {
  if (!company.books) return;
  const { name, linked } = company.books;
  const { region, currency, currencies } = company;
  const books = openBooks(finance, crm, { name, region, currency, currencies });
  const user = crm.users().find(({ integration }) => !integration);
  if (!user) throw new RangeError('the organisation has no user');
  const inBooks = ({ where }: { where: string }) => where !== 'accounting';
  for (const party of company.customers.filter(inBooks)) addContact(books, user, party, 'customer');
  for (const party of company.vendors.filter(inBooks)) addContact(books, user, party, 'vendor');
  for (const product of company.products.filter(inBooks)) addItem(books, user, product);
  if (linked) linkAll(books, crm);
  addField(books, { module: 'invoice', label: 'Order Reference' });
  addDocuments(books, user);
  backdate(books);
  books.takeChanges();
  if (!linked) return;
  setLink(books, { on: true });
  markSeen(books);
}

function addContact(books: Books, user: User, party: Party, type: 'customer' | 'vendor'): void {
  const { person, others = [], address } = party;
  const persons = [person, ...others].flatMap((one) => (one ? [one] : []));
  perform(books, user, 'POST', '/contacts', {
    contact_name: party.name,
    company_name: party.name,
    contact_type: type,
    ...(party.currency && { currency_id: currencyCoded(books, party.currency)?.id }),
    ...(address && {
      billing_address: {
        address: address.street,
        city: address.city,
        state: address.region ?? '',
        zip: address.postcode ?? '',
        country: address.country,
      },
    }),
    contact_persons: persons.map(({ first = '', last = '', email = '', phone = '' }) => ({
      first_name: first,
      last_name: last,
      email,
      phone,
    })),
  });
}

function addItem(books: Books, user: User, { code, name, salePrice, purchasePrice }: Product): void {
  const [tax] = books.taxes.all();
  perform(books, user, 'POST', '/items', {
    name,
    sku: code ?? '',
    rate: salePrice ?? '0',
    tax_id: tax?.id,
    ...(purchasePrice && { purchase_rate: purchasePrice, item_type: 'sales_and_purchases' }),
  });
}

/** Writes the ids of the CRM's records of the same name into contacts, their people, and items. */
function linkAll(books: Books, crm: Crm): void {
  const idOf = (module: string, field: string, name: string) =>
    crm.records.all(module).find(({ values }) => values[field] === name)?.id;
  const people = crm.records.all('Contacts');
  for (const contact of books.contacts.all()) {
    const module = contact.type === 'customer' ? ('Accounts' as const) : ('Vendors' as const);
    const id = idOf(module, module === 'Accounts' ? 'Account_Name' : 'Vendor_Name', contact.name);
    const persons = contact.persons.map((person) => {
      const twin = people.find(({ values }) => person.texts.email && values.Email === person.texts.email);
      return twin ? { ...person, crmId: twin.id } : person;
    });
    if (id) books.contacts.set({ ...contact, persons, crm: { module, id } });
  }
  for (const item of books.items.all()) {
    const crmId = idOf('Products', 'Product_Name', item.name);
    if (crmId) books.items.set({ ...item, crmId });
  }
}

/** An estimate, an order, three invoices (draft, paid in part, in another currency), a payment and a purchase order. */
function addDocuments(books: Books, user: User): void {
  const post = (path: string, body: Json) => perform(books, user, 'POST', path, body);
  const [school, shop, french] = books.contacts.all().filter(({ type }) => type === 'customer');
  const [vendor] = books.contacts.all().filter(({ type }) => type === 'vendor');
  const [paper, pen, binder] = books.items.all();
  const line = (item: { id: string } | undefined, quantity: number, more: Json = {}) => ({
    item_id: item?.id,
    quantity,
    ...more,
  });
  post('/estimates', { customer_id: school?.id, line_items: [line(paper, 20), line(pen, 100)] });
  post('/salesorders', { customer_id: shop?.id, line_items: [line(binder, 12)] });
  post('/invoices', { customer_id: school?.id, line_items: [line(paper, 5, { discount: '10%' }), line(binder, 2)] });
  const sent = post('/invoices', { customer_id: shop?.id, reference_number: 'PO 77', line_items: [line(paper, 10)] });
  post(`/invoices/${idOf(sent)}/status/sent`, {});
  post('/customerpayments', {
    customer_id: shop?.id,
    payment_mode: 'banktransfer',
    amount: 50,
    date: books.today(),
    invoices: [{ invoice_id: idOf(sent), amount_applied: 50 }],
  });
  const abroad = post('/invoices', { customer_id: french?.id, line_items: [line(pen, 40, { tax_id: '' })] });
  post(`/invoices/${idOf(abroad)}/status/sent`, {});
  post('/purchaseorders', { vendor_id: vendor?.id, line_items: [line(paper, 200)] });
}

function idOf({ invoice }: Json): string {
  return (invoice as { invoice_id: string }).invoice_id;
}

/** Dates what was seeded a day ago, so that nothing looks fresh. */
function backdate(books: Books): void {
  const at = books.savingAt - DAY_MS;
  const old = { createdAt: at, modifiedAt: at };
  for (const row of books.contacts.all()) books.contacts.set({ ...row, ...old });
  for (const row of books.items.all()) books.items.set({ ...row, ...old });
  for (const row of books.payments.all()) books.payments.set({ ...row, ...old });
  for (const table of Object.values(books.documents)) for (const row of table.all()) table.set({ ...row, ...old });
}
