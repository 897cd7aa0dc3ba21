// A pair's settings: their shape, their defaults, and what they mean for one kind. The whole document is versioned; a saved part is
// laid over the defaults when it is read, so that defaults can improve.

import * as z from 'zod';
import { type Authority, type KindName, kindNames } from '../core/record.ts';
import type { Filter } from '../core/sequence.ts';
import { filter } from './conditions.ts';
import { mappingShape } from './mapping-shape.ts';
import { type AnySequence, isSale, makesInvoices, plainSequences, saleOf, sequenceIn, sequences } from './sequences.ts';
import { defaultNotices, noticesShape } from './notices.ts';
import { holdShape, neverOnHold, noPayments, paymentsShape } from './money-settings.ts';

const authority = z.enum(['crm', 'accounting', 'newest', 'ask']);

const direction = z.object({
  on: z.boolean(),
  create: z.boolean(),
  update: z.boolean(),
  delete: z.enum(['off', 'propose', 'apply']),
  filter: filter.nullish(),
});

const kindSettings = z.object({
  on: z.boolean(),
  toAccounting: direction,
  toCrm: direction,
  /** Whether a save in the CRM travels at once. Off: with the next periodic look. */
  onSave: z.boolean(),
  /** How often the timer looks for changes on each side. 0: never; events, persons and the nightly comparison bring them. */
  everyMinutes: z.literal([0, 1, 3, 5, 10]),
  /** How long a saved record must rest before it travels, in seconds. */
  settleS: z.number().int().min(0).max(3600),
});

const conflictsOfKind = z.object({ default: authority.optional(), fields: z.record(z.string(), authority).optional() });

/** How the CRM's own words become our codes, where an admin says so; what is left out keeps the system's defaults. */
const values = z.object({
  /** The CRM's name of a tax, to the accounting side's tax type. */
  taxes: z.record(z.string(), z.string()),
  /** The same for what is bought, where the accounting side has types of their own for it. */
  purchaseTaxes: z.record(z.string(), z.string()),
  /** By kind: the CRM's word for a status, to ours. */
  statuses: z.partialRecord(z.enum(kindNames), z.record(z.string(), z.string())),
  /** The CRM's product (its id) under which an accounting line without an item arrives, where the CRM takes no line without one. */
  fallbackProduct: z.string().nullable(),
  /** A product without a code: somebody is asked, it gets one by rule, or its lines go over as words. */
  uncodedProduct: z.enum(['ask', 'code', 'line']),
  /** Where the CRM shows what becomes of an invoice once it is approved (part paid, overdue, paid): in its own status, or in a field of ours. */
  invoiceStatus: z.enum(['status', 'field']),
});

/** What is done about a cent between the two sides' totals. */
const cents = z.object({
  way: z.enum(['match', 'adjust', 'block']),
  mostUnits: z.number().int().min(0).max(100),
  account: z.string().nullable(),
});

export const settingsShape = z.object({
  finance: z.enum(['crm', 'books']),
  booksConnection: z.string().optional(),
  customers: z.enum(['accounts', 'contacts', 'both']),
  startDate: z.iso.date().nullable(),
  /** Customers, vendors and items that a document names and that are missing on the other side are made first. */
  precheck: z.boolean(),
  language: z.enum(['en', 'fr', 'de']),
  routing: filter.nullable(),
  /** Deletions that travel by themselves within an hour: beyond both, a person is asked about each. */
  guard: z.object({ records: z.number().int().min(0).max(100_000), percent: z.number().min(0).max(100) }),
  conflicts: z.object({ default: authority, kinds: z.partialRecord(z.enum(kindNames), conflictsOfKind).optional() }),
  values,
  mappings: z.partialRecord(z.enum(kindNames), mappingShape),
  sequence: sequences,
  cents,
  notices: noticesShape,
  payments: paymentsShape,
  hold: holdShape,
  kinds: z.partialRecord(z.enum(kindNames), kindSettings),
});

export type Settings = z.infer<typeof settingsShape>;
export type KindSettings = z.infer<typeof kindSettings>;
export type DirectionSettings = z.infer<typeof direction>;

const bothWays: DirectionSettings = { on: true, create: true, update: true, delete: 'propose' };

const usual: KindSettings = {
  on: true,
  toAccounting: bothWays,
  toCrm: bothWays,
  onSave: true,
  everyMinutes: 3,
  settleS: 0,
};

export const defaults: Settings = {
  finance: 'crm',
  customers: 'accounts',
  startDate: null,
  precheck: true,
  language: 'en',
  routing: null,
  guard: { records: 20, percent: 10 },
  conflicts: { default: 'newest' },
  values: {
    taxes: {},
    purchaseTaxes: {},
    statuses: {},
    fallbackProduct: null,
    uncodedProduct: 'ask',
    invoiceStatus: 'status',
  },
  mappings: {},
  sequence: plainSequences,
  cents: { way: 'match', mostUnits: 5, account: null },
  notices: defaultNotices,
  payments: noPayments,
  hold: neverOnHold,
  // Vendors travel once somebody says so: many companies keep them in one system only.
  kinds: {
    customer: usual,
    vendor: { ...usual, on: false },
    item: { ...usual, on: false },
    quote: { ...usual, on: false },
    'sales-order': { ...usual, on: false },
    'accepted-quote': { ...usual, on: false },
    invoice: { ...usual, on: false },
    'purchase-order': { ...usual, on: false },
    // Money is entered in accounting only once somebody says so.
    payment: { ...usual, on: false, toAccounting: { ...bothWays, on: false } },
    credit: { ...usual, on: false, toAccounting: { ...bothWays, on: false } },
  },
};

/** A saved part laid over the defaults: objects member by member, everything else as a whole. */
export function withDefaults(saved: unknown): Settings {
  return overlay(overlay(defaults, impliedBy(saved)), saved) as Settings;
}

/** Whoever has invoices made of something wants that something looked at, unless they say otherwise. */
function impliedBy(saved: unknown): unknown {
  const invoice = ['sequence', 'invoice'].reduce((at, name) => (isPlain(at) ? at[name] : undefined), saved);
  const sale = isPlain(invoice) ? saleOf(invoice.when) : undefined;
  // Of documents in a finance system, what is paid of them is half of what they say.
  const isInFinance = isPlain(saved) && saved.finance === 'books';
  return {
    kinds: { ...(sale !== undefined && { [sale]: { on: true } }), ...(isInFinance && { payment: { on: true } }) },
  };
}

/** One document laid over another. Lists and plain values replace; null replaces too. */
export function overlay(below: unknown, above: unknown): unknown {
  if (above === undefined) return below;
  if (!isPlain(below) || !isPlain(above)) return above;
  const names = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...names].map((name) => [name, overlay(below[name], above[name])]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The settings of a kind; a kind that the document does not name is off. What becomes invoices is on only while the rule says that it
 * does, and is never made, or put away, because of an invoice.
 */
export function settingsOf({ kinds, sequence }: Settings, kind: KindName): KindSettings {
  const own = kinds[kind] ?? { ...usual, on: false };
  if (!isSale(kind)) return own;
  return { ...own, on: own.on && makesInvoices(sequence, kind), toCrm: { ...own.toCrm, create: false, delete: 'off' } };
}

/** What of money is shown in the CRM: payments and what is due; credit. */
export function moneyShown(settings: Settings): { readonly due: boolean; readonly credit: boolean } {
  const shows = (kind: KindName) => settingsOf(settings, kind).on && settingsOf(settings, kind).toCrm.on;
  return { due: shows('payment'), credit: shows('credit') };
}

/** The creation sequence of a kind of document; undefined for kinds that are simply made. */
export function sequenceOf({ sequence }: Settings, kind: KindName): AnySequence | undefined {
  return sequenceIn(sequence, kind);
}

/** Who wins a conflict of a field, from the most particular setting to the most general. */
export function authoritiesOf(
  { conflicts }: Settings,
  kind: KindName,
): { kind: Authority; fields: Record<string, Authority> } {
  const own = conflicts.kinds?.[kind];
  return { kind: own?.default ?? conflicts.default, fields: own?.fields ?? {} };
}

export type { Filter };
