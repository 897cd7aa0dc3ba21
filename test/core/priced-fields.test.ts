// A document's fields as amounts, line by line: what is reckoned with, and what each side says in its own terms.

import { describe, expect, test } from 'vitest';
import { inOwnTerms, inSharedTerms, pricedOf } from '../../src/core/amounts/of-fields.ts';
import { isRows, type Fields } from '../../src/core/value.ts';
import { row } from './lines-world.ts';

const rates = { OUTPUT: '15', ZERO: '0', ALL: '-100' };

function invoice(taxMode: string | null, ...content: Fields[]): Fields {
  return { taxMode, lines: content.map((fields, at) => row(`l${at}`, fields)) };
}

function linesOf({ lines }: Fields): Fields[] {
  return isRows(lines) ? lines.map(({ fields }) => fields) : [];
}

describe('a line that is reckoned with', () => {
  test.each<[what: string, line: Fields, priced: object]>([
    [
      'a quantity and a price',
      { quantity: '2', unitPrice: '5' },
      { quantity: '2', unitPrice: '5', tax: { rate: '0' } },
    ],
    ['words alone', { description: 'Thank you', quantity: null, unitPrice: null, tax: null }, { tax: { rate: '0' } }],
    ['a tax', { unitPrice: '5', tax: 'OUTPUT' }, { unitPrice: '5', tax: { rate: '15' } }],
    [
      'a discount in per cent, and what it comes to',
      { discountRate: '10', discountAmount: '1' },
      { discount: { rate: '10' }, tax: { rate: '0' } },
    ],
    [
      'a discount in money',
      { discountRate: null, discountAmount: '1' },
      { discount: { amount: '1' }, tax: { rate: '0' } },
    ],
  ])('has %s', (_, line, priced) => {
    expect(pricedOf(invoice('exclusive', line), rates)?.lines).toStrictEqual([priced]);
  });

  test('bears a tax whose rate is known, or nothing is reckoned', () => {
    expect(pricedOf(invoice(null, { unitPrice: '5' }, { unitPrice: '5', tax: 'ODD' }), rates)).toBeNull();
    expect(pricedOf({ lines: null }, rates)).toBeNull();
  });

  test.each([
    ['inclusive', 'inclusive'],
    ['none', 'none'],
    ['exclusive', 'exclusive'],
    [null, 'exclusive'],
  ] as const)('stands in a document whose prices are %s of tax: %s', (taxMode, mode) => {
    expect(pricedOf(invoice(taxMode), rates)).toEqual({ taxMode: mode, currencyDecimals: 2, lines: [] });
  });
});

describe('in shared terms', () => {
  test.each<[situation: string, taxMode: string, line: Fields, shared: Fields]>([
    [
      'a price loses the tax within, to four places',
      'inclusive',
      { unitPrice: '10', tax: 'OUTPUT' },
      { unitPrice: '8.6957', ownUnitPrice: '10', tax: 'OUTPUT' },
    ],
    [
      'a discount in money loses it too, to two places',
      'inclusive',
      { unitPrice: '23', discountAmount: '10', tax: 'OUTPUT' },
      { unitPrice: '20', ownUnitPrice: '23', discountAmount: '8.7', ownDiscountAmount: '10', tax: 'OUTPUT' },
    ],
    [
      'a discount in per cent is one in money',
      'exclusive',
      { unitPrice: '19.95', discountRate: '33.33' },
      { unitPrice: '19.95', discountRate: '33.33', discountAmount: '6.65', ownDiscountAmount: null },
    ],
    [
      'and of what contains tax it is taken first',
      'inclusive',
      { unitPrice: '23', discountRate: '50', tax: 'OUTPUT' },
      {
        unitPrice: '20',
        ownUnitPrice: '23',
        discountRate: '50',
        discountAmount: '10',
        ownDiscountAmount: null,
        tax: 'OUTPUT',
      },
    ],
    [
      'a discount in money is what it is, to the last place',
      'exclusive',
      { unitPrice: '10', discountAmount: '1.005' },
      { unitPrice: '10', discountAmount: '1.005' },
    ],
    [
      'a discount without a price is none',
      'exclusive',
      { discountAmount: '5' },
      { discountAmount: null, ownDiscountAmount: '5' },
    ],
    ['a line of words gets no price', 'exclusive', { description: 'Thank you' }, { description: 'Thank you' }],
    [
      'a line of words gets no price, where prices contain tax',
      'inclusive',
      { description: 'Thank you' },
      { description: 'Thank you' },
    ],
    ['a tax of no known rate is none', 'inclusive', { unitPrice: '10', tax: 'ODD' }, { unitPrice: '10', tax: 'ODD' }],
    [
      'a price that is all tax is left as it is',
      'inclusive',
      { unitPrice: '10', tax: 'ALL' },
      { unitPrice: '10', tax: 'ALL' },
    ],
  ])('%s', (_, taxMode, line, shared) => {
    expect(linesOf(inSharedTerms(invoice(taxMode, line), rates))).toStrictEqual([shared]);
  });

  test('a document without lines is as it is', () => {
    const none = { taxMode: 'inclusive', lines: null };
    expect(inSharedTerms(none, rates)).toBe(none);
    expect(inOwnTerms(none, none, rates)).toBe(none);
  });
});

describe('in a side’s own terms', () => {
  const shown = invoice('inclusive', { unitPrice: '23', discountAmount: '10', tax: 'OUTPUT' });
  const seen = inSharedTerms(shown, rates);
  const [agreed = {}] = linesOf(seen);

  test.each<[situation: string, line: Fields, own: Fields]>([
    ['what nobody touched is what the side said', agreed, { unitPrice: '23', discountAmount: '10', tax: 'OUTPUT' }],
    [
      'a new price has its tax within, to four places',
      { ...agreed, unitPrice: '0.3333' },
      { unitPrice: '0.3833', discountAmount: '10', tax: 'OUTPUT' },
    ],
    [
      'a new discount has its tax within, to two places',
      { ...agreed, discountAmount: '0.31' },
      { unitPrice: '23', discountAmount: '0.36', tax: 'OUTPUT' },
    ],
    [
      'a price that was emptied is none',
      { ...agreed, unitPrice: null },
      { unitPrice: null, discountAmount: '10', tax: 'OUTPUT' },
    ],
    ['what is not spoken of is not spoken of', { description: 'Bolts' }, { description: 'Bolts' }],
  ])('%s', (_, line, own) => {
    expect(linesOf(inOwnTerms({ lines: [row('l0', line)] }, seen, rates))).toStrictEqual([own]);
  });

  test('a new price without tax within is as it is', () => {
    const before = inSharedTerms(invoice('exclusive', { unitPrice: '23', tax: 'OUTPUT' }), rates);
    const edited = { lines: [row('l0', { unitPrice: '20', tax: 'OUTPUT' })] };
    expect(linesOf(inOwnTerms(edited, before, rates))).toEqual([{ unitPrice: '20', tax: 'OUTPUT' }]);
  });

  test('a new document says itself whether its prices contain tax', () => {
    const fresh = { taxMode: 'inclusive', lines: [row('', { unitPrice: '20', tax: 'OUTPUT' })] };
    expect(linesOf(inOwnTerms(fresh, {}, rates))).toEqual([{ unitPrice: '23', tax: 'OUTPUT' }]);
  });

  test('a new line is nobody’s old one, though that one has no id either', () => {
    const before = inSharedTerms(
      { taxMode: 'inclusive', lines: [row('', { unitPrice: '1.00004', tax: 'OUTPUT' })] },
      rates,
    );
    const fresh = { lines: [row('', { unitPrice: linesOf(before)[0]?.unitPrice ?? null, tax: 'OUTPUT' })] };
    expect(linesOf(inOwnTerms(fresh, before, rates))).toEqual([{ unitPrice: '1', tax: 'OUTPUT' }]);
  });
});
