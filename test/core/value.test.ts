// When a value is blank, when a side still shows what it showed, and when the two sides mean the same.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldType, isBlank, isRows, sameMeaning, unchanged, type Value } from '../../src/core/value.ts';
import { people } from './field.ts';

const types: FieldType[] = ['text', 'email', 'phone', 'url', 'choice', 'flag', 'date', 'money', 'decimal', 'ref'];
const anyText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.emailAddress(), fc.webUrl());
const anyValue: fc.Arbitrary<Value> = fc.oneof(
  anyText,
  fc.boolean(),
  fc.constant(null),
  fc.array(anyText).map((keys) => keys.flatMap((key) => people([key, `person ${key}`]))),
);

describe('blank', () => {
  test.each([[null], [undefined], [''], [[]]])('%j is blank', (value) => {
    expect(isBlank(value)).toBe(true);
  });

  test.each([['0'], [false], [' x'], [people(['a', 'Ann'])]])('%j is not', (value) => {
    expect(isBlank(value)).toBe(false);
  });
});

describe('one side compared with itself', () => {
  test('is exact: another letter case is an edit', () => {
    expect(unchanged('Acme', 'ACME')).toBe(false);
    expect(unchanged('Acme', 'Acme')).toBe(true);
  });

  test('every kind of blank is the same blank', () => {
    expect(unchanged(null, '')).toBe(true);
    expect(unchanged(undefined, [])).toBe(true);
    expect(unchanged(null, 'x')).toBe(false);
    expect(unchanged(false, null)).toBe(false);
  });

  test('a list changes with a row, its key, its order or its length', () => {
    const list = people(['a', 'Ann'], ['b', 'Ben']);
    expect(unchanged(list, people(['a', 'Ann'], ['b', 'Ben']))).toBe(true);
    expect(unchanged(list, people(['a', 'Anna'], ['b', 'Ben']))).toBe(false);
    expect(unchanged(list, people(['c', 'Ann'], ['b', 'Ben']))).toBe(false);
    expect(unchanged(list, people(['b', 'Ben'], ['a', 'Ann']))).toBe(false);
    expect(unchanged(list, people(['a', 'Ann']))).toBe(false);
    expect(unchanged(list, people(['a', 'Ann'], ['b', 'Ben'], ['c', 'Cy']))).toBe(false);
    expect(unchanged(list, 'Ann, Ben')).toBe(false);
  });

  test('a row under another key is another row, whatever it says', () => {
    const fields = { firstName: 'Ann' };
    expect(unchanged([{ key: 'a', fields }], [{ key: 'b', fields }])).toBe(false);
  });

  test('a row that lost a member or gained one is another row', () => {
    const [row] = people(['a', 'Ann']);
    const short = [{ key: 'a', fields: { firstName: 'Ann' } }];
    expect(unchanged(short, [{ key: 'a', fields: { firstName: 'Ann', lastName: 'Lee' } }])).toBe(false);
    expect(unchanged([{ key: 'a', fields: { firstName: 'Ann', lastName: 'Lee' } }], short)).toBe(false);
    expect(unchanged([row ?? { key: '', fields: {} }], [{ key: 'a', fields: { firstName: 'Ann', email: 'a' } }])).toBe(
      true,
    );
  });
});

describe('the two sides compared', () => {
  test.each<[FieldType, Value, Value]>([
    ['email', 'Ann@Acme.example', ' ann@acme.EXAMPLE '],
    ['phone', '+64 9 555-0100', '+6495550100'],
    ['phone', '(09) 555.0100 ext 4', '09 5550100 EXT4'],
    ['url', 'https://Acme.example/', 'acme.example'],
    ['url', 'http://acme.example/Prices/', 'ACME.example/Prices'],
    ['text', 'Acme  Ltd\n', 'Acme Ltd'],
    ['text', 'Cafe\u0301', 'Caf\u00e9'],
    ['money', '10', '10.00'],
    ['decimal', '0.5', '.50'],
    ['ref', 'words:crm.Products:7', null],
  ])('%s: %j means the same as %j', (type, one, other) => {
    expect(sameMeaning(type, one, other)).toBe(true);
    expect(sameMeaning(type, other, one)).toBe(true);
  });

  test.each<[FieldType, Value, Value]>([
    ['text', 'Acme', 'ACME'],
    ['text', 'Acme', null],
    ['text', 'words: as agreed', null],
    ['ref', 'link:7', null],
    ['email', 'ann@acme.example', 'ben@acme.example'],
    ['phone', '09 555 0100', '09 555 0101'],
    ['phone', 'ask Ann', 'ask Ben'],
    ['phone', '555 ext 4', '5554'],
    ['phone', '555#4', '5554'],
    ['url', 'acme.example/a', 'acme.example/b'],
    ['url', 'acme.example/Shop', 'acme.example/shop'],
    ['money', '10', '10.01'],
    ['money', 'ten', '10'],
    ['flag', true, false],
    ['flag', true, 'true'],
    ['choice', 'NZD', 'nzd'],
  ])('%s: %j does not mean the same as %j', (type, one, other) => {
    expect(sameMeaning(type, one, other)).toBe(false);
    expect(sameMeaning(type, other, one)).toBe(false);
  });

  test('lists are compared row by row, in order, and their keys are each side’s own', () => {
    const list = people(['a', 'Ann'], ['b', 'Ben']);
    expect(
      sameMeaning('rows', list, [{ key: 'other', fields: { firstName: 'Ann', email: 'a' } }, ...list.slice(1)]),
    ).toBe(true);
    expect(sameMeaning('rows', list, people(['b', 'Ben'], ['a', 'Ann']))).toBe(false);
    expect(sameMeaning('rows', list, list.slice(0, 1))).toBe(false);
    expect(sameMeaning('rows', list.slice(0, 1), list)).toBe(false);
    expect(sameMeaning('rows', list, 'Ann')).toBe(false);
    expect(isRows('Ann')).toBe(false);
  });

  test('is a relation: of every value to itself, and the same from both sides', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), anyValue, anyValue, (type, one, other) => {
        expect(sameMeaning(type, one, one)).toBe(true);
        expect(sameMeaning(type, one, other)).toBe(sameMeaning(type, other, one));
        if (unchanged(one, other)) expect(sameMeaning(type, one, other)).toBe(true);
      }),
    );
  });
});

describe('a list and a text', () => {
  test('never mean the same, whatever their lengths', () => {
    const list = people(['a', 'Ann']);
    expect(sameMeaning('rows', list, 'A')).toBe(false);
    expect(sameMeaning('rows', 'A', list)).toBe(false);
  });
});

describe('two texts where numbers are meant', () => {
  test('mean the same only if they are the same', () => {
    expect(sameMeaning('money', 'ten', 'eleven')).toBe(false);
    expect(sameMeaning('money', 'ten', 'ten')).toBe(true);
  });
});
