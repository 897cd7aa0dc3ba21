// Making and changing contacts: who is meant, what makes a contact unique, what an archived one still allows.

import type { Work } from '../call.ts';
import { NO_GUID } from '../wire/text.ts';
import type { Json } from '../wire/reply.ts';
import { type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import { checkContact } from './check.ts';
import {
  type AddressMember,
  type AddressType,
  type Contact,
  contactTexts,
  type PhoneMember,
  type PhoneType,
} from './contact.ts';
import { type ContactElement, contactShape } from './shape.ts';
import { showContact } from './show.ts';

export const ARCHIVED_MESSAGE =
  'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';

export const contactWriting: Writing<typeof contactShape> = {
  root: 'Contacts',
  shape: contactShape,
  flag: 'HasValidationErrors',
  id: 'ContactID',
  apply: (work, element, mode) => applyContact(work, tidied(work, element), mode),
};

/** Makes or changes the contact that the element means. Also how a document's own contact is made. */
export function applyContact(work: Work, element: ContactElement, mode: Mode): Applied {
  const target = mode === 'create' ? undefined : meant(work, element);
  if (element.ContactID !== undefined && !work.books.contacts.get(element.ContactID)) return 'missing';
  const troubles = target ? changeTroubles(work, element, target) : createTroubles(work, element);
  if (troubles.length) return { refused: troubles, echo: echoed(element, target) };
  const saved = target ? change(work, target, element) : create(work, element);
  return { done: () => showContact(work, work.books.contacts.get(saved.id) ?? saved, 'write') };
}

/** Whom a POST means: by id, else by number, else by name (seen live). */
function meant({ books, xero }: Work, { ContactID, ContactNumber, Name }: ContactElement): Contact | undefined {
  if (ContactID !== undefined) return books.contacts.get(ContactID);
  const [numbered] = ContactNumber ? books.contacts.having('number', ContactNumber.toLowerCase()) : [];
  if (numbered || !Name) return numbered;
  const [named] = books.contacts.having('activeName', Name.toLowerCase());
  if (named || !xero.switches.postNameMatchesArchived) return named;
  return books.contacts.all().find((contact) => contact.texts.Name.toLowerCase() === Name.toLowerCase());
}

function createTroubles(work: Work, element: ContactElement): Trouble[] {
  const { ContactStatus: status, Name } = element;
  const wrong = checkContact(work, Name === undefined ? { ...element, Name: '' } : element);
  if (status !== undefined && status !== 'ACTIVE')
    wrong.push(trouble(`The status '${status}' is not valid for contacts`));
  return [...wrong, ...clashes(work, element)];
}

function changeTroubles(work: Work, element: ContactElement, target: Contact): Trouble[] {
  if (target.ContactStatus !== 'ACTIVE') return [trouble(ARCHIVED_MESSAGE)];
  const { ContactStatus: status } = element;
  const wrong = checkContact(work, element);
  if (status !== undefined && status !== 'ACTIVE' && status !== 'ARCHIVED') {
    wrong.push(trouble(`The status '${status}' is not valid for contacts`));
  }
  return [...wrong, ...clashes(work, element, target.id)];
}

/** Names are unique among active contacts, numbers among all (seen live). */
function clashes({ books }: Work, { Name, ContactNumber }: ContactElement, self?: string): Trouble[] {
  const wrong: Trouble[] = [];
  const another = ({ id }: Contact) => id !== self;
  if (Name && books.contacts.having('activeName', Name.toLowerCase()).some(another)) {
    const rule = 'The contact name must be unique across all active contacts.';
    wrong.push(trouble(`The contact name ${Name} is already assigned to another contact. ${rule}`));
  }
  if (ContactNumber && books.contacts.having('number', ContactNumber.toLowerCase()).some(another)) {
    wrong.push(trouble('Another contact has this contact number. Please enter a different contact number.'));
  }
  return wrong;
}

function create(work: Work, element: ContactElement): Contact {
  const now = work.books.now();
  const blank: Contact = {
    id: work.xero.guid(),
    createdAt: now,
    updatedAt: now,
    ContactStatus: 'ACTIVE',
    texts: { Name: element.Name ?? '' },
    addresses: { STREET: {}, POBOX: {} },
    phones: { DEFAULT: {}, DDI: {}, FAX: {}, MOBILE: {} },
    people: [],
    IsCustomer: false,
    IsSupplier: false,
    paymentTerms: {},
    salesTracking: [],
    purchasesTracking: [],
  };
  const contact = work.books.contacts.set(changed(work, blank, element));
  work.books.announce('CONTACT', contact.id, 'CREATE');
  return contact;
}

function change(work: Work, before: Contact, element: ContactElement): Contact {
  const after = changed(work, before, element);
  const same = JSON.stringify(after) === JSON.stringify(before);
  if (same && !work.xero.switches.unchangedWriteBumps) return before;
  work.books.announce('CONTACT', before.id, 'UPDATE');
  return work.books.contacts.set({ ...after, updatedAt: work.books.now() });
}

/** The contact with what the element says: members left out keep their value, lists of people are replaced, slots go by type. */
function changed(work: Work, before: Contact, element: ContactElement): Contact {
  const texts: Partial<Contact['texts']> = { ...before.texts };
  for (const name of contactTexts) {
    const value = name === 'Website' ? undefined : element[name];
    if (value === '') delete texts[name];
    else if (value !== undefined) texts[name] = value;
  }
  const { ContactPersons, PaymentTerms, SalesTrackingCategories, PurchasesTrackingCategories, ContactStatus } = element;
  return {
    ...before,
    ...(ContactStatus === 'ARCHIVED' && { ContactStatus }),
    texts: { ...texts, Name: texts.Name ?? before.texts.Name },
    ...slots(work, before, element),
    ...(ContactPersons && {
      people: ContactPersons.map(({ IncludeInEmails = false, ...person }) => ({ ...person, IncludeInEmails })),
    }),
    paymentTerms: { ...before.paymentTerms, ...terms(PaymentTerms) },
    ...(SalesTrackingCategories && { salesTracking: tracked(SalesTrackingCategories) }),
    ...(PurchasesTrackingCategories && { purchasesTracking: tracked(PurchasesTrackingCategories) }),
  };
}

function slots({ xero }: Work, before: Contact, { Addresses = [], Phones = [] }: ContactElement) {
  const addresses = { ...before.addresses };
  const phones = { ...before.phones };
  const merges = xero.switches.slotsMergeMembers;
  for (const { AddressType, ...members } of Addresses) {
    const type = AddressType as AddressType;
    addresses[type] = filled<AddressMember>({ ...(merges && addresses[type]), ...members });
  }
  for (const { PhoneType, ...members } of Phones) {
    const type = PhoneType as PhoneType;
    phones[type] = filled<PhoneMember>({ ...(merges && phones[type]), ...members });
  }
  return { addresses, phones };
}

function filled<T extends string>(slot: Partial<Record<T, string>>): Partial<Record<T, string>> {
  return Object.fromEntries(Object.entries(slot).filter(([, value]) => value !== '')) as Partial<Record<T, string>>;
}

function terms(sent: ContactElement['PaymentTerms']): Contact['paymentTerms'] {
  const read: Contact['paymentTerms'] = {};
  for (const side of ['Bills', 'Sales'] as const) {
    const term = sent?.[side];
    if (term?.Type) read[side] = { Day: Number(term.Day ?? 0), Type: term.Type };
  }
  return read;
}

function tracked(sent: NonNullable<ContactElement['SalesTrackingCategories']>): Contact['salesTracking'] {
  return sent.map(({ TrackingCategoryName = '', TrackingOptionName = '' }) => ({
    TrackingCategoryName,
    TrackingOptionName,
  }));
}

function tidied({ xero }: Work, element: ContactElement): ContactElement {
  if (element.Name === undefined || xero.switches.contactNameSpaces === 'refuse') return element;
  return { ...element, Name: element.Name.trim().replace(/ {2,}/g, ' ') };
}

/** What was sent, with Xero's defaults (seen on the wire). */
function echoed(element: ContactElement, target: Contact | undefined): Json {
  const { Phones = [], Addresses = [], ContactPersons = [], PaymentTerms, ...plain } = element;
  return {
    ContactID: target?.id ?? NO_GUID,
    ...plain,
    Addresses: Addresses.map((address) => ({ ...address, ValidationErrors: [] })),
    Phones: Phones.map((phone) => ({ ...phone, ValidationErrors: [] })),
    ContactGroups: [],
    ContactPersons: ContactPersons.map((person) => ({ ...person, ValidationErrors: [] })),
    ...(PaymentTerms && { PaymentTerms: terms(PaymentTerms) }),
  };
}
