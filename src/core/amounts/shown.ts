// Totals as a system reports them, put into the same form as those that we reckon, so that the two can be compared. Sums that a system
// does not report are added up from what it does.

import { add, decimal, formatDecimal, subtract, zero } from '../money.ts';
import type { ExtraAmounts, TaxMode, Totals } from './document.ts';
import { sum } from './rounding.ts';

export interface ShownLine {
  /** After the line's own discount; it contains the tax where prices do. */
  readonly amount: string;
  /** Left out: none. */
  readonly tax?: string;
  readonly discount?: string;
}

export interface Shown {
  readonly taxMode: TaxMode;
  /** The places that the system keeps amounts to. */
  readonly places: number;
  readonly lines: readonly ShownLine[];
  /** Without tax, in any mode. */
  readonly subtotal?: string;
  readonly totalTax?: string;
  readonly totalDiscount?: string;
  /** Each as it enters the total: a discount after tax is negative. */
  readonly extras?: Partial<ExtraAmounts>;
  readonly total: string;
}

/** Throws a RangeError for a text that is no decimal number. */
export function totalsShown(shown: Shown): Totals {
  const lines = shown.lines.map(({ amount, tax = '0', discount = '0' }) => {
    const [before, taxed, off] = [decimal(amount), decimal(tax), decimal(discount)];
    return {
      gross: formatDecimal(add(before, off)),
      discount: formatDecimal(off),
      amount: formatDecimal(before),
      share: '0',
      net: formatDecimal(shown.taxMode === 'inclusive' ? subtract(before, taxed) : before),
      tax: formatDecimal(taxed),
    };
  });
  const sumOf = (part: 'net' | 'tax' | 'discount') => formatDecimal(sum(lines.map((line) => decimal(line[part]))));
  const text = (given: string | undefined) => formatDecimal(given === undefined ? zero : decimal(given));
  const { discount, tax, shipping, adjustment } = shown.extras ?? {};
  const subtotal = shown.subtotal === undefined ? sumOf('net') : text(shown.subtotal);
  return {
    places: shown.places,
    lines,
    subtotal,
    shownSubtotal: subtotal,
    totalDiscount: shown.totalDiscount === undefined ? sumOf('discount') : text(shown.totalDiscount),
    totalTax: shown.totalTax === undefined ? sumOf('tax') : text(shown.totalTax),
    extras: { discount: text(discount), tax: text(tax), shipping: text(shipping), adjustment: text(adjustment) },
    total: text(shown.total),
  };
}
