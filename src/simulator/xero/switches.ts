// How the simulated Xero behaves where the facts are not certain, or vary by plan: each has a name, a default and a meaning.
// Values are kept with the world's state; a reset brings the defaults back. README.md lists them, and a test compares.

import type { Shelf } from '../shelf.ts';
import type { NegativeRounding } from './wire/decimal.ts';

export const defaultSwitches = {
  // Signing in
  /** `iss` of the tokens. */
  issuer: 'https://identity.xero.com',
  /** What the consent page does: `ask` shows it to a person, `allow` and `deny` answer at once. */
  consent: 'ask' as 'ask' | 'allow' | 'deny',
  /** Ids or names of the organisations that an automatic consent connects. Null: the first one. */
  consentTenants: null as string[] | null,
  /** E-mail or id of the Xero user who consents by itself. Null: the first one. */
  consentUser: null as string | null,
  /** Any redirect URI on http://localhost counts as registered. */
  anyLocalhostRedirect: true,
  /** Several organisations may be chosen in one consent, as on Xero's highest tiers. */
  bulkConnections: false,
  /** The broad scopes are refused, as to every app made since March 2026. */
  granularScopesOnly: true,
  /** PKCE parameters from an app that has a secret: `check` them, or `ignore` them. */
  pkceWithSecret: 'check' as 'check' | 'ignore',

  // Calls and limits
  /** The app's tier: `starter` has 5 connections and 1,000 calls a day, `core` 50 and 5,000. */
  tier: 'starter' as 'starter' | 'core',
  /** Calls in any 60 seconds, per app and organisation. */
  minuteLimit: 60,
  /** Calls at once, per app and organisation. */
  concurrentLimit: 5,
  /** Calls a day, per app and organisation. Null: as the tier has it. */
  dayLimit: null as number | null,
  /** Calls in any 60 seconds of one app, over all organisations. */
  appMinuteLimit: 10_000,
  /** Time that Xero spends on a call, of the simulator's clock. */
  processingMs: 0,
  /** Seconds in `Retry-After` of a refusal for calls at once. Null: no such header. */
  retryAfterOnConcurrent: null as number | null,
  /** `X-Rate-Limit-Problem` of a refusal for calls at once. */
  concurrentProblem: 'concurrent',
  /** `X-Rate-Limit-Problem` of a refusal for the app's minute. */
  appMinuteProblem: 'appminute',
  /** Status of a call without the scope for it: 401 or 403. */
  missingScopeStatus: 401,
  /** Most characters of a query string; a longer one is answered with 404. */
  maxUrlLength: 2048,
  /** Most bytes of a request body; a longer one is answered with 413. */
  maxBodyBytes: 10_000_000,
  /** Most elements of one write. Null: no limit. */
  maxElements: null as number | null,
  /** How long an Idempotency-Key is remembered. */
  idempotencyLifeMs: 360_000,
  /** A second call with a key whose first is still under way: it may `wait`, be told `conflict`, or `run` all the same. */
  idempotentInFlight: 'wait' as 'wait' | 'conflict' | 'run',

  // Reading
  /** A row changed exactly at If-Modified-Since is listed. */
  modifiedSinceInclusive: false,
  /** A document's line names its item by id and name beside the code. */
  linesNameItems: true,
  /** How long the list of payments is behind the invoices that they pay. */
  paymentsLagMs: 0,
  /** An If-Modified-Since that can't be read: 412, or `ignore`. */
  badConditionalHeader: 412 as number | 'ignore',
  /** A page beyond the last: `empty`, or 404. */
  pageBeyondEnd: 'empty' as number | 'empty',
  /** A filtered list of more rows than this is refused. */
  maxRows: 100_000,
  /** `IDs=` finds archived contacts without `includeArchived=true`. */
  idsIncludeArchived: false,
  /** Outstanding amounts of a contact: in the organisation's currency (`base`), or added up as they are (`raw`). */
  balancesCurrency: 'base' as 'base' | 'raw',

  // Writing
  /** Where an error of a line is told: with the `line`, at the `top` of the document, or `both`. */
  lineErrorsAt: 'both' as 'both' | 'line' | 'top',
  /** A refused batch lists only the elements that failed. */
  elementsListOnlyFailures: true,
  /** An unknown ContactID on a document: 404 for the whole call, or an error of the `element`. */
  unknownContactOnDocument: 404 as number | 'element',
  /** An object where a list belongs: 500, or 400. */
  objectForListStatus: 500,
  /** A write that changes nothing moves UpdatedDateUTC, and is announced. */
  unchangedWriteBumps: true,
  /** A contact's name with spaces at its ends or doubled: `refuse` it, or `trim` it. */
  contactNameSpaces: 'refuse' as 'refuse' | 'trim',
  /** What a country may hold: letters with the marks between words (`words`), or nothing but letters and blanks (`letters`). */
  countryHolds: 'words' as 'words' | 'letters',
  /** POST of a contact's name alone finds an archived contact of that name. */
  postNameMatchesArchived: false,
  /** A phone or address that is sent changes only its named members, instead of being replaced. */
  slotsMergeMembers: false,
  /** A merge of two contacts moves the UpdatedDateUTC of the documents that change hands. */
  mergeBumpsDocuments: false,
  /** How a negative amount is rounded at a half: `away` from zero, or to the `even` cent. */
  negativeRounding: 'away' as NegativeRounding,
  /** An AUTHORISED invoice without a DueDate: `refuse` it, or take the invoice's own date (`invoice-date`). */
  missingDueDate: 'refuse' as 'refuse' | 'invoice-date',
  /** Whether a DRAFT or SUBMITTED document may be dated in a locked period. */
  draftsInLockedPeriod: false,
  /** What SubTotal, TotalTax and Total of a request do: `ignore` them, or `check` that they agree. */
  sentTotals: 'check' as 'ignore' | 'check',
  /** A discount on a bill or a credit note: `refuse` it, or `drop` it. */
  discountOnBill: 'refuse' as 'refuse' | 'drop',
  /** A tracking option that does not exist or is archived: `refuse` it, or `drop` it. */
  unknownTracking: 'refuse' as 'refuse' | 'drop',
  /** The number of a voided or deleted sales invoice or credit note may be given to a new one. */
  invoiceNumberReuse: false,
  /** An edit of a settled document that makes no journal leaves UpdatedDateUTC as it was. */
  silentEditsOnPaid: true,
  /** A payment made by bank reconciliation can be deleted by the API. */
  deleteReconciledPayment: true,
  /** Quotes may go from DRAFT straight to ACCEPTED. */
  quoteDraftToAccepted: false,
  /** More sales than stock of a tracked item without `allowBackorders=true`: `refuse`, or `allow`. */
  negativeStock: 'refuse' as 'refuse' | 'allow',
  /** Whether item codes that differ in case only are different codes. */
  itemCodeCaseSensitive: true,
  /** The plan has several currencies. */
  multicurrency: true,
  /** Invoice e-mails a day: 1,000 for a paying organisation, 20 on trial, 0 for a demo company. Null: by the organisation. */
  emailLimit: null as number | null,

  // Events
  /** Events in one POST. */
  webhookBatchSize: 50,
  /** A payment on an invoice is announced as an update of the invoice. */
  paymentEmitsInvoice: true,
  /** An allocation of credit is announced as an update of the invoice. */
  allocationEmitsInvoice: true,
  /** Mailing an invoice, or marking it sent, is announced as an update of the invoice. */
  sentEmitsInvoice: true,
  /** Prepayments are announced, as since August 2026. */
  prepaymentEvents: true,
  /** Overpayments are announced, as since September 2026. */
  overpaymentEvents: true,
  /** Calls of the intent to receive, beside the one that is signed well: how many are signed badly. */
  badlySignedChecks: 2,
};

export type Switches = typeof defaultSwitches;

/** What the switches that name a choice may be set to. */
const choices: Partial<Record<keyof Switches, readonly unknown[]>> = {
  consent: ['ask', 'allow', 'deny'],
  pkceWithSecret: ['check', 'ignore'],
  tier: ['starter', 'core'],
  missingScopeStatus: [401, 403],
  idempotentInFlight: ['wait', 'conflict', 'run'],
  badConditionalHeader: [412, 'ignore'],
  pageBeyondEnd: ['empty', 404],
  balancesCurrency: ['base', 'raw'],
  lineErrorsAt: ['both', 'line', 'top'],
  unknownContactOnDocument: [404, 'element'],
  objectForListStatus: [500, 400],
  contactNameSpaces: ['refuse', 'trim'],
  countryHolds: ['words', 'letters'],
  negativeRounding: ['away', 'even'],
  missingDueDate: ['refuse', 'invoice-date'],
  sentTotals: ['ignore', 'check'],
  discountOnBill: ['refuse', 'drop'],
  unknownTracking: ['refuse', 'drop'],
  negativeStock: ['refuse', 'allow'],
};

/** The switches, written through to the shelf. Setting one that does not exist, or to another type, is a RangeError. */
export function keptSwitches(shelf: Shelf): Switches {
  const kept = shelf.collection<unknown>('xero.switches');
  const current = (name: keyof Switches): unknown => {
    const saved = kept.get(name);
    return saved === undefined ? defaultSwitches[name] : saved;
  };
  const switches = {} as Switches;
  for (const name of Object.keys(defaultSwitches) as (keyof Switches)[]) {
    Object.defineProperty(switches, name, {
      enumerable: true,
      get: () => current(name),
      set: (value: unknown) => {
        const fault = faultOf(name, value);
        if (fault) throw new RangeError(`switch ${name} takes ${fault}`);
        kept.set(name, value);
      },
    });
  }
  return Object.preventExtensions(switches);
}

/** What the switch would take, where the value is nothing for it. */
function faultOf(name: keyof Switches, value: unknown): string | undefined {
  const allowed = choices[name];
  if (allowed) return allowed.includes(value) ? undefined : allowed.join(' or ');
  const standard: unknown = defaultSwitches[name];
  if (standard === null) return undefined;
  return typeof value === typeof standard ? undefined : `a ${typeof standard}`;
}
