// What the link copies: which module of the CRM stands beside what in Books, and which fields of one become which of the other.

import type { Crm } from '../../zoho/crm.ts';
import type { Json } from '../../zoho/json.ts';
import type { StoredRecord } from '../../zoho/records/record.ts';
import type { Books } from '../books.ts';
import { type Contact, type Person, type personMembers } from '../contacts/contact.ts';
import { saveContact } from '../contacts/write.ts';
import type { Item } from '../items/item.ts';
import { saveItem } from '../items/write.ts';
import { Reader } from '../read/reader.ts';
import type { Outcome } from '../reply.ts';
import { currencyCoded } from '../settings/currency.ts';

export type LinkedModule = 'Accounts' | 'Vendors' | 'Products';

/** One side by side. `Row` is what Books has. */
export interface Twin<Row extends Contact | Item = Contact | Item> {
  module: LinkedModule;
  nameField: string;
  rows: (books: Books) => Row[];
  crmId: (row: Row) => string | undefined;
  named: (books: Books, name: string) => Row | undefined;
  /** Saves what the record says, `before` being its twin. */
  save: (books: Books, crm: Crm, record: StoredRecord, before: Row | undefined, clone: boolean) => Outcome<Row>;
  keepId: (books: Books, row: Row, crmId: string) => Row;
  toCrm: (row: Row) => Json;
}

const text = (record: StoredRecord, field: string) => String(record.values[field] ?? '');

function addressOf(record: StoredRecord, prefix: string, code: string): Json {
  return {
    address: text(record, `${prefix}Street`),
    city: text(record, `${prefix}City`),
    state: text(record, `${prefix}State`),
    zip: text(record, `${prefix}${code}`),
    country: text(record, `${prefix}Country`),
  };
}

/** The people of an account, each beside the person that it was before. */
function peopleOf(crm: Crm, account: StoredRecord, before: Contact | undefined): Json[] {
  const people = crm.records.holding('Contacts', 'Account_Name', account.id);
  return people.map((record) => {
    const email = text(record, 'Email');
    const known = before?.persons.find((one) => one.crmId === record.id || (email !== '' && one.texts.email === email));
    return {
      ...(known && { contact_person_id: known.id }),
      first_name: text(record, 'First_Name'),
      last_name: text(record, 'Last_Name'),
      email,
      phone: text(record, 'Phone'),
      mobile: text(record, 'Mobile'),
    };
  });
}

function withPeople(crm: Crm, account: StoredRecord, contact: Contact): Contact {
  const people = crm.records.holding('Contacts', 'Account_Name', account.id);
  const idOf = ({ texts }: Person) =>
    people.find((record) =>
      texts.email ? record.values.Email === texts.email : record.values.Last_Name === texts.last_name,
    )?.id;
  const persons = contact.persons.map((person) => {
    const crmId = person.crmId ?? idOf(person);
    return crmId === undefined ? person : { ...person, crmId };
  });
  return { ...contact, persons };
}

function saveCustomer(
  books: Books,
  crm: Crm,
  record: StoredRecord,
  before: Contact | undefined,
  clone: boolean,
): Outcome<Contact> {
  const currency = currencyCoded(books, text(record, 'Currency'));
  const persons = peopleOf(crm, record, before);
  const json: Json = {
    contact_name: text(record, 'Account_Name'),
    company_name: text(record, 'Account_Name'),
    contact_type: 'customer',
    website: text(record, 'Website'),
    billing_address: addressOf(record, 'Billing_', 'Code'),
    shipping_address: addressOf(record, 'Shipping_', 'Code'),
    ...(!before && currency && { currency_id: currency.id }),
    ...(persons.length && { contact_persons: persons }),
  };
  const outcome = saveContact(books, new Reader(json), before, clone);
  if ('refused' in outcome) return outcome;
  return { done: books.contacts.set(withPeople(crm, record, outcome.done)) };
}

function saveVendor(
  books: Books,
  _crm: Crm,
  record: StoredRecord,
  before: Contact | undefined,
  clone: boolean,
): Outcome<Contact> {
  const [person] = before?.persons ?? [];
  const email = text(record, 'Email');
  const known = person && { contact_person_id: person.id };
  const json: Json = {
    contact_name: text(record, 'Vendor_Name'),
    company_name: text(record, 'Vendor_Name'),
    contact_type: 'vendor',
    website: text(record, 'Website'),
    billing_address: addressOf(record, '', 'Zip_Code'),
    ...(email && { contact_persons: [{ ...known, email, phone: text(record, 'Phone') }] }),
  };
  return saveContact(books, new Reader(json), before, clone);
}

function saveProduct(
  books: Books,
  _crm: Crm,
  record: StoredRecord,
  before: Item | undefined,
  clone: boolean,
): Outcome<Item> {
  const json: Json = {
    name: text(record, 'Product_Name'),
    sku: text(record, 'Product_Code'),
    rate: record.values.Unit_Price ?? before?.rate ?? 0,
    description: text(record, 'Description'),
  };
  return saveItem(books, new Reader(json), before, clone);
}

function contactTwin(
  module: 'Accounts' | 'Vendors',
  type: Contact['type'],
  nameField: string,
): Omit<Twin<Contact>, 'save'> {
  return {
    module,
    nameField,
    rows: (books) => books.contacts.all().filter((contact) => contact.type === type),
    crmId: ({ crm }) => (crm?.module === module ? crm.id : undefined),
    named: (books, name) => books.contacts.having('name', `${type}:${name.toLowerCase()}`)[0],
    keepId: (books, contact, id) => books.contacts.set({ ...contact, crm: { module, id } }),
    toCrm: ({ name, texts }) => ({ [nameField]: name, ...(texts.website !== undefined && { Website: texts.website }) }),
  };
}

export const customers: Twin<Contact> = { ...contactTwin('Accounts', 'customer', 'Account_Name'), save: saveCustomer };
export const vendors: Twin<Contact> = { ...contactTwin('Vendors', 'vendor', 'Vendor_Name'), save: saveVendor };

export const items: Twin<Item> = {
  module: 'Products',
  nameField: 'Product_Name',
  rows: (books) => books.items.all(),
  crmId: ({ crmId }) => crmId,
  named: (books, name) => books.items.having('name', name.toLowerCase())[0],
  save: saveProduct,
  keepId: (books, item, crmId) => books.items.set({ ...item, crmId }),
  toCrm: ({ name, sku, rate, description }) => ({
    Product_Name: name,
    ...(sku && { Product_Code: sku }),
    Unit_Price: Number(rate),
    Description: description,
  }),
};

/** The members of a person that a Contact of the CRM shows. */
export function personFields({ texts }: Person): Json {
  const fields: Partial<Record<keyof typeof personMembers, string>> = {
    first_name: 'First_Name',
    last_name: 'Last_Name',
    email: 'Email',
    phone: 'Phone',
    mobile: 'Mobile',
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([member, field]) => {
      const value = texts[member as keyof typeof personMembers];
      return value ? [[field, value]] : [];
    }),
  );
}
