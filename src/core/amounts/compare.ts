// Where two reckonings of one document differ, and by how much. The causes add up to the whole difference: none is left unexplained.

import { add, type Decimal, decimal, formatDecimal, isZero, multiply, subtract } from '../money.ts';
import type { ExtraAmounts, LineAmounts, Totals } from './document.ts';
import { sum } from './rounding.ts';

/** Where a difference arises. Lines are counted from 0, and paired by their place. */
export type CausePlace =
  /** What a line comes to without tax, or its tax. `only` names the reckoning that has this line at all. */
  | { readonly at: 'line'; readonly line: number; readonly part: 'net' | 'tax'; readonly only?: 'expected' | 'actual' }
  /** A sum that is not what its lines add up to: a system rounds tax once for the document, or corrects its sums. */
  | { readonly at: 'sum'; readonly part: 'net' | 'tax' | 'total' }
  /** What stands below the lines. */
  | { readonly at: 'extra'; readonly part: keyof ExtraAmounts };

export type Cause = CausePlace & Size;

/** How large a difference is: actual less expected. */
export interface Size {
  /** In money. */
  readonly difference: string;
  /** In the finest unit that either side keeps, as a whole number in decimal text: `-1` is a cent too little. */
  readonly units: string;
}

export interface Comparison extends Size {
  /** In the order of the document; those that cancel each other out are here too. */
  readonly causes: readonly Cause[];
}

/** Compares what was expected with what a system shows. No causes: every amount is equal. */
export function compareTotals(expected: Totals, actual: Totals): Comparison {
  const places = expected.places > actual.places ? expected.places : actual.places;
  const sized = (difference: Decimal): Size => ({
    difference: formatDecimal(difference),
    units: formatDecimal(multiply(difference, { units: 10n ** BigInt(places), scale: 0 })),
  });
  const found: [CausePlace, Decimal][] = [
    ...ofLines(expected.lines, actual.lines),
    ...(['net', 'tax', 'total'] as const).map((part): [CausePlace, Decimal] => [
      { at: 'sum', part },
      subtract(beyond(actual, part), beyond(expected, part)),
    ]),
    ...(['discount', 'tax', 'shipping', 'adjustment'] as const).map((part): [CausePlace, Decimal] => [
      { at: 'extra', part },
      less(actual.extras[part], expected.extras[part]),
    ]),
  ];
  return {
    ...sized(less(actual.total, expected.total)),
    causes: found.flatMap(([place, size]) => (isZero(size) ? [] : [{ ...place, ...sized(size) }])),
  };
}

function ofLines(expected: readonly LineAmounts[], actual: readonly LineAmounts[]): [CausePlace, Decimal][] {
  const longer = expected.length > actual.length ? expected : actual;
  return longer.flatMap((_, line) => {
    const [one, other] = [expected[line], actual[line]];
    const only = one ? (other ? {} : ({ only: 'expected' } as const)) : ({ only: 'actual' } as const);
    return (['net', 'tax'] as const).map((part): [CausePlace, Decimal] => [
      { at: 'line', line, part, ...only },
      less(other?.[part] ?? '0', one?.[part] ?? '0'),
    ]);
  });
}

/** What a sum has that its parts do not. */
function beyond(totals: Totals, part: 'net' | 'tax' | 'total'): Decimal {
  const { lines, subtotal, totalTax, extras, total } = totals;
  if (part === 'net') return subtract(decimal(subtotal), sum(lines.map(({ net }) => decimal(net))));
  if (part === 'tax') return subtract(decimal(totalTax), sum(lines.map(({ tax }) => decimal(tax))));
  const parts = add(decimal(subtotal), decimal(totalTax));
  return subtract(decimal(total), add(parts, sum(Object.values(extras).map(decimal))));
}

function less(one: string, other: string): Decimal {
  return subtract(decimal(one), decimal(other));
}
