// Lines whose discount stands in their price: what they show, and what their own side gets back of its own words.

import { describe, expect, test } from 'vitest';
import { inNetPrices, inOwnPrices } from '../../src/core/amounts/net-prices.ts';
import { type Fields, isRows } from '../../src/core/value.ts';
import { row } from './lines-world.ts';

const bolts: Fields = { description: 'Bolts', quantity: '4', unitPrice: '10', discountAmount: '6' };

function netOf(fields: Fields): Fields | undefined {
  const { lines } = inNetPrices({ lines: [row('a', fields)] });
  return isRows(lines) ? lines[0]?.fields : undefined;
}

/** What is sent of a line, after its side showed `before` in words of its own. */
function sent(before: Fields, patch: (shown: Fields) => Fields, key = 'a'): Fields | undefined {
  const seen = inNetPrices({ lines: [row('a', before)] });
  const shown = isRows(seen.lines) ? seen.lines[0]?.fields : undefined;
  const { lines } = inOwnPrices({ lines: [row(key, patch(shown ?? {}))] }, seen);
  return isRows(lines) ? lines[0]?.fields : undefined;
}

describe('in net prices', () => {
  test('a line shows what each piece comes to, no discount, and its own side’s words beside', () => {
    expect(netOf(bolts)).toEqual({
      description: 'Bolts',
      quantity: '4',
      unitPrice: '8.5',
      discountAmount: null,
      ownQuantity: '4',
      ownUnitPrice: '10',
      ownDiscountAmount: '6',
    });
  });

  test('a line whose price would be off by a cent is one piece at its amount', () => {
    const odd = { ...bolts, quantity: '3', unitPrice: '10', discountAmount: '0.005' };
    expect(netOf({ ...odd, discountAmount: '0.01' })).toMatchObject({ quantity: '3', unitPrice: '9.9967' });
    expect(netOf({ ...odd, quantity: '70000', unitPrice: '0.01', discountAmount: '1' })).toMatchObject({
      quantity: '1',
      unitPrice: '699',
      ownQuantity: '70000',
      ownUnitPrice: '0.01',
    });
  });

  test('a line without a quantity is one piece, and goes on having none of its own', () => {
    expect(netOf({ unitPrice: '10', discountAmount: '6' })).toMatchObject({
      quantity: '1',
      unitPrice: '4',
      ownQuantity: null,
    });
  });

  test.each<[what: string, fields: Fields]>([
    ['without a discount', { ...bolts, discountAmount: null }],
    ['without a price', { description: 'Thank you', unitPrice: null, discountAmount: '6' }],
    ['of words alone', { description: 'Thank you' }],
  ])('a line %s stays as it is', (_, fields) => {
    expect(netOf(fields)).toEqual(fields);
  });

  test('a record without lines stays as it is', () => {
    expect(inNetPrices({ name: 'Acme' })).toEqual({ name: 'Acme' });
    expect(inOwnPrices({ name: 'Acme' }, {})).toEqual({ name: 'Acme' });
  });
});

describe('in its side’s own words', () => {
  const own = { quantity: '4', unitPrice: '10', discountAmount: '6' };

  test('a line whose amount nobody changed goes back with its price and its discount', () => {
    expect(sent(bolts, (shown) => ({ ...shown, description: 'Big bolts' }))).toEqual({
      ...own,
      description: 'Big bolts',
    });
    expect(sent(bolts, () => ({ description: 'Big bolts' }))).toEqual({ ...own, description: 'Big bolts' });
  });

  test.each<[what: string, change: Fields]>([
    ['quantity', { quantity: '5' }],
    ['price', { unitPrice: '9' }],
    ['discount', { discountAmount: '1' }],
  ])('a line of which somebody changed the %s goes in net prices', (_, change) => {
    const net = { description: 'Bolts', quantity: '4', unitPrice: '8.5', discountAmount: null };
    expect(sent(bolts, (shown) => ({ ...shown, ...change }))).toEqual({ ...net, ...change });
  });

  test('a line that had no discount goes as it is said', () => {
    const plain = { ...bolts, discountAmount: null };
    expect(sent(plain, (shown) => shown)).toEqual(plain);
    expect(sent(plain, () => ({ description: 'Big bolts' }))).toEqual({ description: 'Big bolts' });
  });

  test('a line that its side has not shown goes as it is said', () => {
    const fresh = { description: 'Nuts', quantity: '1', unitPrice: '2', discountAmount: null };
    expect(sent(bolts, () => fresh, 'b')).toEqual(fresh);
    expect(sent(bolts, () => fresh, '')).toEqual(fresh);
    expect(sent(bolts, () => ({ description: 'Words' }), 'b')).toEqual({ description: 'Words' });
    const lines = [row('a', { description: 'Words' })];
    expect(inOwnPrices({ lines }, {})).toEqual({ lines });
  });

  test('a new document’s lines take no words of the side that they come from', () => {
    const draft = inNetPrices({ lines: [row('', bolts), row('', bolts)] });
    const net = { description: 'Bolts', quantity: '4', unitPrice: '8.5', discountAmount: null };
    expect(inOwnPrices(draft, draft)).toEqual({ lines: [row('', net), row('', net)] });
  });
});
