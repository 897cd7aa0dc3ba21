// What is paid and credited of a Books invoice. Ours bear a mark: a payment its line of accounting's list as its description, a credit note
// a number made of accounting's and the invoice's. What else is there, people of Books have recorded.

import { done, type Result } from '../../core/problem.ts';
import { formatReceipts, receiptMark } from '../../core/received.ts';
import { canonical } from '../../core/money.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, type BooksAccess, getRecord } from './api.ts';
import { idIn } from './ids.ts';

/** The member under which the desk tells an invoice's money. */
export const PAID = 'Paid';

export interface Paid {
  /** Our payments, as accounting tells them; a line each. */
  readonly payments: string;
  /** Credit that we have given to it, in accounting's words. */
  readonly credits: string;
  /** Payments that people of Books have recorded: `id date amount` each. */
  readonly received: string;
}

/** A payment on an invoice, or a credit note's part that it used. */
export interface Settled {
  /** Of the payment or the credit note; and of the part of it that went to the invoice. */
  readonly id: string;
  readonly part: string;
  /** Accounting's line; null for what is none of ours. */
  readonly mark: string | null;
  readonly date: string;
  readonly amount: string;
  /** How it was paid (`cash`, `banktransfer`), where Books says so. */
  readonly mode?: string;
}

export interface Settlements {
  readonly payments: readonly Settled[];
  readonly credits: readonly Settled[];
}

export const nothingSettled: Settlements = { payments: [], credits: [] };

/** A line of accounting's lists ends with the payment's own id, or with that of an overpayment or prepayment. */
const payment = /^\d{4}-\d{2}-\d{2} · \S+ .*\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isPaymentLine(line: string): boolean {
  return payment.test(line);
}

/** What our credit note for this credit of accounting's is called. */
export function creditNumber(name: string, invoiceNumber: string): string {
  return `${name}/${invoiceNumber}`.slice(0, 100);
}

/** An invoice's payments and credit. No call where it has none. */
export async function readSettlements(access: BooksAccess, invoice: Json): Promise<Result<Settlements>> {
  const id = String(invoice.invoice_id);
  const paid = mayHave(invoice, 'payment_made') ? await list(access, `/invoices/${id}/payments`) : done([]);
  if (!paid.ok) return paid;
  const told = await described(access, paid.value);
  if (!told.ok) return told;
  const credited = mayHave(invoice, 'credits_applied')
    ? await list(access, `/invoices/${id}/creditsapplied`)
    : done([]);
  if (!credited.ok) return credited;
  const number = String(invoice.invoice_number ?? '');
  return done({ payments: told.value.map(asPayment), credits: credited.value.map((row) => asCredit(row, number)) });
}

/** Whether an invoice has such money on it: it says so, or is silent about it while something of it is settled. */
function mayHave({ total, balance, ...invoice }: Json, member: 'payment_made' | 'credits_applied'): boolean {
  const sum = invoice[member];
  return sum === undefined || sum === null ? Number(total ?? 0) !== Number(balance ?? 0) : Number(sum) !== 0;
}

/** Our mark is a payment's description. Where the list leaves it out, taking ours for somebody else's would enter it twice. */
async function described(access: BooksAccess, rows: readonly Json[]): Promise<Result<readonly Json[]>> {
  const told: Json[] = [];
  for (const row of rows) {
    const isTold = row.description !== undefined || idIn(row.payment_id) === null;
    const whole = isTold
      ? done(null)
      : await getRecord(access, `/customerpayments/${String(row.payment_id)}`, 'payment');
    if (!whole.ok) return whole;
    told.push(whole.value ? { ...row, description: whole.value.description ?? '' } : row);
  }
  return done(told);
}

async function list(access: BooksAccess, path: string): Promise<Result<readonly Json[]>> {
  const read = await ask(access, { path });
  if (!read.ok) return read;
  const rows = Object.values(read.value).find(Array.isArray) as unknown[] | undefined;
  return done((rows ?? []).filter(isJson));
}

function asPayment(row: Json): Settled {
  const { description } = row;
  return {
    id: idIn(row.payment_id) ?? '',
    part: idIn(row.invoice_payment_id) ?? '',
    mark: typeof description === 'string' && isPaymentLine(description) ? description : null,
    date: String(row.date ?? ''),
    amount: canonical(String(row.amount ?? '0')) ?? '0',
    ...(typeof row.payment_mode === 'string' && row.payment_mode !== '' && { mode: row.payment_mode }),
  };
}

/** How each payment was made that people of Books have recorded, by the mark that it will bear in accounting. */
export function modesOf({ payments }: Settlements): Readonly<Record<string, string>> {
  const theirs = payments.filter(({ mark }) => mark === null);
  return Object.fromEntries(theirs.flatMap(({ id, mode }) => (mode === undefined ? [] : [[receiptMark(id), mode]])));
}

function asCredit(row: Json, invoiceNumber: string): Settled {
  const number = String(row.creditnotes_number ?? row.creditnote_number ?? '');
  const ending = `/${invoiceNumber}`;
  const isOurs = invoiceNumber !== '' && number.endsWith(ending);
  return {
    id: idIn(row.creditnote_id) ?? '',
    part: idIn(row.creditnotes_invoice_id ?? row.creditnote_invoice_id) ?? '',
    mark: isOurs ? number.slice(0, -ending.length) : null,
    date: String(row.credited_date ?? row.date ?? '').slice(0, 10),
    amount: canonical(String(row.amount_applied ?? row.credited_amount ?? row.amount ?? '0')) ?? '0',
  };
}

/** What an invoice's record shows of its money. */
export function paidOf({ payments, credits }: Settlements): Paid {
  const ours = payments.flatMap(({ mark }) => mark ?? []);
  const isCredit = (line: string) => /· (overpayment|prepayment) /.test(line);
  const notes = credits.flatMap(({ mark, date, amount }) => (mark === null ? [] : [[date, amount, mark].join(' · ')]));
  return {
    payments: ours
      .filter((line) => !isCredit(line))
      .toSorted()
      .join('\n'),
    credits: [...notes, ...ours.filter(isCredit)].toSorted().join('\n'),
    received: formatReceipts(payments.filter(({ mark }) => mark === null)),
  };
}

/** Whether a line of accounting's list is a payment that came from Books: it bears Books' own record as its reference. */
export function cameFromBooks(line: string): boolean {
  return line.includes(` · ${receiptMark('')}`);
}
