// Fills an empty shelf: an app, two people, and the named company's organisation with its contacts and items.

import { type Company, companyNamed, type Party, type Person, type Product } from '../../company.ts';
import type { Contact, PhoneMember, Slot } from '../contacts/contact.ts';
import type { Books } from '../store/books.ts';
import { exactly, rounded } from '../wire/decimal.ts';
import type { Xero } from '../xero.ts';
import { addBankAccount, found, LONG_AGO } from './organisation.ts';

export const DEMO_APP = {
  id: 'demo-xero-client',
  name: 'Ledgerline (demo)',
  type: 'web',
  secret: 'demo-xero-secret',
  webhookKey: 'demo-xero-webhook-key',
  redirectUris: ['http://localhost:8787/connect/xero/callback'],
} as const;

const DAY_MS = 86_400_000;

/** Throws a RangeError that lists the names, where there is no company of that name. */
export function seedWorld(xero: Xero, name: string): void {
  companyNamed(name);
  xero.forgetDerived();
  xero.apps.set(DEMO_APP.id, { ...DEMO_APP, redirectUris: [...DEMO_APP.redirectUris] });
  for (const [firstName, lastName, email] of [
    ['Ihaia', 'Lane', 'ihaia@harbour-light.example'],
    ['Rosa', 'Quill', 'rosa@quill-bookkeeping.example'],
  ] as const) {
    const id = xero.guid();
    xero.logins.set(id, { id, email, firstName, lastName });
  }
  xero.webhooks.subscribe(DEMO_APP.id, 'http://localhost:8787/hooks/xero');
  seedCompany(xero, name);
}

/** Founds the organisation of the named company, with its contacts and items. */
export function seedCompany(xero: Xero, name: string): Books {
  const company = companyNamed(name);
  const { organisation, region, currency, currencies } = company;
  const books = found(xero, { name: organisation, region, currency, currencies, company: name });
  company.currencies.forEach((currency, at) => addBankAccount(books, `09${at + 2}`, currency));
  seedParties(books, company);
  company.products.forEach((product) => seedProduct(books, product));
  books.commit();
  return books;
}

/** Every third row is as old as Xero's own demo data; the others changed within the last weeks. */
function changedAt(books: Books, at: number): number {
  return at % 3 === 0 ? LONG_AGO + at * 1000 : books.now() - 60 * DAY_MS + at * 3_600_000;
}

function seedParties(books: Books, { customers, vendors, currency }: Company): void {
  const known = [...customers, ...vendors].filter(({ where }) => where !== 'crm');
  const ids = new Map(known.map(({ key }) => [key, books.xero.guid()]));
  for (const [at, party] of known.entries()) {
    const into = party.mergedInto === undefined ? undefined : ids.get(party.mergedInto);
    const updatedAt = changedAt(books, at);
    books.contacts.set({
      ...contactOf(party, currency),
      id: ids.get(party.key) ?? '',
      createdAt: updatedAt,
      updatedAt,
      IsCustomer: customers.includes(party),
      IsSupplier: vendors.includes(party),
      ...(into && { MergedToContactID: into }),
    });
  }
}

function contactOf(
  party: Party,
  home: string,
): Omit<Contact, 'id' | 'createdAt' | 'updatedAt' | 'IsCustomer' | 'IsSupplier'> {
  const { name, person, others = [], phone, website, address, shipping, currency, taxNumber } = party;
  return {
    ContactStatus: party.archived || party.mergedInto !== undefined ? 'ARCHIVED' : 'ACTIVE',
    texts: {
      Name: name,
      ...(person?.first && { FirstName: person.first }),
      ...(person?.last && { LastName: person.last }),
      ...(person?.email && { EmailAddress: person.email }),
      ...(taxNumber && { TaxNumber: taxNumber }),
      ...(website && { Website: website }),
      ...(currency && currency !== home && { DefaultCurrency: currency }),
    },
    addresses: { POBOX: place(address), STREET: place(shipping) },
    phones: { DEFAULT: phoneOf(phone ?? person?.phone), DDI: {}, FAX: {}, MOBILE: phoneOf(person?.mobile) },
    people: others.map(personOf),
    paymentTerms: {},
    salesTracking: [],
    purchasesTracking: [],
  };
}

function personOf({ first, last, email }: Person): Contact['people'][number] {
  return {
    ...(first && { FirstName: first }),
    ...(last && { LastName: last }),
    ...(email && { EmailAddress: email }),
    IncludeInEmails: false,
  };
}

function place(address: Party['address']): Contact['addresses']['POBOX'] {
  if (!address) return {};
  const { street, city, region, postcode, country } = address;
  return {
    AddressLine1: street,
    City: city,
    ...(region && { Region: region }),
    ...(postcode && { PostalCode: postcode }),
    Country: country,
  };
}

/** Xero's own pages keep country and area apart: `+64 9 555 0100` is 64, 9, 555 0100. */
function phoneOf(phone: string | undefined): Slot<PhoneMember> {
  const parts = /^\+(\d+) (\d+) (.+)$/.exec(phone ?? '');
  if (!parts) return phone === undefined ? {} : { PhoneNumber: phone };
  const [, country = '', area = '', number = ''] = parts;
  return { PhoneCountryCode: country, PhoneAreaCode: area, PhoneNumber: number };
}

function seedProduct(books: Books, product: Product): void {
  const { where, code, name, description, salePrice, purchasePrice } = product;
  if (where === 'crm' || code === undefined) return;
  const details = (price: string | undefined, AccountCode: string) => {
    const [account] = books.accounts.having('code', AccountCode);
    return price === undefined || !account
      ? {}
      : { unitPrice: rounded(exactly(price), 4), AccountCode, TaxType: account.TaxType };
  };
  books.items.set({
    id: books.xero.guid(),
    updatedAt: changedAt(books, books.items.size),
    Code: code,
    Name: name,
    IsSold: salePrice !== undefined,
    IsPurchased: purchasePrice !== undefined,
    ...(salePrice !== undefined && { Description: description ?? name }),
    ...(purchasePrice !== undefined && { PurchaseDescription: description ?? name }),
    sales: details(salePrice, '200'),
    purchases: details(purchasePrice, '300'),
    quantityOnHand: 0,
    costPoolCents: 0,
  });
}
