// Founds an organisation: its chart, tax rates, tracking, themes, users and currencies, and nobody in it yet.

import { au } from '../charts/au.ts';
import { type Chart, classOf } from '../charts/chart.ts';
import { nz } from '../charts/nz.ts';
import { uk } from '../charts/uk.ts';
import { us } from '../charts/us.ts';
import type { Organisation, Region } from '../organisation/organisation.ts';
import type { Books } from '../store/books.ts';
import type { Xero } from '../xero.ts';

const charts: Record<Region, Chart> = { AU: au, NZ: nz, UK: uk, US: us };

/** Xero's own rows of a demo company are older than the company (seen on the wire). */
export const LONG_AGO = Date.UTC(2010, 2, 9, 1, 30);

const currencyNames: Readonly<Record<string, string>> = {
  AUD: 'Australian Dollar',
  CAD: 'Canadian Dollar',
  EUR: 'Euro',
  GBP: 'British Pound',
  JPY: 'Japanese Yen',
  NZD: 'New Zealand Dollar',
  SGD: 'Singapore Dollar',
  USD: 'United States Dollar',
};

/** What a unit of each currency is worth in US dollars: stands in for the day rate that Xero looks up. */
export const dayRates: Readonly<Record<string, string>> = {
  AUD: '0.66',
  CAD: '0.73',
  EUR: '1.1',
  GBP: '1.28',
  JPY: '0.0067',
  NZD: '0.6',
  SGD: '0.75',
  USD: '1',
};

export interface Founding {
  name: string;
  region: Region;
  currency: string;
  currencies: readonly string[];
  plan?: Organisation['plan'];
  /** The company of the simulator that it is filled from. */
  company?: string;
}

/** Founds the organisation and returns its books. */
export function found(xero: Xero, { name, region, currency, currencies, plan = 'STANDARD', company }: Founding): Books {
  const id = xero.guid();
  const now = xero.now();
  const letters = [...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'];
  const shortCode = `!${Array.from({ length: 5 }, () => xero.surroundings.chance.pick(letters)).join('')}`;
  const taxNumber = region === 'US' ? undefined : { AU: '53004085616', NZ: '101-555-303', UK: 'GB000555111' }[region];
  xero.organisations.set(id, {
    id,
    updatedAt: now,
    createdAt: now,
    name,
    region,
    currency,
    shortCode,
    plan,
    ...(taxNumber && { taxNumber }),
    ...(company !== undefined && { company }),
    periodLockDate: '2009-09-30',
  });
  const books = xero.books(id);
  fillChart(books, charts[region]);
  for (const code of [currency, ...currencies]) addCurrency(books, code);
  fillSettings(books);
  books.commit();
  return books;
}

/** Subscribes the organisation to a currency; a foreign one brings a bank account of its own. */
export function addCurrency(books: Books, Code: string, Description = currencyNames[Code] ?? Code): void {
  books.currencies.set({ id: Code, updatedAt: books.now(), Code, Description });
}

/** A bank account in each foreign currency. */
export function addBankAccount(books: Books, code: string, currency: string): void {
  const id = books.xero.guid();
  books.accounts.set({ ...bank(currency), id, updatedAt: books.now(), Code: code, Name: `${currency} Account` });
}

function fillChart(books: Books, chart: Chart): void {
  const { currency } = books.organisation;
  for (const { TaxType, Name, rate, appliesTo, ReportTaxType, deleted, own } of chart.rates) {
    books.taxRates.set({
      id: TaxType,
      updatedAt: LONG_AGO,
      TaxType,
      Name,
      Status: deleted ? 'DELETED' : 'ACTIVE',
      ...(ReportTaxType && { ReportTaxType }),
      components: [
        {
          Name: books.organisation.region === 'US' ? 'Sales Tax' : 'GST',
          Rate: rate,
          IsCompound: false,
          IsNonRecoverable: false,
        },
      ],
      appliesTo: [...appliesTo],
      system: !own,
    });
  }
  for (const { Code, Name, Type, tax, SystemAccount, EnablePaymentsToAccount = false, archived } of chart.accounts) {
    books.accounts.set({
      ...(Type === 'BANK' ? bank(currency) : {}),
      id: books.xero.guid(),
      updatedAt: LONG_AGO,
      Code,
      Name,
      Type,
      Class: classOf(Type) ?? 'ASSET',
      Status: archived ? 'ARCHIVED' : 'ACTIVE',
      TaxType: chart.roles[tax],
      EnablePaymentsToAccount,
      ShowInExpenseClaims: Type === 'EXPENSE',
      AddToWatchlist: false,
      ...(SystemAccount && { SystemAccount }),
    });
  }
}

function bank(currency: string) {
  return {
    Type: 'BANK',
    Class: 'ASSET' as const,
    Status: 'ACTIVE' as const,
    TaxType: 'NONE',
    EnablePaymentsToAccount: false,
    ShowInExpenseClaims: false,
    AddToWatchlist: false,
    BankAccountNumber: '0209087654321050',
    BankAccountType: 'BANK',
    CurrencyCode: currency,
  };
}

const tracking = {
  Region: ['North', 'South', 'Eastside', 'West Coast'],
  Department: ['Retail', 'Wholesale', 'Online'],
};

function fillSettings(books: Books): void {
  const { xero } = books;
  for (const [Name, options] of Object.entries(tracking)) {
    books.trackingCategories.set({
      id: xero.guid(),
      updatedAt: LONG_AGO,
      Name,
      Status: 'ACTIVE',
      options: options.map((option) => ({ TrackingOptionID: xero.guid(), Name: option, Status: 'ACTIVE' })),
    });
  }
  for (const [SortOrder, Name] of ['Standard', 'Export (plain)'].entries()) {
    books.themes.set({ id: xero.guid(), updatedAt: LONG_AGO, createdAt: LONG_AGO, Name, SortOrder });
  }
  for (const [at, { id, email, firstName, lastName }] of xero.logins.values().entries()) {
    books.users.set({
      id,
      updatedAt: LONG_AGO,
      EmailAddress: email,
      FirstName: firstName,
      LastName: lastName,
      IsSubscriber: at === 0,
      OrganisationRole: at === 0 ? 'MANAGEDCLIENT' : 'STANDARD',
    });
  }
}
