// Payments that somebody sets in the CRM: what has to be known before money is entered in accounting, and when it may be taken out again.
// Pure. Never more than is due: what is entered is exactly what is due.

import type { RecordId, Seen } from './record.ts';
import type { DeletePolicy, IssueDraft, Reason } from './steps.ts';
import type { Fields, Value } from './value.ts';

export interface PaymentRule {
  /** Code of the account that takes what nothing else says; null where nobody has named one. */
  readonly account: string | null;
  /** The CRM's field that says how it was paid. What a finance system beside it has recorded says so itself. */
  readonly field: string | null;
  /** The account for each such word, for a currency by its code, or for both: `cash`, `EUR`, `cash EUR`. The nearest wins. */
  readonly accounts: Readonly<Record<string, string>>;
  /** The CRM's field that says when it was paid; null: today. */
  readonly dateField: string | null;
  /** Codes of the accounts that take payments; null where they are not known yet. */
  readonly takes: readonly string[] | null;
  /** Nothing dated on or before this day can be entered. */
  readonly lockedUntil: string | null;
  /** The organisation's day. */
  readonly today: string;
  /** What is done about a payment of ours once the CRM says that it is not paid after all. */
  readonly reversal: DeletePolicy;
}

export type PaymentVerdict =
  /** Money is entered, or taken out again, with these values. */
  | { readonly is: 'money'; readonly why: Reason; readonly values: Fields }
  | { readonly is: 'ask'; readonly issue: IssueDraft }
  /** No payment is meant, or none may be made: the move is judged as any other. */
  | { readonly is: 'none' };

const PAYABLE: readonly (Value | undefined)[] = ['approved', 'overdue', 'part-paid'];

/** Whether money is awaited for an invoice in that state. */
export function isPayable(status: Value | undefined): boolean {
  return PAYABLE.includes(status);
}

/** Whether an invoice in that state takes no money yet, but may some day. */
export function isYetToBeApproved(status: Value | undefined): boolean {
  return status === 'draft' || status === 'submitted';
}

/** Whether what is to be written there enters money: done twice, it would be paid twice. */
export function entersMoney({ paymentAmount }: Fields): boolean {
  return typeof paymentAmount === 'string';
}

interface Move {
  readonly from: Value | undefined;
  readonly to: Value | undefined;
  readonly seen: Readonly<Record<'crm' | 'accounting', Seen>>;
  readonly approved: boolean;
}

/** What a move of an invoice's state in accounting means in money. */
export function judgePayment(rule: PaymentRule, move: Move): PaymentVerdict {
  const { from, to } = move;
  if (to === 'paid' && isPayable(from)) return pay(rule, move);
  if (from === 'paid' && isPayable(to)) return takeBack(rule, move);
  return { is: 'none' };
}

function pay(rule: PaymentRule, { seen, from, to }: Move): PaymentVerdict {
  const facts = { side: 'accounting', from, to, fields: statusOf(seen) };
  const { amountDue } = seen.accounting.fields;
  const date = textIn(seen.crm, rule.dateField).slice(0, 10) || rule.today;
  return enter(rule, seen, facts, { date, amount: amountDue ?? null, mark: seen.crm.id });
}

/** A payment that is about to be entered. */
interface Entry {
  readonly date: string;
  /** Anything but a text: nobody knows. */
  readonly amount: Value;
  readonly mark: RecordId;
}

/** Enters a payment, unless something has to be settled first. `facts` are what a question about it tells. */
export function enter(
  rule: PaymentRule,
  seen: Move['seen'],
  facts: Readonly<Record<string, unknown>>,
  { date, amount, mark }: Entry,
): PaymentVerdict {
  const words = [textIn(seen.crm, mark), textIn(seen.crm, rule.field)].filter((each) => each !== '');
  const [word = ''] = words;
  const account = accountFor(rule, words, textIn(seen.accounting, 'currency'));
  const ask = (code: string, more: Readonly<Record<string, unknown>> = {}): PaymentVerdict => ({
    is: 'ask',
    issue: { code, facts: { ...facts, ...more }, choices: ['retry', 'accounting', 'ignore'] },
  });
  if (account === null) return ask('payment.no-account', word === '' ? {} : { word });
  if (rule.takes && !rule.takes.includes(account)) return ask('payment.account', { account });
  if (rule.lockedUntil !== null && date <= rule.lockedUntil) {
    return ask('payment.locked-period', { date, until: rule.lockedUntil });
  }
  if (date > rule.today) return ask('payment.future', { date });
  if (typeof amount !== 'string') return ask('payment.unknown-due');
  return {
    is: 'money',
    why: { code: 'update.pay' },
    values: { paymentAmount: amount, paymentAccount: account, paymentDate: date, paymentMark: mark },
  };
}

/** Words are compared without regard to case and blanks: `Bank Transfer` is `banktransfer`. */
function accountFor({ accounts, account }: PaymentRule, words: readonly string[], currency: string): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  const known = new Map(Object.entries(accounts).map(([word, code]) => [plain(word), code]));
  const nearest = [...words.flatMap((word) => [`${word} ${currency}`, word]), currency];
  const [nearestKnown] = nearest.flatMap((each) => known.get(plain(each)) ?? []);
  return nearestKnown ?? account;
}

function takeBack(rule: PaymentRule, { seen, from, to, approved }: Move): PaymentVerdict {
  const { ownPayments } = seen.accounting.fields;
  const [last] = typeof ownPayments === 'string' ? ownPayments.split(', ').toReversed() : [];
  if (!last || rule.reversal === 'off') return { is: 'none' };
  const facts = { side: 'accounting', from, to, fields: statusOf(seen) };
  if (last.endsWith(' fixed')) {
    return { is: 'ask', issue: { code: 'payment.reconciled', facts, choices: ['retry', 'accounting', 'ignore'] } };
  }
  if (rule.reversal === 'propose' && !approved) {
    return { is: 'ask', issue: { code: 'payment.reversal', facts, choices: ['approve', 'accounting', 'ignore'] } };
  }
  return { is: 'money', why: { code: 'update.take-back' }, values: { paymentRemoved: last } };
}

function statusOf(seen: Move['seen']) {
  const { crm, accounting } = seen;
  return { status: { crm: crm.fields.status, accounting: accounting.fields.status } };
}

/** What a field says, in words; empty where it says nothing or the rule names none. */
function textIn({ traits, fields }: Seen, name: string | null): string {
  const value = name === null ? null : (traits[name] ?? fields[name]);
  return typeof value === 'string' ? value : '';
}
