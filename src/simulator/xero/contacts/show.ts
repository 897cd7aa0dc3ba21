// How a contact is shown: less in a plain list, more in a page, all of it alone; and as part of a document.

import type { Work } from '../call.ts';
import type { Level } from '../list/listing.ts';
import { msDate } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';
import { balancesOf } from './balances.ts';
import type { Contact, Slot } from './contact.ts';
import { shownAttachments } from '../history/show.ts';

/** In a plain list; a page and a single contact add the rest. */
const plainTexts = [
  'ContactNumber',
  'AccountNumber',
  'Name',
  'FirstName',
  'LastName',
  'EmailAddress',
  'CompanyNumber',
  'BankAccountDetails',
  'TaxNumber',
  'TaxNumberType',
  'AccountsReceivableTaxType',
  'AccountsPayableTaxType',
] as const;
const furtherTexts = [
  'DefaultCurrency',
  'XeroNetworkKey',
  'SalesDefaultAccountCode',
  'PurchasesDefaultAccountCode',
  'SalesDefaultLineAmountType',
  'PurchasesDefaultLineAmountType',
  'Website',
] as const;

/** `summary` drops what Xero's docs list for `summaryOnly=true`. */
export function showContact(work: Work, contact: Contact, level: Level, summary = false): Json {
  const { texts } = contact;
  const shown: Json = { ContactID: contact.id, ContactStatus: contact.ContactStatus };
  for (const name of plainTexts) if (texts[name] !== undefined) shown[name] = texts[name];
  shown.EmailAddress ??= '';
  shown.BankAccountDetails ??= '';
  if (!summary) {
    const blank = level === 'write' ? '' : undefined;
    shown.Addresses = Object.entries(contact.addresses).map(([type, address]) => shownAddress(type, address, blank));
    shown.Phones = Object.entries(contact.phones).map(([type, phone]) => shownPhone(type, phone, blank));
  }
  shown.UpdatedDateUTC = msDate(contact.updatedAt);
  if (!summary) Object.assign(shown, { IsSupplier: contact.IsSupplier, IsCustomer: contact.IsCustomer });
  if (level !== 'list') Object.assign(shown, further(work, contact, level, summary));
  if (level === 'single') shown.Attachments = shownAttachments(work, contact.id);
  return { ...shown, HasValidationErrors: false };
}

function further(work: Work, contact: Contact, level: Level, summary: boolean): Json {
  const { texts, paymentTerms, MergedToContactID } = contact;
  const shown: Json = {};
  for (const name of furtherTexts) {
    const dropped = summary && (name === 'SalesDefaultAccountCode' || name === 'PurchasesDefaultAccountCode');
    if (texts[name] !== undefined && !dropped) shown[name] = texts[name];
  }
  if (paymentTerms.Bills || paymentTerms.Sales) shown.PaymentTerms = paymentTerms;
  if (MergedToContactID) shown.MergedToContactID = MergedToContactID;
  if (level !== 'write') shown.HasAttachments = work.books.attachments.having('parent', contact.id).length > 0;
  if (summary) return shown;
  const balances = level === 'write' ? undefined : balancesOf(work, contact.id);
  return {
    ...shown,
    ContactGroups: [],
    ContactPersons: contact.people,
    SalesTrackingCategories: contact.salesTracking,
    PurchasesTrackingCategories: contact.purchasesTracking,
    ...(balances && { Balances: balances }),
  };
}

/** As part of a document in a list: id and name alone. */
export function contactStub(contact: Contact | undefined): Json {
  if (!contact) return {};
  return { ContactID: contact.id, Name: contact.texts.Name };
}

/** As part of a document in a page (seen on the wire: id and name, and empty lists). */
export function contactInPage(contact: Contact | undefined): Json {
  const empty = { Addresses: [], Phones: [], ContactGroups: [], ContactPersons: [], HasValidationErrors: false };
  return { ...contactStub(contact), ...empty };
}

/** As part of a single document, or of the answer to a write. */
export function contactInDocument(work: Work, contact: Contact | undefined): Json {
  if (!contact) return {};
  const { ContactStatus, Name, ...shown } = showContact(work, contact, 'list');
  const people = { ContactGroups: [], ContactPersons: contact.people };
  return { ContactID: contact.id, ContactStatus, Name, ...shown, ...people, ValidationErrors: [] };
}

function shownAddress(AddressType: string, address: Slot<string>, blank: '' | undefined): Json {
  const always = { City: blank, Region: blank, PostalCode: blank, Country: blank };
  return { AddressType, ...present(always), ...address };
}

function shownPhone(PhoneType: string, phone: Slot<string>, blank: '' | undefined): Json {
  const always = { PhoneNumber: blank, PhoneAreaCode: blank, PhoneCountryCode: blank };
  return { PhoneType, ...present(always), ...phone };
}

function present(members: Record<string, string | undefined>): Json {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
