// Xero as a system: what the sync floor asks of one organisation, answered at the desk of each kind.

import { deepLink, type LinkedPage } from 'xero-node-lite';
import { done } from '../../core/problem.ts';
import type { KindName, RecordId } from '../../core/record.ts';
import type { Dialect } from '../../mapping/dialect.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { System } from '../../sync/ports.ts';
import { exchangeOf } from '../exchange.ts';
import type { XeroAccess } from './api.ts';
import { balances, contactsOf, type Wanted } from './balances.ts';
import { contactDesk, toContactId } from './contacts.ts';
import { creditFeed } from './credits.ts';
import { type AtDesk, bareIdOf, type Desk } from './desk.ts';
import { contactDialect, type XeroFacts } from './dialect.ts';
import type { Office } from './document.ts';
import { invoiceDialect, purchaseOrderDialect, quoteDialect, saleDialect } from './document-dialect.ts';
import { invoiceDesk, openSince } from './invoices.ts';
import { itemDialect } from './item-dialect.ts';
import { itemDesk } from './items.ts';
import { look } from './look.ts';
import { findMade } from './made.ts';
import { purchaseOrderDesk } from './purchase-orders.ts';
import { quoteDesk } from './quotes.ts';
import { mailInvoice } from './mail.ts';
import { namingItems } from './named-items.ts';
import { enteredSince } from './payments.ts';
import { read } from './read.ts';
import { spec } from './spec.ts';
import { todayIn } from '../../core/days.ts';
import { walk } from './walk.ts';
import { prepare, send } from './write.ts';

interface XeroSystemOptions {
  readonly access: XeroAccess;
  readonly facts: XeroFacts;
  /** What of money the pair shows: payments with their invoices and what is due with customers; and credit. */
  readonly money: Wanted;
  /** The accounting half of each kind's mapping. */
  translatorOf(kind: KindName): Translator;
  /** The vendor's clock, as well as we know it, and our own; epoch ms. */
  now(): number;
  ours(): number;
}

/** The system without its kind: what is asked of one of them. */
type AtKind = {
  readonly [
    Verb in Exclude<
      keyof System,
      'spec' | 'organisation' | 'exchangeOf' | 'mail' | 'entered' | 'balances' | 'dueWithin' | 'credit' | 'keepCredit'
    >
  ]: System[Verb] extends (kind: KindName, ...rest: infer Rest) => infer Answer
    ? (...rest: Rest) => Answer
    : System[Verb];
};

/** One pass's view of the organisation. What it sees of lines is remembered until it ends. */
export function xeroSystem(options: XeroSystemOptions): System {
  const { access, money } = options;
  const office = officeOf(options);
  const at = (kind: KindName) => atDeskOf(kind, office, options);
  return {
    spec,
    organisation: access.tenantId,
    look: (kind, from, asked) => at(kind).look(from, asked),
    walk: (kind, cursor, limit) => at(kind).walk(cursor, limit),
    read: (kind, ids) => at(kind).read(ids),
    findMade: (kind, drafts, sentAt) => at(kind).findMade(drafts, sentAt),
    prepare: (kind, write) => at(kind).prepare(write),
    send: (prepared, key) => at(prepared.kind).send(prepared, key),
    exchangeOf,
    mail: (_kind, id, key) => mailInvoice(options.access, bareIdOf(id), key),
    entered: (_kind, payments, sentAt) => enteredSince(access, payments, sentAt),
    balances: (ids) => balances(access, ids, office.today(), money),
    dueWithin: async (from, until) => {
      const open = await openSince(access, from, until);
      return open.ok ? done(contactsOf(open.value).map(toContactId)) : open;
    },
    credit: (from, asked) => creditFeed(access, from, { ...asked, now: options.now() }),
  };
}

function officeOf({ facts, money, now }: XeroSystemOptions): Office {
  // A pass takes seconds: it has one day.
  let day: string | undefined;
  return {
    facts,
    payments: money.due,
    today: () => (day ??= todayIn(facts.timeZone, now())),
    now,
    seen: { lines: new Map(), codes: new Map() },
  };
}

function atDeskOf(kind: KindName, office: Office, options: XeroSystemOptions): AtKind {
  switch (kind) {
    case 'customer':
    case 'vendor':
      return atDesk(kind, contactDesk, options);
    case 'item':
      return atDesk(kind, itemDesk(office.seen), options);
    case 'quote':
      return atDesk(kind, namingItems(quoteDesk(office), office.seen), options);
    // An order, or a quote that was accepted, has no likeness here: what is made of it is an invoice.
    case 'sales-order':
    case 'accepted-quote':
    case 'invoice':
      return atDesk(
        kind,
        namingItems(invoiceDesk(kind === 'invoice' ? office : { ...office, payments: false }), office.seen),
        options,
      );
    case 'purchase-order':
      return atDesk(kind, namingItems(purchaseOrderDesk(office), office.seen), options);
    case 'payment':
    case 'credit':
      throw new RangeError(`no desk for ${kind}`);
  }
}

function atDesk<Element>(kind: KindName, desk: Desk<Element>, options: XeroSystemOptions): AtKind {
  const { access, translatorOf, now, ours } = options;
  const at: AtDesk<Element> = { desk, access, kind, translator: translatorOf(kind), now, ours };
  return {
    look: (from, asked) => look(at, from, asked),
    walk: (cursor, limit) => walk(at, cursor, limit),
    read: (ids) => read(at, ids),
    findMade: (drafts, sentAt) => findMade(at, drafts, sentAt),
    prepare: (write) => prepare(at, write),
    send: (prepared, key) => send(at, prepared, key),
  };
}

/** How Xero writes a kind. */
/** `hold`: the rule by which a customer is on hold; another rule is another meaning of that place. */
export function dialectOf(kind: KindName, facts: XeroFacts, hold: object = {}): Dialect {
  switch (kind) {
    case 'customer':
    case 'vendor':
      return contactDialect(facts, hold);
    case 'item':
      return itemDialect();
    case 'quote':
      return quoteDialect(facts);
    case 'sales-order':
    case 'accepted-quote':
      return saleDialect(facts);
    case 'invoice':
      return invoiceDialect(facts);
    case 'purchase-order':
      return purchaseOrderDialect(facts);
    case 'payment':
    case 'credit':
      throw new RangeError(`no dialect for ${kind}`);
  }
}

/** The collection in which a kind's records stand. */
export function moduleOf(kind: KindName): string {
  return modules[kind];
}

const modules: Readonly<Record<KindName, string>> = {
  customer: 'Contacts',
  vendor: 'Contacts',
  item: 'Items',
  quote: 'Quotes',
  'sales-order': 'Invoices',
  'accepted-quote': 'Invoices',
  invoice: 'Invoices',
  payment: 'Payments',
  credit: 'CreditNotes',
  'purchase-order': 'PurchaseOrders',
};

const pages: Readonly<Record<string, LinkedPage>> = {
  Contacts: 'contact',
  Invoices: 'invoice',
  Quotes: 'quote',
  PurchaseOrders: 'purchaseOrder',
};

/** Where a person sees a record. Items have no address that is known. */
export function urlOf({ shortCode }: XeroFacts, id: RecordId): string | null {
  const page = pages[/^accounting\.(\w+):/.exec(id)?.[1] ?? ''];
  return shortCode && page ? deepLink(page, { shortCode, id: bareIdOf(id) }) : null;
}
