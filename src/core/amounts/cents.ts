// What to do about a cent: let the taxes follow the other side, bridge it with a line of its own, or stop. Decides; sends nothing.

import { add, compare, type Decimal, decimal, formatDecimal, isZero, negate, subtract } from '../money.ts';
import { compareTotals, type Comparison } from './compare.ts';
import type { PricedDocument, PricedLine, Totals } from './document.ts';
import { sum } from './rounding.ts';
import type { Rules } from './rules.ts';
import { totalsOf } from './totals.ts';

export interface CentPolicy {
  /** `match` sets the tax of lines to what the other side shows, `adjust` adds a line, `block` leaves it to a person. */
  readonly way: 'match' | 'adjust' | 'block';
  /** The most that counts as rounding, in the smallest unit; beyond that a person is asked, whatever the way. */
  readonly mostUnits: number;
}

export type CentVerdict =
  /** Send this document: as it was where the totals agree, else with taxes set (`match`) or a line added (`adjust`). */
  | {
      readonly is: 'send';
      readonly how: 'as-it-is' | 'match' | 'adjust';
      readonly document: PricedDocument;
      readonly comparison: Comparison;
    }
  /**
   * `large`: more than rounding. `policy`: the way says so. `not-in-tax`: the other side's taxes do not give its total here. `finer`: its
   * total has places that amounts here do not have.
   */
  | {
      readonly is: 'block';
      readonly why: 'large' | 'policy' | 'not-in-tax' | 'finer';
      readonly comparison: Comparison;
    };

/**
 * The line that bridges a difference in money: one of that price, without tax; on the accounting side it belongs to the rounding
 * account. Null where there is nothing to bridge.
 */
export function adjustmentFor(difference: string): PricedLine | null {
  const amount = decimal(difference);
  return isZero(amount) ? null : { quantity: '1', unitPrice: formatDecimal(amount), tax: { rate: '0' } };
}

/**
 * How the document is sent so that its total becomes what the other side shows, or why it is not. What is to be sent was reckoned
 * again and does come to that total. `rules` are those of the system that it is sent to; left out, the accounting side's.
 */
export function settleCents(document: PricedDocument, shown: Totals, policy: CentPolicy, rules?: Rules): CentVerdict {
  const comparison = compareTotals(totalsOf(document, rules), shown);
  const { difference, units } = comparison;
  if (isZero(decimal(difference))) return { is: 'send', how: 'as-it-is', document, comparison };
  if (isMore(units, policy.mostUnits)) return { is: 'block', why: 'large', comparison };
  if (policy.way === 'block') return { is: 'block', why: 'policy', comparison };
  const settled = policy.way === 'match' ? taxesAsShown(document, shown) : withAdjustment(document, difference);
  const reached = compare(decimal(totalsOf(settled, rules).total), decimal(shown.total)) === 0;
  if (reached) return { is: 'send', how: policy.way, document: settled, comparison };
  return { is: 'block', why: policy.way === 'match' ? 'not-in-tax' : 'finer', comparison };
}

function isMore(units: string, most: number): boolean {
  return compare(sizeOf(decimal(units)), decimal(String(most))) > 0;
}

function sizeOf(value: Decimal): Decimal {
  return value.units < 0n ? negate(value) : value;
}

/** Every line with the tax that is shown for it; what the sum has beyond its lines goes to the line with the largest tax. */
function taxesAsShown(document: PricedDocument, shown: Totals): PricedDocument {
  const taxes = document.lines.map((_, at) => decimal(shown.lines[at]?.tax ?? '0'));
  const beyond = subtract(decimal(shown.totalTax), sum(taxes));
  const largest = taxes.reduce(
    (best, tax, at) => (compare(sizeOf(tax), sizeOf(taxes[best] ?? tax)) > 0 ? at : best),
    0,
  );
  const lines = document.lines.map((line, at) => {
    const tax = taxes[at] ?? beyond;
    return { ...line, taxAmount: formatDecimal(at === largest ? add(tax, beyond) : tax) };
  });
  return { ...document, lines };
}

function withAdjustment(document: PricedDocument, difference: string): PricedDocument {
  const line = adjustmentFor(difference);
  return line ? { ...document, lines: [...document.lines, line] } : document;
}
