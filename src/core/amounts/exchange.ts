// Exchange rates: which way round a rate is meant, the same rate the other way round, and what an amount comes to in the base currency.
// Documents keep their own currency everywhere; base amounts are for comparing and for showing.

import { compare, decimal, divide, formatDecimal, multiply, parseDecimal, round } from '../money.ts';

/**
 * `foreign-per-base`: how much of the document's currency one unit of the organisation's buys; the accounting side and the CRM (both
 * unverified). `base-per-foreign`: the inverse; the finance organisation (its docs).
 */
export type RateDirection = 'foreign-per-base' | 'base-per-foreign';

export interface ExchangeRate {
  /** Above zero. */
  readonly rate: string;
  readonly direction: RateDirection;
}

/** Decimals that the accounting side takes of a rate (its docs). */
export const RATE_PLACES = 6;

/** The rate read in that direction, an inverse with that many decimals. Null where it is no rate: not above zero, or lost in rounding. */
export function rateIn(direction: RateDirection, rate: ExchangeRate, places: number = RATE_PLACES): string | null {
  const value = parseDecimal(rate.rate);
  if (!value || value.units <= 0n) return null;
  const one = { units: 1n, scale: 0 };
  const turned = rate.direction === direction ? round(value, places) : divide(one, value, places);
  return turned.units > 0n ? formatDecimal(turned) : null;
}

/**
 * Whether two sides hold the same rate: one of them, rounded to `places` in the other's direction, is the other. Each keeps so many
 * decimals only, so that an inverse of an inverse is not an edit.
 */
export function isSameRate(one: ExchangeRate, other: ExchangeRate, places?: number): boolean {
  return reads(one, other, places) || reads(other, one, places);
}

function reads(one: ExchangeRate, other: ExchangeRate, places: number | undefined): boolean {
  const [read, kept] = [rateIn(other.direction, one, places), rateIn(other.direction, other, places)];
  return read !== null && kept !== null && compare(decimal(read), decimal(kept)) === 0;
}

/** An amount of the document's currency in the base currency, with that many decimals. Null where the rate is none. */
export function amountAt(rate: ExchangeRate, amount: string, baseDecimals: number): string | null {
  const value = parseDecimal(rate.rate);
  if (!value || value.units <= 0n) return null;
  const foreign = decimal(amount);
  if (rate.direction === 'foreign-per-base') return formatDecimal(divide(foreign, value, baseDecimals));
  return formatDecimal(round(multiply(foreign, value), baseDecimals));
}
