// The organisation itself, and what the consenting user may do there. Free of Xero's egress pricing: the call to test a connection with.

import { type Collection, firstOf, list, readPage } from '../collection.ts';
import type { Day, TimeMs } from '../dates.ts';
import type { Decimal } from '../decimal.ts';
import type { Operation } from '../operation.ts';
import { scopesOf } from '../oauth/scopes.ts';
import { buildRequest } from '../request.ts';
import type { Page } from '../result.ts';
import { plain } from '../shape.ts';
import type { Address, Known, PaymentTerms, Phone } from './common.ts';

export interface Organisation {
  /** The same as the tenant id. */
  OrganisationID: string;
  Name?: string;
  LegalName?: string;
  PaysTax?: boolean;
  Version?: Known<'AU' | 'NZ' | 'GLOBAL' | 'UK' | 'US'>;
  OrganisationType?: string;
  OrganisationStatus?: string;
  BaseCurrency?: string;
  CountryCode?: string;
  IsDemoCompany?: boolean;
  TaxNumber?: string;
  RegistrationNumber?: string;
  /** Whole numbers. */
  FinancialYearEndDay?: Decimal;
  FinancialYearEndMonth?: Decimal;
  SalesTaxBasis?: string;
  SalesTaxPeriod?: string;
  DefaultSalesTax?: string;
  DefaultPurchasesTax?: string;
  /** Documents dated on or before these can't be written. Missing where none is set. */
  PeriodLockDate?: Day;
  EndOfYearLockDate?: Day;
  CreatedDateUTC?: TimeMs;
  /** A Windows name without spaces, such as `NEWZEALANDSTANDARDTIME`: see `timeZoneOf`. */
  Timezone?: string;
  /** For `deepLink`; begins with an exclamation mark. */
  ShortCode?: string;
  /** The plan: `DEMO`, `STANDARD`, `GROW`, … */
  Class?: string;
  Edition?: Known<'BUSINESS' | 'PARTNER'>;
  LineOfBusiness?: string;
  Addresses: readonly Address[];
  Phones: readonly Phone[];
  ExternalLinks: readonly { LinkType?: string; Url?: string; Description?: string }[];
  PaymentTerms?: PaymentTerms;
}

/** What the consenting user may do here: `CreateApprovedInvoice`, `UseMulticurrency`, … */
export interface Action {
  Name: string;
  Status?: Known<'ALLOWED' | 'NOT-ALLOWED'>;
}

const organisations: Collection<Organisation> = {
  path: 'Organisation',
  root: 'Organisations',
  id: 'OrganisationID',
  scopes: scopesOf('settings'),
  shape: {
    id: 'OrganisationID',
    days: ['PeriodLockDate', 'EndOfYearLockDate'],
    times: ['CreatedDateUTC'],
    lists: { Addresses: plain, Phones: plain, ExternalLinks: plain },
  },
};

const actionsOf: Collection<Action> = { path: 'Actions', id: 'Name', scopes: scopesOf('settings'), shape: plain };

const get: Operation<[], Organisation> = {
  endpoint: 'GET /Organisation',
  scopes: organisations.scopes.read,
  request: (from) => list<Organisation, object>(organisations).request(from),
  process: async (response, text) => firstOf(await readPage(organisations, response, text)),
};

const actions: Operation<[], Page<Action>> = {
  endpoint: 'GET /Organisation/Actions',
  scopes: organisations.scopes.read,
  request: (from) => buildRequest(from, { method: 'GET', path: '/api.xro/2.0/Organisation/Actions' }),
  process: (response, text) => readPage(actionsOf, response, text),
};

export const organisation = { get, actions };
