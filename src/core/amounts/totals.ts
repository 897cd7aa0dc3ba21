// What a document comes to by a system's rules: each line, its tax, and the sums. One way of reckoning; systems differ by their rules alone.

import { add, type Decimal, decimal, formatDecimal, negate, subtract, zero } from '../money.ts';
import type { ExtraAmounts, Extras, PricedDocument, Totals } from './document.ts';
import { type Priced, priced, takenOff } from './line.ts';
import { rounded, sum } from './rounding.ts';
import { accountingRules, placesOf, type Rules } from './rules.ts';
import { spread } from './spread.ts';
import { levyOf, taxOf, taxOfAll, type Taxed } from './tax.ts';

/** A line with all its amounts, before they are written down. */
interface Reckoned extends Priced {
  readonly share: Decimal;
  readonly tax: Decimal;
  readonly net: Decimal;
}

/**
 * The amounts of a document as a system with these rules has them. Pure; throws a RangeError for a text that is no decimal number, and
 * for a tax of -100 per cent within a price.
 */
export function totalsOf(document: PricedDocument, rules: Rules = accountingRules): Totals {
  const { taxMode, currencyDecimals, extras = {} } = document;
  const places = placesOf(rules.amountPlaces, currencyDecimals);
  const lines = document.lines.map((line) => priced(line, rules, currencyDecimals));
  const early = earlyDiscount(extras, lines, places, rules);
  const shares = spread(early, amounts(lines), places);
  const taxed = document.lines.map(({ tax, taxAmount }, at): Taxed => {
    const amount = subtract(lines[at]?.amount ?? zero, shares[at] ?? zero);
    return { amount, levy: levyOf(tax, rules), given: taxAmount === undefined ? undefined : decimal(taxAmount) };
  });
  const taxes = taxed.map((line) => taxOf(line, taxMode, places, rules));
  const totalTax = rules.taxPer === 'line' ? sum(taxes) : taxOfAll(taxed, taxMode, places, rules);
  const charged = sum(amounts(taxed));
  const subtotal = taxMode === 'inclusive' ? subtract(charged, totalTax) : charged;
  // Nothing is left of an early discount unless there are no lines to bear it.
  const beside = besideLines(extras, subtract(early, sum(shares)), { subtotal, totalTax }, places, rules);
  const reckoned = lines.map((line, at): Reckoned => {
    const [tax = zero, share = zero, amount = zero] = [taxes[at], shares[at], taxed[at]?.amount];
    return { ...line, share, tax, net: taxMode === 'inclusive' ? subtract(amount, tax) : amount };
  });
  return written(reckoned, { subtotal, totalTax }, beside, places, rules);
}

function amounts(lines: readonly { readonly amount: Decimal }[]): Decimal[] {
  return lines.map(({ amount }) => amount);
}

/** What is taken off the document before tax, in money. */
function earlyDiscount({ discount }: Extras, lines: readonly Priced[], places: number, rules: Rules): Decimal {
  if (discount?.when !== 'before-tax') return zero;
  return takenOff(sum(amounts(lines)), discount.of, places, rules);
}

interface Sums {
  readonly subtotal: Decimal;
  readonly totalTax: Decimal;
}

type Beside = Readonly<Record<keyof ExtraAmounts, Decimal>>;

/** What stands below the lines, as it enters the total. `left` is what no line bore of a discount before tax. */
function besideLines(extras: Extras, left: Decimal, sums: Sums, places: number, rules: Rules): Beside {
  const { discount, tax = '0', shipping = '0', adjustment = '0' } = extras;
  const base = rules.lateDiscountOf === 'subtotal' ? sums.subtotal : add(sums.subtotal, sums.totalTax);
  const late = discount?.when === 'after-tax' ? takenOff(base, discount.of, places, rules) : zero;
  const money = (text: string) => rounded(decimal(text), places, rules);
  return {
    discount: negate(add(late, left)),
    tax: money(tax),
    shipping: money(shipping),
    adjustment: money(adjustment),
  };
}

function written(
  lines: readonly Reckoned[],
  { subtotal, totalTax }: Sums,
  beside: Beside,
  places: number,
  rules: Rules,
): Totals {
  const shown = {
    net: subtotal,
    'with-tax': add(subtotal, totalTax),
    'before-discount': sum(amounts(lines)),
  }[rules.subtotalShows];
  const taken = sum(lines.map(({ discount, share }) => add(discount, share)));
  return {
    places,
    lines: lines.map(({ gross, discount, amount, share, net, tax }) => ({
      gross: formatDecimal(gross),
      discount: formatDecimal(discount),
      amount: formatDecimal(amount),
      share: formatDecimal(share),
      net: formatDecimal(net),
      tax: formatDecimal(tax),
    })),
    subtotal: formatDecimal(subtotal),
    shownSubtotal: formatDecimal(shown),
    totalDiscount: formatDecimal(subtract(taken, beside.discount)),
    totalTax: formatDecimal(totalTax),
    extras: {
      discount: formatDecimal(beside.discount),
      tax: formatDecimal(beside.tax),
      shipping: formatDecimal(beside.shipping),
      adjustment: formatDecimal(beside.adjustment),
    },
    total: formatDecimal(sum([subtotal, totalTax, ...Object.values(beside)])),
  };
}
