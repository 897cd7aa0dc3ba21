// `/Contacts`: its lists, lookups and writes.

import type { Call } from '../call.ts';
import { byFlag, byGuid, byOptimised, byText, byTime } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, type Reply } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';
import { write } from '../write/write.ts';
import type { Contact } from './contact.ts';
import { showContact } from './show.ts';
import { contactWriting } from './write.ts';

const SCOPES = ['accounting.contacts'];

/** What `summaryOnly=true` drops can't be filtered by (Xero's docs). */
const DROPPED =
  /\b(Addresses|Balances|ContactGroups|ContactPersons|IsCustomer|IsSupplier|SalesDefaultAccountCode|PurchasesDefaultAccountCode)\b/i;

export const contacts: Listing<Contact> = {
  root: 'Contacts',
  type: 'Contact',
  table: ({ books }) => books.contacts,
  fields: {
    ContactID: byGuid(({ id }) => id),
    ContactStatus: byText(({ ContactStatus }) => ContactStatus),
    Name: byOptimised(({ texts }) => texts.Name, 'Name'),
    EmailAddress: byOptimised(({ texts }) => texts.EmailAddress ?? '', 'EmailAddress'),
    AccountNumber: byOptimised(({ texts }) => texts.AccountNumber, 'AccountNumber'),
    ContactNumber: byOptimised(({ texts }) => texts.ContactNumber, 'ContactNumber'),
    FirstName: byText(({ texts }) => texts.FirstName),
    LastName: byText(({ texts }) => texts.LastName),
    CompanyNumber: byText(({ texts }) => texts.CompanyNumber),
    TaxNumber: byText(({ texts }) => texts.TaxNumber),
    DefaultCurrency: byText(({ texts }) => texts.DefaultCurrency),
    IsCustomer: byFlag(({ IsCustomer }) => IsCustomer),
    IsSupplier: byFlag(({ IsSupplier }) => IsSupplier),
    UpdatedDateUTC: byTime(({ updatedAt }) => updatedAt),
  },
  pages: 'asked',
  modifiedSince: true,
  where: true,
  order: true,
  only: wanted,
  ids: ({ query }) => query.list('IDs'),
  paging: ({ query }) => query.is('summaryOnly'),
  show: showContact,
};

export const contactRoutes: Route[] = [
  {
    path: ['Contacts'],
    scopes: SCOPES,
    get: (call) => list(call, contacts),
    put: (call) => write(call, contactWriting, 'create'),
    post: (call) => write(call, contactWriting, 'upsert'),
  },
  { path: ['Contacts', ':id'], scopes: SCOPES, get: single, post: update },
];

function wanted(call: Call): ((contact: Contact) => boolean) | string {
  const { query } = call;
  if (query.is('summaryOnly') && DROPPED.test(query.get('where') ?? '')) {
    return 'summaryOnly can not be combined with a filter on a field that it drops.';
  }
  const archived =
    query.is('includeArchived') || (call.xero.switches.idsIncludeArchived && query.list('IDs') !== undefined);
  const term = query.get('searchTerm')?.toLowerCase();
  return ({ ContactStatus, texts }) => {
    if (ContactStatus !== 'ACTIVE' && !archived) return false;
    if (term === undefined) return true;
    const { Name, FirstName, LastName, ContactNumber, CompanyNumber, EmailAddress } = texts;
    const searched = [Name, FirstName, LastName, ContactNumber, CompanyNumber, EmailAddress];
    return searched.some((text) => text?.toLowerCase().includes(term));
  };
}

/** A number finds one contact even where several bear it (seen live). */
function found({ books, path }: Call): Contact | undefined {
  const key = path[1] ?? '';
  return isGuid(key) ? books.contacts.get(key.toLowerCase()) : books.contacts.having('number', key.toLowerCase())[0];
}

function single(call: Call): Reply {
  const contact = found(call);
  return contact ? enveloped(call, 'Contacts', [showContact(call, contact, 'single')]) : notFound();
}

function update(call: Call): Reply {
  const contact = found(call);
  return contact ? write(call, contactWriting, 'update', contact.id) : notFound();
}
