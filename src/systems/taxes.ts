// Which tax type a tax of the CRM's side stands for where the settings do not say: the one of the same rate that may be used there, if no
// other could be meant. A row of the settings counts before it, and what stays doubtful keeps its name and is told to a person.

import { parseDecimal, compare } from '../core/money.ts';
import { ANY_OTHER, type Broken, TOGETHER } from '../core/reference.ts';
import type { Settings } from '../kinds/settings.ts';
import type { TaxUse, XeroFacts } from './xero/dialect.ts';

type Facts = Readonly<Record<string, unknown>>;

/** The sides of a pair, as far as they are connected. */
export interface Sides {
  readonly crm: { readonly capabilities: Facts } | null;
  readonly finance: { readonly capabilities: Facts } | null;
  readonly accounting: { readonly capabilities: Facts } | null;
}

interface OwnTax {
  readonly name: string;
  /** In per cent, as decimal text. */
  readonly rate: string;
}

interface Completed {
  readonly from: readonly (Facts | undefined)[];
  readonly settings: Settings;
}

/** Settings are completed once: whoever compiles them knows them again by the object. */
const completed = new WeakMap<Settings, readonly Completed[]>();

/** Pairs of the same settings that are remembered beside each other. */
const MOST_COMPLETED = 8;

/** The settings with a row for each tax that they do not name and that can mean one thing only: the same object for the same facts. */
export function withKnownTaxes(settings: Settings, sides: Sides): Settings {
  const from = [sides.crm?.capabilities, sides.finance?.capabilities, sides.accounting?.capabilities];
  const known = completed.get(settings) ?? [];
  const last = known.find((each) => each.from.every((facts, at) => facts === from[at]));
  if (last) return last.settings;
  const fresh = complete(settings, sides);
  completed.set(settings, [{ from, settings: fresh }, ...known.slice(0, MOST_COMPLETED - 1)]);
  return fresh;
}

function complete(settings: Settings, sides: Sides): Settings {
  const own = [...taxesOf(sides.crm), ...taxesOf(sides.finance)];
  const { taxUses = {} } = (sides.accounting?.capabilities ?? {}) as XeroFacts;
  const { taxes, purchaseTaxes } = settings.values;
  const sold = rowsFor(unnamed(own, taxes), taxUses, 'sales');
  const buyable = (code: string | undefined) => code !== undefined && taxUses[code]?.purchases !== undefined;
  // A tax that is named for sales alone is named for purchases too where it may be used there.
  const bought = unnamed(own, purchaseTaxes).filter(({ name }) => !buyable(codeIn(taxes, name)));
  const purchased = rowsFor(bought, taxUses, 'purchases');
  const values = {
    ...settings.values,
    taxes: { ...taxes, ...sold },
    purchaseTaxes: { ...purchased, ...purchaseTaxes },
  };
  return { ...settings, values };
}

/**
 * The taxes that these settings, `withKnownTaxes`, leave without a counterpart: what bears one waits until a person has said what it stands
 * for. None as long as nothing is known of the accounting side's.
 */
export function unclearTaxes(settings: Settings, sides: Sides): Broken[] {
  const { taxUses = {}, taxRates = {} } = (sides.accounting?.capabilities ?? {}) as XeroFacts;
  if (Object.keys(taxUses).length === 0) return [];
  const { taxes, purchaseTaxes } = settings.values;
  const known = [
    ...new Set([taxUses, taxRates].flatMap(Object.keys).concat(...[taxes, purchaseTaxes].map(Object.values))),
  ];
  const own = [...taxesOf(sides.crm), ...taxesOf(sides.finance)];
  return (['sales', 'purchases'] as const).flatMap((purpose): Broken[] => {
    const rows = purpose === 'sales' ? taxes : { ...taxes, ...purchaseTaxes };
    const lone = unnamed(own, rows).map(({ name, rate }): Broken => {
      const among = fittingFor(rate, taxUses, purpose).map(([code, use]) => `${use.name} (${code})`);
      return { list: 'tax-rates', code: name, unclear: { purpose, rate, among } };
    });
    const anyOf = { purpose, rate: '', among: [] };
    const together: Broken = { list: 'tax-rates', code: TOGETHER, unclear: anyOf };
    return [...lone, together, { list: 'tax-rates', code: ANY_OTHER, unclear: { ...anyOf, known } }];
  });
}

function taxesOf(side: Sides['crm']): readonly OwnTax[] {
  const { taxes = [] } = (side?.capabilities ?? {}) as { readonly taxes?: readonly OwnTax[] };
  return taxes;
}

function codeIn(rows: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(rows).find(([word]) => plain(word) === plain(name))?.[1];
}

function unnamed(own: readonly OwnTax[], rows: Readonly<Record<string, string>>): OwnTax[] {
  return own.filter(({ name }) => codeIn(rows, name) === undefined);
}

function rowsFor(
  own: readonly OwnTax[],
  uses: Readonly<Record<string, TaxUse>>,
  purpose: 'sales' | 'purchases',
): Record<string, string> {
  return Object.fromEntries(
    own.flatMap((tax) => {
      const code = only(tax, uses, purpose);
      return code === undefined ? [] : [[tax.name, code]];
    }),
  );
}

/**
 * Of several with one rate: the one of that name, else the one that the organisation's own accounts bear. Not so for what comes to nothing:
 * zero-rated, exempt and outside the tax are three things on a tax return, and which accounts bear says nothing about this line.
 */
function only(tax: OwnTax, uses: Readonly<Record<string, TaxUse>>, purpose: 'sales' | 'purchases'): string | undefined {
  const fitting = fittingFor(tax.rate, uses, purpose);
  const named = fitting.filter(([code, { name }]) => [code, name].some((each) => plain(each) === plain(tax.name)));
  const borne = fitting.filter(([, use]) => !isSameRate(use.rate, '0') && (use[purpose] ?? 0) > 0);
  const found = [named, fitting, borne].find(({ length }) => length === 1);
  return found?.[0]?.[0];
}

/** The tax types of that rate that may be used so. */
function fittingFor(rate: string, uses: Readonly<Record<string, TaxUse>>, purpose: 'sales' | 'purchases') {
  return Object.entries(uses).filter(([, use]) => use[purpose] !== undefined && isSameRate(use.rate, rate));
}

function isSameRate(one: string, other: string): boolean {
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  return left !== undefined && right !== undefined && compare(left, right) === 0;
}

function plain(word: string): string {
  return word.trim().toLowerCase();
}
