// Rounding by a system's rules: where halves go, above nought and below it.

import { describe, expect, test } from 'vitest';
import { decimal, formatDecimal } from '../../src/core/money.ts';
import { quotient, rounded } from '../../src/core/amounts/rounding.ts';

const ways = { halves: 'away', negativeHalves: 'zero' } as const;

describe('a half', () => {
  test.each([
    ['0.5', '1'],
    ['-0.5', '0'],
    ['0', '0'],
  ])('%s goes to %s where negative ones go to nought', (value, expected) => {
    expect(formatDecimal(rounded(decimal(value), 0, ways))).toBe(expected);
  });

  test.each([
    ['1', '2', '1'],
    ['-1', '2', '0'],
    ['1', '-2', '0'],
    ['-1', '-2', '1'],
    ['0', '-2', '0'],
  ])('of %s by %s goes to %s: the sign is that of the result', (one, other, expected) => {
    expect(formatDecimal(quotient(decimal(one), decimal(other), 0, ways))).toBe(expected);
  });
});
