// Sharing a sum of money among lines: not a unit is lost, and nobody bears more than a unit too much.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread } from '../../src/core/amounts/spread.ts';
import { compare, decimal, formatDecimal, multiply, subtract } from '../../src/core/money.ts';
import { sum } from '../../src/core/amounts/rounding.ts';

const shares = (amount: string, weights: string[], places = 2) =>
  spread(decimal(amount), weights.map(decimal), places).map(formatDecimal);

describe('a sum is shared', () => {
  test.each<[what: string, amount: string, weights: string[], expected: string[]]>([
    ['evenly', '9', ['1', '1', '1'], ['3', '3', '3']],
    ['with a cent over', '10', ['1', '1', '1'], ['3.33', '3.34', '3.33']],
    ['by weight', '10', ['100', '50'], ['6.67', '3.33']],
    ['among lines of either sign', '10', ['30', '-10'], ['15', '-5']],
    ['with a line of none', '10', ['0', '5'], ['0', '10']],
    ['where all weigh nothing', '10', ['5', '-5'], ['10', '0']],
    ['by nobody', '10', [], []],
    ['when it is nothing', '0', ['1', '2'], ['0', '0']],
    ['when it is negative', '-1', ['1', '1', '1'], ['-0.33', '-0.34', '-0.33']],
  ])('%s', (_what, amount, weights, expected) => {
    expect(shares(amount, weights)).toEqual(expected);
  });

  test('in whole yen', () => {
    expect(shares('100', ['1', '1', '1'], 0)).toEqual(['33', '34', '33']);
  });

  test('exactly, and each share is within a unit of its own', () => {
    const cents = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map((units) => ({ units, scale: 2 }));
    const weights = fc.array(
      fc.bigInt({ min: 0n, max: 10n ** 7n }).map((units) => ({ units, scale: 2 })),
      { minLength: 1, maxLength: 100 },
    );
    fc.assert(
      fc.property(cents, weights, (amount, all) => {
        const parts = spread(amount, all, 2);
        expect(formatDecimal(sum(parts))).toBe(formatDecimal(amount));
        const whole = sum(all);
        if (whole.units === 0n) return;
        const unit = multiply({ units: 1n, scale: 2 }, whole);
        parts.forEach((part, at) => {
          const off = subtract(multiply(part, whole), multiply(amount, all[at] ?? whole));
          expect(compare({ ...off, units: off.units < 0n ? -off.units : off.units }, unit)).toBeLessThanOrEqual(0);
        });
      }),
    );
  });
});
