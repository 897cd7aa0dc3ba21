// Sums of money as they lie in the shelf: decimal numerals as text. The arithmetic is exact; rounding is always asked for.

import { add, amountOf, compare, type Decimal, negate, round, toNumber, toText } from '../zoho/decimal.ts';

/** A decimal numeral: `120.5`. */
export type Numeral = string;

export function sum(...terms: readonly (Numeral | undefined)[]): Numeral {
  return plain(add(...terms.map(amountOf)));
}

export function less(one: Numeral, ...others: readonly (Numeral | undefined)[]): Numeral {
  return plain(add(amountOf(one), ...others.map((other) => negate(amountOf(other)))));
}

/** Whether the first is more than the second. */
export function isMore(one: Numeral, other: Numeral): boolean {
  return compare(amountOf(one), amountOf(other)) > 0;
}

export function isPositive(one: Numeral): boolean {
  return amountOf(one).units > 0n;
}

export function isNought(one: Numeral): boolean {
  return amountOf(one).units === 0n;
}

export function smaller(one: Numeral, other: Numeral): Numeral {
  return isMore(one, other) ? other : one;
}

/** The numeral of a decimal, without noughts at its end. */
export function plain(value: Decimal): Numeral {
  const text = toText(value);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Rounded half up to `places` digits. */
export function rounded(value: Decimal, places: number): Numeral {
  return plain(round(value, places));
}

/** For JSON. */
export function asNumber(numeral: Numeral | undefined): number {
  return toNumber(amountOf(numeral));
}
