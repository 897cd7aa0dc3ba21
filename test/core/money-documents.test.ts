// Amounts of documents as the accounting side computes them, put together from exact operations: lines rounded, tax rounded a line.

import { describe, expect, test } from 'vitest';
import {
  add,
  type Decimal,
  decimal,
  divide,
  formatDecimal,
  multiply,
  round,
  subtract,
  zero,
} from '../../src/core/money.ts';

interface Line {
  readonly quantity: string;
  readonly unit: string;
  readonly discountPercent?: string;
  readonly rate: string;
}

const one = decimal('1');
const percent = (text: string) => multiply(decimal(text), decimal('0.01'));
const sum = (all: readonly Decimal[]) => all.reduce(add, zero);

/** A line's amount after its discount, to the cent. */
function amountOf({ quantity, unit, discountPercent = '0' }: Line): Decimal {
  const share = subtract(one, percent(discountPercent));
  return round(multiply(multiply(decimal(quantity), round(decimal(unit), 4)), share), 2);
}

function totals(lines: readonly Line[], prices: 'exclusive' | 'inclusive') {
  const amounts = lines.map(amountOf);
  const taxes = lines.map(({ rate }, at) => {
    const amount = amounts[at] ?? zero;
    if (prices === 'exclusive') return round(multiply(amount, percent(rate)), 2);
    return divide(multiply(amount, percent(rate)), add(one, percent(rate)), 2);
  });
  const tax = sum(taxes);
  const subtotal = prices === 'inclusive' ? subtract(sum(amounts), tax) : sum(amounts);
  const total = add(subtotal, tax);
  return { subtotal: formatDecimal(subtotal), tax: formatDecimal(tax), total: formatDecimal(total) };
}

describe('a document’s totals', () => {
  test('541.25 with 15 % inside is 470.65 and 70.60', () => {
    const lines = [{ quantity: '1', unit: '541.25', rate: '15' }];
    expect(totals(lines, 'inclusive')).toEqual({ subtotal: '470.65', tax: '70.6', total: '541.25' });
  });

  test('two at 10.50 and 15 % on top are 24.15', () => {
    const lines = [{ quantity: '2', unit: '10.50', rate: '15' }];
    expect(totals(lines, 'exclusive')).toEqual({ subtotal: '21', tax: '3.15', total: '24.15' });
  });

  test('tax is rounded a line: three lines of 0.30 at 15 % carry 0.15, not 0.14', () => {
    const line = { quantity: '1', unit: '0.30', rate: '15' };
    expect(totals([line, line, line], 'exclusive')).toEqual({ subtotal: '0.9', tax: '0.15', total: '1.05' });
  });

  test('a unit price of five places counts with four', () => {
    expect(formatDecimal(amountOf({ quantity: '1000', unit: '0.12345', rate: '0' }))).toBe('123.5');
    expect(formatDecimal(amountOf({ quantity: '1000', unit: '0.1234', rate: '0' }))).toBe('123.4');
  });

  test('a discount is taken before the cent is rounded', () => {
    const line = { quantity: '3', unit: '33.33', discountPercent: '10', rate: '0' };
    expect(formatDecimal(amountOf(line))).toBe('89.99');
  });

  test('floating point would be a cent off', () => {
    const line = { quantity: '1', unit: '1.005', rate: '0' };
    expect(formatDecimal(amountOf(line))).toBe('1.01');
    expect(Math.round(1 * 1.005 * 100) / 100).toBe(1);
  });
});
