// `/Currencies`, `/BrandingThemes` and `/Users`: short lists, the last two only read.

import type { Call } from '../call.ts';
import { byFlag, byGuid, byText, byTime } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { addCurrency } from '../seed/organisation.ts';
import { bareMsDate, msDate } from '../wire/dates.ts';
import { enveloped, type Json, notFound, type Reply } from '../wire/reply.ts';
import { text } from '../write/shape.ts';
import { trouble } from '../write/trouble.ts';
import { write, type Writing } from '../write/write.ts';
import type { BrandingTheme, Currency, User } from './lists.ts';

const SCOPES = ['accounting.settings'];
const currencyShape = { Code: text(), Description: text() } as const;

/** Messages are (unverified). */
export const currencyWriting: Writing<typeof currencyShape> = {
  root: 'Currencies',
  shape: currencyShape,
  id: 'Code',
  most: 1,
  apply: ({ books, xero }, { Code = '', Description }) => {
    const refuse = (message: string) => ({ refused: [trouble(message)], echo: { Code, Description } });
    if (!xero.switches.multicurrency) return refuse('The plan of the organisation has one currency only.');
    if (!/^[A-Z]{3}$/.test(Code)) return refuse('The currency code is not valid.');
    if (books.currencies.get(Code)) return refuse('The organisation is already subscribed to the currency.');
    addCurrency(books, Code, Description);
    return {
      done: () => showCurrency(books.currencies.get(Code) ?? { id: Code, updatedAt: 0, Code, Description: Code }),
    };
  },
};

export const currencies: Listing<Currency> = {
  root: 'Currencies',
  type: 'Currency',
  table: ({ books }) => books.currencies,
  fields: { Code: byText(({ Code }) => Code), Description: byText(({ Description }) => Description) },
  pages: 'never',
  modifiedSince: false,
  where: true,
  order: true,
  show: (_work, currency) => showCurrency(currency),
};

export const brandingThemes: Listing<BrandingTheme> = {
  root: 'BrandingThemes',
  type: 'BrandingTheme',
  table: ({ books }) => books.themes,
  fields: {},
  pages: 'never',
  modifiedSince: false,
  where: false,
  order: false,
  usually: (rows) => [...rows].sort((one, other) => one.SortOrder - other.SortOrder),
  show: (_work, { id, Name, SortOrder, createdAt }) => ({
    BrandingThemeID: id,
    Name,
    Type: 'INVOICE',
    SortOrder,
    CreatedDateUTC: bareMsDate(createdAt),
  }),
};

export const users: Listing<User> = {
  root: 'Users',
  type: 'User',
  table: ({ books }) => books.users,
  fields: {
    UserID: byGuid(({ id }) => id),
    EmailAddress: byText(({ EmailAddress }) => EmailAddress),
    FirstName: byText(({ FirstName }) => FirstName),
    LastName: byText(({ LastName }) => LastName),
    IsSubscriber: byFlag(({ IsSubscriber }) => IsSubscriber),
    OrganisationRole: byText(({ OrganisationRole }) => OrganisationRole),
    UpdatedDateUTC: byTime(({ updatedAt }) => updatedAt),
  },
  pages: 'never',
  modifiedSince: true,
  where: true,
  order: true,
  show: (_work, { id, updatedAt, ...user }) => ({ UserID: id, ...user, UpdatedDateUTC: msDate(updatedAt) }),
};

export const shortListRoutes: Route[] = [
  {
    path: ['Currencies'],
    scopes: SCOPES,
    get: (call) => list(call, currencies),
    put: (call) => write(call, currencyWriting, 'create'),
  },
  { path: ['BrandingThemes'], scopes: SCOPES, get: (call) => list(call, brandingThemes) },
  { path: ['BrandingThemes', ':id'], scopes: SCOPES, get: (call) => one(call, brandingThemes) },
  { path: ['Users'], scopes: SCOPES, get: (call) => list(call, users) },
  { path: ['Users', ':id'], scopes: SCOPES, get: (call) => one(call, users) },
];

function showCurrency({ Code, Description }: Currency): Json {
  return { Code, Description };
}

function one<T extends BrandingTheme | User>(call: Call, listing: Listing<T>): Reply {
  const row = listing.table(call).get(call.path[1]?.toLowerCase() ?? '');
  return row ? enveloped(call, listing.root, [listing.show(call, row, 'single', false)]) : notFound();
}
