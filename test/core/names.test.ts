// By what a record can be recognised: names of any script, legal forms, codes, addresses, stamps.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf, looseName, type MatchRule, plainName, stampKey } from '../../src/core/match.ts';

describe('a name without accents, case and punctuation', () => {
  test.each([
    ['Kōwhai Café', 'kowhai cafe'],
    ['Müller Präzisionsteile GmbH', 'muller prazisionsteile gmbh'],
    ['Smith & Sons', 'smith and sons'],
    ['O’Connell', 'oconnell'],
    ["O'Connell", 'oconnell'],
    ['A.B.C. Ltd.', 'abc ltd'],
    ['  Acme -- Trading_Co  ', 'acme trading co'],
    ['ＡＣＭＥ　株式会社', 'acme 株式会社'],
    ['İstanbul Çay', 'istanbul cay'],
    ['Ёлка', 'елка'],
    ['Łódź', 'łodz'],
    ['№ 1 Barbers', 'no 1 barbers'],
    ['مُحَمَّد', 'محمد'],
    ['!!!', ''],
  ])('%j is %j', (name, expected) => {
    expect(plainName(name)).toBe(expected);
  });

  test('composed and decomposed letters are one name', () => {
    expect(plainName('Café')).toBe(plainName('Cafe\u0301'));
  });

  test.each([
    ['राम', 'रमा', 'Devanagari vowels'],
    ['กี', 'กิ', 'Thai vowels'],
    ['ガス', 'カス', 'Japanese voicing'],
    ['한국', '한군', 'Korean syllables'],
    ['שלום', 'שלם', 'Hebrew letters'],
  ])('%s and %s are two names (%s)', (one, other) => {
    expect(plainName(one)).not.toBe(plainName(other));
    expect(plainName(one)).not.toBe('');
  });

  test('is the same however often it is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const plain = plainName(name);
        expect(plainName(plain)).toBe(plain);
        expect(looseName(looseName(plain))).toBe(looseName(plain));
      }),
    );
  });
});

describe('a name without its legal form', () => {
  test.each([
    ['Acme Pty Ltd', 'acme'],
    ['ACME Limited', 'acme'],
    ['Acme Co. Ltd.', 'acme'],
    ['Brightwater Analytics Inc.', 'brightwater analytics'],
    ['Bjørn & Strøm Fiskeri AS', 'bjørn and strøm fiskeri'],
    ['Sas', 'sas'],
    ['Ltd', 'ltd'],
    ['Limited Editions', 'limited editions'],
  ])('%j is %j', (name, expected) => {
    expect(looseName(name)).toBe(expected);
  });
});

describe('keys', () => {
  const rules: MatchRule[] = [
    { rule: 'code', fields: ['code'], as: 'code' },
    { rule: 'email', fields: ['email'], as: 'email' },
    { rule: 'doc', fields: ['customer', 'date'], as: 'exact' },
    { rule: 'name', fields: ['name'], as: 'name', doubtedBy: ['name', 'email', 'taxNumber'] },
  ];

  test('come strongest rule first, with what could speak against the match', () => {
    const fields = { code: ' ab-12/3 ', email: ' Ann@Acme.Example ', name: 'Acme Ltd', taxNumber: 'NZ 101-202' };
    expect(keysOf(rules, fields)).toEqual([
      { rule: 'code', key: 'code:AB123', proof: {} },
      { rule: 'email', key: 'email:ann@acme.example', proof: {} },
      { rule: 'name', key: 'name:acme', proof: { name: 'acme ltd', email: 'acme.example', taxNumber: 'nz101202' } },
    ]);
  });

  test('need every field of their rule', () => {
    expect(keysOf(rules, { customer: 'link:1', date: null })).toEqual([]);
    expect(keysOf(rules, { customer: 'link:1', date: '2026-01-02' })).toEqual([
      { rule: 'doc', key: 'doc:link:1|2026-01-02', proof: {} },
    ]);
  });

  test('are not made of punctuation, of blanks or of what is no text', () => {
    expect(keysOf(rules, { code: '--', email: '  ', name: '!!!', taxNumber: true })).toEqual([]);
    expect(keysOf(rules, { name: 'Acme', taxNumber: true })).toEqual([
      { rule: 'name', key: 'name:acme', proof: { name: 'acme' } },
    ]);
  });

  test('a stamp names the record that it was made from', () => {
    expect(stampKey('crm.Accounts:1')).toBe('stamp:crm.Accounts:1');
  });
});
