// Customers and vendors as people keep them in Xero: contacts of one organisation.

import type { RecordId } from '../../../src/core/record.ts';
import type { Contact } from '../../../src/simulator/xero/contacts/contact.ts';
import type { Deed, Desk, Office, Shown, Told } from './people.ts';

const PREFIX = 'accounting.Contacts:';

const texts: Readonly<Record<string, string>> = {
  name: 'Name',
  firstName: 'FirstName',
  lastName: 'LastName',
  email: 'EmailAddress',
  taxNumber: 'TaxNumber',
};
const phones: Readonly<Record<string, 'DEFAULT' | 'MOBILE' | 'FAX'>> = {
  phone: 'DEFAULT',
  mobile: 'MOBILE',
  fax: 'FAX',
};
const addresses = { billing: 'POBOX', shipping: 'STREET' } as const;
const members = { City: 'City', Region: 'Region', Postcode: 'PostalCode', Country: 'Country' } as const;
const lines = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4'] as const;

function act({ world, tenant }: Office, action: string, input: Record<string, unknown>): Record<string, unknown> {
  return world.vendors.xero?.act(action, { ...input, tenant }) as Record<string, unknown>;
}

function contactsOf({ mirror, tenant }: Office): ReadonlyMap<string, Contact> {
  return mirror.documents<Contact>(`xero.${tenant}.contacts`);
}

function idOf(record: RecordId): string {
  return record.slice(PREFIX.length);
}

/** What a person types, as Xero's pages send it: a whole address or number at a time, with what stood there and was not touched. */
function typed(told: Told, before?: Contact): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const [field, member] of Object.entries(texts)) if (told[field] !== undefined) sent[member] = told[field] ?? '';
  const numbers = Object.entries(phones).flatMap(([field, PhoneType]) =>
    told[field] === undefined
      ? []
      : [{ PhoneType, PhoneNumber: told[field] ?? '', PhoneAreaCode: '', PhoneCountryCode: '' }],
  );
  const places = Object.entries(addresses).flatMap(([ours, AddressType]) => {
    const changed = place(told, ours);
    return Object.keys(changed).length > 0 ? [{ AddressType, ...before?.addresses[AddressType], ...changed }] : [];
  });
  return { ...sent, ...(numbers.length > 0 && { Phones: numbers }), ...(places.length > 0 && { Addresses: places }) };
}

function place(told: Told, ours: string): Record<string, string> {
  const changed: Record<string, string> = {};
  const street = told[`${ours}Street`];
  if (street !== undefined) {
    const given = (street ?? '').split(/\r?\n/);
    lines.forEach((line, at) => (changed[line] = at < 3 ? (given[at] ?? '') : given.slice(3).join(', ')));
  }
  for (const [field, member] of Object.entries(members)) {
    const value = told[ours + field];
    if (value !== undefined) changed[member] = value ?? '';
  }
  return changed;
}

const text = (value: unknown): string | null => {
  const plain = typeof value === 'string' ? value.trim() : '';
  return plain === '' ? null : plain;
};

function fieldsOf({ texts: own, phones: numbers, addresses: places }: Contact): Told {
  const told: Record<string, string | null> = {};
  for (const [field, member] of Object.entries(texts)) told[field] = text(own[member as keyof typeof own]);
  for (const [field, type] of Object.entries(phones)) {
    const { PhoneCountryCode: country, PhoneAreaCode: area, PhoneNumber: number } = numbers[type];
    told[field] = text([country, area, number].filter(Boolean).join(' '));
  }
  for (const [ours, type] of Object.entries(addresses)) {
    const shown = places[type];
    told[`${ours}Street`] = text(lines.flatMap((line) => text(shown[line]) ?? []).join('\n'));
    for (const [field, member] of Object.entries(members)) told[ours + field] = text(shown[member]);
  }
  return told;
}

type Party = 'customer' | 'vendor';

const VENDOR_MARK = 'crm.Vendors:';

/** Xero tells suppliers by their bills; a contact that nobody has billed yet is a customer, but for our mark. */
function isParty(party: Party, { IsCustomer, IsSupplier, texts: own }: Contact): boolean {
  const isVendor = IsSupplier || (own.ContactNumber ?? '').startsWith(VENDOR_MARK);
  return party === 'vendor' ? isVendor : IsCustomer || !isVendor;
}

function shown(party: Party, contact: Contact, { connected, tenant }: Office): Shown {
  const { id, ContactStatus, MergedToContactID, texts: own } = contact;
  const pair = connected.pairs.find((each) => each.tenant === tenant)?.pair ?? '';
  const mark = own.ContactNumber ?? '';
  return {
    id: PREFIX + id,
    state: ContactStatus === 'ACTIVE' ? 'live' : 'away',
    into: MergedToContactID === undefined ? null : PREFIX + MergedToContactID,
    stamps: mark.startsWith('crm.') && mark.startsWith(VENDOR_MARK) === (party === 'vendor') ? { [pair]: mark } : {},
    name: own.Name,
    fields: fieldsOf(contact),
    traits: { BankAccountDetails: text(own.BankAccountDetails) },
    locked: false,
    savedAt: contact.updatedAt,
  };
}

function setStatus(action: string): Deed {
  return (office, record) => void act(office, action, { contact: idOf(record) });
}

function describe(office: Office, record: RecordId, BankAccountDetails: string): void {
  act(office, 'contact.edit', { ContactID: idOf(record), BankAccountDetails });
}

export const xeroDesk = (party: Party): Desk => ({
  create: (office, told) => {
    const contact = String(act(office, 'contact.create', typed(told)).ContactID);
    if (party === 'vendor') act(office, 'contact.billed', { contact });
    return PREFIX + contact;
  },
  edit: (office, record, told) => {
    const contact = contactsOf(office).get(idOf(record));
    if (contact?.ContactStatus !== 'ACTIVE') throw new RangeError('an archived contact is not edited');
    act(office, 'contact.edit', { ContactID: idOf(record), ...typed(told, contact) });
  },
  read: (office) =>
    new Map(
      [...contactsOf(office).values()].flatMap((contact) =>
        isParty(party, contact) ? [[PREFIX + contact.id, shown(party, contact, office)]] : [],
      ),
    ),
  collections: ({ tenant }) => [`xero.${tenant}.contacts`],
  deeds: {
    archive: { often: 2, does: setStatus('contact.archive') },
    unarchive: { often: 2, does: setStatus('contact.unarchive') },
    erase: { often: 0.3, does: setStatus('contact.gdpr') },
    merge: {
      often: 1,
      does: (office, record, { other }) => {
        if (other === null) throw new RangeError('nobody to merge with');
        act(office, 'contact.merge', { from: idOf(record), into: idOf(other) });
      },
    },
    twin: { often: 0.3, does: (office, record) => void act(office, 'contact.twin', { contact: idOf(record) }) },
    'save as it is': {
      often: 1,
      does: (office, record) => void act(office, 'contact.edit', { ContactID: idOf(record) }),
    },
    'leave the filter': { often: 1, does: (office, record) => describe(office, record, '99-9999') },
    'enter the filter': { often: 1, does: (office, record) => describe(office, record, '02-0123') },
  },
});
