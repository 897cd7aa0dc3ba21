// One line before tax: quantity times price, less its discount.

import { type Decimal, decimal, multiply, subtract, zero } from '../money.ts';
import type { Discount, PricedLine } from './document.ts';
import { hundred, percentOf, rounded } from './rounding.ts';
import { placesOf, type Rules } from './rules.ts';

export interface Priced {
  readonly gross: Decimal;
  readonly discount: Decimal;
  /** `gross` less `discount`; where more is taken off an exact product than there is, a unit beside it may be lost to rounding. */
  readonly amount: Decimal;
}

/**
 * What a line comes to before tax. `places` are those of amounts. Where a rate is taken of the exact product, the discount is what then
 * lies between the rounded product and the rounded amount: 19.95 less 10 % is 17.96, and the discount 1.99 (the vendor's example).
 * Throws a RangeError for text that is no decimal number.
 */
export function priced(line: PricedLine, rules: Rules, currencyDecimals: number): Priced {
  const places = placesOf(rules.amountPlaces, currencyDecimals);
  const product = exactProduct(line, rules, currencyDecimals);
  const gross = rounded(product, places, rules);
  const { discount } = line;
  if (!discount) return { gross, discount: zero, amount: gross };
  if (rules.discountOf === 'rounded') {
    const taken = takenOff(gross, discount, places, rules);
    return { gross, discount: taken, amount: subtract(gross, taken) };
  }
  if ('rate' in discount) {
    const kept = percentOf(product, subtract(hundred, decimal(discount.rate)));
    const amount = rounded(kept, places, rules);
    return { gross, discount: subtract(gross, amount), amount };
  }
  const taken = takenOff(product, discount, places, rules);
  return { gross, discount: taken, amount: rounded(subtract(product, taken), places, rules) };
}

/** A discount of that value, in money. */
export function takenOff(value: Decimal, discount: Discount, places: number, rules: Rules): Decimal {
  if ('amount' in discount) return rounded(decimal(discount.amount), places, rules);
  return rounded(percentOf(value, decimal(discount.rate)), places, rules);
}

/** Quantity times price, each with as many places as the system keeps. */
function exactProduct({ quantity = '1', unitPrice }: PricedLine, rules: Rules, currencyDecimals: number): Decimal {
  if (unitPrice === undefined) return zero;
  const price = rounded(decimal(unitPrice), placesOf(rules.pricePlaces, currencyDecimals), rules);
  return multiply(rounded(decimal(quantity), rules.quantityPlaces, rules), price);
}
