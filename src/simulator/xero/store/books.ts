// The books of one organisation: its tables, its counts, and the events that wait for the end of the call that made them.

import type { BankTransaction } from '../banking/bank-transaction.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Credit } from '../credits/credit.ts';
import type { Attachment, Note } from '../history/note.ts';
import type { Invoice } from '../invoices/invoice.ts';
import type { Item } from '../items/item.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { regions } from '../organisation/organisation.ts';
import type { Payment } from '../payments/payment.ts';
import type { PurchaseOrder } from '../purchase-orders/purchase-order.ts';
import type { Quote } from '../quotes/quote.ts';
import type { Account } from '../settings/account.ts';
import type { BrandingTheme, Currency, User } from '../settings/lists.ts';
import type { TaxRate } from '../settings/tax-rate.ts';
import type { TrackingCategory } from '../settings/tracking.ts';
import type { Category, WebhookEvent } from '../webhooks/event.ts';
import { dayIn } from '../wire/dates.ts';
import { folded } from '../wire/text.ts';
import type { Xero } from '../xero.ts';
import { Journal } from './journal.ts';
import { type Keys, type Row, Table } from './table.ts';

/** Keys of every table of documents. */
const documentKeys = { contact: ({ contactId }: { contactId: string }) => contactId };
const creditKeys = {
  ...documentKeys,
  number: ({ number }: Credit) => number && folded(number),
  invoice: ({ allocations }: Credit) => allocations.map(({ invoiceId }) => invoiceId),
};

export class Books {
  readonly xero: Xero;
  readonly tenantId: string;
  readonly journal = new Journal();
  readonly contacts: Table<Contact>;
  readonly invoices: Table<Invoice>;
  readonly creditNotes: Table<Credit>;
  readonly overpayments: Table<Credit>;
  readonly prepayments: Table<Credit>;
  readonly payments: Table<Payment>;
  readonly bankTransactions: Table<BankTransaction>;
  readonly quotes: Table<Quote>;
  readonly purchaseOrders: Table<PurchaseOrder>;
  readonly items: Table<Item>;
  readonly accounts: Table<Account>;
  readonly taxRates: Table<TaxRate>;
  readonly trackingCategories: Table<TrackingCategory>;
  readonly currencies: Table<Currency>;
  readonly themes: Table<BrandingTheme>;
  readonly users: Table<User>;
  readonly notes: Table<Note>;
  readonly attachments: Table<Attachment>;
  readonly #counts: Table<Count>;
  #events: WebhookEvent[] = [];
  #moment: number | undefined;

  constructor(xero: Xero, tenantId: string) {
    this.xero = xero;
    this.tenantId = tenantId;
    const table = <T extends Row>(name: string, keys: Keys<T>) =>
      new Table<T>(xero.collection<T>(`${tenantId}.${name}`), this.journal, keys);
    this.contacts = table<Contact>('contacts', {
      /** In lower case: what must be unique among active contacts. */
      activeName: ({ texts, ContactStatus }) => (ContactStatus === 'ACTIVE' ? texts.Name.toLowerCase() : undefined),
      number: ({ texts }) => texts.ContactNumber?.toLowerCase(),
      Name: ({ texts }) => folded(texts.Name),
      EmailAddress: ({ texts }) => folded(texts.EmailAddress ?? ''),
      AccountNumber: ({ texts }) => folded(texts.AccountNumber ?? ''),
      ContactNumber: ({ texts }) => folded(texts.ContactNumber ?? ''),
    });
    this.invoices = table<Invoice>('invoices', {
      ...documentKeys,
      number: ({ InvoiceNumber }) => InvoiceNumber && folded(InvoiceNumber),
    });
    this.creditNotes = table<Credit>('creditNotes', creditKeys);
    this.overpayments = table<Credit>('overpayments', creditKeys);
    this.prepayments = table<Credit>('prepayments', creditKeys);
    this.payments = table<Payment>('payments', { document: ({ documentId }) => documentId });
    this.bankTransactions = table<BankTransaction>('bankTransactions', documentKeys);
    this.quotes = table<Quote>('quotes', { ...documentKeys, number: ({ QuoteNumber }) => folded(QuoteNumber) });
    this.purchaseOrders = table<PurchaseOrder>('purchaseOrders', {
      ...documentKeys,
      number: ({ PurchaseOrderNumber }) => folded(PurchaseOrderNumber),
    });
    this.items = table<Item>('items', { code: ({ Code }) => Code, anyCase: ({ Code }) => Code.toLowerCase() });
    this.accounts = table<Account>('accounts', { code: ({ Code }) => Code });
    this.taxRates = table<TaxRate>('taxRates', { name: ({ Name }) => folded(Name) });
    this.trackingCategories = table<TrackingCategory>('trackingCategories', { name: ({ Name }) => folded(Name) });
    this.currencies = table<Currency>('currencies', { code: ({ Code }) => Code });
    this.themes = table<BrandingTheme>('themes', { name: ({ Name }) => Name });
    this.users = table<User>('users', { email: ({ EmailAddress }) => EmailAddress });
    this.notes = table<Note>('notes', { parent: ({ parentId }) => parentId });
    this.attachments = table<Attachment>('attachments', { parent: ({ parentId }) => parentId });
    this.#counts = table<Count>('counts', { id: ({ id }) => id });
  }

  get organisation(): Organisation {
    const organisation = this.xero.organisations.get(this.tenantId);
    if (!organisation) throw new RangeError(`no organisation ${this.tenantId}`);
    return organisation;
  }

  /** The time. Between `begin` and the end of a call it stands still, so that all that is touched bears the same (seen on the wire). */
  now(): number {
    return this.#moment ?? this.xero.now();
  }

  /** Starts a call that changes things. */
  begin(): void {
    this.#moment = this.xero.now();
  }

  /** Today's calendar date where the organisation is. */
  today(): string {
    return dayIn(regions[this.organisation.region].timeZone, this.now());
  }

  /** The next number of a named count, from 1; a refused call gives it back. */
  count(name: string): number {
    const next = (this.#counts.get(name)?.next ?? 0) + 1;
    this.#counts.set({ id: name, updatedAt: 0, next });
    return next;
  }

  /** Notes that a record was made or changed, for the webhooks. */
  announce(
    eventCategory: Category,
    resourceId: string,
    eventType: 'CREATE' | 'UPDATE',
    data?: WebhookEvent['data'],
  ): void {
    const before = this.#events;
    this.journal.note(() => (this.#events = before));
    const event = { resourceId, eventType, eventCategory, at: this.now(), tenantId: this.tenantId };
    this.#events = [...before, { ...event, ...(data && { data }) }];
  }

  /** Keeps what was changed, and sends what was announced. */
  commit(): void {
    const events = this.#events;
    this.commitQuietly();
    if (events.length) this.xero.webhooks.send(events);
  }

  /** Empties every table. */
  erase(): void {
    for (const table of Object.values(this)) {
      if (table instanceof Table) for (const row of table.all() as Row[]) table.delete(row.id);
    }
    this.commitQuietly();
  }

  /** Keeps what was changed, and tells nobody. */
  commitQuietly(): void {
    this.journal.keep();
    this.#events = [];
    this.#moment = undefined;
  }

  /** Forgets what was changed since the last commit. */
  rollBack(): void {
    this.journal.backTo(0);
    this.#moment = undefined;
  }
}

interface Count extends Row {
  next: number;
}
