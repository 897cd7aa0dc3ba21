// `/Organisation` and what it may do. Free of the lists' rules; cheap enough to ask often.

import type { Call } from '../call.ts';
import type { Route } from '../route.ts';
import { bareMsDate, midnight, msDate } from '../wire/dates.ts';
import { enveloped, type Json, type Reply } from '../wire/reply.ts';
import { type Organisation, regions } from './organisation.ts';

const SCOPES = ['accounting.settings'];

export const organisationRoutes: Route[] = [
  {
    path: ['Organisation'],
    scopes: SCOPES,
    get: (call) => enveloped(call, 'Organisations', [shown(call.books.organisation)]),
  },
  {
    path: ['Organisations'],
    scopes: SCOPES,
    get: (call) => enveloped(call, 'Organisations', [shown(call.books.organisation)]),
  },
  { path: ['Organisation', 'Actions'], scopes: SCOPES, get: actions },
];

/** Lock dates are shown only where they are set (seen on the wire). */
function shown(organisation: Organisation): Json {
  const { id, name, region, currency, plan, shortCode, taxNumber, periodLockDate, endOfYearLockDate } = organisation;
  const { version, country, timezone, taxNumberName, yearEnd } = regions[region];
  const [day, month] = yearEnd;
  return {
    OrganisationID: id,
    Name: name,
    LegalName: name,
    PaysTax: true,
    Version: version,
    OrganisationType: 'COMPANY',
    BaseCurrency: currency,
    CountryCode: country,
    IsDemoCompany: plan === 'DEMO',
    OrganisationStatus: 'ACTIVE',
    ...(taxNumber !== undefined && { TaxNumber: taxNumber, TaxNumberName: taxNumberName }),
    FinancialYearEndDay: day,
    FinancialYearEndMonth: month,
    ...(region === 'US' ? {} : { SalesTaxBasis: region === 'UK' ? 'ACCRUAL' : 'INVOICE' }),
    ...(region === 'US' ? {} : { SalesTaxPeriod: { AU: 'QUARTERLY1', NZ: 'TWOMONTHS', UK: 'QUARTERLY' }[region] }),
    DefaultSalesTax: 'Remember previous',
    DefaultPurchasesTax: 'Remember previous',
    ...(periodLockDate && { PeriodLockDate: msDate(midnight(periodLockDate)) }),
    ...(endOfYearLockDate && { EndOfYearLockDate: msDate(midnight(endOfYearLockDate)) }),
    CreatedDateUTC: bareMsDate(organisation.createdAt),
    OrganisationEntityType: 'COMPANY',
    Timezone: timezone,
    ShortCode: shortCode,
    Class: plan,
    Edition: 'BUSINESS',
    LineOfBusiness: 'Wholesale trade',
    Addresses: [],
    Phones: [],
    ExternalLinks: [],
    PaymentTerms: {},
  };
}

const always = [
  'CreateApprovedInvoice',
  'CreateDraftInvoice',
  'CreateApprovedBill',
  'CreateDraftBill',
  'CreateRepeatingInvoice',
  'CreateRepeatingBill',
  'CreateDraftPurchaseOrder',
  'CreateApprovedPurchaseOrder',
  'CreateDraftQuote',
  'CreateSentQuote',
  'CreateInvoicePayment',
  'AttachFilesIntoInvoice',
];

function actions(call: Call): Reply {
  const rows = [...always, 'UseMulticurrency'].map((Name) => {
    const allowed = Name !== 'UseMulticurrency' || call.xero.switches.multicurrency;
    return { Name, Status: allowed ? 'ALLOWED' : 'NOT-ALLOWED' };
  });
  return enveloped(call, 'Actions', rows);
}
