// Brings the payments and credit of a Books invoice to what accounting tells: what is missing is made, what is ours and no longer told is
// taken back. The lists are applied as a whole, so that applying them again does nothing.

import { add, compare, decimal, formatDecimal, parseDecimal, subtract, zero } from '../../core/money.ts';
import { done, failed, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import { ask, type BooksAccess } from './api.ts';
import { asRefusal, isMissing } from './errors.ts';
import { idIn } from './ids.ts';
import { makeNote, remove } from './notes.ts';
import { cameFromBooks, creditNumber, isPaymentLine, type Settled, type Settlements } from './paid.ts';

/** What accounting tells of an invoice's money; a list that is left out stays as it is. */
export interface Told {
  readonly payments?: string | undefined;
  readonly credits?: string | undefined;
}

interface Bill {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly rate: number | undefined;
}

/** The first problem stops it: what was done until then shows when the invoice is read again. */
export async function settle(
  access: BooksAccess,
  invoice: Json,
  { payments, credits }: Settlements,
  told: Told,
): Promise<Result<null>> {
  const bill: Bill = {
    id: String(invoice.invoice_id),
    number: String(invoice.invoice_number ?? ''),
    customer: String(invoice.customer_id),
    rate: typeof invoice.exchange_rate === 'number' ? invoice.exchange_rate : undefined,
  };
  const wanted = wantedOf(told, payments, credits);
  const goneNotes = credits.filter(({ mark, amount }) => mark !== null && !sameCredit(wanted.notes.get(mark), amount));
  for (const note of goneNotes) {
    const removed = await removeNote(access, note);
    if (!removed.ok) return removed;
  }
  const spare = [...wanted.lines];
  for (const payment of payments.filter(({ mark }) => mark !== null)) {
    const at = spare.indexOf(payment.mark ?? '');
    if (at !== -1) spare.splice(at, 1);
    else {
      const removed = await remove(access, `/customerpayments/${payment.id}`);
      if (!removed.ok) return removed;
    }
  }
  for (const line of spare.toSorted()) {
    const made = await pay(access, bill, line);
    if (!made.ok) return made;
  }
  const kept = new Set(credits.filter((note) => !goneNotes.includes(note)).map(({ mark }) => mark));
  for (const [name, note] of wanted.notes) {
    if (kept.has(name)) continue;
    const given = await credit(access, bill, name, note);
    if (!given.ok) return given;
  }
  return done(null);
}

interface Note {
  readonly amount: string;
  readonly day: string;
}

interface Wanted {
  /** Lines that are payments here: those of accounting, and over- and prepayments that it used. */
  readonly lines: readonly string[];
  /** What each credit note comes to on this invoice, by its number, and the day on which it was first used. */
  readonly notes: ReadonlyMap<string, Note>;
}

function wantedOf(told: Told, payments: readonly Settled[], credits: readonly Settled[]): Wanted {
  const asked = (list: string | undefined) => (list ?? '').split('\n').filter((line) => line !== '');
  const isCredit = (line: string) => /· (overpayment|prepayment) /.test(line);
  const ours = payments.flatMap(({ mark }) => mark ?? []);
  const paid =
    told.payments === undefined
      ? ours.filter((line) => !isCredit(line))
      : asked(told.payments).filter((line) => !cameFromBooks(line));
  if (told.credits === undefined) {
    const notes = credits.flatMap(({ mark, amount, date }): [string, Note][] =>
      mark === null ? [] : [[mark, { amount, day: date }]],
    );
    return { lines: [...paid, ...ours.filter(isCredit)], notes: new Map(notes) };
  }
  const notes = new Map<string, Note>();
  const lines = [...paid];
  for (const line of asked(told.credits)) {
    const [day = '', amount = '0', name = ''] = line.split(' · ');
    const before = notes.get(name) ?? { amount: '0', day };
    if (isPaymentLine(line)) lines.push(line);
    else
      notes.set(name, { ...before, amount: formatDecimal(add(decimal(before.amount), parseDecimal(amount) ?? zero)) });
  }
  return { lines, notes };
}

function sameCredit(wanted: Note | undefined, amount: string): boolean {
  return wanted !== undefined && compare(decimal(wanted.amount), decimal(amount)) === 0;
}

/** More than this is no matter of rounding, in the invoice's currency. */
const ROUNDING = decimal('0.05');

async function pay(access: BooksAccess, { id, customer, rate }: Bill, line: string): Promise<Result<null>> {
  const [date = '', amount = '0', ...rest] = line.split(' · ');
  const balance = await balanceOf(access, id);
  if (!balance.ok) return balance;
  const over = subtract(decimal(amount), balance.value);
  const applied = over.units > 0n && compare(over, ROUNDING) <= 0 ? formatDecimal(balance.value) : amount;
  const body = {
    customer_id: customer,
    payment_mode: 'banktransfer',
    amount: Number(amount),
    date,
    invoices: [{ invoice_id: id, amount_applied: Number(applied) }],
    reference_number: rest.slice(1, -1).join(' · ').slice(0, 100),
    description: line,
    ...(rate !== undefined && { exchange_rate: rate }),
  };
  return told(await ask(access, { method: 'POST', path: '/customerpayments', body }));
}

/** As it stands now: each payment before this one has lowered it. */
async function balanceOf(access: BooksAccess, id: string) {
  const read = await ask(access, { path: `/invoices/${id}` });
  if (!read.ok) return read;
  const invoice = isJson(read.value.invoice) ? read.value.invoice : {};
  return done(parseDecimal(String(invoice.balance ?? '0')) ?? zero);
}

/** A credit note of that amount, and the whole of it to the invoice. One that was made and not given yet is found by its number. */
async function credit(access: BooksAccess, bill: Bill, name: string, { amount, day }: Note): Promise<Result<null>> {
  const { id, customer, rate } = bill;
  const number = creditNumber(name, bill.number);
  const note = await makeNote(access, { customer, number, name, description: bill.number, amount, day, rate });
  if (!note.ok) return note;
  const invoices = [{ invoice_id: id, amount_applied: Number(amount) }];
  return told(await ask(access, { method: 'POST', path: `/creditnotes/${note.value}/invoices`, body: { invoices } }));
}

/** Taken off the invoice, and then away: nobody else shall use it. */
async function removeNote(access: BooksAccess, { id }: Settled): Promise<Result<null>> {
  const uses = await ask(access, { path: `/creditnotes/${id}/invoices` });
  if (!uses.ok) return isMissing(uses.problem) ? done(null) : uses;
  const rows = Object.values(uses.value).find(Array.isArray) as unknown[] | undefined;
  for (const use of (rows ?? []).filter(isJson)) {
    const off = await remove(
      access,
      `/creditnotes/${id}/invoices/${idIn(use.creditnote_invoice_id ?? use.creditnotes_invoice_id) ?? ''}`,
    );
    if (!off.ok) return off;
  }
  return remove(access, `/creditnotes/${id}`);
}

function told(answer: Result<Json>): Result<null> {
  return answer.ok ? done(null) : failed(asRefusal(answer.problem));
}
