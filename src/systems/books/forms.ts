// How Books calls its documents, what their states mean to us, and the calls that move a document from one state to another. Data only.

import type { KindName } from '../../core/record.ts';

export type BooksKind = 'quote' | 'sales-order' | 'accepted-quote' | 'invoice' | 'purchase-order';

export interface Form {
  readonly kind: BooksKind;
  /** As it stands in addresses, and in ids. */
  readonly module: 'estimates' | 'salesorders' | 'invoices' | 'purchaseorders';
  /** The member under which one document is told. */
  readonly root: string;
  readonly id: string;
  readonly number: string;
  readonly party: 'customer' | 'vendor';
  readonly partyId: 'customer_id' | 'vendor_id';
  /** Our field and its member. */
  readonly days: Readonly<Record<string, string>>;
  /** Books' word for a state, and our code. What no row names is a draft. */
  readonly states: Readonly<Record<string, string>>;
  /** Our code, and the last parts of the addresses that lead there from a draft, in turn. */
  readonly moves: Readonly<Record<string, readonly string[]>>;
  /** The state that puts one away. */
  readonly away: string;
  /** In Books' pages. */
  readonly page: string;
}

const quote: Form = {
  kind: 'quote',
  module: 'estimates',
  root: 'estimate',
  id: 'estimate_id',
  number: 'estimate_number',
  party: 'customer',
  partyId: 'customer_id',
  days: { date: 'date', expiresOn: 'expiry_date' },
  states: {
    draft: 'draft',
    sent: 'sent',
    viewed: 'sent',
    // Its day is over; nobody has answered it.
    expired: 'sent',
    accepted: 'accepted',
    declined: 'declined',
    invoiced: 'invoiced',
  },
  // That it was invoiced, Books says by itself.
  moves: {
    sent: ['sent'],
    accepted: ['sent', 'accepted'],
    declined: ['sent', 'declined'],
    deleted: ['sent', 'declined'],
  },
  away: 'declined',
  page: 'quotes',
};

const forms: Readonly<Record<BooksKind, Form>> = {
  quote,
  'accepted-quote': { ...quote, kind: 'accepted-quote', days: { date: 'date' } },
  'sales-order': {
    kind: 'sales-order',
    module: 'salesorders',
    root: 'salesorder',
    id: 'salesorder_id',
    number: 'salesorder_number',
    party: 'customer',
    partyId: 'customer_id',
    days: { date: 'date' },
    states: { draft: 'draft', open: 'approved', invoiced: 'delivered', closed: 'delivered', void: 'cancelled' },
    moves: { approved: ['open'], cancelled: ['void'] },
    away: 'void',
    page: 'salesorders',
  },
  invoice: {
    kind: 'invoice',
    module: 'invoices',
    root: 'invoice',
    id: 'invoice_id',
    number: 'invoice_number',
    party: 'customer',
    partyId: 'customer_id',
    days: { date: 'date', dueDate: 'due_date' },
    states: {
      draft: 'draft',
      rejected: 'draft',
      pending_approval: 'submitted',
      approved: 'approved',
      sent: 'approved',
      viewed: 'approved',
      unpaid: 'approved',
      overdue: 'overdue',
      partially_paid: 'part-paid',
      paid: 'paid',
      void: 'void',
    },
    // What comes of money and of the calendar begins with an invoice that is sent.
    moves: { approved: ['sent'], overdue: ['sent'], 'part-paid': ['sent'], paid: ['sent'], void: ['void'] },
    away: 'void',
    page: 'invoices',
  },
  'purchase-order': {
    kind: 'purchase-order',
    module: 'purchaseorders',
    root: 'purchaseorder',
    id: 'purchaseorder_id',
    number: 'purchaseorder_number',
    party: 'vendor',
    partyId: 'vendor_id',
    days: { date: 'date', deliveryDate: 'delivery_date' },
    states: {
      draft: 'draft',
      pending_approval: 'submitted',
      approved: 'approved',
      open: 'approved',
      partially_billed: 'approved',
      billed: 'billed',
      closed: 'billed',
      cancelled: 'deleted',
    },
    moves: { approved: ['open'], billed: ['open', 'billed'], deleted: ['cancelled'] },
    away: 'cancelled',
    page: 'purchaseorders',
  },
};

/** The form of a kind that Books plays, or undefined. */
export function formOf(kind: KindName): Form | undefined {
  return (forms as Partial<Record<KindName, Form>>)[kind];
}

export const pages: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(forms).map(({ module, page }) => [module, page]),
);

/** Books' word for a state of ours; undefined where it has none. */
export function wordOf({ states }: Form, code: unknown): string | undefined {
  return Object.keys(states).find((word) => states[word] === code);
}

/** Our code for a state in Books' word. */
export function stateOf({ states }: Form, word: unknown): string {
  return (typeof word === 'string' ? states[word] : undefined) ?? 'draft';
}
