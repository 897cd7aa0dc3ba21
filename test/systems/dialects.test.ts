// Dialects: where each field stands in a vendor's record, and that what is written there is read back as it was.

import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/core/value.ts';
import type { Dialect } from '../../src/mapping/dialect.ts';
import type { Draft, Json, Place } from '../../src/mapping/place.ts';
import { customer } from '../../src/kinds/party.ts';
import { defaults } from '../../src/kinds/settings.ts';
import { contactDialect } from '../../src/systems/xero/dialect.ts';
import { documentDialect } from '../../src/systems/zoho/dialects/documents.ts';
import { customerDialect } from '../../src/systems/zoho/dialects/parties.ts';
import type { ZohoFacts } from '../../src/systems/zoho/facts.ts';

const zohoFacts = {
  multiCurrency: true,
  fields: {
    'Accounts/p1/accountingId': { id: '1', apiName: 'Xero_Contact_ID' },
    'Accounts/p1/accountingUrl': { id: '2', apiName: 'Xero_Link' },
    'Accounts/shared/taxNumber': { id: '3', apiName: 'Tax_Number' },
  },
};
const dialects: readonly [string, Dialect][] = [
  ['Xero', contactDialect({ shortCode: '!AbC', baseCurrency: 'NZD' })],
  ['Zoho CRM, companies', customerDialect(zohoFacts, 'p1', 'Accounts')],
  ['Zoho CRM, people', customerDialect({}, 'p1', 'Contacts')],
];

const sample: Readonly<Record<string, string>> = {
  billingStreet: '1 Byron Row\nMarylebone',
  shippingStreet: 'Depot 4\nLyttelton Road\nGate 2',
  email: 'ada@example.com',
  website: 'https://example.com',
  currency: 'EUR',
};

function place(dialect: Dialect, field: string): Place {
  const found = dialect.places[field];
  if (!found) throw new Error(`no place for ${field}`);
  return found;
}

function written(dialect: Dialect, fields: Readonly<Record<string, Value>>): Json {
  const draft: Draft = {};
  for (const [field, value] of Object.entries(fields)) place(dialect, field).write(draft, value);
  return draft;
}

describe.each(dialects)('%s', (_, dialect) => {
  const plain = Object.entries(dialect.places).filter(
    ([field, { settable, name }]) => settable !== 'never' && field !== 'persons' && name !== 'Contacts.Full_Name',
  );

  test.each(plain.map(([field]) => field))('%s: what is written is read back', (field) => {
    const value = sample[field] ?? `A ${field}`;
    expect(place(dialect, field).read(written(dialect, { [field]: value }))).toBe(value);
  });

  test.each(plain.map(([field]) => field))('%s: a blank is read back as a blank', (field) => {
    const blank = field === 'currency' && dialect.module === 'Contacts' && 'persons' in dialect.places ? 'NZD' : null;
    expect(place(dialect, field).read(written(dialect, { [field]: null }))).toBe(blank);
  });

  test('fields do not get in each other’s way', () => {
    const fields = Object.fromEntries(plain.map(([field]) => [field, sample[field] ?? `A ${field}`]));
    const record = written(dialect, fields);
    for (const [field, value] of Object.entries(fields)) expect(place(dialect, field).read(record)).toBe(value);
  });

  test('has places for fields of the kind only, each under a name of its own', () => {
    const names = Object.values(dialect.places).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const field of Object.keys(dialect.places)) expect(Object.keys(customer.fields)).toContain(field);
  });

  test('an empty record reads as blanks, and never as a text of nothing', () => {
    for (const [field, { read }] of Object.entries(dialect.places)) {
      const value = read({});
      const blanks: Value[] = field === 'persons' ? [value] : field === 'currency' ? ['NZD', null] : [null];
      expect(blanks).toContainEqual(value);
    }
  });
});

describe('Xero’s places', () => {
  const dialect = contactDialect({ shortCode: '!AbC', baseCurrency: 'NZD' });
  const phone = (element: object) => place(dialect, 'phone').read({ Phones: [{ PhoneType: 'DEFAULT', ...element }] });

  test.each([
    [{ PhoneNumber: '555 0100' }, '555 0100'],
    [{ PhoneNumber: '555 0100', PhoneAreaCode: '09', PhoneCountryCode: '64' }, '+64 09 555 0100'],
    [{ PhoneNumber: '555 0100', PhoneCountryCode: '+64' }, '+64 555 0100'],
    [{ PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' }, null],
    [{}, null],
  ])('a number in parts is read as one: %j', (element, whole) => {
    expect(phone(element)).toBe(whole);
  });

  test('a number is written whole, and its parts are emptied', () => {
    expect(written(dialect, { phone: '+64 9 555 0100', fax: null })).toEqual({
      Phones: [
        { PhoneType: 'DEFAULT', PhoneNumber: '+64 9 555 0100', PhoneAreaCode: '', PhoneCountryCode: '' },
        { PhoneType: 'FAX', PhoneNumber: '', PhoneAreaCode: '', PhoneCountryCode: '' },
      ],
    });
  });

  test('a street takes four lines; further ones share the last', () => {
    const record = written(dialect, { billingStreet: 'a\n b \nc\nd\ne\nf' });
    expect(record).toEqual({
      Addresses: [
        { AddressType: 'POBOX', AddressLine1: 'a', AddressLine2: 'b', AddressLine3: 'c', AddressLine4: 'd, e, f' },
      ],
    });
    expect(place(dialect, 'billingStreet').read(record)).toBe('a\nb\nc\nd, e, f');
  });

  test('billing is the postal address, shipping the physical one', () => {
    expect(written(dialect, { billingCity: 'Bonn', shippingCity: 'Köln' })).toEqual({
      Addresses: [
        { AddressType: 'POBOX', City: 'Bonn' },
        { AddressType: 'STREET', City: 'Köln' },
      ],
    });
  });

  test.each([
    ['  Acme   Ltd ', 'Acme Ltd'],
    ['Acme <Holding>', 'Acme Holding'],
    ['<>', ''],
    [`${'x'.repeat(254)} y`, 'x'.repeat(254)],
  ])('a name is made one that Xero takes: %j', (name, taken) => {
    expect(written(dialect, { name })).toEqual({ Name: taken });
  });

  test('five further people are taken, none of them mailed', () => {
    const persons = Array.from({ length: 7 }, (_, at) => ({
      key: `p${at}@example.com`,
      fields: { firstName: `P${at}`, lastName: null, email: `p${at}@example.com` },
    }));
    const record = written(dialect, { persons });
    expect(record.ContactPersons).toHaveLength(5);
    expect(record.ContactPersons).toContainEqual({
      FirstName: 'P0',
      LastName: '',
      EmailAddress: 'p0@example.com',
      IncludeInEmails: false,
    });
    expect(place(dialect, 'persons').read(record)).toEqual(persons.slice(0, 5));
  });

  test('people of whom nothing is known are nobody', () => {
    const people = [{ FirstName: ' ', IncludeInEmails: true }, { LastName: 'Lovelace' }, null];
    expect(place(dialect, 'persons').read({ ContactPersons: people })).toEqual([
      { key: 'lovelace', fields: { firstName: null, lastName: 'Lovelace', email: null } },
    ]);
  });

  test('a contact without a currency of its own has the organisation’s', () => {
    expect(place(dialect, 'currency').read({ DefaultCurrency: 'EUR' })).toBe('EUR');
    expect(place(dialect, 'currency').read({})).toBe('NZD');
    expect(place(contactDialect({}), 'currency').read({})).toBeNull();
  });

  test('the link needs to know the organisation', () => {
    const id = '2f79af6c-0000-4000-8000-000000000000';
    expect(place(dialect, 'accountingUrl').read({ ContactID: id })).toMatch(/!AbC.*2f79af6c/);
    expect(place(contactDialect({}), 'accountingUrl').read({ ContactID: id })).toBeNull();
  });
});

describe('Zoho’s places', () => {
  test('texts are as long as the organisation has them', () => {
    const short = customerDialect(
      { lengths: { 'Accounts.Account_Name': 10, 'Accounts.Billing_Street': 5 } },
      'p1',
      'Accounts',
    );
    expect(written(short, { name: 'x'.repeat(50), billingStreet: 'y'.repeat(50) })).toEqual({
      Accounts: { Account_Name: 'x'.repeat(10), Billing_Street: 'y'.repeat(5) },
    });
  });

  test('fields of ours that could not be made have no place', () => {
    const { places } = customerDialect({}, 'p1', 'Accounts');
    for (const field of ['accountingId', 'accountingUrl', 'taxNumber', 'currency'])
      expect(places[field]).toBeUndefined();
  });

  test('each pair has fields of its own', () => {
    expect(customerDialect(zohoFacts, 'p2', 'Accounts').places.accountingId).toBeUndefined();
    expect(customerDialect(zohoFacts, 'p2', 'Accounts').places.taxNumber).toBeDefined();
  });

  test('a currency is chosen when a record is made, and a word for none is none', () => {
    const { places } = customerDialect(zohoFacts, 'p1', 'Accounts');
    expect(places.currency?.settable).toBe('create');
    expect(places.currency?.read({ Accounts: { Currency: '-None-' } })).toBeNull();
  });

  test('a person’s whole name is composed where it is not told', () => {
    const { places } = customerDialect({}, 'p1', 'Contacts');
    expect(places.name?.read({ Contacts: { First_Name: 'Ada', Last_Name: 'Lovelace' } })).toBe('Ada Lovelace');
    expect(places.name?.read({ Contacts: { Full_Name: 'Ada L.', Last_Name: 'Lovelace' } })).toBe('Ada L.');
  });
});

describe('the currency of documents in a CRM', () => {
  const options = { pair: 'p1', customers: 'accounts', values: defaults.values } as const;
  const dialectOf = (facts: ZohoFacts) => documentDialect('invoice', { ...options, facts });
  const organisation = { id: '1', currency: 'USD' };

  test('that counts in one is that one, and no record says so', () => {
    const { onlyCurrency, places } = dialectOf({ organisation, multiCurrency: false });
    expect([onlyCurrency, places.currency]).toEqual(['USD', undefined]);
  });

  test('that counts in several is the record’s own; of one of which nobody knows what it counts in nothing is said', () => {
    const several = dialectOf({ organisation, multiCurrency: true });
    expect([several.onlyCurrency, several.places.currency?.read({ Invoices: { Currency: 'EUR' } })]).toEqual([
      undefined,
      'EUR',
    ]);
    expect(dialectOf({}).onlyCurrency).toBeUndefined();
  });
});
