// The tax of a line where somebody set it: Xero shows a tax on every line, and only one that differs from what the rate comes to was
// given. Pure.

import type { Line } from 'xero-node-lite';
import { add, compare, decimal, type Decimal, divide, multiply, parseDecimal, round } from '../../core/money.ts';
import { hundred } from '../../core/amounts/rounding.ts';

/** The tax as decimal text, or null where it is what the rate comes to, or where the rate is not known. */
export function givenTax(
  line: Line,
  amountTypes: string | undefined,
  rates: Readonly<Record<string, string>>,
): string | null {
  const { TaxAmount, LineAmount, TaxType } = line;
  const rate = TaxType === undefined ? undefined : parseDecimal(rates[TaxType] ?? '');
  const amount = LineAmount === undefined ? undefined : parseDecimal(LineAmount);
  const mode = amountTypes?.toLowerCase();
  if (TaxAmount === undefined || !rate || !amount || mode === 'notax') return null;
  const expected = mode === 'inclusive' ? within(amount, rate) : onTop(amount, rate);
  return compare(expected, decimal(TaxAmount)) === 0 ? null : TaxAmount;
}

function onTop(amount: Decimal, rate: Decimal): Decimal {
  const { units, scale } = multiply(amount, rate);
  return round({ units, scale: scale + 2 }, 2);
}

function within(amount: Decimal, rate: Decimal): Decimal {
  return divide(multiply(amount, rate), add(hundred, rate), 2);
}
