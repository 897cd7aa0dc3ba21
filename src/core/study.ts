// A study: what would become of many records, found out stretch by stretch and never carried out. A plan keeps each record of which
// something would come; a check keeps those that something stands in the way of. Pure.

import { add, decimal, formatDecimal } from './money.ts';
import type { WorkClass } from './pace.ts';
import type { KindName, RecordId, Side } from './record.ts';
import type { RunPlace, RunStep } from './run.ts';
import type { Plan, Step } from './steps.ts';
import { type Fields, isRows, type Value } from './value.ts';

export type StudySort = 'plan' | 'check';

/** `ready`: every record was looked at. `failed`: a vendor let nobody look. */
export type StudyState = 'working' | 'ready' | 'failed';

/** What a study is about. */
export interface StudyOrder {
  readonly sort: StudySort;
  /** One kind on one side after the other. */
  readonly steps: readonly RunStep[];
  /** These records of the only step; null for all of each. */
  readonly ids: readonly RecordId[] | null;
  /** By step, the checkpoint of its look: only what changed since. Left out: all records. */
  readonly since?: readonly (string | null)[];
  /** Days (`YYYY-MM-DD`), both included; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  /** As a historical run would do it: older and closed documents too. */
  readonly history: boolean;
}

/** Who waits for a report about a few records waits at the page; the others take what is left. */
export function urgencyOf({ ids, since }: Pick<StudyOrder, 'ids' | 'since'>): WorkClass {
  if (ids) return 'person';
  return since ? 'event' : 'run';
}

/** What would be done about a record, in the order of how much a person wants to know of it. */
export const doings = ['ask', 'create', 'update', 'archive', 'wait', 'link', 'skip', 'same'] as const;
export type Doing = (typeof doings)[number];

/** A record as it is kept: codes and values, no sentences. */
export interface StudyLine {
  readonly kind: KindName;
  readonly name: string;
  readonly crm: { readonly id: RecordId; readonly name: string } | null;
  readonly accounting: { readonly id: RecordId; readonly name: string } | null;
  readonly does: Doing;
  /** It names records that have no link yet: those go first. */
  readonly follows: boolean;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly changes: readonly {
    readonly side: Side;
    readonly field: string;
    readonly before: Value;
    readonly after: Value;
  }[];
  /** Fields that a person would be asked about. */
  readonly held: readonly { readonly field: string; readonly crm: Value; readonly accounting: Value }[];
}

/** What documents that would be made come to. Amounts are decimal text in the currency. */
export interface DocumentTotal {
  readonly side: Side;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
}

/** What their lines come to, before tax is added, by account and tax rate. */
export interface LineTotal {
  readonly side: Side;
  readonly currency: string;
  readonly account: string;
  readonly tax: string;
  readonly amount: string;
}

/** Records of one kind that the same stands in the way of. */
export interface Finding {
  readonly kind: KindName;
  readonly side: Side;
  readonly does: Doing;
  readonly code: string;
  readonly count: number;
}

/** The sums of a study so far. */
export interface StudyReport {
  readonly looked: number;
  readonly does: Readonly<Record<Doing, number>>;
  /** Requests that carrying it out would take. */
  readonly calls: Readonly<Record<Side, number>>;
  readonly totals: readonly DocumentTotal[];
  readonly lines: readonly LineTotal[];
  readonly findings: readonly Finding[];
  /** How many of its lines are kept. */
  readonly kept: number;
}

export const nothingLooked: StudyReport = {
  looked: 0,
  does: { ask: 0, create: 0, update: 0, archive: 0, wait: 0, link: 0, skip: 0, same: 0 },
  calls: { crm: 0, accounting: 0 },
  totals: [],
  lines: [],
  findings: [],
  kept: 0,
};

/** Lines that one study keeps; what is behind them is counted. */
export const MOST_LINES = 2_000;

/** What one stretch of a study brought. */
export interface StudyStretch {
  readonly lines: readonly StudyLine[];
  readonly plans: readonly Plan[];
  readonly calls: Readonly<Record<Side, number>>;
  /** Where it was found. */
  readonly side: Side;
}

/** Whether a study keeps a record: a plan what would come of it, a check what is in the way. */
export function isKept(sort: StudySort, { does, follows }: StudyLine): boolean {
  if (sort === 'plan') return does !== 'same';
  return does === 'ask' || does === 'skip' || (does === 'wait' && !follows);
}

/** The report with one more stretch in it, and which of its lines are to be kept. */
export function withStretch(
  sort: StudySort,
  report: StudyReport,
  { lines, plans, calls, side }: StudyStretch,
): { report: StudyReport; kept: readonly StudyLine[] } {
  const telling = lines.filter((line) => isKept(sort, line));
  const kept = telling.slice(0, Math.max(0, MOST_LINES - report.kept));
  const does = { ...report.does };
  for (const line of lines) does[line.does] += 1;
  return {
    kept,
    report: {
      looked: report.looked + lines.length,
      does,
      calls: { crm: report.calls.crm + calls.crm, accounting: report.calls.accounting + calls.accounting },
      totals: documentTotals(plans, report.totals),
      lines: lineTotals(plans, report.lines),
      findings: findings(side, sort === 'check' ? telling : [], report.findings),
      kept: report.kept + kept.length,
    },
  };
}

/** Where a study goes on; null at its end. */
export function nextPlace({ steps }: StudyOrder, { step }: RunPlace, cursor: string | null): RunPlace | null {
  if (cursor !== null) return { step, cursor };
  return step + 1 < steps.length ? { step: step + 1, cursor: null } : null;
}

function findings(side: Side, lines: readonly StudyLine[], before: readonly Finding[]): Finding[] {
  const all = new Map(before.map((each) => [nameOf(each), each]));
  for (const { kind, does, code } of lines) {
    const one = { kind, side, does, code, count: 0 };
    const known = all.get(nameOf(one)) ?? one;
    all.set(nameOf(one), { ...known, count: known.count + 1 });
  }
  return [...all.values()];
}

function nameOf({ kind, side, does, code }: Finding): string {
  return [kind, side, does, code].join();
}

/** What documents that would be made come to, by side and currency. */
export function documentTotals(plans: readonly Plan[], before: readonly DocumentTotal[] = []): DocumentTotal[] {
  const all = new Map(before.map((each) => [`${each.side} ${each.currency}`, each]));
  for (const { side, source } of creates(plans)) {
    const { total } = source.fields;
    if (typeof total !== 'string') continue;
    const currency = currencyOf(source.fields);
    const known = all.get(`${side} ${currency}`) ?? { side, currency, count: 0, amount: '0' };
    all.set(`${side} ${currency}`, { ...known, count: known.count + 1, amount: sum(known.amount, total) });
  }
  return [...all.values()];
}

/** What the lines of documents that would be made come to, by side, currency, account and tax rate. */
export function lineTotals(plans: readonly Plan[], before: readonly LineTotal[] = []): LineTotal[] {
  const name = ({ side, currency, account, tax }: LineTotal) => JSON.stringify([side, currency, account, tax]);
  const all = new Map(before.map((each) => [name(each), each]));
  for (const { side, source, fields } of creates(plans)) {
    const shown = source.fields['lines'];
    const made = fields['lines'];
    if (!isRows(shown)) continue;
    shown.forEach((row, at) => {
      // The source tells what a line comes to; what is made of it may name the account and the tax.
      const sent = isRows(made) ? (made[at]?.fields ?? {}) : {};
      const { amount } = row.fields;
      if (typeof amount !== 'string') return;
      const on = (field: string) => textOf(sent[field] ?? row.fields[field]);
      const one = {
        side,
        currency: currencyOf(source.fields),
        account: on('account'),
        tax: on('tax'),
        amount: '0',
      };
      const known = all.get(name(one)) ?? one;
      all.set(name(one), { ...known, amount: sum(known.amount, amount) });
    });
  }
  return [...all.values()];
}

function creates(plans: readonly Plan[]): Extract<Step, { do: 'create' }>[] {
  return plans.flatMap((steps) => steps.filter((step) => step.do === 'create'));
}

function currencyOf({ currency }: Fields): string {
  return textOf(currency);
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function sum(one: string, other: string): string {
  return formatDecimal(add(decimal(one), decimal(other)));
}
