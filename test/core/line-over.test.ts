// One side's line with what the other says laid over it, and what becomes of amounts that were set for the old line.

import { describe, expect, test } from 'vitest';
import { laidOver } from '../../src/core/line-merge.ts';
import type { Fields } from '../../src/core/value.ts';
import { fields, mine, rowField, theirs } from './one-line.ts';

describe('what a side itself knows of a line’s amount', () => {
  const amounts = [
    ...fields,
    rowField('unitPrice', 'both', 'decimal'),
    rowField('discountRate', 'both', 'decimal'),
    rowField('taxAmount', 'both', 'money'),
  ];

  test.each<[situation: string, own: Fields, other: Fields, after: Fields]>([
    [
      'a tax of its own goes with the old quantity',
      { taxAmount: '1.99' },
      { taxAmount: '1.99', quantity: '9' },
      { quantity: '9', taxAmount: null },
    ],
    [
      'a tax of its own stays where words change',
      { taxAmount: '1.99' },
      { taxAmount: '1.99', description: 'Nuts' },
      { description: 'Nuts', taxAmount: '1.99' },
    ],
    [
      'a tax that changes with the quantity is the new one',
      { taxAmount: '1.99' },
      { quantity: '9', taxAmount: '1.79' },
      { quantity: '9', taxAmount: '1.79' },
    ],
    ['no tax is made where there was none', {}, { quantity: '9' }, { quantity: '9' }],
    [
      'a discount in money takes the place of a rate',
      { discountRate: '10' },
      { discountRate: '10', discountAmount: '2' },
      { discountAmount: '2', discountRate: null },
    ],
    [
      'a rate takes the place of a discount in money',
      { discountAmount: '2' },
      { discountAmount: '2', discountRate: '10' },
      { discountRate: '10', discountAmount: null },
    ],
    ['a discount in money comes alone where there was no rate', {}, { discountAmount: '2' }, { discountAmount: '2' }],
    ['a rate comes alone where there was no discount in money', {}, { discountRate: '10' }, { discountRate: '10' }],
    [
      'both forms are given',
      { discountRate: '5', discountAmount: '1' },
      { discountRate: '10', discountAmount: '2' },
      { discountRate: '10', discountAmount: '2' },
    ],
    [
      'words leave both forms of a discount alone',
      { discountRate: '5', discountAmount: '1' },
      { discountRate: '5', discountAmount: '1', description: 'Nuts' },
      { discountRate: '5', discountAmount: '1', description: 'Nuts' },
    ],
  ])('%s', (_, own, other, after) => {
    expect(laidOver(mine(own), theirs(other), 'crm', { fields: amounts })).toStrictEqual(mine(after));
  });
});

describe('a line laid over another', () => {
  test('says what the other says, with the id and the own fields of its side', () => {
    const from = theirs({ quantity: '9', account: '200', warehouse: 'W1', shelf: 'C1' });
    expect(laidOver(mine({ shelf: 'B7' }), from, 'crm', { fields })).toStrictEqual(
      mine({ shelf: 'B7', quantity: '9', account: '200' }),
    );
    expect(laidOver(theirs(), mine({ warehouse: 'W1', account: '300' }), 'accounting', { fields })).toStrictEqual(
      theirs({ warehouse: 'W1' }),
    );
  });

  test('is blank where the other is blank, and the very same where both mean the same', () => {
    const row = mine({ quantity: '10.0' });
    expect(laidOver(row, theirs(), 'crm', { fields })).toBe(row);
    expect(
      laidOver(mine(), { key: 'a1', fields: { item: 'link:1', quantity: '10' } }, 'crm', { fields }),
    ).toStrictEqual(mine({ description: null }));
  });

  test('keeps what its side takes for new lines only', () => {
    const row = theirs({ unit: 'each' });
    expect(laidOver(row, mine({ unit: 'box' }), 'accounting', { fields })).toBe(row);
    expect(laidOver(mine(), theirs({ unit: 'box' }), 'crm', { fields })).toStrictEqual(mine({ unit: 'box' }));
  });
});
