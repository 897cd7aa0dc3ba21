// The till: a company that owes money, and the words in which a bookkeeper tells what the CRM shows of it, invoice by invoice and customer by
// customer.

import { bolts, Desk, type Setting } from '../desk.ts';
import type { Json } from '../documents.ts';
import { MINUTE_MS } from '../stage/stage.ts';

/** Invoices are approved in accounting at once; payments and credit show in the CRM. */
export const shown = {
  kinds: ['item', 'invoice', 'payment', 'credit'],
  settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } },
} as const;

/** As above, and what is set to paid in the CRM is entered in accounting. */
export function entering(payments: Json, toAccounting: Json = {}): Setting {
  const way = { on: true, create: true, update: true, delete: 'propose', ...toAccounting };
  const settings = { ...shown.settings, payments, kinds: { payment: { toAccounting: way } } };
  return { kinds: shown.kinds, settings };
}

export class Till {
  readonly desk: Desk;
  readonly customer: string;
  readonly #line: ReturnType<typeof bolts>['line'];
  readonly #invoice: ReturnType<typeof bolts>['invoice'];

  private constructor(desk: Desk) {
    this.desk = desk;
    const { account, line, invoice } = bolts(desk);
    this.customer = account;
    this.#line = line;
    this.#invoice = invoice;
  }

  static async open(setting: Setting = shown): Promise<Till> {
    return new Till(await Desk.open(setting));
  }

  /** An invoice over so many bolts at 10, with 15 % tax on top: two come to 23. */
  sell(bolts: number, more: Json = {}): string {
    return this.#invoice([this.#line(bolts, 10)], more);
  }

  /** What accounting calls the company. */
  get contact(): string {
    const [contact] = this.desk.xero<Json[]>('list', { collection: 'Contacts' });
    return String(contact?.ContactID);
  }

  /** Time passes until sums that were added up a moment ago are added up once more. */
  pass(minutes = 15): Promise<void> {
    return this.desk.settle(minutes);
  }

  /** A longer time in which nobody does anything, and the first minutes behind it. */
  async sleep(minutes: number): Promise<void> {
    await this.desk.stage.sleep(minutes * MINUTE_MS);
    await this.pass();
  }

  /** What the CRM shows of an invoice's money: `Partly paid: 15 due, 8 paid, 0 credited`. */
  invoice(id: string): string {
    const raw = this.desk.raw('Invoices', id);
    const paidOn = raw.Xero_Paid_On ? ` on ${String(raw.Xero_Paid_On)}` : '';
    const sums = `${text(raw.Xero_Amount_Due)} due, ${text(raw.Xero_Amount_Paid)} paid, ${text(raw.Xero_Amount_Credited)} credited`;
    return `${text(raw.Status)}${paidOn}: ${sums}`;
  }

  /** Every payment and every credit that the CRM shows of an invoice, without ids. */
  payments(id: string): string[] {
    const { Xero_Payments, Xero_Credit_Used } = this.desk.raw('Invoices', id);
    const lines = [Xero_Payments, Xero_Credit_Used].flatMap((list) => text(list).split('\n'));
    return lines.filter((line) => line !== '').map((line) => line.replace(/( · )?\b[0-9a-f-]{36}\b/, '').trim());
  }

  /** What the CRM shows as the last payment. */
  lastPayment(id: string): string {
    const raw = this.desk.raw('Invoices', id);
    const parts = [
      raw.Xero_Last_Payment_On,
      raw.Xero_Last_Payment,
      raw.Xero_Payment_Account,
      raw.Xero_Payment_Reference,
    ];
    return parts.map(text).join(' ').trim();
  }

  /** What the CRM shows of the customer: `owes 15, 0 overdue, 0 credit`, and the kinds of credit that there are. */
  owes(): string {
    const raw = this.desk.raw('Accounts', this.customer);
    const kinds = [
      ['credit notes', raw.Xero_Credit_Notes],
      ['overpayments', raw.Xero_Overpayments],
      ['prepayments', raw.Xero_Prepayments],
    ] as const;
    const credit = kinds.filter(([, sum]) => Number(sum) !== 0).map(([kind, sum]) => `${kind} ${text(sum)}`);
    const of = credit.length > 0 ? ` (${credit.join(', ')})` : '';
    const hold = raw.Xero_On_Hold === true ? ', on hold' : '';
    const sums = `owes ${text(raw.Xero_Outstanding)}, ${text(raw.Xero_Overdue)} overdue`;
    return `${sums}, ${text(raw.Xero_Credit_Balance)} credit${of}${hold}`;
  }

  /** Payments of an invoice that stand in accounting: `23 on 2026-11-20 at 090`. */
  entered(): string[] {
    return this.desk
      .xero<Json[]>('list', { collection: 'Payments' })
      .filter(({ Status }) => Status === 'AUTHORISED')
      .map(({ Amount, Date: on, Account }) => `${text(Amount)} on ${dayOf(on)} at ${text((Account as Json).Code)}`);
  }
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value as string | number);
}

/** Xero writes days as milliseconds. */
function dayOf(value: unknown): string {
  return new Date(Number(/\d+/.exec(String(value))?.[0])).toISOString().slice(0, 10);
}
