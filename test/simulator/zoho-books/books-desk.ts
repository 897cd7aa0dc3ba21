// A simulated Zoho with Books beside its CRM, on a test's own clock, with a token in hand and short ways to call Books.

import { type Body, Desk, SCOPES } from '../zoho-desk.ts';

export const BOOKS_SCOPES = `${SCOPES},ZohoBooks.fullaccess.all`;

export interface Answer {
  status: number;
  /** Nought where it went well. */
  code: number;
  message: string;
  body: Body;
}

export class BooksDesk extends Desk {
  /** `organization_id` of every call. */
  organization = '';

  constructor(company = 'books') {
    super(company);
  }

  async open(scope = BOOKS_SCOPES): Promise<this> {
    await this.connect(scope);
    const [first] = this.act<{ id: string }[]>('books.organisations');
    this.organization = first?.id ?? '';
    return this;
  }

  async books(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const [where = '', query = ''] = path.split('?');
    const parameters = new URLSearchParams(query);
    if (this.organization) parameters.set('organization_id', this.organization);
    const options = { token: this.token, headers, ...(body !== undefined && { body }) };
    const reply = await this.raw(method, `/api/books/v3${where}?${parameters}`, options);
    const read = (await reply.json()) as Body;
    return { status: reply.status, code: Number(read.code), message: String(read.message), body: read };
  }

  /** What a call answers in that member; a test that is refused fails here with Books' words. */
  async want<T = Body>(method: string, path: string, member: string, body?: unknown): Promise<T> {
    const answer = await this.books(method, path, body);
    if (answer.code !== 0) throw new Error(`${method} ${path}: ${answer.code} ${answer.message}`);
    return answer.body[member] as T;
  }

  /** The rows of a list. */
  rows(path: string, member: string): Promise<Body[]> {
    return this.want<Body[]>('GET', path, member);
  }

  customer(name: string, more: Body = {}): Promise<Body> {
    return this.want('POST', '/contacts', 'contact', { contact_name: name, ...more });
  }

  /** An invoice over one line of that price without tax, sent unless told otherwise. */
  async invoice(customer: Body, rate: number, { sent = true, ...more }: Body = {}): Promise<Body> {
    const lines = [{ name: 'Work', rate, quantity: 1 }];
    const made = await this.want('POST', '/invoices', 'invoice', {
      customer_id: customer.contact_id,
      line_items: lines,
      ...more,
    });
    if (sent === true) await this.books('POST', `/invoices/${String(made.invoice_id)}/status/sent`);
    return this.read1('invoice', made.invoice_id);
  }

  /** One record by its id, whole. */
  read1(kind: string, id: unknown): Promise<Body> {
    const path = kind === 'payment' ? 'customerpayments' : `${kind}s`;
    return this.want('GET', `/${path}/${String(id)}`, kind);
  }

  pay(customer: Body, amount: number, invoices: [invoice: Body, applied: number][], more: Body = {}): Promise<Body> {
    return this.want('POST', '/customerpayments', 'payment', {
      customer_id: customer.contact_id,
      payment_mode: 'banktransfer',
      amount,
      date: '2026-11-20',
      invoices: invoices.map(([invoice, applied]) => ({ invoice_id: invoice.invoice_id, amount_applied: applied })),
      ...more,
    });
  }
}
