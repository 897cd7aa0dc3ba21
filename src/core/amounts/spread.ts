// Sharing a sum of money among lines so that not a unit is lost.

import { add, type Decimal, divide, isZero, multiply, subtract, zero } from '../money.ts';

/**
 * Shares of `amount` in proportion to the weights, each with that many places; together they are `amount` exactly, if that has no more
 * places. The running total is rounded, so that no share is more than one unit from its exact value. Weights that come to nothing
 * leave the first line with all of it; no weights, no shares.
 */
export function spread(amount: Decimal, weights: readonly Decimal[], places: number): Decimal[] {
  const whole = weights.reduce(add, zero);
  if (isZero(whole)) return weights.map((_, at) => (at === 0 ? amount : zero));
  let weighed = zero;
  let shared = zero;
  return weights.map((weight) => {
    weighed = add(weighed, weight);
    const upToHere = divide(multiply(amount, weighed), whole, places);
    const share = subtract(upToHere, shared);
    shared = upToHere;
    return share;
  });
}
