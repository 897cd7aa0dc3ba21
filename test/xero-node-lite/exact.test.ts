// No digit is lost, whatever the number, and nothing but JSON is taken for JSON.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canonicalDecimal,
  isDecimal,
  numericNames,
  parseExact,
  stringifyExact,
} from '../../src/xero-node-lite/index.ts';

const numberText = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 25n }),
    fc.stringMatching(/^\d{0,20}$/),
    fc.option(fc.integer({ min: -40, max: 40 })),
  )
  .map(([minus, whole, fraction, exponent]) => {
    const point = fraction ? `.${fraction}` : '';
    return `${minus ? '-' : ''}${whole}${point}${exponent === null ? '' : `e${exponent}`}`;
  });

/** Text that would confuse a reader that forgot it is inside a string. */
const trickyText = fc.oneof(
  fc.string(),
  fc.constantFrom('5, "x": 5, ', '\\', '\\"', '"5"', ' 12.30 ', '{"a":1}', '-1,', '\u2028', '/Date(12+0000)/'),
);

test('every number comes through as its own text', () => {
  fc.assert(
    fc.property(fc.array(numberText), (numbers) => {
      expect(parseExact(`[${numbers.join(', ')}]`, { asText: 'all' })).toEqual(numbers);
    }),
  );
});

test('only numbers that JavaScript would change become text', () => {
  fc.assert(
    fc.property(numberText, (number) => {
      const [read] = parseExact(`[${number}]`) as [unknown];
      expect(canonicalDecimal(read as string)).toBe(canonicalDecimal(number));
      if (typeof read === 'string') expect(canonicalDecimal(Number(number))).not.toBe(canonicalDecimal(number));
    }),
  );
  expect(parseExact('[1, 24.15, 2.50, 1e3, 0.1]')).toEqual([1, 24.15, 2.5, 1000, 0.1]);
  expect(parseExact('[9007199254740993, 0.12345678901234567890]')).toEqual([
    '9007199254740993',
    '0.12345678901234567890',
  ]);
});

test('anything without numbers reads as JSON.parse reads it', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      trickyText,
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any')),
      fc.dictionary(trickyText, tie('any')),
    ),
  })).any;
  fc.assert(
    fc.property(value, (data) => {
      for (const text of [JSON.stringify(data), JSON.stringify(data, null, 2)]) {
        expect(parseExact(text, { asText: 'all' })).toEqual(JSON.parse(text));
      }
    }),
  );
});

test('what is not JSON stays refused', () => {
  const broken = [
    '',
    '{',
    '[1 2]',
    '{1:2}',
    '{1}',
    '[01]',
    '[1.]',
    '[+1]',
    '[-]',
    '"1',
    '[1,]',
    '[1e]',
    '1 1',
    '{"a":1',
    '[NaN]',
    '[.5]',
    '-"x"',
  ];
  for (const text of broken) {
    expect(() => parseExact(text, { asText: 'all' }), text).toThrow(SyntaxError);
    expect(() => parseExact(text), text).toThrow(SyntaxError);
  }
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', '0', '.', '-', 'e', ' ') }),
      (text) => {
        const native = attempt(() => JSON.parse(text) as unknown);
        const exact = attempt(() => parseExact(text));
        expect(exact.ok).toBe(native.ok);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('decimal text under a numeric name is sent as that number, digit for digit', () => {
  fc.assert(
    fc.property(numberText, (number) => {
      const text = stringifyExact({ LineItems: [{ UnitAmount: number, Description: number }] }, numericNames);
      expect(text).toBe(`{"LineItems":[{"UnitAmount":${number},"Description":${JSON.stringify(number)}}]}`);
    }),
  );
});

test('plain data is written as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      expect(JSON.parse(stringifyExact(data, numericNames))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
  expect(stringifyExact({ a: undefined, b: [undefined], c: null }, numericNames)).toBe('{"b":[null],"c":null}');
});

test('a numeric field with something else in it is a mistake of the program', () => {
  for (const bad of ['', 'abc', '1,5', '+1', ' 1', '0x1', '01', 'NaN']) {
    expect(() => stringifyExact({ Quantity: bad }, numericNames), bad).toThrow(TypeError);
  }
  expect(() => stringifyExact({ Quantity: Number.NaN }, numericNames)).toThrow(TypeError);
});

test('the plain form of a decimal is one and the same for equal numbers', () => {
  const forms: [string, string][] = [
    ['2.50', '2.5'],
    ['-0.0', '0'],
    ['1E-05', '0.00001'],
    ['1.5e3', '1500'],
    ['120e-1', '12'],
    ['100', '100'],
    ['0.10', '0.1'],
    ['-12.340', '-12.34'],
    ['0e9', '0'],
  ];
  for (const [text, plain] of forms) expect(canonicalDecimal(text), text).toBe(plain);
  for (const not of ['', '.5', '5.', '1e1001', '--1', 'x', '1e999999999999'])
    expect(canonicalDecimal(not), not).toBeUndefined();
  fc.assert(
    fc.property(numberText, (number) => {
      const plain = canonicalDecimal(number) ?? '';
      expect(isDecimal(plain)).toBe(true);
      expect(plain).not.toMatch(/[eE]|^-0$|\.\d*0$/);
      expect(Number(plain)).toBeCloseTo(Number(number));
      expect(canonicalDecimal(plain)).toBe(plain);
    }),
  );
});

function attempt(run: () => unknown): { ok: boolean } {
  try {
    run();
    return { ok: true };
  } catch {
    return { ok: false };
  }
}
