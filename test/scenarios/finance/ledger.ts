// The ledger: a company whose documents live in Zoho Books beside its CRM, and the words in which a bookkeeper tells what Books shows of
// them and what accounting does.

import { Desk, type Setting } from '../../simulation/desk.ts';
import type { Json } from '../../simulation/desk-documents.ts';

/** Invoices are approved in accounting at once. */
export const approvedAtOnce = { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } as const;

/** As above, and customer payments of Books are entered in accounting. */
export function entering(payments: Json, toAccounting: Json = {}): Setting {
  const way = { on: true, create: true, update: true, delete: 'propose', ...toAccounting };
  return { settings: { ...approvedAtOnce, payments, kinds: { payment: { toAccounting: way } } } };
}

/** The organisation of Books that stands beside the CRM. */
export const harbourBooks = { name: 'Harbour Books', region: 'NZ', currencies: ['EUR'] } as const;

/** What a ledger needs of its desk, whether the product runs in this process or in workerd. */
export interface LedgerDesk {
  save(module: string, fields: Json): string;
  xero<T = Json>(action: string, input?: Json): T;
  zoho<T = Json>(action: string, input?: Json): T;
  settle(minutes?: number): Promise<void>;
  ask<T = Json>(method: string, path: string, body?: Json): Promise<T>;
  issues(): Promise<{ readonly code: string; readonly message: string }[]>;
}

export class Ledger<AtDesk extends LedgerDesk = Desk> {
  readonly desk: AtDesk;
  /** The CRM's company, and its product. */
  readonly company: string;
  readonly product: string;

  private constructor(desk: AtDesk, company: string, product: string) {
    this.desk = desk;
    this.company = company;
    this.product = product;
  }

  static async open({
    kinds = ['item', 'invoice', 'payment'],
    settings = approvedAtOnce,
    finance = {},
    ...more
  }: Setting = {}): Promise<Ledger> {
    return Ledger.at(await Desk.open({ finance: { ...harbourBooks, ...finance }, kinds, settings, ...more }));
  }

  /** At a desk that is open already, with Books beside its CRM. */
  static at<AtDesk extends LedgerDesk>(desk: AtDesk): Ledger<AtDesk> {
    const [there] = desk.zoho<{ items: Json[] }>('list', { module: 'Accounts' }).items;
    const company = there ? String(there.id) : desk.save('Accounts', { Account_Name: 'Harbour Light' });
    const product = desk.save('Products', { Product_Name: 'Bolt', Product_Code: 'BOLT', Unit_Price: 10 });
    return new Ledger(desk, company, product);
  }

  pass(minutes = 15): Promise<void> {
    return this.desk.settle(minutes);
  }

  /** Somebody does something in Books. A refusal is a RangeError with Books' words. */
  books<T = Json>(method: string, path: string, body: Json = {}, query = ''): T {
    return this.desk.zoho<T>('books.do', { method, path, body, query });
  }

  rows(path: string, key = path.slice(1)): Json[] {
    return this.books<Record<string, Json[]>>('GET', path)[key] ?? [];
  }

  /** The contact and the item of Books that bear the names of the CRM's. Made where they are missing. */
  contact(name = 'Harbour Light', more: Json = {}): string {
    const twin = this.rows('/contacts').find(({ contact_name: own }) => own === name);
    if (twin) return String(twin.contact_id);
    const { contact } = this.books<{ contact: Json }>('POST', '/contacts', {
      contact_name: name,
      contact_type: 'customer',
      ...more,
    });
    return String(contact.contact_id);
  }

  item(name = 'Bolt'): string {
    const twin = this.rows('/items').find(({ name: own }) => own === name);
    if (twin) return String(twin.item_id);
    return String(this.books<{ item: Json }>('POST', '/items', { name, sku: 'BOLT', rate: 10 }).item.item_id);
  }

  /** An invoice in Books over so many bolts at 10, with 15 % tax on top: two come to 23. Sent, unless it stays a draft. */
  sell(bolts: number, more: Json = {}, sent = true): string {
    const { invoice } = this.books<{ invoice: Json }>('POST', '/invoices', {
      customer_id: this.contact(),
      date: '2026-11-19',
      due_date: '2026-12-19',
      ...(!more.line_items && {
        line_items: [{ item_id: this.item(), quantity: bolts, rate: 10, tax_id: this.tax() }],
      }),
      ...more,
    });
    if (sent) this.books('POST', `/invoices/${String(invoice.invoice_id)}/status/sent`);
    return String(invoice.invoice_id);
  }

  /** Somebody approves an invoice in accounting over two bolts at 10: 23 with the tax. */
  raise(number: string, more: Json = {}): void {
    const LineItems = [{ Description: 'Bolts', Quantity: 2, UnitAmount: 10, AccountCode: '200', TaxType: 'OUTPUT2' }];
    const [contact] = this.listed('Contacts');
    const dates = { Date: '2026-11-19', DueDate: '2026-12-19' };
    const heading = { Type: 'ACCREC', Status: 'AUTHORISED', Contact: { ContactID: contact?.ContactID }, ...dates };
    this.desk.xero('invoice.create', { ...heading, InvoiceNumber: number, LineItems, ...more });
  }

  tax(name = 'GST'): string {
    return String(this.rows('/settings/taxes', 'taxes').find(({ tax_name: own }) => own === name)?.tax_id);
  }

  /** A customer pays in Books. */
  receive(invoice: string, amount: number, more: Json = {}): string {
    const { payment } = this.books<{ payment: Json }>('POST', '/customerpayments', {
      customer_id: this.contact(),
      payment_mode: 'cash',
      amount,
      date: '2026-11-20',
      invoices: [{ invoice_id: invoice, amount_applied: amount }],
      ...more,
    });
    return String(payment.payment_id);
  }

  invoice(id: string): Json {
    return this.books<{ invoice: Json }>('GET', `/invoices/${id}`).invoice;
  }

  /** Every invoice of Books: `INV-000001 Harbour Light sent: 23, 23 due`. */
  invoices(): string[] {
    return this.rows('/invoices')
      .map(({ invoice_id: id }) => this.invoice(String(id)))
      .map(
        (one) =>
          `${text(one.invoice_number)} ${text(one.customer_name)} ${text(one.status)}: ${text(one.total)}, ${text(one.balance)} due`,
      )
      .toSorted();
  }

  /** Customer payments of Books: `23 on 2026-11-20`. */
  payments(): string[] {
    return this.rows('/customerpayments')
      .map(({ amount, date }) => `${text(amount)} on ${text(date)}`)
      .toSorted();
  }

  /** What accounting has of a collection. */
  listed(collection: string): Json[] {
    return this.desk.xero<Json[]>('list', { collection });
  }

  /** Every invoice of accounting: `INV-0001 Harbour Light AUTHORISED: 23, 23 due`. */
  accounting(): string[] {
    return this.listed('Invoices')
      .map(({ InvoiceNumber, Contact, Status, Total, AmountDue }) => {
        const { Name } = Contact as Json;
        return `${text(InvoiceNumber)} ${text(Name)} ${text(Status)}: ${text(Total)}, ${text(AmountDue)} due`;
      })
      .toSorted();
  }

  /** Payments that stand in accounting: `23 on 2026-11-20`. */
  entered(): string[] {
    return this.listed('Payments')
      .filter(({ Status }) => Status === 'AUTHORISED')
      .map(
        ({ Amount, Date: on }) =>
          `${text(Amount)} on ${new Date(Number(/\d+/.exec(text(on))?.[0])).toISOString().slice(0, 10)}`,
      )
      .toSorted();
  }

  /** A call of the pair's part of the API. */
  ask<T = Json>(method: string, path: string, body?: Json): Promise<T> {
    return this.desk.ask<T>(method, path, body);
  }

  async asked(): Promise<string[]> {
    return (await this.desk.issues()).map(({ code, message }) => `${code}: ${message}`);
  }
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value as string | number);
}
