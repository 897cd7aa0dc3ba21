// The list of contacts: what it can be filtered and sorted by. It knows no `last_modified_time` filter; it can be sorted by that time.

import type { Books } from '../books.ts';
import { fieldFilters } from '../list/field-filters.ts';
import { contains, type Filter, id, keyed, text, words } from '../list/filters.ts';
import type { ListSpec } from '../list/list.ts';
import { shownStatus } from '../documents/status.ts';
import { isMore } from '../money.ts';
import { outstandingOf, unpaidOf } from './balances.ts';
import { type Contact, primaryOf } from './contact.ts';
import { showContactRow } from './show.ts';

const person = (name: 'first_name' | 'last_name' | 'email' | 'phone') => (contact: Contact) =>
  primaryOf(contact)?.texts[name] ?? '';

const addressOf = ({ billing, shipping }: Contact) =>
  [billing, shipping].flatMap(({ id: _id, ...texts }) => Object.values(texts));

const inCrm = (module: string) => (value: string) => `${module}:${value}`;
const crmId = (module: string) => (contact: Contact) => (contact.crm?.module === module ? contact.crm.id : undefined);

const filters: readonly Filter<Contact>[] = [
  words('contact_type', { customer: ({ type }) => type === 'customer', vendor: ({ type }) => type === 'vendor' }),
  text('contact_name', ({ name }) => name),
  text('company_name', ({ texts }) => texts.company_name ?? ''),
  text('first_name', person('first_name')),
  text('last_name', person('last_name')),
  text('email', person('email')),
  text('phone', person('phone')),
  text('address', addressOf),
  keyed(id('zcrm_account_id', crmId('Accounts')), 'crm', inCrm('Accounts')),
  keyed(id('zcrm_contact_id', crmId('Contacts')), 'crm', inCrm('Contacts')),
  keyed(id('zcrm_vendor_id', crmId('Vendors')), 'crm', inCrm('Vendors')),
  contains('search_text', ({ name, texts }) => [name, texts.notes ?? '']),
  words('filter_by', {
    'Status.All': () => true,
    'Status.Active': ({ status }) => status === 'active',
    'Status.Inactive': ({ status }) => status === 'inactive',
    'Status.Duplicate': ({ type, name }, books) =>
      books.contacts.having('name', `${type}:${name.toLowerCase()}`).length > 1,
    'Status.PortalEnabled': () => false,
    'Status.PortalDisabled': () => true,
    'Status.Crm': ({ crm }) => crm !== undefined,
    'Status.CreditLimitExceed': (contact, books) =>
      contact.creditLimit !== undefined && isMore(outstandingOf(books, contact).amount, contact.creditLimit),
    'Invoice.OverDue': (contact, books) =>
      unpaidOf(books, contact).some((one) => shownStatus(books, one) === 'overdue'),
    'Invoice.Unpaid': (contact, books) => unpaidOf(books, contact).length > 0,
  }),
];

export const contactList = (books: Books): ListSpec<Contact> => ({
  key: 'contacts',
  report: 'Contacts',
  table: () => books.contacts,
  columns: {
    contact_name: 'name',
    first_name: person('first_name'),
    last_name: person('last_name'),
    email: person('email'),
    outstanding_receivable_amount: (contact) => Number(outstandingOf(books, contact).amount),
    created_time: 'created_time',
    last_modified_time: 'last_modified_time',
  },
  standard: ['contact_name', 'A'],
  filters: [...filters, ...fieldFilters<Contact>(books, 'contact')],
  since: false,
  show: showContactRow,
});
