// A system's own words for a choice, our codes for them, and an admin's rows before both.

import { describe, expect, test } from 'vitest';
import { codeOf, mapped, type ValueMap, withRows, wordOf } from '../../src/mapping/values.ts';

const states: ValueMap = {
  rows: [
    ['Draft', 'draft'],
    ['Approved', 'approved'],
    ['Accepted', 'approved'],
  ],
};
const total: ValueMap = { ...states, codeOfOthers: 'open', wordOfOthers: 'Other' };

test.each<[word: string, code: string | null, total: string | null]>([
  ['Draft', 'draft', 'draft'],
  [' accepted ', 'approved', 'approved'],
  ['Lost', null, 'open'],
])('the word %o is %s, or %s where the map has a code for all others', (word, code, other) => {
  expect([codeOf(states, word), codeOf(total, word)]).toEqual([code, other]);
});

test.each<[code: string, word: string | null, total: string | null]>([
  ['approved', 'Approved', 'Approved'],
  ['Draft', null, 'Other'],
  ['void', null, 'Other'],
])('the code %o is %s, or %s where the map has a word for all others', (code, word, other) => {
  expect([wordOf(states, code), wordOf(total, code)]).toEqual([word, other]);
});

describe('an admin’s rows', () => {
  test('go before the map’s own, whose word they take', () => {
    const own = withRows(states, { ACCEPTED: 'draft', Lost: 'void' });
    expect(own.rows).toEqual([
      ['ACCEPTED', 'draft'],
      ['Lost', 'void'],
      ['Draft', 'draft'],
      ['Approved', 'approved'],
    ]);
    expect(wordOf(own, 'draft')).toBe('ACCEPTED');
  });

  test('may be none', () => {
    expect(withRows(states)).toEqual(states);
  });
});

describe('a choice whose words are translated', () => {
  test('is read and written in the system’s words', () => {
    const codec = mapped(states, null);
    expect(['approved ', 'Lost', '-None-', null].map((raw) => codec.decode(raw))).toEqual([
      'approved',
      null,
      null,
      null,
    ]);
    expect(['approved', 'void', null].map((value) => codec.encode(value))).toEqual(['Approved', null, null]);
    expect(mapped(total, '').encode(null)).toBe('');
  });

  test('by another map has another name: its values are no base for this one', () => {
    expect(mapped(states, null).name).toMatch(/^mapped\([0-9a-z]{6}\)$/i);
    expect(mapped(states, null).name).not.toBe(mapped(total, null).name);
    expect(mapped(states, null).name).toBe(mapped({ ...states }, null).name);
  });
});
