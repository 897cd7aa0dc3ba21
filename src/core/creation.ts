// When a new document goes over to accounting, and what it starts with there: the creation sequence of the settings. Pure; what it fills
// in is only what the document leaves blank, but for the state, which the sequence alone decides.

import type { CentPolicy } from './amounts/cents.ts';
import type { Rates } from './amounts/of-fields.ts';
import { settled } from './predicted.ts';
import type { Seen } from './record.ts';
import { failing, type Filter } from './sequence.ts';
import type { IssueDraft, Reason } from './steps.ts';
import { type Fields, isBlank, isRows, type Row, type Value } from './value.ts';

export interface Terms {
  readonly days: number;
  /** Counted from the document's date, or from the end of its month. */
  readonly from: 'date' | 'month-end';
}

/** Which option of a category a line bears: that of the first rule that fits it, else what a field of the CRM's document says, else always the same one. */
export interface TrackingRule {
  readonly at: 1 | 2;
  readonly rules?: readonly { readonly when: Filter; readonly option: string }[] | undefined;
  readonly option?: string | undefined;
  readonly field?: string | undefined;
}

export interface Creation {
  /** `other`: documents of this kind are made from others (orders, quotes) and not by themselves. */
  readonly when: 'save' | 'condition' | 'other';
  readonly condition: Filter | null;
  readonly approval: 'none' | 'inbox';
  /** A rule of the sequence names a field that the CRM does not have: nothing new is made until that is mended. */
  readonly lacking?: { readonly rule: string; readonly field: string };
  /** States in which a document that starts in accounting is not made in the CRM yet. */
  readonly notYet?: readonly string[];
  /** The state that a new document starts in. */
  readonly status: string;
  /** States of the CRM's record that are further than that: in which state it starts then, to follow the rest of the way. */
  readonly followed?: Readonly<Record<string, string>>;
  /** Somebody else mails it: the copy in accounting is marked as sent. */
  readonly markSent: boolean;
  /** Accounting mails it once it is made: only what starts approved. */
  readonly mail?: true;
  readonly theme: string | null;
  readonly terms: Terms | null;
  /** A document that is made of another bears the day on which it is made, and not the other's. */
  readonly isDatedToday: boolean;
  /** The field that holds the last day to pay. */
  readonly termsField: string;
  /** The item's field that names the account of its lines. */
  readonly itemAccount: 'salesAccount' | 'purchaseAccount';
  /** Tried in their order on each line, whose fields stand beside the document's own. */
  readonly accountRules: readonly { readonly when: Filter; readonly account: string }[];
  readonly account: string | null;
  readonly tracking: readonly TrackingRule[];
  readonly cents: CentPolicy & { readonly account: string | null };
  /** In per cent, by tax type. Empty where they are not known: then nothing is predicted. */
  readonly rates: Rates;
  /** Those that the CRM reckons alike; left out where it is not the CRM that keeps the documents. */
  readonly crmRates?: Rates;
  /** The organisation's day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What is dated up to this day can't be approved any more, `YYYY-MM-DD`. */
  readonly lockedUntil?: string;
}

export type Start =
  | { readonly is: 'go'; readonly fields: Fields; readonly from?: Fields }
  | { readonly is: 'skip'; readonly reason: Reason }
  | { readonly is: 'ask'; readonly issue: IssueDraft };

/** Whether the sequence lets the document go over now. Asked before anything that it refers to is brought over. */
export function mayStart(creation: Creation, seen: Seen, approved: boolean): Exclude<Start, { is: 'go' }> | null {
  if (creation.when === 'other') return { is: 'skip', reason: { code: 'skip.sequence' } };
  if (creation.lacking) return { is: 'skip', reason: { code: 'skip.rule', facts: { ...creation.lacking } } };
  const failed = creation.when === 'condition' ? failing(creation.condition, { ...seen.fields, ...seen.traits }) : null;
  if (failed) {
    const { field, op, value } = failed;
    return { is: 'skip', reason: { code: 'skip.not-yet', facts: { field, op, value: String(value ?? '') } } };
  }
  if (creation.approval === 'none' || approved) return null;
  const { date, total, currency } = seen.fields;
  const facts = { name: seen.name, date: date ?? null, total: total ?? null, currency: currency ?? null };
  return { is: 'ask', issue: { code: 'approval.asked', facts, choices: ['approve', 'ignore'] } };
}

/** Whether a document, as it would be made, lies in a period that is locked: a draft may lie anywhere, as far as we know. */
export function liesInLockedPeriod(creation: Creation | undefined, { status, date }: Fields): boolean {
  return status === 'approved' && isLockedOn(creation, date);
}

/** Whether a date lies in the period that accounting has locked. */
export function isLockedOn(creation: Pick<Creation, 'lockedUntil'> | undefined, date: Value | undefined): boolean {
  return typeof date === 'string' && date <= (creation?.lockedUntil ?? '');
}

/** Whether a document of accounting is not far enough to be made in the CRM. */
export function isTooEarly({ notYet = [] }: Creation, { fields: { status } }: Seen): boolean {
  return typeof status === 'string' && notYet.includes(status);
}

/** The document as it is made: what the sequence adds, and the cents settled. `referred` is what the records that lines name show. */
export function startWith(
  creation: Creation,
  draft: Fields,
  seen: Seen,
  referred: Readonly<Record<string, Fields>>,
  approved: boolean,
): Exclude<Start, { is: 'skip' }> {
  const filled = { ...draft, ...headingOf(creation, draft), ...linesOf(creation, draft, seen, referred) };
  const settling = settled(creation, filled, seen);
  const start = settling.is === 'ask' && approved ? { is: 'go' as const, fields: filled } : settling;
  const status = creation.followed?.[String(draft.status)];
  return start.is === 'go' && status !== undefined ? { ...start, from: { status } } : start;
}

function headingOf(
  { status, followed, markSent, theme, terms, termsField, isDatedToday, today }: Creation,
  draft: Fields,
): Fields {
  const date = typeof draft.date === 'string' && !isDatedToday ? draft.date : today;
  const due = terms && isBlank(draft[termsField]) ? dayAfter(date, terms) : null;
  return {
    status: followed?.[String(draft.status)] ?? status,
    ...(draft.date !== date && { date }),
    ...(due !== null && { [termsField]: due }),
    ...(theme !== null && isBlank(draft.theme) && { theme }),
    ...(markSent && { sent: true }),
  };
}

/** The day on which a document of that date has to be paid. */
export function dayAfter(date: string, { days, from }: Terms): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (from === 'month-end') day.setUTCMonth(day.getUTCMonth() + 1, 0);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

function linesOf(creation: Creation, draft: Fields, seen: Seen, referred: Readonly<Record<string, Fields>>): Fields {
  if (!isRows(draft.lines)) return {};
  return { lines: draft.lines.map((row) => lineOf(creation, row, seen, referred)) };
}

/** A line that is new in accounting, with the account and the tracking that the settings give it. */
export function lineOf(creation: Creation, row: Row, seen: Seen, referred: Readonly<Record<string, Fields>>): Row {
  const item = itemOf(row, referred);
  const account = isBlank(row.fields.account) ? accountOf(creation, row, seen, item) : null;
  const tracking = trackingOf(creation, row, seen, aboutLine(row, seen, item));
  return { key: row.key, fields: { ...row.fields, ...(account !== null && { account }), ...tracking } };
}

/** The item that a line names, as it stands. */
export function itemOf({ fields: { item } }: Row, referred: Readonly<Record<string, Fields>>): Fields | undefined {
  return typeof item === 'string' ? referred[item] : undefined;
}

/** The account of a line: its product's own, else by the first rule that fits, else the usual one. A line of words alone needs none. */
function accountOf(
  { itemAccount, accountRules, account }: Creation,
  row: Row,
  seen: Seen,
  item: Fields | undefined,
): Value {
  const isWords = isBlank(row.fields.unitPrice) && isBlank(row.fields.item);
  if (isWords) return null;
  const own = item?.[itemAccount] ?? null;
  if (!isBlank(own)) return own;
  const about = aboutLine(row, seen, item);
  const rule = accountRules.find(({ when }) => failing(when, about) === null);
  return rule?.account ?? account;
}

/** What a rule of lines looks at: the document, the line's item, the line. */
function aboutLine(row: Row, seen: Seen, item: Fields | undefined): Fields {
  return { ...seen.traits, ...seen.fields, ...item, ...row.fields };
}

function trackingOf({ tracking }: Creation, row: Row, seen: Seen, about: Fields): Fields {
  const given = tracking.flatMap(({ at, rules = [], option, field }): [string, Value][] => {
    const name = `tracking${at}`;
    const said = field === undefined ? null : (seen.traits[field] ?? seen.fields[field] ?? null);
    const value = rules.find(({ when }) => failing(when, about) === null)?.option ?? said ?? option ?? null;
    return isBlank(row.fields[name]) && !isBlank(value) ? [[name, value]] : [];
  });
  return Object.fromEntries(given);
}
