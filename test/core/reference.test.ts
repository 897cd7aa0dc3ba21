// What became of the things that documents name: archived, deleted, called otherwise, or there again.

import { describe, expect, test } from 'vitest';
import type { Fields, Row } from '../../src/core/value.ts';
import {
  ANY_OTHER,
  brokenIn,
  driftOf,
  isBreaking,
  type ReferenceItem,
  type References,
  withGone,
} from '../../src/core/reference.ts';

const item = (key: string, more: Partial<ReferenceItem> = {}): ReferenceItem => ({
  key,
  code: key,
  name: `The ${key}`,
  state: 'active',
  facts: {},
  ...more,
});

const accounts = (...items: ReferenceItem[]): References => ({ accounts: items });

const drift = (before: References, after: References) =>
  driftOf(before, after).map(({ key, what, now }) => [key, what, now].filter((part) => part !== undefined));

describe('what became of a list', () => {
  test('nothing, where nothing changed, whatever came new', () => {
    expect(drift(accounts(item('a')), accounts(item('a'), item('b')))).toEqual([]);
  });

  test('archived, deleted, and gone from the list', () => {
    const before = accounts(item('a'), item('b'), item('c'));
    const after = accounts(item('a', { state: 'archived' }), item('b', { state: 'deleted' }));
    expect(drift(before, after)).toEqual([
      ['a', 'archived'],
      ['b', 'deleted'],
      ['c', 'deleted'],
    ]);
    expect(driftOf(before, after).every(isBreaking)).toBe(true);
  });

  test('a new code breaks, a new name does not', () => {
    const before = accounts(item('a', { code: '200' }), item('b'));
    const after = accounts(item('a', { code: '201' }), item('b', { name: 'New' }));
    expect(drift(before, after)).toEqual([
      ['a', 'recoded', '201'],
      ['b', 'renamed', 'New'],
    ]);
    expect(driftOf(before, after).map(isBreaking)).toEqual([true, false]);
  });

  test('another that took the code of one that is gone takes its place', () => {
    const after = accounts(item('b', { code: 'a' }));
    expect(drift(accounts(item('a')), after)).toEqual([]);
    expect(withGone(accounts(item('a')), after)).toEqual(after);
  });

  test('another takes its place only where it can be used, and under its very code', () => {
    const before = accounts(item('a'), item('c'));
    const archived = accounts(item('b', { code: 'a', state: 'archived' }), item('c'));
    expect(drift(before, archived)).toEqual([['a', 'deleted']]);
    expect(withGone(before, archived).accounts?.map(({ key }) => key)).toEqual(['b', 'c', 'a']);
    const taken = accounts(item('b', { code: 'a' }), item('c'));
    expect(drift(before, taken)).toEqual([]);
    expect(drift(before, accounts(item('b'), item('c')))).toEqual([['a', 'deleted']]);
  });

  test('one with a new code is not missed under its old one', () => {
    const after = accounts(item('a', { code: '201' }));
    expect(withGone(accounts(item('a', { code: '200' })), after)).toEqual(after);
  });

  test('one that could not be used and is not listed any more is no news', () => {
    expect(drift(accounts(item('a', { state: 'archived' })), accounts())).toEqual([]);
  });

  test('a list that is read for the first time has lost nothing', () => {
    expect(withGone({}, accounts(item('a')))).toEqual(accounts(item('a')));
  });

  test('what there is to tell is told, and no more', () => {
    const { code, name, key } = item('a');
    expect(driftOf(accounts(item('a')), accounts())).toStrictEqual([
      { list: 'accounts', key, code, name, what: 'deleted' },
    ]);
  });

  test('there again', () => {
    const before = accounts(item('a', { state: 'archived' }), item('b', { state: 'archived' }));
    expect(drift(before, accounts(item('a'), item('b', { state: 'archived' })))).toEqual([['a', 'returned']]);
  });

  test('a list that was not read has not drifted', () => {
    expect(drift(accounts(item('a')), {})).toEqual([]);
  });

  test('what is gone is remembered as deleted, and is told once', () => {
    const before = accounts(item('a'), item('b'));
    const after = withGone(before, accounts(item('a')));
    expect(after.accounts?.map(({ key, state }) => [key, state])).toEqual([
      ['a', 'active'],
      ['b', 'deleted'],
    ]);
    expect(drift(before, after)).toEqual([['b', 'deleted']]);
    const later = withGone(after, accounts(item('a')));
    expect(drift(after, later)).toEqual([]);
    expect(drift(later, withGone(later, accounts(item('a'), item('b'))))).toEqual([['b', 'returned']]);
  });
});

describe('what a record names', () => {
  const broken = [
    { list: 'accounts', code: '200' },
    { list: 'tracking', code: 'North' },
    { list: 'themes', code: 't-1' },
  ] as const;

  test('is found in its heading and in its lines, by the field that names it', () => {
    const lines: Row[] = [
      { key: '1', fields: { account: '200', tax: '200', description: 'North' } },
      { key: '2', fields: { account: '400', tracking2: 'North' } },
    ];
    expect(brokenIn({ theme: 't-1', reference: '200', lines }, broken)).toEqual([
      { field: 'theme', list: 'themes', code: 't-1' },
      { field: 'account', list: 'accounts', code: '200' },
      { field: 'tracking2', list: 'tracking', code: 'North' },
    ]);
    expect(brokenIn({ salesAccount: '200', purchaseTax: '200' }, broken).map(({ field }) => field)).toEqual([
      'salesAccount',
    ]);
  });

  test.each([
    ['accounts', ['account', 'salesAccount', 'purchaseAccount']],
    ['tax-rates', ['tax', 'salesTax', 'purchaseTax']],
    ['tracking', ['tracking1', 'tracking2']],
    ['themes', ['theme']],
    ['currencies', ['currency']],
  ] as const)('of the list of %s is found in the fields that name such', (list, fields) => {
    const all = ['account', 'salesAccount', 'purchaseAccount', 'tax', 'salesTax', 'purchaseTax', 'tracking1'];
    const named = Object.fromEntries(
      [...all, 'tracking2', 'theme', 'currency', 'reference'].map((name) => [name, 'X']),
    );
    expect(brokenIn(named, [{ list, code: 'X' }]).map(({ field }) => field)).toEqual(fields);
  });

  test('is found where nobody knows it, unless the record itself shows it over there', () => {
    const unclear = { purpose: 'sales', rate: '', among: [], known: ['OUTPUT2', 'NONE'] } as const;
    const unknown = [{ list: 'tax-rates', code: ANY_OTHER, unclear }] as const;
    const taxed = (...taxes: string[]) => ({ lines: taxes.map((tax, at) => ({ key: String(at), fields: { tax } })) });
    const found = (fields: Fields, shown?: Fields) => brokenIn(fields, unknown, shown).map(({ code }) => code);
    expect(found(taxed('OUTPUT2', 'Old GST', '', 'NONE'))).toEqual(['Old GST']);
    expect(found(taxed('AVALARA', 'Old GST'), taxed('AVALARA'))).toEqual(['Old GST']);
    expect(found({ salesTax: 'Old GST', account: 'Old GST' })).toEqual(['Old GST']);
  });

  test('is known by the record that shows it in the same field, of its heading or of any line', () => {
    const unclear = { purpose: 'sales', rate: '', among: [], known: ['OUTPUT2'] } as const;
    const found = (fields: Fields, shown: Fields) =>
      brokenIn(fields, [{ list: 'tax-rates', code: ANY_OTHER, unclear }], shown).map(({ code }) => code);
    const line = (tax: string | null) => ({ key: String(tax), fields: { tax } });
    expect(found({ salesTax: 'Old' }, { name: 'Bolt', salesTax: 'Old' })).toEqual([]);
    expect(found({ salesTax: 'Old' }, { name: 'Bolt', salesTax: 'New' })).toEqual(['Old']);
    expect(found({ salesTax: 'Old' }, { name: 'Bolt', purchaseTax: 'Old' })).toEqual(['Old']);
    expect(found({ lines: [line('Old')] }, { lines: [line('OUTPUT2'), line('Old')] })).toEqual([]);
    expect(found({ lines: [line(null)], salesTax: null }, {})).toEqual([]);
  });

  test('is broken though the record shows it, where it is a thing that is gone', () => {
    expect(brokenIn({ theme: 't-1' }, broken, { theme: 't-1' }).map(({ code }) => code)).toEqual(['t-1']);
  });

  test('is taken as it is where nobody has told what is known', () => {
    const unclear = { purpose: 'sales', rate: '', among: [] } as const;
    const any = { list: 'tax-rates', code: ANY_OTHER } as const;
    expect(brokenIn({ salesTax: 'Old' }, [any, { ...any, unclear }])).toEqual([]);
  });

  test('is nothing where all is well', () => {
    expect(brokenIn({ theme: 't-1' }, [])).toEqual([]);
    expect(brokenIn({ theme: 't-2', lines: null }, broken)).toEqual([]);
  });
});
