// One text for the same data, another for other data.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest, shortHash } from '../../src/core/digest.ts';

/** The same data, its keys set in the other order. */
function turned(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(turned);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([key, value]) => [key, turned(value)]),
  );
}

describe('the digest', () => {
  test('is the same in whatever order the keys were set', () => {
    fc.assert(fc.property(fc.jsonValue(), (data) => void expect(digest(turned(data))).toBe(digest(data))));
  });

  test('can be read as the data again, so that other data has another', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(JSON.parse(digest(one))).toEqual(JSON.parse(JSON.stringify(one)));
        if (digest(one) === digest(other)) expect(turned(one)).toEqual(turned(other));
      }),
    );
  });

  test('does not tell a key without a value from a key that is missing', () => {
    expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }));
    expect(digest([undefined])).toBe('[null]');
    expect(digest(undefined)).toBe('null');
  });

  test('tells lists in another order, and a list from an object', () => {
    expect(digest([1, 2])).not.toBe(digest([2, 1]));
    expect(digest({ 0: 'a' })).not.toBe(digest(['a']));
    expect(digest({ b: 1, a: [{ d: 'x', c: null }] })).toBe('{"a":[{"c":null,"d":"x"}],"b":1}');
  });
});

describe('the short hash', () => {
  test('is the same for the same text, and small letters and digits', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(shortHash(text)).toBe(shortHash(text));
        expect(shortHash(text)).toMatch(/^[0-9a-z]{1,11}$/);
      }),
    );
  });

  test('stays as it is: bases hold what it gave', () => {
    expect([shortHash(''), shortHash('Account_Name/text'), shortHash('Name/text')]).toEqual([
      '18q9bdkawv8',
      '1bmc8z35djz',
      '7eo0bfq2bf',
    ]);
  });

  test('differs for texts that differ in one letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (before, one, other, after) => {
        fc.pre(one !== other);
        expect(shortHash(before + one + after) === shortHash(before + other + after)).toBe(
          before + one + after === before + other + after,
        );
      }),
    );
  });
});
