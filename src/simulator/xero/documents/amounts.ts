// The arithmetic of a document: each line rounded by itself, then added up (Xero's rounding guide). Pure, in whole cents.

import {
  type Decimal,
  exactly,
  minus,
  type NegativeRounding,
  plus,
  quotient,
  rounded,
  scaled,
  times,
} from '../wire/decimal.ts';
import type { Line, LineAmountTypes, Totals } from './document.ts';

export interface Pricing {
  quantity: number;
  unitAmount: number;
  DiscountRate?: string;
  discountCents?: number;
}

/** `quantity × unit`, less the discount, in cents. */
export function lineCents(pricing: Pricing, negative: NegativeRounding): number {
  return rounded(less(gross(pricing), pricing), 2, negative);
}

/** What the discount takes off, in cents. */
export function discountOf(pricing: Pricing, negative: NegativeRounding): number {
  return rounded(gross(pricing), 2, negative) - lineCents(pricing, negative);
}

/** The tax of a line at a rate given in ten-thousandths of a per cent: on top of the amount, or within it. */
export function taxCents(cents: number, rate: number, types: LineAmountTypes, negative: NegativeRounding): number {
  if (types === 'NoTax') return 0;
  const percent = scaled(rate, 4);
  const product = times(scaled(cents, 2), percent);
  const hundred = exactly('100');
  return quotient(product, types === 'Exclusive' ? hundred : plus(hundred, percent), 2, negative);
}

/** The sums of a document, from its lines as they are rounded. */
export function totalsOf(lines: readonly Line[], types: LineAmountTypes): Totals {
  const lineSum = lines.reduce((sum, line) => sum + line.lineCents, 0);
  const totalTaxCents = lines.reduce((sum, line) => sum + line.taxCents, 0);
  const subTotalCents = types === 'Inclusive' ? lineSum - totalTaxCents : lineSum;
  return {
    subTotalCents,
    totalTaxCents,
    totalCents: subTotalCents + totalTaxCents,
    totalDiscountCents: lines.reduce((sum, { discountCents = 0 }) => sum + discountCents, 0),
  };
}

function gross({ quantity, unitAmount }: Pricing): Decimal {
  return times(scaled(quantity, 4), scaled(unitAmount, 4));
}

function less(amount: Decimal, { DiscountRate, discountCents }: Pricing): Decimal {
  if (DiscountRate !== undefined) {
    return times(amount, times(minus(exactly('100'), exactly(DiscountRate)), exactly('0.01')));
  }
  return discountCents === undefined ? amount : minus(amount, scaled(discountCents, 2));
}
