// The small lists that documents refer to and apps mostly read: currencies, branding themes, users.

import { type Collection, get, list } from '../collection.ts';
import type { TimeMs } from '../dates.ts';
import type { Decimal } from '../decimal.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, Modified } from '../query.ts';
import type { WriteOptions } from '../request.ts';
import { plain } from '../shape.ts';
import { writeOne } from '../writes.ts';
import type { Known } from './common.ts';

/** A currency that the organisation is subscribed to. Documents in others are refused. */
export interface Currency {
  Code: string;
  Description?: string;
}

const currenciesOf: Collection<Currency> = {
  path: 'Currencies',
  id: 'Code',
  scopes: scopesOf('settings'),
  shape: plain,
};

export const currencies = {
  list: list<Currency, Filtered>(currenciesOf),
  /** Where the plan allows several (`UseMulticurrency` in the organisation's actions). Can't be undone. */
  add: writeOne(currenciesOf, {
    method: 'PUT',
    endpoint: '/Currencies',
    send: (currency: Currency, options?: WriteOptions) => ({ path: '/Currencies', body: currency, options }),
  }),
};

export interface BrandingTheme {
  BrandingThemeID: string;
  Name?: string;
  LogoUrl?: string;
  Type?: string;
  /** A whole number; 0 is the default theme. */
  SortOrder?: Decimal;
  CreatedDateUTC?: TimeMs;
}

const themesOf: Collection<BrandingTheme> = {
  path: 'BrandingThemes',
  id: 'BrandingThemeID',
  scopes: scopesOf('settings'),
  shape: { id: 'BrandingThemeID', times: ['CreatedDateUTC'] },
};

export const brandingThemes = { list: list<BrandingTheme, object>(themesOf), get: get(themesOf) };

export interface User {
  UserID: string;
  EmailAddress?: string;
  FirstName?: string;
  LastName?: string;
  UpdatedDateUTC?: TimeMs;
  IsSubscriber?: boolean;
  OrganisationRole?: Known<'READONLY' | 'INVOICEONLY' | 'STANDARD' | 'FINANCIALADVISER' | 'MANAGEDCLIENT'>;
}

const usersOf: Collection<User> = {
  path: 'Users',
  id: 'UserID',
  scopes: scopesOf('settings'),
  shape: { id: 'UserID', times: ['UpdatedDateUTC'] },
};

export const users = { list: list<User, Modified & Filtered>(usersOf), get: get(usersOf) };
