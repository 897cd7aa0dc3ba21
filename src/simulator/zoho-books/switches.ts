// How the simulated Books behaves where the facts are not certain, or vary by plan. Outside they are named with `books.` in front,
// among Zoho's own. Values are kept with the world's state; a reset brings the defaults back. `README.md` lists them, and a test compares.

import type { Shelf } from '../shelf.ts';
import { keptIn } from '../zoho/switches.ts';
import { type PlanName, planNames } from './limits/plans.ts';

export const defaultBooksSwitches = {
  // Calls and limits
  /** What every organisation's plan is taken for. Null: its own. */
  plan: null as PlanName | null,
  /** Calls of one organisation in a minute. */
  minuteLimit: 100,
  /** Calls of one organisation in a day. Null: as the plan has it. */
  dayLimit: null as number | null,
  /** Calls of one organisation at once. Null: as the plan has it. */
  concurrency: null as number | null,
  /** Time that Books spends on a call, of the simulator's clock. */
  serviceMs: 0,
  /** Code of the 401 for a token that is unknown or has ended: 57, or 14. */
  badTokenCode: 57,
  /** A call without `organization_id` goes to the user's first organisation. */
  defaultOrganisation: false,
  /** HTTP status for a record that is not there: 404, or 400. */
  missingRecordStatus: 404,
  /** Parameters that a list does not know are ignored, or refused. */
  unknownParameter: 'ignore' as 'ignore' | 'refuse',
  /** Members of a body that Books does not know are refused instead of ignored. */
  refuseUnknownKeys: false,
  /** A `per_page` above 200: taken as 200 (`clamp`), or refused. */
  perPageAbove: 'clamp' as 'clamp' | 'refuse',

  // Lists
  /** A record changed exactly at `last_modified_time` is listed. */
  modifiedSinceInclusive: false,
  /** Times in parameters may have a colon in their offset. */
  colonOffsets: false,
  /** Documents can be sorted by `last_modified_time`, as some lists document it and some do not. */
  sortByModified: false,
  /** Lists of contacts and items take a filter by a custom field's API name (`cf_…=`). */
  filterByField: false,
  /** Payments can be sorted by `last_modified_time`. */
  sortPaymentsByModified: false,
  /** Member under which payments are listed: `customerpayments`, or `customer_payments`. */
  paymentsKey: 'customerpayments' as 'customerpayments' | 'customer_payments',
  /** Total, balance and shipping charge are texts, as Zoho's own description has them. */
  textAmounts: false,

  // Records
  /** An upsert that creates writes the header's value into the unique field, if the body has not. */
  upsertSetsField: false,
  /** Persons left out of a contact's `contact_persons` are removed. */
  personsReplaced: true,
  /** Members left out of a line that is named by its id keep their values; else they start anew. */
  lineMembersKept: true,
  /** A line that is named by its id keeps it. Off: every save of the lines gives all of them new ids. */
  lineIdsStay: true,
  /** A new line without a tax takes its item's. */
  lineTaxFromItem: true,
  /** Lines may do without an item. */
  itemlessLines: true,
  /** Digits after the point that a rate keeps. */
  rateDecimals: 6,
  /** Digits after the point that a quantity keeps. */
  quantityDecimals: 6,
  /** A document in another currency than its contact's: `refuse` it, or `allow` it. */
  foreignDocument: 'refuse' as 'refuse' | 'allow',
  /**
   * Members by which an invoice names the order's lines or the quote that it was made of (`salesorder_item_id`, `invoiced_estimate_id`):
   * taken, ignored, or refused.
   */
  invoiceSources: 'take' as 'take' | 'ignore' | 'refuse',
  /** Where tax is rounded: on each `line`, or on the sums of the `transaction`. Null: as the organisation prefers. */
  taxRounding: null as 'line' | 'transaction' | null,
  /** Status of an invoice that is paid in part and late. */
  latePartlyPaid: 'overdue' as 'overdue' | 'partially_paid',
  /** An edit of an invoice that was sent needs a `reason`, as in some countries. */
  reasonOnEdit: false,
  /** A payment on a draft: `refuse` it, or `send` the draft. */
  payDraft: 'refuse' as 'refuse' | 'send',
  /** Payments take any text as their mode, not only those of a new organisation. */
  anyPaymentMode: false,
  /** A payment taken off its only invoice: the whole `payment` goes, or it stays as credit (`allocation`). */
  paymentTakenOff: 'payment' as 'payment' | 'allocation',
  /** Payments and credits move the `last_modified_time` of their invoices. */
  settlingModifies: true,
  /** Payments and documents move the `last_modified_time` of their contact, whose balance they change. */
  balanceModifiesContact: false,
  /** A save that changes nothing moves `last_modified_time`, and starts rules. */
  unchangedSaveModifies: true,

  // Webhooks
  /** What the API writes starts workflow rules. */
  rulesOnApiWrites: true,
  /** The default payload: the object as JSON (`json`), or as a form's `JSONString` (`form`). */
  defaultPayload: 'json' as 'json' | 'form',
  /** Webhooks with a secret carry `X-Zoho-Webhook-Signature`. */
  signature: true,
  /** Webhook calls of an organisation in a day. */
  webhooksPerDay: 1000,
  /** Waits between tries of a webhook. */
  webhookRetriesMs: [] as number[],
  /** A payment starts the rules of its invoices too. */
  paymentEditsInvoice: true,

  // The native link with the CRM
  /** How long a change waits before it is copied to the other side. */
  linkDelayMs: 60_000,
  /** API name of a field of Accounts, Contacts, Vendors and Products that shows the id in Books. Null: the CRM shows none. */
  linkFieldInCrm: null as string | null,
};

export type BooksSwitches = typeof defaultBooksSwitches;

const choices: Partial<Record<keyof BooksSwitches, readonly unknown[]>> = {
  plan: [...planNames, null],
  badTokenCode: [57, 14],
  missingRecordStatus: [404, 400],
  unknownParameter: ['ignore', 'refuse'],
  invoiceSources: ['take', 'ignore', 'refuse'],
  perPageAbove: ['clamp', 'refuse'],
  paymentsKey: ['customerpayments', 'customer_payments'],
  foreignDocument: ['refuse', 'allow'],
  taxRounding: ['line', 'transaction', null],
  latePartlyPaid: ['overdue', 'partially_paid'],
  payDraft: ['refuse', 'send'],
  paymentTakenOff: ['payment', 'allocation'],
  defaultPayload: ['json', 'form'],
};

export function keptBooksSwitches(shelf: Shelf): BooksSwitches {
  return keptIn(shelf.collection<unknown>('zoho.books.switches'), defaultBooksSwitches, choices);
}

/** Zoho's switches and Books' in one: those of Books are named with `books.` in front. */
export function joinedSwitches(zoho: object, books: object): Record<string, unknown> {
  const all = new Map<string, [object, string]>([
    ...Object.keys(zoho).map((name): [string, [object, string]] => [name, [zoho, name]]),
    ...Object.keys(books).map((name): [string, [object, string]] => [`books.${name}`, [books, name]]),
  ]);
  const joined: Record<string, unknown> = {};
  for (const [outer, [owner, name]] of all) {
    Object.defineProperty(joined, outer, {
      enumerable: true,
      get: (): unknown => Reflect.get(owner, name),
      set: (value: unknown) => Reflect.set(owner, name, value),
    });
  }
  return new Proxy(joined, {
    set: (target, name, value: unknown) => {
      if (!Object.hasOwn(target, name)) throw new RangeError(`no switch named ${String(name)}`);
      return Reflect.set(target, name, value);
    },
  });
}
