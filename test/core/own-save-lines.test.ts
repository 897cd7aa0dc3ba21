// A document's lines under the version of our own save: what the side may have made of ours by itself is agreed on, and another quantity
// or price is somebody's edit of the same second.

import { describe, expect, test } from 'vitest';
import { baseOf } from '../../src/core/bases.ts';
import type { MappedField } from '../../src/core/record.ts';
import type { Fields, Row, Value } from '../../src/core/value.ts';
import { base, field, link, seen } from './build.ts';
import { rowField } from './one-line.ts';

const row = [rowField('description'), rowField('quantity', 'both', 'decimal'), rowField('price', 'both', 'decimal')];
const lines = field('lines', { type: 'rows', row });
const line = (fields: Fields, key = '7'): Row => ({
  key,
  fields: { description: 'Bolts', quantity: '8', price: '42.1234', ...fields },
});

/** Whether the CRM, which shows that under our version, shows what it made of what was sent: nobody has edited it. */
function isOwnDoing(sent: Value, shown: Value, of: MappedField = lines): boolean {
  const before = { lines: [line({ quantity: '14' })] };
  const wrote = link({
    bases: { crm: base('crm', before, [of]), accounting: base('accounting', before, [of]) },
    settling: { crm: { version: 'crm-2', fields: { lines: sent } } },
  });
  const agreed = baseOf(wrote, 'crm', seen('crm', { version: 'crm-2', fields: { lines: shown } }), of);
  expect(agreed === sent || agreed === shown).toBe(true);
  return agreed === shown;
}

describe('a line under our version', () => {
  test.each<[what: string, sent: Fields, shown: Fields]>([
    ['whose price was rounded to two places', { price: '42.1264' }, { price: '42.13' }],
    ['whose price was cut to two places', { price: '42.1299' }, { price: '42.12' }],
    ['whose words were cut', { description: 'Bolts and nuts' }, { description: 'Bolts' }],
    ['whose price was left out', {}, { price: null }],
    ['that got the quantity which the side gives where none is sent', { quantity: null }, { quantity: '1' }],
    ['that shows what its side reckons of it', {}, { price: '42.12', amount: '336.96' }],
  ])('%s is as the side made it of ours', (_, sent, shown) => {
    expect(isOwnDoing([line(sent)], [line(shown)])).toBe(true);
  });

  test.each<[what: string, sent: Fields, shown: Fields]>([
    ['with a larger quantity', {}, { price: '42.12', quantity: '9' }],
    ['with a smaller quantity', {}, { price: '42.12', quantity: '7' }],
    ['whose price is another by a cent: no rounding goes so far', { price: '42.13' }, { price: '42.12' }],
    ['whose price is another by a cent and a half', { price: '42.1234' }, { price: '42.14' }],
  ])('%s is somebody’s edit', (_, sent, shown) => {
    expect(isOwnDoing([line(sent)], [line(shown)])).toBe(false);
  });

  test('is somebody’s edit though it is one of two', () => {
    const [one, two] = [line({}), line({}, '8')];
    expect(isOwnDoing([one, two], [line({ price: '42.12' }), line({ quantity: '3' }, '8')])).toBe(false);
  });
});

describe('a new line, which has got its id from its side', () => {
  const [one, two] = [line({}, ''), line({ quantity: '3' }, '')];

  test('is as the side made it of ours, each in its place', () => {
    expect(isOwnDoing([one, two], [line({ price: '42.12' }, '21'), line({ quantity: '3' }, '22')])).toBe(true);
  });

  test('beside one that was there before is told from it by its id', () => {
    const shown = [line({ quantity: '3', price: '42.12' }, '22'), line({})];
    expect(isOwnDoing([line({}), two], shown)).toBe(true);
    expect(isOwnDoing([line({}), one], shown)).toBe(false);
  });

  test.each([
    ['first', [line({ quantity: '9' }, '21'), line({ quantity: '3' }, '22')]],
    ['second', [line({}, '21'), line({ quantity: '4' }, '22')]],
  ])('with another quantity is somebody’s edit: the %s', (_, shown) => {
    expect(isOwnDoing([one, two], shown)).toBe(false);
  });

  test('that is not there, or of which nobody can tell which it is, is as the side made it', () => {
    expect(isOwnDoing([one, two], [line({ quantity: '9' }, '21')])).toBe(true);
  });
});

describe('a list under our version', () => {
  test('that lacks a line, or shows none at all, is as the side made it of ours', () => {
    const [one, two] = [line({}), line({}, '8')];
    expect(isOwnDoing([one, two], [line({ price: '42.12' })])).toBe(true);
    expect(isOwnDoing([one], null)).toBe(true);
  });

  test('that stands though it was to be emptied likewise', () => {
    expect(isOwnDoing(null, [line({})])).toBe(true);
  });

  test('of people, who have no quantities, likewise', () => {
    const people = field('lines', { type: 'rows' });
    const named = (name: string): Row[] => [{ key: '1', fields: { name } }];
    expect(isOwnDoing(named('Ann Lee'), named('A. Lee'), people)).toBe(true);
  });
});
