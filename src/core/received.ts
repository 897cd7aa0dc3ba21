// Payments that a finance system beside the CRM has recorded by itself: each is entered in accounting under its own mark, and taken out
// again once it is no longer there. Both sides tell them as one text: `id date amount`, by the day. Pure. Never more than is due.

import { compare, decimal, formatDecimal } from './money.ts';
import { enter, isPayable, type PaymentRule, type PaymentVerdict } from './payment.ts';
import type { RecordId, Seen } from './record.ts';
import type { Value } from './value.ts';

/** One payment, as both sides tell it. */
export interface Receipt {
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly amount: string;
}

/** The field in which they are told. */
export const RECEIVED = 'received';

/** The mark of a receipt in accounting: the finance system's own record. */
export function receiptMark(id: string): RecordId {
  return `crm.customerpayments:${id}`;
}

/** Undefined for a mark that is none of a receipt. */
export function receiptIn(mark: string): string | undefined {
  const start = receiptMark('');
  return mark.startsWith(start) ? mark.slice(start.length) : undefined;
}

export function formatReceipts(receipts: readonly Receipt[]): string {
  const inOrder = receipts.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return inOrder.map(({ id, date, amount }) => `${id} ${date} ${formatDecimal(decimal(amount))}`).join(', ');
}

function keyOf({ id, date }: Receipt): string {
  return `${date} ${id}`;
}

export function parseReceipts(value: Value | undefined): Receipt[] {
  if (typeof value !== 'string') return [];
  return value.split(', ').flatMap((text): Receipt[] => {
    const [id = '', date = '', amount = ''] = text.split(' ');
    return /^-?[\d.]+$/.test(amount) ? [{ id, date, amount }] : [];
  });
}

/** What people have said to it, and what both sides agreed on before. */
export interface Asked {
  /** A payment may be taken out of accounting. */
  readonly approved: boolean;
  /** What was asked about is to be tried again. */
  readonly again: boolean;
  /** What accounting told when the two last agreed; undefined where they never did. */
  readonly agreed: Value | undefined;
}

export type ReceivedVerdict = PaymentVerdict & {
  /** What both sides tell once this one payment is dealt with; the rest is planned from there. */
  readonly then?: string;
};

/** What has to be done first so that accounting has the payments that the finance system tells: one of them at a time. */
export function judgeReceived(
  rule: PaymentRule,
  wanted: Value | undefined,
  seen: Readonly<Record<'crm' | 'accounting', Seen>>,
  { approved, again, agreed }: Asked,
): ReceivedVerdict {
  const [told, entered] = [parseReceipts(wanted), parseReceipts(seen.accounting.fields[RECEIVED])];
  const gone = entered.find((receipt) => !told.some((other) => isSame(receipt, other)));
  if (gone) {
    const then = formatReceipts(entered.filter((receipt) => receipt !== gone));
    return { ...takeBack(rule, gone, seen, approved), then };
  }
  const next = told.find((receipt) => !entered.some((other) => isSame(receipt, other)));
  if (!next || !isPayable(seen.accounting.fields.status ?? null)) return overpaidOr(next, seen);
  const { amountDue } = seen.accounting.fields;
  const facts = factsOf(next, seen);
  // It was there: somebody has taken it out since, who may have had a reason.
  if (!again && parseReceipts(agreed).some((receipt) => isSame(receipt, next))) return ask('payment.taken-out', facts);
  if (typeof amountDue === 'string' && compare(decimal(next.amount), decimal(amountDue)) > 0) {
    return ask('payment.above-due', { ...facts, due: amountDue });
  }
  const verdict = enter(rule, seen, facts, { date: next.date, amount: next.amount, mark: receiptMark(next.id) });
  return { ...verdict, then: formatReceipts([...entered, next]) };
}

/** What is paid already takes no more; what is not approved yet takes it later. */
function overpaidOr(next: Receipt | undefined, seen: Readonly<Record<'crm' | 'accounting', Seen>>): ReceivedVerdict {
  const isPaid = seen.accounting.fields.status === 'paid';
  return next && isPaid ? ask('payment.above-due', { ...factsOf(next, seen), due: '0' }) : { is: 'none' };
}

function takeBack(
  rule: PaymentRule,
  gone: Receipt,
  seen: Readonly<Record<'crm' | 'accounting', Seen>>,
  approved: boolean,
): PaymentVerdict {
  if (rule.reversal === 'off') return { is: 'none' };
  if (rule.reversal === 'propose' && !approved) {
    const choices = ['approve', 'accounting', 'ignore'] as const;
    return { is: 'ask', issue: { code: 'payment.reversal', facts: factsOf(gone, seen), choices: [...choices] } };
  }
  return { is: 'money', why: { code: 'update.take-back' }, values: { paymentRemoved: receiptMark(gone.id) } };
}

function isSame(one: Receipt, other: Receipt): boolean {
  return one.id === other.id && one.date === other.date && compare(decimal(one.amount), decimal(other.amount)) === 0;
}

function factsOf({ date, amount }: Receipt, { crm, accounting }: Readonly<Record<'crm' | 'accounting', Seen>>) {
  const fields = { [RECEIVED]: { crm: crm.fields[RECEIVED] ?? null, accounting: accounting.fields[RECEIVED] ?? null } };
  return { side: 'accounting', date, amount, fields };
}

function ask(code: string, facts: Readonly<Record<string, unknown>>): PaymentVerdict {
  return { is: 'ask', issue: { code, facts, choices: ['retry', 'accounting', 'ignore'] } };
}
