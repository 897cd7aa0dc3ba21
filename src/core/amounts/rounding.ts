// Rounding by a system's rules, shares in per cent, and sums. Exact decimals in, exact decimals out.

import { add, type Decimal, divide, multiply, round, zero } from '../money.ts';
import type { Rules } from './rules.ts';

type Way = Pick<Rules, 'halves' | 'negativeHalves'>;

export const hundred: Decimal = { units: 100n, scale: 0 };

/** The value with at most that many places. */
export function rounded(value: Decimal, places: number, { halves, negativeHalves }: Way): Decimal {
  return round(value, places, value.units < 0n ? negativeHalves : halves);
}

/** `one` / `other` with that many places. */
export function quotient(one: Decimal, other: Decimal, places: number, { halves, negativeHalves }: Way): Decimal {
  const negative = one.units < 0n !== other.units < 0n;
  return divide(one, other, places, negative ? negativeHalves : halves);
}

/** So many per cent of a value, exactly. */
export function percentOf(value: Decimal, percent: Decimal): Decimal {
  const { units, scale } = multiply(value, percent);
  return { units, scale: scale + 2 };
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce(add, zero);
}
