// Contacts that accounting knows in another capacity (somebody who only sells to us, among customers): by their very name they are the
// same company, and by nothing else.

import { describe, expect, test } from 'vitest';
import { counts, isInOtherCapacity, rulesFor, withCapacity } from '../../src/core/capacity.ts';
import { type Entry, findMatch, keysOf } from '../../src/core/match.ts';
import type { Fields } from '../../src/core/value.ts';
import { customer } from '../../src/kinds/party.ts';
import { seen } from './build.ts';

function entriesOf(id: string, fields: Fields, outside: string | null): Entry[] {
  const there = seen('accounting', { id, fields, outside });
  const keys = withCapacity(keysOf(rulesFor(customer.match, there), fields), there);
  return keys.map((key) => ({ ...key, id, side: 'accounting', linked: false, archived: false }));
}

function found(own: Fields, ...entries: Entry[][]) {
  const keys = keysOf(customer.match, own);
  const wanted = new Set(keys.map(({ key }) => key));
  const known = entries.flat().filter(({ key }) => wanted.has(key));
  return findMatch(customer.match, { seen: { id: 'crm.Accounts:1' }, side: 'crm', keys, entries: known, drafts: [] });
}

const steel = { name: 'Steel Co', email: 'office@steel.test' };

describe('a supplier among customers', () => {
  test('is known by its name alone', () => {
    expect(entriesOf('a', steel, 'supplier').map(({ rule }) => rule)).toEqual(['name']);
    expect(entriesOf('a', steel, null).map(({ rule }) => rule)).toEqual(['email', 'name']);
  });

  test('is found by its very name, whatever its letters and signs', () => {
    expect(found({ name: 'STEEL CO.' }, entriesOf('a', steel, 'supplier'))).toMatchObject({ is: 'one', id: 'a' });
  });

  test('is nobody’s candidate by a name that is only alike, and stands in nobody’s way', () => {
    const other = entriesOf('b', { name: 'Steel' }, 'supplier');
    expect(found({ name: 'Steel Co' }, other)).toEqual({ is: 'none' });
    expect(found({ name: 'Steel Co' }, other, entriesOf('a', steel, null))).toMatchObject({ is: 'one', id: 'a' });
  });

  test('is doubted where both say otherwise how they can be reached', () => {
    const own = { name: 'Steel Co', email: 'me@other.test' };
    expect(found(own, entriesOf('a', steel, 'supplier'))).toMatchObject({ is: 'several', ids: ['a'] });
  });
});

test.each([
  ['supplier', true],
  ['customer', true],
  ['bill', false],
  ['stand_in', false],
  [null, false],
])('%s: another capacity %s', (outside, is) => {
  expect(isInOtherCapacity({ outside })).toBe(is);
});

test('one of the kind itself, or of another kind altogether, bears no word of that on its keys', () => {
  const keys = keysOf(customer.match, steel);
  expect(withCapacity(keys, seen('accounting'))).toEqual(keys);
  expect(withCapacity(keys, seen('accounting', { outside: 'bill' }))).toEqual(keys);
});

test('what bears no name tells of nobody who has other keys', () => {
  const nameless = { rule: 'name', key: 'name:steel', proof: { capacity: 'supplier' } };
  const entry: Entry = { ...nameless, id: 'a', side: 'accounting', linked: false, archived: false };
  expect(counts(entry, [{ rule: 'name', key: 'name:other', proof: {} }])).toBe(false);
  expect(counts(entry, [{ rule: 'name', key: 'name:steel', proof: {} }])).toBe(true);
});
