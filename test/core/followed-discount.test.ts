// Discounts that follow their price: which of them are news.

import { expect, test } from 'vitest';
import { withSentDiscounts } from '../../src/core/followed-discount.ts';
import { row } from './lines-world.ts';

test('the money of a share is taken as it was sent, that of a sum as it is shown', () => {
  const sent = [
    row('a', { unitPrice: '30', discountRate: '10', discountAmount: '2' }),
    row('b', { unitPrice: '5', discountAmount: '1' }),
  ];
  const shown = [
    row('a', { unitPrice: '30', discountRate: '10', discountAmount: '3' }),
    row('b', { unitPrice: '5', discountAmount: '0.5' }),
    row('c', { unitPrice: '7', discountRate: '50', discountAmount: '3.5' }),
  ];
  expect(withSentDiscounts(sent, shown)).toEqual([
    row('a', { unitPrice: '30', discountRate: '10', discountAmount: '2' }),
    ...shown.slice(1),
  ]);
});

test('a share whose money was not sent is taken for none', () => {
  const sent = [row('a', { discountRate: '10' })];
  const shown = [row('a', { discountRate: '10', discountAmount: '3' })];
  expect(withSentDiscounts(sent, shown)).toEqual([row('a', { discountRate: '10', discountAmount: null })]);
});

test('a line that shows what was sent is the very one', () => {
  const shown = [row('a', { discountRate: '10', discountAmount: '3' })];
  const rows = withSentDiscounts([row('a', { discountRate: '10', discountAmount: '3' })], shown);
  expect(Array.isArray(rows) && rows[0] === shown[0]).toBe(true);
});

test('what is no list is left alone', () => {
  const lines = [row('a', { discountRate: '10', discountAmount: '3' })];
  expect(withSentDiscounts(null, lines)).toBe(lines);
  expect(withSentDiscounts(undefined, 'x')).toBe('x');
  expect(withSentDiscounts([row('a', {})], null)).toBe(null);
});
