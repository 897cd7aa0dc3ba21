// The systems there are, by what they can play: how each is connected, called, and made to work for a pair.

import type { Limits, WorkClass } from '../core/pace.ts';
import { done, type Result } from '../core/problem.ts';
import type { KindName } from '../core/record.ts';
import type { Costs } from '../core/run-costs.ts';
import { isInFinance } from '../kinds/finance.ts';
import { paymentsTravel } from '../kinds/payments.ts';
import { moneyShown, settingsOf, type Settings } from '../kinds/settings.ts';
import type { Dialect } from '../mapping/dialect.ts';
import type { Translator } from '../mapping/translate.ts';
import type { System } from '../sync/ports.ts';
import { booksDialect } from './books/dialect.ts';
import type { BooksFacts } from './books/facts.ts';
import { booksSystem, urlOf as booksUrl } from './books/index.ts';
import { formOf } from './books/forms.ts';
import { manners as booksManners } from './books/manners.ts';
import { costs as booksCosts } from './books/spec.ts';
import type { CrmNames } from './books/twins.ts';
import { type CallMeter, type GrantPort, type Line, line, type Manners, type Patience } from './http.ts';
import type { Kept } from './upkeep.ts';
import type { VendorClock } from './vendor-clock.ts';
import type { XeroFacts } from './xero/dialect.ts';
import { dialectOf as xeroDialect, moduleOf as xeroModule, urlOf as xeroUrl, xeroSystem } from './xero/index.ts';
import { manners as xeroManners } from './xero/manners.ts';
import { hasPdf, pdfOf } from './xero/pdf.ts';
import { hasColumn } from './zoho/columns.ts';
import { moduleOf as zohoModule, zohoDialect } from './zoho/dialects/index.ts';
import type { ZohoFacts } from './zoho/facts.ts';
import { modulesFor } from './zoho/further.ts';
import { urlOf as zohoUrl, zohoSystem } from './zoho/index.ts';
import { manners as zohoManners } from './zoho/manners.ts';
import { limitsOf as limitsOfZoho } from './zoho/spec.ts';
import { idsNamed } from './zoho/named.ts';

/** A connection as its system sees it. */
export interface Played {
  readonly connection: string;
  readonly organisationId: string;
  readonly apiUrl: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly grant: GrantPort;
}

export interface PlayOptions {
  readonly pair: string;
  readonly settings: Settings;
  /** Fields that filters and routing name, by kind. */
  traitsOf(kind: KindName): readonly string[];
  readonly meter: CallMeter;
  /** What the calls are made for just now. */
  readonly work: () => WorkClass;
  readonly fetch: typeof fetch;
  /** Of somebody who waits for the answer. */
  readonly patience?: Patience | undefined;
  /** What time it is at the vendor's, and here. */
  readonly clock: Omit<VendorClock, 'fetch'>;
  /** For a finance organisation: the CRM's records by name. */
  readonly names?: CrmNames | undefined;
}

export interface Playing {
  readonly line: Line;
  /** Its records by name, where a system beside it has to know them. */
  readonly names?: CrmNames;
  dialectOf(kind: KindName): Dialect;
  /** Whether records of a kind have a field of that name; left out where a system can't tell. */
  knows?(kind: KindName, field: string): boolean;
  system(translatorOf: (kind: KindName) => Translator): System;
}

interface Role {
  readonly manners: Manners;
  /** What an organisation may call, by what was found of it; left out: what everybody may. */
  limitsOf?(facts: Readonly<Record<string, unknown>>): Limits;
  /** For estimates. */
  readonly costs: Costs;
  play(played: Played, options: PlayOptions, line: Line): Omit<Playing, 'line'>;
  urlOf(facts: Readonly<Record<string, unknown>>, id: string): string | null;
  /** The PDF of a document by the vendor's own id; undefined for kinds of which the system makes none. */
  pdf?(kept: Kept, kind: KindName, id: string): Promise<Result<Uint8Array<ArrayBuffer>>> | undefined;
}

const roles: Readonly<Record<string, Role>> = {
  xero: {
    manners: xeroManners,
    costs: { listed: 1_000, read: 40, written: 50, repliesInFull: true, looked: 1 },
    urlOf: (facts, id) => xeroUrl(facts as XeroFacts, id),
    pdf: ({ line: on, apiUrl, organisationId }, kind, id) =>
      hasPdf(kind) ? pdfOf({ line: on, baseUrl: apiUrl, tenantId: organisationId }, kind, id) : undefined,
    play: ({ organisationId, apiUrl, facts }, { settings, clock }, on) => ({
      dialectOf: (kind) => xeroDialect(kind, facts as XeroFacts, settings.hold),
      system: (translatorOf) => {
        const access = { line: on, baseUrl: apiUrl, tenantId: organisationId };
        return xeroSystem({ access, facts: facts as XeroFacts, money: moneyShown(settings), translatorOf, ...clock });
      },
    }),
  },
  'zoho-crm': {
    manners: zohoManners,
    limitsOf: (facts) => limitsOfZoho((facts as ZohoFacts).organisation?.edition),
    // Lists of deleted records, Accounts and Contacts are read for one look at customers.
    costs: { listed: 200, read: 100, written: 100, repliesInFull: false, looked: 4 },
    urlOf: (facts, id) => zohoUrl(facts as ZohoFacts, id),
    play: ({ apiUrl, facts }, { pair, settings, traitsOf, clock }, on) => ({
      dialectOf: (kind) => {
        const { customers, values, hold } = settings;
        const isPaidHeard = paymentsTravel(settings, 'invoice');
        const known = { facts: facts as ZohoFacts, pair, customers, values, isPaidHeard };
        return zohoDialect(kind, { ...known, limitField: hold.limitField });
      },
      knows: knowerOf('zoho-crm', facts, settings),
      names: { named: (module, name) => idsNamed({ line: on, baseUrl: apiUrl }, facts as ZohoFacts, module, name) },
      system: (translatorOf) => {
        const access = { line: on, baseUrl: apiUrl };
        return zohoSystem({
          access,
          facts: facts as ZohoFacts,
          pair,
          customers: settings.customers,
          statuses: settings.values.statuses,
          fallbackProduct: settings.values.fallbackProduct,
          traitsOf,
          translatorOf,
          ...clock,
        });
      },
    }),
  },
  'zoho-books': {
    manners: booksManners,
    costs: booksCosts,
    urlOf: (facts, id) => booksUrl(facts as BooksFacts, id),
    play: ({ organisationId, apiUrl, facts }, { settings, traitsOf, names = nobody, clock }, on) => ({
      dialectOf: (kind) => {
        const { on: pays, toAccounting } = settingsOf(settings, 'payment');
        const tellsReceived = pays && toAccounting.on && toAccounting.create;
        return booksDialect(kind, { facts: facts as BooksFacts, values: settings.values, tellsReceived });
      },
      system: (translatorOf) => {
        const access = { line: on, baseUrl: apiUrl, organisationId };
        const { customers } = settings;
        const money = settingsOf(settings, 'payment').on;
        return booksSystem({
          access,
          facts: facts as BooksFacts,
          customers,
          money,
          crm: names,
          traitsOf,
          translatorOf,
          ...clock,
        });
      },
    }),
  },
};

/** Nobody is known by name. */
const nobody: CrmNames = { named: () => Promise.resolve(done([])) };

/** Sets a connection up to play its side in one pass. Undefined for a system that this version does not know. */
export function play(systemName: string, played: Played, options: PlayOptions): Playing | undefined {
  const role = roles[systemName];
  if (!role) return undefined;
  const { connection, grant } = played;
  const { meter, work, fetch, patience } = options;
  const manners = mannersOf(systemName, played.facts) ?? role.manners;
  const on = line({ connection, grant, manners, meter, work, fetch, patience });
  return { line: on, ...role.play(played, options, on) };
}

/** Whether a kind's records of a connection have a field of that name, by what is known of it; true where that can't be told. */
export function knowerOf(
  systemName: string,
  facts: Readonly<Record<string, unknown>>,
  { customers }: Pick<Settings, 'customers'>,
): (kind: KindName, field: string) => boolean {
  if (systemName !== 'zoho-crm') return () => true;
  return (kind, field) => hasColumn(facts as ZohoFacts, modulesFor(kind, customers), field);
}

/** The module whose records a kind's bare ids mean. */
export function accountingModuleOf(kind: KindName): string {
  return xeroModule(kind);
}

export function crmModuleOf(kind: KindName, settings: Settings): string {
  const form = isInFinance(settings, kind) ? formOf(kind) : undefined;
  return form?.module ?? zohoModule(kind, settings.customers);
}

/** Every module that has records of the kind, the one that bare ids usually mean first. */
export function crmModulesOf(kind: KindName, settings: Settings): readonly string[] {
  const usual = crmModuleOf(kind, settings);
  const hasPeople = kind === 'customer' && settings.customers === 'both' && !isInFinance(settings, kind);
  return hasPeople ? modulesFor(kind, settings.customers) : [usual];
}

/** Where a person sees a record in the vendor's own pages. */
export function recordUrl(systemName: string, facts: Readonly<Record<string, unknown>>, id: string): string | null {
  return roles[systemName]?.urlOf(facts, id) ?? null;
}

/** What work costs a system in calls, and how many it takes. Throws a RangeError for a system that this version does not know. */
export function costsOf(systemName: string): { readonly costs: Costs; readonly limits: Limits } {
  const role = roles[systemName];
  if (!role) throw new RangeError(`no system named ${systemName}`);
  return { costs: role.costs, limits: role.manners.limits };
}

/** How the PDF of a document is got from a system; undefined where it makes none. */
export function pdfFrom(systemName: string): Role['pdf'] {
  return roles[systemName]?.pdf;
}

/** How a system is called, and how often by what was found of the organisation. */
export function mannersOf(systemName: string, facts: Readonly<Record<string, unknown>> = {}): Manners | undefined {
  const role = roles[systemName];
  return role && { ...role.manners, ...(role.limitsOf && { limits: role.limitsOf(facts) }) };
}
