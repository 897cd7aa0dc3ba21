// A document rewritten so that a system which lacks something can hold it: prices without tax, no amounts below the lines, no discounts,
// no finer prices than it keeps. What a rewriting costs in cents is for `compareTotals` to tell.

import { add, compare, type Decimal, decimal, divide, formatDecimal, isZero, multiply } from '../money.ts';
import type { PricedDocument, PricedLine } from './document.ts';
import { priced } from './line.ts';
import { hundred, quotient } from './rounding.ts';
import { accountingRules, placesOf, type Rules } from './rules.ts';
import { levyOf } from './tax.ts';
import { totalsOf } from './totals.ts';

/** Places of a price that was computed: as many as the accounting side keeps. */
const PRICE_PLACES = 4;

/**
 * Prices with tax inside become prices without: for a system that only knows tax on top. Prices get `places` decimals; a discount in
 * money shrinks with its price. What stands below the lines goes onto lines first. `rules` are those of the system it comes from.
 */
export function withTaxOnTop(document: PricedDocument, rules: Rules, places = PRICE_PLACES): PricedDocument {
  if (document.taxMode !== 'inclusive') return document;
  const flat = withExtrasAsLines(document, rules);
  const lines = flat.lines.map((line): PricedLine => {
    const { unitPrice, discount, tax } = line;
    const whole = levyOf(tax, rules).whole;
    const without = (text: string) =>
      formatDecimal(quotient(multiply(decimal(text), hundred), add(hundred, whole), places, rules));
    return {
      ...line,
      ...(unitPrice !== undefined && { unitPrice: without(unitPrice) }),
      ...(discount && 'amount' in discount && { discount: { amount: without(discount.amount) } }),
    };
  });
  return { ...flat, taxMode: 'exclusive', lines };
}

/**
 * What stands below the lines goes onto lines: a discount before tax into the lines' own discounts, each of the others to a line of its
 * own without tax. In the order discount, tax, shipping, adjustment. `rules` are those of the system it comes from.
 */
export function withExtrasAsLines(document: PricedDocument, rules: Rules): PricedDocument {
  const { extras, ...bare } = document;
  if (!extras) return document;
  const totals = totalsOf(document, rules);
  const lines = document.lines.map((line, at): PricedLine => {
    const { discount = '0', share = '0' } = totals.lines[at] ?? {};
    return isZero(decimal(share)) ? line : { ...line, discount: { amount: sumText(discount, share) } };
  });
  const { discount, tax, shipping, adjustment } = totals.extras;
  const added = [discount, tax, shipping, adjustment].filter((amount) => !isZero(decimal(amount)));
  return {
    ...bare,
    lines: [...lines, ...added.map((unitPrice) => ({ quantity: '1', unitPrice, tax: { rate: '0' } }))],
  };
}

/**
 * Every line's discount goes into its price, for bills, orders and credit notes that take none. A line whose price would then be off
 * by a cent becomes one piece at the line's amount. `rules` are those of the system it goes to.
 */
export function withDiscountsInPrices(document: PricedDocument, rules: Rules = accountingRules): PricedDocument {
  const { currencyDecimals } = document;
  const lines = document.lines.map((line) => {
    const { discount, ...bare } = line;
    return discount ? atAmount(bare, priced(line, rules, currencyDecimals).amount, rules, currencyDecimals) : line;
  });
  return { ...document, lines };
}

/**
 * Every line that would come to another amount because the system keeps fewer places of its price or quantity becomes one piece at
 * the exact line's amount: 1000 at 0.061171 is sent as 1 at 61.17, as the vendor's docs advise. `rules` are those of the system it
 * goes to.
 */
export function withPricesThatFit(document: PricedDocument, rules: Rules = accountingRules): PricedDocument {
  const { currencyDecimals } = document;
  const exact: Rules = { ...rules, pricePlaces: 60, quantityPlaces: 60 };
  const lines = document.lines.map((line) => {
    const wanted = priced(line, exact, currencyDecimals).amount;
    if (compare(wanted, priced(line, rules, currencyDecimals).amount) === 0) return line;
    const { discount, ...bare } = line;
    return inOnePiece(bare, wanted);
  });
  return { ...document, lines };
}

/** The line at a price that gives this amount, else in one piece. */
function atAmount(line: PricedLine, amount: Decimal, rules: Rules, currencyDecimals: number): PricedLine {
  const quantity = decimal(line.quantity ?? '1');
  if (isZero(quantity)) return isZero(amount) ? line : inOnePiece(line, amount);
  const price = divide(amount, quantity, placesOf(rules.pricePlaces, currencyDecimals));
  const tried = { ...line, unitPrice: formatDecimal(price) };
  const reached = priced(tried, rules, currencyDecimals).amount;
  return compare(reached, amount) === 0 ? tried : inOnePiece(line, amount);
}

function inOnePiece(line: PricedLine, amount: Decimal): PricedLine {
  return { ...line, quantity: '1', unitPrice: formatDecimal(amount) };
}

function sumText(one: string, other: string): string {
  return formatDecimal(add(decimal(one), decimal(other)));
}
