// Customers as people keep them in Zoho CRM. The primary person of an Account is the Contact that our look-up field names, else the
// oldest that has an e-mail address, else the oldest.

import type { StoredRecord } from '../../../src/simulator/zoho/records/record.ts';
import type { RecordId } from '../../../src/core/record.ts';
import { act, crmId, describe, parts, recordsOf, stampsOf, text, typed } from './crm.ts';
import type { Deed, Desk, Office, Shown, Told } from './people.ts';

const ofAccount: Readonly<Record<string, string>> = {
  name: 'Account_Name',
  phone: 'Phone',
  fax: 'Fax',
  billingStreet: 'Billing_Street',
  billingCity: 'Billing_City',
  billingRegion: 'Billing_State',
  billingPostcode: 'Billing_Code',
  billingCountry: 'Billing_Country',
  shippingStreet: 'Shipping_Street',
  shippingCity: 'Shipping_City',
  shippingRegion: 'Shipping_State',
  shippingPostcode: 'Shipping_Code',
  shippingCountry: 'Shipping_Country',
  taxNumber: 'Tax_Number',
};
const ofPerson: Readonly<Record<string, string>> = {
  firstName: 'First_Name',
  lastName: 'Last_Name',
  email: 'Email',
  mobile: 'Mobile',
};
/** Of a Contact that is a customer by itself. */
const ofContact: Readonly<Record<string, string>> = {
  ...ofPerson,
  phone: 'Phone',
  fax: 'Fax',
  billingStreet: 'Mailing_Street',
  billingCity: 'Mailing_City',
  billingRegion: 'Mailing_State',
  billingPostcode: 'Mailing_Zip',
  billingCountry: 'Mailing_Country',
  shippingStreet: 'Other_Street',
  shippingCity: 'Other_City',
  shippingRegion: 'Other_State',
  shippingPostcode: 'Other_Zip',
  shippingCountry: 'Other_Country',
  taxNumber: 'Tax_Number',
};

function hasAny(told: Told, names: Readonly<Record<string, string>>): boolean {
  return Object.entries(told).some(([field, value]) => names[field] !== undefined && value !== null);
}

/** A last name is needed, and can't be taken away. */
function withLastName(told: Told, otherwise: string): Told {
  return { ...told, lastName: told.lastName ?? otherwise };
}

function create(office: Office, told: Told): RecordId {
  if (office.customers === 'contacts') {
    const fields = typed(withLastName(told, told.name ?? 'Nobody'), ofContact);
    return crmId('Contacts', String(act(office, 'record.create', { module: 'Contacts', fields }).id));
  }
  const account = String(act(office, 'record.create', { module: 'Accounts', fields: typed(told, ofAccount) }).id);
  if (hasAny(told, ofPerson)) addPerson(office, account, told);
  return crmId('Accounts', account);
}

function addPerson(office: Office, account: string, told: Told): void {
  const person = typed(withLastName(told, 'Jones'), ofPerson);
  act(office, 'record.create', { module: 'Contacts', fields: { ...person, Account_Name: { id: account } } });
}

function edit(office: Office, record: RecordId, told: Told): void {
  const { module, id } = parts(record);
  if (module === 'Contacts') {
    act(office, 'record.edit', { module, id, fields: typed(keepLastName(told), ofContact) });
    return;
  }
  const own = typed(told, ofAccount);
  if (Object.keys(own).length > 0) act(office, 'record.edit', { module, id, fields: own });
  const account = recordsOf(office, 'Accounts').get(id);
  const [primary] = account ? peopleOf(office, account) : [];
  if (primary && Object.keys(typed(told, ofPerson)).length > 0)
    act(office, 'record.edit', { module: 'Contacts', id: primary.id, fields: typed(keepLastName(told), ofPerson) });
  else if (!primary && hasAny(told, ofPerson)) addPerson(office, id, told);
}

function keepLastName(told: Told): Told {
  const { lastName, ...rest } = told;
  return lastName === null || lastName === undefined || lastName.trim() === '' ? rest : told;
}

/** The people of an Account, the primary one first. */
function peopleOf(office: Office, account: StoredRecord): StoredRecord[] {
  const own = [...recordsOf(office, 'Contacts').values()].filter(({ values }) => values.Account_Name === account.id);
  own.sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
  const primary =
    own.find(({ id }) => id === account.values.Primary_Contact) ??
    own.find(({ values }) => Boolean(values.Email)) ??
    own[0];
  return primary ? [primary, ...own.filter((each) => each !== primary)] : [];
}

function told(record: StoredRecord | undefined, names: Readonly<Record<string, string>>): Told {
  return Object.fromEntries(Object.entries(names).map(([field, name]) => [field, text(record?.values[name])]));
}

/** Zoho wants a last name; nobody is called by an address or a number. */
function called(record: StoredRecord | undefined, names: Readonly<Record<string, string>>): Told {
  const fields = told(record, names);
  return /^[^@]*[a-z][^@]*$/iu.test(fields.lastName ?? '') ? fields : { ...fields, lastName: null };
}

function shown(office: Office, record: StoredRecord, fields: Told, parts: readonly StoredRecord[]): Shown {
  const id = crmId(record.module, record.id);
  const name = text(record.values[record.module === 'Accounts' ? 'Account_Name' : 'Full_Name']) ?? '';
  const traits = { Description: text(record.values.Description) };
  return {
    id,
    state: 'live',
    into: null,
    stamps: stampsOf(record, office),
    name,
    fields: { ...fields, name },
    traits,
    locked: record.lock !== undefined,
    savedAt: Math.max(...[record, ...parts].map(({ modifiedAt }) => modifiedAt)),
  };
}

function read(office: Office): Map<RecordId, Shown> {
  const found = new Map<RecordId, Shown>();
  const add = (each: Shown) => found.set(each.id, each);
  if (office.customers !== 'contacts') {
    for (const account of recordsOf(office, 'Accounts').values()) {
      const people = peopleOf(office, account);
      const fields = { ...told(account, ofAccount), ...called(people[0], ofPerson) };
      const others = people.slice(1).map((each) => called(each, ofPerson));
      add({ ...shown(office, account, fields, people), others });
    }
  }
  if (office.customers === 'accounts') return found;
  for (const contact of recordsOf(office, 'Contacts').values()) {
    // Whose Account was deleted stands alone.
    if (office.customers === 'both' && recordsOf(office, 'Accounts').has(String(contact.values.Account_Name))) continue;
    add(shown(office, contact, called(contact, ofContact), []));
  }
  return found;
}

const remove: Deed = (office, record) => {
  act(office, 'record.delete', { ...parts(record) });
};

/** Which deeds there are, and how often each is done. */
const deeds: Desk['deeds'] = {
  remove: { often: 2, does: remove },
  restore: { often: 2, does: (office, record) => void act(office, 'record.restore', { id: parts(record).id }) },
  merge: {
    often: 1,
    does: (office, record, { other }) => {
      if (other === null || parts(other).module !== parts(record).module || other === record)
        throw new RangeError('nobody to merge with');
      act(office, 'record.merge', {
        module: parts(record).module,
        master: parts(other).id,
        losers: [parts(record).id],
      });
    },
  },
  clone: { often: 0.5, does: (office, record) => void act(office, 'record.clone', { ...parts(record) }) },
  lock: { often: 0.5, does: (office, record) => void act(office, 'record.lock', { ...parts(record) }) },
  unlock: { often: 1, does: (office, record) => void act(office, 'record.unlock', { ...parts(record) }) },
  'save as it is': {
    often: 1,
    does: (office, record) => void act(office, 'record.edit', { ...parts(record), fields: {} }),
  },
  'person leaves': {
    often: 0.7,
    does: (office, record) => {
      const account = recordsOf(office, 'Accounts').get(parts(record).id);
      const [primary] = account ? peopleOf(office, account) : [];
      if (!primary) throw new RangeError('nobody is there');
      act(office, 'record.delete', { module: 'Contacts', id: primary.id });
    },
  },
  'person joins': {
    often: 0.7,
    does: (office, record, { told: about }) => {
      if (parts(record).module === 'Accounts') addPerson(office, parts(record).id, about);
    },
  },
  'leave the filter': { often: 1, does: (office, record) => describe(office, record, 'a rumour') },
  'enter the filter': { often: 1, does: (office, record) => describe(office, record, 'to be invoiced') },
};

export const crmDesk: Desk = {
  create,
  edit,
  deeds,
  read,
  collections: (office) => {
    const [org = ''] = office.mirror.documents('zoho.orgs').keys();
    return ['Accounts', 'Contacts'].map((module) => `zoho.${org}.records.${module}`);
  },
};
