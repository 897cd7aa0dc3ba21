// Opens an organisation of Books beside one of the CRM, with the same users: by region its country, time zone and taxes.

import type { Company } from '../../company.ts';
import { regions } from '../../zoho/open.ts';
import type { Crm } from '../../zoho/crm.ts';
import type { Books } from '../books.ts';
import type { Finance } from '../finance.ts';
import type { PlanName } from '../limits/plans.ts';
import { seedAccounts } from '../settings/account.ts';
import { addCurrency, currencyCoded } from '../settings/currency.ts';
import { addTax } from '../settings/tax.ts';
import { standardPreferences } from './organization.ts';

export interface NewBooks {
  name: string;
  region: Company['region'];
  /** ISO code of the base currency. */
  currency: string;
  /** Further currencies. */
  currencies?: readonly string[];
  /** Default: professional. */
  plan?: PlanName;
}

/** Opens a new organisation. The CRM organisation's users belong to it, as administrators. */
export function openBooks(finance: Finance, crm: Crm, asked: NewBooks): Books {
  const { name, region, currency, currencies = [], plan = 'professional' } = asked;
  const number = finance.zoho.count('books.organisations');
  const { countryCode, timeZone, taxes } = regions[region];
  const id = String(60_040_000_000 + number);
  finance.organisations.set(id, {
    id,
    name,
    idPrefix: String(3_145_900 + number),
    plan,
    region,
    countryCode,
    timeZone,
    currency,
    preferences: standardPreferences,
    createdAt: finance.now(),
  });
  const books = finance.books(id);
  for (const user of crm.users()) {
    books.users.set({ ...books.born(), zohoUserId: user.id, role: 'admin', status: 'active' });
  }
  for (const code of [currency, ...currencies]) if (!currencyCoded(books, code)) addCurrency(books, code);
  for (const [tax, percent] of taxes) addTax(books, tax, String(percent));
  seedAccounts(books);
  return books;
}
