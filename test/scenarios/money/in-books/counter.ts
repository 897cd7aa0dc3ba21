// The counter: a company whose invoices live in Zoho Books, the product as the real Worker in workerd, and for each customer the words in
// which a bookkeeper tells what Books, accounting and the CRM show of their money. One Worker and one company serve all tests of a file.

import { beforeAll } from 'vitest';
import { approvedAtOnce, harbourBooks, Ledger } from '../../finance/ledger.ts';
import { Desk, type Setting } from '../../desk.ts';
import type { Json } from '../../documents.ts';
import { pasteWebhooks } from './webhooks.ts';

export type Counter = Ledger<Desk>;

/** Opens the counter before the first test of a file, with customers who have bought two bolts each, and closes it after the last. */
export function openCounter<Name extends string>(
  names: readonly Name[],
  { settings = approvedAtOnce, before, ...more }: Setting = {},
): () => { counter: Counter } & Record<Name, Customer> {
  const opened: { shop?: { counter: Counter } & Record<Name, Customer>; close?: () => Promise<void> } = {};
  beforeAll(async () => {
    const desk = await Desk.open({
      kinds: ['item', 'invoice', 'payment', 'credit'],
      settings,
      ...more,
      before: (desk) => {
        desk.zoho('books.open', harbourBooks);
        before?.(desk);
      },
      atEnd: (close) => (opened.close = close),
    });
    await pasteWebhooks(desk);
    const counter = Ledger.at(desk);
    const customers = names.map((name) => [name, new Customer(counter, name)] as const);
    for (const [, customer] of customers) customer.sell(2);
    await counter.pass();
    desk.written();
    opened.shop = { counter, ...(Object.fromEntries(customers) as Record<Name, Customer>) };
    return () => opened.close?.();
  });
  return () => {
    if (!opened.shop) throw new Error('the counter is not open yet');
    return opened.shop;
  };
}

/** A customer with a page of their own in all three systems. */
export class Customer {
  readonly counter: Counter;
  readonly name: string;
  /** Its id in the CRM. */
  readonly account: string;
  readonly #contact: string;

  constructor(counter: Counter, name: string, more: Json = {}) {
    this.counter = counter;
    this.name = name;
    this.account = counter.desk.save('Accounts', { Account_Name: name });
    this.#contact = counter.contact(name, more);
  }

  /** An invoice in Books over so many bolts, two come to 23; in accounting once time has passed. Returns its id in Books. */
  sell(bolts: number, more: Json = {}): string {
    return this.counter.sell(bolts, { customer_id: this.#contact, ...more });
  }

  /** Their first invoice in Books, or another of them, as Books shows it. */
  bill(at = 0): Json {
    const own = this.counter.rows('/invoices').filter(({ customer_name: name }) => name === this.name);
    const inOrder = own.toSorted((one, other) => (String(one.invoice_id) < String(other.invoice_id) ? -1 : 1));
    return this.counter.invoice(String(inOrder[at]?.invoice_id));
  }

  receive(invoice: string, amount: number, more: Json = {}): string {
    return this.counter.receive(invoice, amount, { customer_id: this.#contact, ...more });
  }

  /** What accounting calls them. */
  get contact(): string {
    const contact = this.counter.listed('Contacts').find(({ Name }) => Name === this.name);
    return String(contact?.ContactID);
  }

  /** Their invoices in accounting, oldest first. */
  get entries(): Json[] {
    return this.counter.listed('Invoices').filter(({ Contact }) => (Contact as Json).Name === this.name);
  }

  /** Somebody does something in accounting with their first invoice there, or another of them. */
  inAccounting<T = Json>(action: string, more: Json = {}, at = 0): T {
    return this.counter.desk.xero<T>(action, { invoice: this.entries[at]?.InvoiceID, ...more });
  }

  /** `sent: 23, 23 due` for each of their invoices in Books. */
  inBooks(): string[] {
    return this.#told(this.counter.invoices());
  }

  /** `AUTHORISED: 23, 23 due` for each of them in accounting. */
  accounting(): string[] {
    return this.#told(this.counter.accounting());
  }

  #told(lines: readonly string[]): string[] {
    return lines.filter((line) => line.includes(` ${this.name} `)).map((line) => line.split(` ${this.name} `)[1] ?? '');
  }

  /** Customer payments of Books: `23 on 2026-11-20`. */
  payments(): string[] {
    return this.counter
      .rows('/customerpayments')
      .filter(({ customer_name: own }) => own === this.name)
      .map(({ amount, date }) => `${String(amount)} on ${String(date)}`)
      .toSorted();
  }

  /** Payments of accounting that stand: `23 at 090`. */
  entered(): string[] {
    const ids = new Set(this.entries.map(({ InvoiceID }) => InvoiceID));
    return this.counter
      .listed('Payments')
      .filter(({ Status, Invoice }) => Status === 'AUTHORISED' && ids.has((Invoice as Json | undefined)?.InvoiceID))
      .map(({ Amount, Account }) => `${String(Amount)} at ${String((Account as Json).Code)}`)
      .toSorted();
  }

  /** Their credit notes in Books: `CN-1/open: 10, 10 left`, without the mark of accounting's organisation. */
  credit(): string[] {
    return this.counter
      .rows('/creditnotes')
      .filter(({ customer_name: own }) => own === this.name)
      .map((note) => `${plain(note.creditnote_number)}: ${String(note.total)}, ${String(note.balance)} left`)
      .toSorted();
  }

  /** What the CRM shows of them: `owes 23, 7 credit`. */
  owes(): string {
    const shown = this.counter.desk.raw('Accounts', this.account);
    return `owes ${String(shown.Xero_Outstanding ?? '')}, ${String(shown.Xero_Credit_Balance ?? '')} credit`;
  }
}

function plain(number: unknown): string {
  return String(number).replace(/-\w{4}$/, '');
}
