// `/TaxRates`: all rates, deleted ones among them (seen on the wire); one write at a time, by name; Xero's own can't be changed.

import type { Call, Work } from '../call.ts';
import { byFlag, byNumber, byText } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { type Decimal, exactly, plus, rounded, shown, times } from '../wire/decimal.ts';
import { enveloped, type Json, notFound, type Reply } from '../wire/reply.ts';
import { folded } from '../wire/text.ts';
import { type Bound, flag, list as many, number, text } from '../write/shape.ts';
import { type Trouble, trouble } from '../write/trouble.ts';
import { type Applied, type Mode, write, type Writing } from '../write/write.ts';
import type { TaxRate } from './tax-rate.ts';

const SCOPES = ['accounting.settings'];

const shape = {
  Name: text(),
  TaxType: text(),
  Status: text(),
  ReportTaxType: text(),
  TaxComponents: many({ Name: text(), Rate: number, IsCompound: flag, IsNonRecoverable: flag }),
} as const;

export const taxRateWriting: Writing<typeof shape> = { root: 'TaxRates', shape, id: 'TaxType', most: 1, apply };

export const taxRates: Listing<TaxRate> = {
  root: 'TaxRates',
  type: 'TaxRate',
  table: ({ books }) => books.taxRates,
  fields: {
    Name: byText(({ Name }) => Name),
    TaxType: byText(({ TaxType }) => TaxType),
    Status: byText(({ Status }) => Status),
    ReportTaxType: byText(({ ReportTaxType }) => ReportTaxType),
    EffectiveRate: byNumber((rate) => shown(effectiveRate(rate), 4)),
    CanApplyToRevenue: byFlag(({ appliesTo }) => appliesTo.includes('REVENUE')),
    CanApplyToExpenses: byFlag(({ appliesTo }) => appliesTo.includes('EXPENSE')),
  },
  pages: 'never',
  modifiedSince: false,
  where: true,
  order: true,
  usually: (rows) => [...rows].sort((one, other) => (folded(one.Name) < folded(other.Name) ? -1 : 1)),
  show: (_work, rate) => showTaxRate(rate),
};

export const taxRateRoutes: Route[] = [
  {
    path: ['TaxRates'],
    scopes: SCOPES,
    get: (call) => list(call, taxRates),
    put: (call) => write(call, taxRateWriting, 'create'),
    post: (call) => write(call, taxRateWriting, 'upsert'),
  },
  { path: ['TaxRates', ':type'], scopes: SCOPES, get: single },
];

/** Per cent in ten-thousandths, compound components on top of the others. */
export function effectiveRate({ components }: TaxRate): number {
  const hundred = exactly('100');
  const simple = components.filter(({ IsCompound }) => !IsCompound);
  let whole: Decimal = simple.reduce((sum, { Rate }) => plus(sum, exactly(Rate)), exactly('0'));
  for (const { Rate } of components.filter(({ IsCompound }) => IsCompound)) {
    whole = plus(whole, times(times(plus(hundred, whole), exactly(Rate)), exactly('0.01')));
  }
  return rounded(whole, 4);
}

/** A tax rate with its components. */
export function showTaxRate(rate: TaxRate): Json {
  const { Name, TaxType, Status, ReportTaxType, components, appliesTo } = rate;
  const effective = shown(effectiveRate(rate), 4);
  return {
    Name,
    TaxType,
    ...(ReportTaxType !== undefined && { ReportTaxType }),
    CanApplyToAssets: appliesTo.includes('ASSET'),
    CanApplyToEquity: appliesTo.includes('EQUITY'),
    CanApplyToExpenses: appliesTo.includes('EXPENSE'),
    CanApplyToLiabilities: appliesTo.includes('LIABILITY'),
    CanApplyToRevenue: appliesTo.includes('REVENUE'),
    DisplayTaxRate: effective,
    EffectiveRate: effective,
    Status,
    TaxComponents: components.map(({ Rate, ...component }) => ({ ...component, Rate: Number(Rate) })),
  };
}

function single(call: Call): Reply {
  const rate = call.books.taxRates.get(call.path[1] ?? '');
  return rate ? enveloped(call, 'TaxRates', [showTaxRate(rate)]) : notFound();
}

type Element = Bound<typeof shape>;

/** Messages are (unverified). */
function apply(work: Work, element: Element, mode: Mode): Applied {
  const { books } = work;
  const named = books.taxRates.having('name', folded(element.Name ?? '')).find(({ Status }) => Status !== 'DELETED');
  const before =
    mode === 'create' ? undefined : (named ?? (element.TaxType ? books.taxRates.get(element.TaxType) : undefined));
  const refuse = (message: string): Applied => ({
    refused: [trouble(message)],
    echo: { ...element, TaxComponents: [] },
  });
  if (before?.system) return refuse('System tax rates cannot be changed.');
  if (before && element.Status === 'DELETED') {
    const deleted = books.taxRates.set({ ...before, Status: 'DELETED', updatedAt: books.now() });
    return { done: () => showTaxRate(deleted) };
  }
  if (mode === 'create' && named) return refuse('The tax rate name must be unique.');
  const wrong = before ? [] : missing(work, element);
  if (wrong.length) return { refused: wrong, echo: { ...element, TaxComponents: [] } };
  const saved = books.taxRates.set(
    before ? { ...before, ...parts(element), updatedAt: books.now() } : made(work, element),
  );
  return { done: () => showTaxRate(saved) };
}

function missing({ books }: Work, { Name, TaxComponents = [], ReportTaxType }: Element): Trouble[] {
  const wrong: Trouble[] = [];
  if (!Name) wrong.push(trouble('The tax rate name must be specified.'));
  if (!TaxComponents.length || TaxComponents.some(({ Name: name, Rate }) => !name || Rate === undefined)) {
    wrong.push(trouble('At least one tax component with a name and a rate must be specified.'));
  }
  if (books.organisation.region !== 'US' && !ReportTaxType) wrong.push(trouble('ReportTaxType must be specified.'));
  return wrong;
}

function parts({ Name, TaxComponents }: Element): Partial<TaxRate> {
  const components = TaxComponents?.map(
    ({ Name: name = '', Rate = '0', IsCompound = false, IsNonRecoverable = false }) => ({
      Name: name,
      Rate,
      IsCompound,
      IsNonRecoverable,
    }),
  );
  return { ...(Name && { Name }), ...(components && { components }) };
}

/** A rate made by the API bears the next free code (Xero's docs). */
function made(work: Work, element: Element): TaxRate {
  const { books } = work;
  let TaxType: string;
  do TaxType = `TAX${String(books.count('tax')).padStart(3, '0')}`;
  while (books.taxRates.get(TaxType));
  const { Name = '', components = [] } = parts(element);
  return {
    id: TaxType,
    updatedAt: books.now(),
    TaxType,
    Name,
    components,
    Status: 'ACTIVE',
    ...(element.ReportTaxType && { ReportTaxType: element.ReportTaxType }),
    appliesTo: ['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY', 'REVENUE'],
    system: false,
  };
}
