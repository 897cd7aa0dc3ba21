// A list of lines in a vendor's record: read in its order, and written line by line with what each place takes.

import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/core/value.ts';
import { decimal, text } from '../../src/mapping/codec.ts';
import { at, type Draft, type Json } from '../../src/mapping/place.ts';
import { rowsAt } from '../../src/mapping/rows.ts';

const row = {
  description: at(['Description'], text('')),
  quantity: at(['Quantity'], decimal()),
  account: at(['Account', 'Code'], text(''), { settable: 'create' }),
  amount: at(['Amount'], decimal(), { settable: 'never' }),
};

const plain = () => rowsAt(['Invoice', 'Line_Items'], { key: 'LineItemID', row });
const ordered = () => rowsAt(['Lines'], { key: 'id', row: { description: row.description }, order: 'Place' });

describe('lines that are read', () => {
  const read = (lines: unknown) => plain().read({ Invoice: { Line_Items: lines } });

  test('bear their ids, and every field that this side has', () => {
    const line = {
      LineItemID: 'a',
      Description: ' Bolts ',
      Quantity: 2,
      Account: { Code: '200' },
      Amount: 9.5,
      Other: 1,
    };
    expect(read([line])).toStrictEqual([
      { key: 'a', fields: { description: 'Bolts', quantity: '2', account: '200', amount: '9.5' } },
    ]);
  });

  test.each<[id: unknown, key: string]>([
    ['a', 'a'],
    [7, '7'],
    [5725767000000524157n, '5725767000000524157'],
    [undefined, ''],
    [null, ''],
    [{ id: 7 }, ''],
  ])('whose id is %o are known by %o', (id, key) => {
    expect(read([{ LineItemID: id }])).toMatchObject([{ key }]);
  });

  test.each<[what: unknown, value: Value]>([
    [[], null],
    [undefined, null],
    ['Bolts', null],
    [['Bolts', null], null],
  ])('from %o are none', (lines, value) => {
    expect(read(lines)).toBe(value);
  });

  test('stand as they stand, or by the number that their vendor orders them by', () => {
    const descriptions = (lines: Json[]) => {
      const read = ordered().read({ Lines: lines });
      return Array.isArray(read) ? read.map(({ fields }: { fields: Json }) => fields.description) : [];
    };
    const lines = [
      { Description: 'tenth', Place: '10' },
      { Description: 'second', Place: 2 },
      { Description: 'nowhere' },
      { Description: 'half', Place: '0.5' },
    ];
    expect(descriptions(lines)).toEqual(['nowhere', 'half', 'second', 'tenth']);
    const asTheyStand = read([
      { Description: 'b', Place: 2 },
      { Description: 'a', Place: 1 },
    ]);
    expect(asTheyStand).toMatchObject([{ fields: { description: 'b' } }, { fields: { description: 'a' } }]);
  });
});

describe('lines that are written', () => {
  const written = (value: Value): unknown => {
    const draft: Draft = {};
    plain().write(draft, value);
    return (draft.Invoice as Draft).Line_Items;
  };
  const fields = { description: 'Bolts', quantity: null, account: '200', amount: '9.5' };

  test('bear their ids and what may be changed; a new one what it starts with too', () => {
    expect(written([{ key: 'a', fields }])).toStrictEqual([{ LineItemID: 'a', Description: 'Bolts', Quantity: null }]);
    expect(written([{ key: '', fields }])).toStrictEqual([
      { Description: 'Bolts', Quantity: null, Account: { Code: '200' } },
    ]);
  });

  test('say only what they are given', () => {
    expect(written([{ key: 'a', fields: { quantity: '3' } }])).toStrictEqual([{ LineItemID: 'a', Quantity: '3' }]);
  });

  test('are none where there is no list', () => {
    expect(written(null)).toEqual([]);
    expect(written('Bolts')).toEqual([]);
  });
});

test('a list is called by its last member, and may be changed at any time, unless it is said otherwise', () => {
  expect(plain()).toMatchObject({ name: 'Invoice.Line_Items', label: 'Line Items', settable: 'always', row });
  const own = rowsAt(['Lines'], { key: 'id', row, label: 'Rows', settable: 'create' });
  expect(own).toMatchObject({ label: 'Rows', settable: 'create' });
});

test('other places of its lines make another name', () => {
  expect(plain().codec.name).toBe(
    'rows(description=Description/text,quantity=Quantity/decimal,account=Account.Code/text,amount=Amount/decimal)',
  );
});
