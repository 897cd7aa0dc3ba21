// What an organisation's documents name: its chart of accounts, tax rates, tracking, currencies, themes and users, and what it is itself.
// Seven calls for everything, once a day.

import {
  type Account,
  type BrandingTheme,
  type Currency,
  type Organisation,
  resources,
  type TaxRate,
  type TrackingCategory,
  type User,
} from 'xero-node-lite';
import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import type { ReferenceItem, References } from '../../core/reference.ts';
import { call, type XeroAccess } from './api.ts';
import type { TaxUse, XeroFacts } from './dialect.ts';
import { factsOf } from './probe.ts';

export interface Read {
  readonly references: References;
  readonly facts: XeroFacts;
}

/** All lists, and the facts that follow from them laid over what is known. A list that can't be read fails the reading. */
export async function readReferences(access: XeroAccess, known: XeroFacts): Promise<Result<Read>> {
  const organisation = await call(access, resources.organisation.get);
  if (!organisation.ok) return organisation;
  const accounts = await call(access, resources.accounts.list);
  if (!accounts.ok) return accounts;
  const rates = await call(access, resources.taxRates.list);
  if (!rates.ok) return rates;
  const categories = await call(access, resources.trackingCategories.list, { includeArchived: true });
  if (!categories.ok) return categories;
  const currencies = await call(access, resources.currencies.list);
  if (!currencies.ok) return currencies;
  const themes = await call(access, resources.brandingThemes.list);
  if (!themes.ok) return themes;
  const users = allowed(await call(access, resources.users.list));
  if (!users.ok) return users;
  return done({
    references: {
      organisation: [organisationItem(organisation.value)],
      accounts: accounts.value.elements.map(accountItem),
      'tax-rates': rates.value.elements.map(taxItem),
      tracking: categories.value.elements.flatMap(trackingItems),
      currencies: currencies.value.elements.map(currencyItem),
      themes: themes.value.elements.map(themeItem),
      ...(users.value && { users: users.value.elements.map(userItem) }),
    },
    facts: {
      ...factsOf(known, organisation.value),
      tracking: inOrder(known.tracking, categories.value.elements.filter(isActive)),
      taxRates: Object.fromEntries(
        rates.value.elements.flatMap(({ TaxType, EffectiveRate }) =>
          EffectiveRate === undefined ? [] : [[TaxType, EffectiveRate]],
        ),
      ),
      taxUses: usesOf(rates.value.elements, accounts.value.elements),
      paidInto: accounts.value.elements
        .map(accountItem)
        .flatMap(({ code, state, facts: told }) => (state === 'active' && told.takesPayments ? [code] : [])),
    },
  });
}

/** What is in use of the rates: revenue is sold, expenses are bought. */
function usesOf(rates: readonly TaxRate[], accounts: readonly Account[]): NonNullable<XeroFacts['taxUses']> {
  const borne = (type: string, of: string) =>
    accounts.filter(({ Class, TaxType, Status }) => Class === of && TaxType === type && stateOf(Status) === 'active')
      .length;
  return Object.fromEntries(
    rates.filter(isActive).flatMap(({ TaxType, Name = TaxType, EffectiveRate, ...may }): [string, TaxUse][] => {
      if (EffectiveRate === undefined) return [];
      const sales = may.CanApplyToRevenue === true && { sales: borne(TaxType, 'REVENUE') };
      const purchases = may.CanApplyToExpenses === true && { purchases: borne(TaxType, 'EXPENSE') };
      return [[TaxType, { name: Name, rate: EffectiveRate, ...sales, ...purchases }]];
    }),
  );
}

/** Each category keeps its place, however Xero lists them now: the first and the second of a line are these. New ones come last. */
function inOrder(
  known: XeroFacts['tracking'] = [],
  active: readonly TrackingCategory[],
): NonNullable<XeroFacts['tracking']> {
  const placeOf = ({ TrackingCategoryID }: TrackingCategory) => {
    const place = known.findIndex(({ id }) => id === TrackingCategoryID);
    return place < 0 ? known.length : place;
  };
  const ordered = active.toSorted((one, other) => placeOf(one) - placeOf(other));
  return ordered.map(({ TrackingCategoryID, Name = '' }) => ({ id: TrackingCategoryID, name: Name }));
}

/** A list that the consenting user may not see is left out. */
function allowed<T>(read: Result<T, Problem>): Result<T | null> {
  if (read.ok) return read;
  return read.problem.code === 'permission.denied' ? done(null) : failed(read.problem);
}

const states: Readonly<Record<string, ReferenceItem['state']>> = { ARCHIVED: 'archived', DELETED: 'deleted' };

function stateOf(status: string | undefined): ReferenceItem['state'] {
  return states[status ?? ''] ?? 'active';
}

function isActive({ Status }: { readonly Status?: string }): boolean {
  return stateOf(Status) === 'active';
}

/** Members that are there. */
function facts(members: Readonly<Record<string, string | boolean | undefined>>): ReferenceItem['facts'] {
  return Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, string | boolean] => entry[1] !== undefined && entry[1] !== '',
    ),
  );
}

function organisationItem(organisation: Organisation): ReferenceItem {
  const {
    OrganisationID,
    Name = '',
    BaseCurrency,
    CountryCode,
    Timezone,
    PeriodLockDate,
    EndOfYearLockDate,
  } = organisation;
  return {
    key: OrganisationID,
    code: OrganisationID,
    name: Name,
    state: 'active',
    facts: facts({
      currency: BaseCurrency,
      country: CountryCode,
      timeZone: Timezone,
      periodLockDate: PeriodLockDate,
      endOfYearLockDate: EndOfYearLockDate,
      plan: organisation.Class,
    }),
  };
}

/** A bank account may lack a code: lines can't name it either way. */
function accountItem(account: Account): ReferenceItem {
  const { AccountID, Code, Name = '', Status, Type, Class, TaxType, SystemAccount, CurrencyCode } = account;
  return {
    key: AccountID,
    code: Code || AccountID,
    name: Name,
    state: stateOf(Status),
    facts: facts({
      type: Type,
      class: Class?.toLowerCase(),
      tax: TaxType,
      system: SystemAccount,
      currency: CurrencyCode,
      takesPayments: account.EnablePaymentsToAccount === true || Type === 'BANK',
    }),
  };
}

/** Nothing but its tax type tells one rate from another (Xero's docs). */
function taxItem(rate: TaxRate): ReferenceItem {
  const { TaxType, Name = '', Status, EffectiveRate } = rate;
  return {
    key: TaxType,
    code: TaxType,
    name: Name,
    state: stateOf(Status),
    facts: facts({
      rate: EffectiveRate,
      revenue: rate.CanApplyToRevenue,
      expense: rate.CanApplyToExpenses,
      asset: rate.CanApplyToAssets,
      liability: rate.CanApplyToLiabilities,
      equity: rate.CanApplyToEquity,
    }),
  };
}

/** A category and its options. An archived category takes its options with it. */
function trackingItems({ TrackingCategoryID, Name = '', Status, Options }: TrackingCategory): ReferenceItem[] {
  const state = stateOf(Status);
  const category = { key: TrackingCategoryID, code: Name, name: Name, state, facts: {} };
  const options = Options.map((option): ReferenceItem => ({
    key: option.TrackingOptionID,
    code: option.Name ?? '',
    name: option.Name ?? '',
    state: state === 'active' ? stateOf(option.Status) : state,
    of: TrackingCategoryID,
    facts: {},
  }));
  return [category, ...options];
}

function currencyItem({ Code, Description = Code }: Currency): ReferenceItem {
  return { key: Code, code: Code, name: Description, state: 'active', facts: {} };
}

function themeItem({ BrandingThemeID, Name = '', SortOrder }: BrandingTheme): ReferenceItem {
  return {
    key: BrandingThemeID,
    code: BrandingThemeID,
    name: Name,
    state: 'active',
    facts: { standard: SortOrder === '0' },
  };
}

function userItem({ UserID, FirstName, LastName, EmailAddress, OrganisationRole }: User): ReferenceItem {
  const name = [FirstName, LastName].filter(Boolean).join(' ');
  return {
    key: UserID,
    code: EmailAddress ?? UserID,
    name: name || (EmailAddress ?? ''),
    state: 'active',
    facts: facts({ role: OrganisationRole?.toLowerCase() }),
  };
}
