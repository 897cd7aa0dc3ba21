// Which tax a line bears, from what it comes to: for organisations whose queries show the amount of a line's tax and not its name. Only
// where exactly one answer fits; everything else is read from the document itself.

import { percentOf } from '../../../core/amounts/rounding.ts';
import { add, compare, type Decimal, isZero, parseDecimal, round, zero } from '../../../core/money.ts';
import type { Json } from '../../../mapping/place.ts';
import type { OrgTax } from '../facts.ts';

/** `Line_Tax` of a row that lacks it, or null where it can't be told. */
export function inferredTaxes(row: Json, taxes: readonly OrgTax[], ratesVary: boolean): readonly Json[] | null {
  const [amount, charged] = [decimalIn(row.Total_After_Discount), decimalIn(row.Tax)];
  if (!amount || !charged) return null;
  const levies = taxes.map(({ rate }) => levied(amount, rate));
  if (ratesVary || isAlsoTwo(levies, charged)) return null;
  const fitting = taxes.filter((_, at) => compare(levies[at] ?? zero, charged) === 0);
  if (isZero(charged)) return fitting.length === 0 ? [] : null;
  const [only] = fitting;
  return fitting.length === 1 && only ? [{ name: only.name, percentage: Number(only.rate) }] : null;
}

function levied(amount: Decimal, rate: string): Decimal {
  return round(percentOf(amount, parseDecimal(rate) ?? zero), 2);
}

/** Two taxes of the list together come to the same: then one alone proves nothing. */
function isAlsoTwo(levies: readonly Decimal[], charged: Decimal): boolean {
  return levies.some((one, at) => {
    if (isZero(one)) return false;
    return levies.some((other, next) => next > at && !isZero(other) && compare(add(one, other), charged) === 0);
  });
}

function decimalIn(raw: unknown): Decimal | undefined {
  return typeof raw === 'number' || typeof raw === 'string' ? parseDecimal(String(raw)) : undefined;
}
