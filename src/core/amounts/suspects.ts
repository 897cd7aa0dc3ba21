// Which other reading of the rules would give the amounts that a system shows: where a prediction failed, this names what to probe.

import type { PricedDocument, Totals } from './document.ts';
import { accountingRules, type Rules } from './rules.ts';
import { totalsOf } from './totals.ts';

/** One rule, or two that belong together, and the value that it would have to have. */
export type Suspect = Partial<Rules>;

/** What vendors' documents leave open, or what a call may have forgotten to ask for. */
const readings: readonly Suspect[] = [
  { negativeHalves: 'even' },
  { negativeHalves: 'zero' },
  { halves: 'even', negativeHalves: 'even' },
  { pricePlaces: 2 },
  { pricePlaces: 4 },
  { pricePlaces: 6 },
  { amountPlaces: 'currency' },
  { amountPlaces: 2 },
  { discountOf: 'exact' },
  { discountOf: 'rounded' },
  { taxPer: 'line' },
  { taxPer: 'document' },
  { taxBy: 'whole-rate' },
  { taxBy: 'component' },
  { ratePlaces: 4 },
  { ratePlaces: 'exact' },
  { lateDiscountOf: 'subtotal' },
  { lateDiscountOf: 'lines-with-tax' },
];

/** The readings under which the document comes to the very subtotal, tax and total that are shown; none where the rules as they are do. */
export function suspectsFor(
  document: PricedDocument,
  shown: Pick<Totals, 'subtotal' | 'totalTax' | 'total'>,
  rules: Rules = accountingRules,
): Suspect[] {
  const gives = (suspect: Suspect) => {
    const { subtotal, totalTax, total } = totalsOf(document, { ...rules, ...suspect });
    return subtotal === shown.subtotal && totalTax === shown.totalTax && total === shown.total;
  };
  return gives({}) ? [] : readings.filter(gives);
}
