// The books of one organisation: its tables, its counts, its time, and the changes that wait for the end of the call that made them.

import type { Collection } from '../shelf.ts';
import { dateIn, wholeSecond } from '../zoho/time.ts';
import type { Contact } from './contacts/contact.ts';
import { type Document, type DocumentName, documentNames } from './documents/document.ts';
import { type Change, gathered } from './events.ts';
import type { Finance } from './finance.ts';
import type { Item } from './items/item.ts';
import { Limits } from './limits/limits.ts';
import type { BooksUser, Organisation } from './organizations/organization.ts';
import { isPositive } from './money.ts';
import { type Payment, unusedOf } from './payments/payment.ts';
import type { Account } from './settings/account.ts';
import type { Currency, ExchangeRate } from './settings/currency.ts';
import { type CustomField, fieldKeys } from './settings/field.ts';
import type { Tax, TaxAuthority, TaxExemption } from './settings/tax.ts';
import { type Keys, type Orders, type Row, Table } from './store/table.ts';
import type { BooksSwitches } from './switches.ts';

const ids = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values.filter((value) => value !== undefined && value !== ''))] as string[];

const documentKeys: Keys<Document> = {
  number: ({ number }) => number.toLowerCase(),
  party: ({ partyId }) => partyId,
  /** The party, of documents that have something left to pay or to use. */
  open: ({ partyId, status, balance }) => (isOpen(status) && isPositive(balance) ? partyId : undefined),
  item: ({ lines }) => ids(lines.map(({ itemId }) => itemId)),
  tax: ({ lines }) => ids(lines.flatMap(({ taxId, charges }) => [taxId, ...charges.map((charge) => charge.taxId)])),
  account: ({ lines }) => ids(lines.map(({ accountId }) => accountId)),
  field: ({ fields }) => fieldKeys(fields),
  order: ({ orderIds }) => orderIds,
  estimate: ({ estimateId }) => estimateId,
  deal: ({ crmDealId }) => crmDealId,
  applied: ({ applied }) => ids(applied.map(({ invoiceId }) => invoiceId)),
};

const documentOrders: Orders<Document> = {
  number: ({ number }) => number,
  date: ({ date }) => date,
  until: ({ until }) => until,
  total: ({ total }) => Number(total),
  balance: ({ balance }) => Number(balance),
};

function isOpen(status: string): boolean {
  return !['draft', 'pending_approval', 'rejected', 'void'].includes(status);
}

export class Books {
  readonly finance: Finance;
  readonly id: string;
  readonly limits: Limits;
  readonly users: Table<BooksUser>;
  readonly currencies: Table<Currency>;
  readonly rates: Table<ExchangeRate>;
  readonly taxes: Table<Tax>;
  readonly authorities: Table<TaxAuthority>;
  readonly exemptions: Table<TaxExemption>;
  readonly accounts: Table<Account>;
  readonly fields: Table<CustomField>;
  readonly contacts: Table<Contact>;
  readonly items: Table<Item>;
  readonly payments: Table<Payment>;
  readonly documents: Record<DocumentName, Table<Document>>;
  #changes: Change[] = [];

  constructor(finance: Finance, id: string) {
    this.finance = finance;
    this.id = id;
    this.limits = new Limits(this);
    this.users = this.#table('users', { zoho: ({ zohoUserId }) => zohoUserId });
    this.currencies = this.#table('currencies', { code: ({ code }) => code });
    this.rates = this.#table('rates', { currency: ({ currencyId }) => currencyId });
    this.taxes = this.#table('taxes', { name: ({ name }) => name.toLowerCase() });
    this.authorities = this.#table('authorities', { name: ({ name }) => name.toLowerCase() });
    this.exemptions = this.#table('exemptions', { code: ({ code }) => code.toLowerCase() });
    this.accounts = this.#table('accounts', { name: ({ name }) => name.toLowerCase() }, { name: ({ name }) => name });
    this.fields = this.#table('fields', { module: ({ module }) => module });
    this.contacts = this.#table(
      'contacts',
      {
        name: ({ type, name }) => `${type}:${name.toLowerCase()}`,
        person: ({ persons }) => persons.map((person) => person.id),
        crm: ({ crm }) => crm && `${crm.module}:${crm.id}`,
        currency: ({ currencyId }) => currencyId,
        tax: ({ taxId }) => taxId,
        field: ({ fields }) => fieldKeys(fields),
      },
      { name: ({ name }) => name },
    );
    this.items = this.#table(
      'items',
      {
        name: ({ name }) => name.toLowerCase(),
        sku: ({ sku }) => sku.toLowerCase() || undefined,
        crm: ({ crmId }) => crmId,
        tax: ({ taxId }) => taxId,
        account: ({ accountId, purchaseAccountId }) => ids([accountId, purchaseAccountId]),
        field: ({ fields }) => fieldKeys(fields),
      },
      { name: ({ name }) => name, rate: ({ rate }) => Number(rate) },
    );
    this.payments = this.#table(
      'payments',
      {
        number: ({ number }) => number,
        party: ({ customerId }) => customerId,
        invoice: ({ allocations }) => ids(allocations.map(({ invoiceId }) => invoiceId)),
        /** The customer, of payments that are not used up. */
        unused: (payment) => (isPositive(unusedOf(payment)) ? payment.customerId : undefined),
        account: ({ accountId }) => accountId,
        field: ({ fields }) => fieldKeys(fields),
      },
      { date: ({ date }) => date, amount: ({ amount }) => Number(amount), number: ({ number }) => Number(number) },
    );
    this.documents = Object.fromEntries(
      documentNames.map((name) => [name, this.#table(name, documentKeys, documentOrders)]),
    ) as Record<DocumentName, Table<Document>>;
  }

  get organisation(): Organisation {
    const organisation = this.finance.organisations.get(this.id);
    if (!organisation) throw new RangeError(`no organisation ${this.id}`);
    return organisation;
  }

  get switches(): BooksSwitches {
    return this.finance.switches;
  }

  /** Now, in whole seconds, as Books dates what is saved. */
  get savingAt(): number {
    return wholeSecond(this.finance.now());
  }

  /** Today's date where the organisation is. */
  today(): string {
    return dateIn(this.finance.now(), this.organisation.timeZone);
  }

  /** A collection of this organisation's own. */
  collection<T>(name: string): Collection<T> {
    return this.finance.zoho.surroundings.shelf.collection<T>(`zoho.books.${this.id}.${name}`);
  }

  /** The next number of a named count, from 1. */
  count(name: string): number {
    return this.finance.zoho.count(`books.${this.id}.${name}`);
  }

  /** A new id: nineteen digits, beyond what a double can hold, rising. */
  newId(): string {
    return this.organisation.idPrefix + String(this.count('ids')).padStart(12, '0');
  }

  /** The head of a new record. */
  born(): Row {
    const at = this.savingAt;
    return { id: this.newId(), createdAt: at, modifiedAt: at };
  }

  /** When a record is saved now. A clock that was set back must not make it look older than it was. */
  modifiedNow(before: Row): number {
    return Math.max(this.savingAt, before.modifiedAt);
  }

  /** Notes what happened to a record. */
  note(change: Change): void {
    this.#changes.push(change);
  }

  /** What happened since the last time of asking, one change for each record. */
  takeChanges(): Change[] {
    const changes = gathered(this.#changes);
    this.#changes = [];
    return changes;
  }

  #table<T extends Row>(name: string, keys: Keys<T>, orders: Orders<T> = {}): Table<T> {
    return new Table<T>(this.collection<T>(name), keys, orders);
  }
}
