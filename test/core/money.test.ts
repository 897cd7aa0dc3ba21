// Exact decimal arithmetic: what is read as a number, and every operation against whole-number arithmetic.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  canonical,
  compare,
  type Decimal,
  decimal,
  divide,
  formatDecimal,
  isZero,
  multiply,
  negate,
  parseDecimal,
  round,
  subtract,
  zero,
} from '../../src/core/money.ts';

const SCALE = 12;
const anyDecimal: fc.Arbitrary<Decimal> = fc.record({
  units: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  scale: fc.nat(SCALE),
});

/** The value in units of 10^-`SCALE`: the same number, whatever its scale. */
function whole({ units, scale }: Decimal, to = SCALE): bigint {
  return units * 10n ** BigInt(to - scale);
}

describe('reading', () => {
  test.each([
    ['12', '12'],
    ['-0.50', '-0.5'],
    ['+7', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007.10', '7.1'],
    ['-0', '0'],
    ['0.000', '0'],
    [' 3.20 ', '3.2'],
    ['1e3', '1000'],
    ['1.5E-7', '0.00000015'],
    ['1e+21', '1000000000000000000000'],
    ['12.34e1', '123.4'],
    ['12.34e4', '123400'],
    ['99999999999999999999.9999', '99999999999999999999.9999'],
  ])('%j is %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  test.each([
    [''],
    [' '],
    ['.'],
    ['-'],
    ['+.'],
    ['1,5'],
    ['1 000'],
    ['ten'],
    ['0x10'],
    ['NaN'],
    ['Infinity'],
    ['1.2.3'],
    ['--1'],
    ['£5'],
    ['٣'],
  ])('%j is no number', (text) => {
    expect(canonical(text)).toBeUndefined();
  });

  test.each([['1e'], ['e3'], ['1e1e5'], ['1e 3'], ['1e0x10'], ['1e1.5'], ['1e61'], ['1e-61']])(
    '%j has no exponent that we read',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined();
    },
  );

  test('an exponent may be as far as sixty', () => {
    expect(canonical('1e60')).toBe(`1${'0'.repeat(60)}`);
    expect(canonical('1e-60')).toBe(`0.${'0'.repeat(59)}1`);
  });

  test('a text that must be a number and is none is a bug', () => {
    expect(() => decimal('ten')).toThrow(RangeError);
    expect(decimal('2.50')).toEqual({ units: 250n, scale: 2 });
  });

  test('what is written is read again as the same number', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        const text = formatDecimal(value);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
        expect(text).not.toBe('-0');
        expect(whole(decimal(text))).toBe(whole(value));
        expect(canonical(text)).toBe(text);
      }),
    );
  });
});

describe('arithmetic', () => {
  test('a tenth and two tenths are three tenths', () => {
    expect(formatDecimal(add(decimal('0.1'), decimal('0.2')))).toBe('0.3');
  });

  test('sums, differences, products and order are those of whole numbers', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (one, other) => {
        expect(whole(add(one, other))).toBe(whole(one) + whole(other));
        expect(whole(subtract(one, other))).toBe(whole(one) - whole(other));
        expect(whole(negate(one))).toBe(-whole(one));
        expect(whole(multiply(one, other), 2 * SCALE)).toBe(whole(one) * whole(other));
        const order = whole(one) < whole(other) ? -1 : whole(one) > whole(other) ? 1 : 0;
        expect(compare(one, other)).toBe(order);
        expect(isZero(one)).toBe(one.units === 0n);
      }),
    );
  });

  test('zero changes nothing', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        expect(compare(add(value, zero), value)).toBe(0);
      }),
    );
    expect(isZero(zero)).toBe(true);
  });
});

describe('rounding', () => {
  test.each([
    ['0.125', 2, '0.13'],
    ['-0.125', 2, '-0.13'],
    ['0.1249', 2, '0.12'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['1.005', 2, '1.01'],
    ['7', 2, '7'],
    ['0.004', 2, '0'],
    ['-0.004', 2, '0'],
  ])('%s to %i places is %s', (text, places, expected) => {
    expect(formatDecimal(round(decimal(text), places))).toBe(expected);
  });

  test('is never more than half a unit off, and goes away from zero at the half', () => {
    fc.assert(
      fc.property(anyDecimal, fc.nat(6), (value, places) => {
        const rounded = round(value, places);
        const unit = 10n ** BigInt(SCALE - places);
        const off = whole(rounded) - whole(value);
        const size = off < 0n ? -off : off;
        expect(whole(rounded) % unit === 0n || value.scale <= places).toBe(true);
        expect(2n * size <= unit).toBe(true);
        if (2n * size === unit) expect(off > 0n).toBe(whole(value) > 0n);
      }),
    );
  });
});

describe('division', () => {
  test.each([
    ['1', '3', 4, '0.3333'],
    ['2', '3', 4, '0.6667'],
    ['-2', '3', 4, '-0.6667'],
    ['1', '8', 2, '0.13'],
    ['100', '0.25', 2, '400'],
    ['0.001', '1000', 2, '0'],
    ['0', '7', 2, '0'],
  ])('%s by %s to %i places is %s', (one, other, places, expected) => {
    expect(formatDecimal(divide(decimal(one), decimal(other), places))).toBe(expected);
  });

  test('gives a quotient that is at most half a unit off', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, fc.nat(6), (one, other, places) => {
        fc.pre(other.units !== 0n);
        const quotient = divide(one, other, places);
        expect(quotient.scale).toBe(places);
        // |q·d − n| ≤ half a unit of the quotient times |d|, all in whole numbers.
        const [n, d] = [whole(one), whole(other)];
        const off = quotient.units * d - n * 10n ** BigInt(places);
        expect(2n * (off < 0n ? -off : off) <= (d < 0n ? -d : d)).toBe(true);
      }),
    );
  });

  test('by zero is a bug', () => {
    expect(() => divide(decimal('1'), decimal('0.00'), 2)).toThrow(RangeError);
  });
});

describe('a value exactly between its neighbours', () => {
  test.each([
    ['2.5', 'away', '3'],
    ['2.5', 'zero', '2'],
    ['2.5', 'even', '2'],
    ['3.5', 'even', '4'],
    ['-2.5', 'away', '-3'],
    ['-2.5', 'zero', '-2'],
    ['-2.5', 'even', '-2'],
    ['-3.5', 'even', '-4'],
    ['0.5', 'even', '0'],
  ] as const)('%s goes %s: %s', (value, halves, expected) => {
    expect(formatDecimal(round(decimal(value), 0, halves))).toBe(expected);
    expect(formatDecimal(divide(multiply(decimal(value), decimal('4')), decimal('4'), 0, halves))).toBe(expected);
  });

  test('is the only one that the way matters to', () => {
    fc.assert(
      fc.property(anyDecimal, fc.nat(6), (value, places) => {
        const [away, nearer, even] = (['away', 'zero', 'even'] as const).map((halves) => round(value, places, halves));
        const half = whole(value) * 2n;
        const between = value.scale > places && half % 10n ** BigInt(SCALE - places) === 0n && half !== 0n;
        const tie = between && (half / 10n ** BigInt(SCALE - places)) % 2n !== 0n;
        expect(away === undefined || nearer === undefined || compare(away, nearer) !== 0).toBe(tie);
        expect(even !== undefined && [away, nearer].some((one) => one && compare(one, even) === 0)).toBe(true);
      }),
    );
  });
});
