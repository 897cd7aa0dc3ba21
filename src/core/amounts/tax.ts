// Tax: what a rate comes to, the tax of a line, and the tax of all lines where it is reckoned once for the document.

import { add, type Decimal, decimal, formatDecimal, multiply, round, zero } from '../money.ts';
import type { Tax, TaxMode } from './document.ts';
import { hundred, percentOf, quotient, rounded, sum } from './rounding.ts';
import type { Rules } from './rules.ts';

/** A tax made ready for reckoning. All rates are per cent of the amount without tax. */
export interface Levy {
  readonly whole: Decimal;
  /** What is rounded by itself. */
  readonly parts: readonly { readonly name: string; readonly percent: Decimal }[];
}

/** A line as tax sees it. */
export interface Taxed {
  /** What is taxed; it contains the tax where prices do. */
  readonly amount: Decimal;
  readonly levy: Levy;
  /** Set by somebody in place of what would be computed. */
  readonly given: Decimal | undefined;
}

/** The rate in per cent that a tax comes to, as canonical decimal text: compound components come on top of the simple ones. */
export function effectiveRate(tax: Tax, rules: Rules): string {
  return formatDecimal(levyOf(tax, rules).whole);
}

export function levyOf(tax: Tax | undefined, rules: Rules): Levy {
  if (!tax) return { whole: zero, parts: [] };
  const parts = 'rate' in tax ? [{ name: '', percent: decimal(tax.rate) }] : componentsOf(tax.components, rules);
  const exact = sum(parts.map(({ percent }) => percent));
  const whole = rules.ratePlaces === 'exact' ? exact : round(exact, rules.ratePlaces);
  return { whole, parts: rules.taxBy === 'component' ? parts : [{ name: '', percent: whole }] };
}

/** Each component as a rate on the amount without tax. Simple ones first, since the compound ones lie on top of them. */
function componentsOf(components: Extract<Tax, { components: unknown }>['components'], rules: Rules): Levy['parts'] {
  const isCompound = ({ compound = false }) => compound && rules.compounds;
  const ordered = [...components.filter((each) => !isCompound(each)), ...components.filter(isCompound)];
  let below = zero;
  return ordered.map((component) => {
    const rate = decimal(component.rate);
    const percent = isCompound(component) ? percentOf(add(hundred, below), rate) : rate;
    below = add(below, percent);
    return { name: component.name ?? '', percent };
  });
}

/** The tax of one line. */
export function taxOf({ amount, levy, given }: Taxed, mode: TaxMode, places: number, rules: Rules): Decimal {
  if (mode === 'none') return zero;
  if (given) return rounded(given, places, rules);
  return sum(levy.parts.map(({ percent }) => partOf(amount, percent, levy.whole, mode, places, rules)));
}

/** The tax of all lines, where each tax is reckoned once on all that it is charged on. Taxes that were set by hand are added. */
export function taxOfAll(lines: readonly Taxed[], mode: TaxMode, places: number, rules: Rules): Decimal {
  if (mode === 'none') return zero;
  const groups = new Map<string, { amount: Decimal; percent: Decimal; whole: Decimal }>();
  for (const { amount, levy } of lines.filter(({ given }) => !given)) {
    for (const { name, percent } of levy.parts) {
      const key = `${formatDecimal(percent)} of ${formatDecimal(levy.whole)} ${name}`;
      const before = groups.get(key)?.amount ?? zero;
      groups.set(key, { amount: add(before, amount), percent, whole: levy.whole });
    }
  }
  const reckoned = [...groups.values()].map(({ amount, percent, whole }) =>
    partOf(amount, percent, whole, mode, places, rules),
  );
  return sum([...reckoned, ...lines.flatMap(({ given }) => (given ? [rounded(given, places, rules)] : []))]);
}

function partOf(
  amount: Decimal,
  percent: Decimal,
  whole: Decimal,
  mode: TaxMode,
  places: number,
  rules: Rules,
): Decimal {
  if (mode === 'exclusive') return rounded(percentOf(amount, percent), places, rules);
  return quotient(multiply(amount, percent), add(hundred, whole), places, rules);
}
