// What the accounting side makes of a document, as we predict it: the totals that were worked out by hand.

import { describe, expect, test } from 'vitest';
import { accountingRules } from '../../src/core/amounts/rules.ts';
import { effectiveRate } from '../../src/core/amounts/tax.ts';
import { totalsOf } from '../../src/core/amounts/totals.ts';
import { made, of, priced } from './priced.ts';
import { pricesAndDiscounts, signsAndSizes } from './worked-out-lines.ts';
import { seenAtTheVendor, taxes } from './worked-out-taxes.ts';

describe.each([
  ['as the vendor shows it', seenAtTheVendor],
  ['taxes', taxes],
  ['prices and discounts', pricesAndDiscounts],
  ['signs and sizes', signsAndSizes],
])('%s', (_group, examples) => {
  test.each(examples)('$what: $working', ({ document, comesTo, discount = '0' }) => {
    const { subtotal, totalTax, total, totalDiscount } = totalsOf(document);
    expect([subtotal, totalTax, total]).toEqual(comesTo);
    expect(totalDiscount).toBe(discount);
  });
});

describe('one line', () => {
  test('shows what it comes to, with tax inside or without', () => {
    const line = of('3', '9.99', '20', { discount: { rate: '12.5' } });
    const common = { gross: '29.97', discount: '3.75', amount: '26.22', share: '0' };
    // 26.22 × 20 % = 5.244; 26.22 / 6 = 4.37
    expect(totalsOf(priced('exclusive', [line])).lines).toEqual([{ ...common, net: '26.22', tax: '5.24' }]);
    expect(totalsOf(priced('inclusive', [line])).lines).toEqual([{ ...common, net: '21.85', tax: '4.37' }]);
  });

  test('of text that is no number is a bug', () => {
    expect(() => totalsOf(priced('none', [of('1', 'ten')]))).toThrow(RangeError);
    expect(() => totalsOf(priced('exclusive', [of('1', '1', 'GST')]))).toThrow(RangeError);
  });
});

describe('an effective rate', () => {
  test.each([
    ['one component', made('gst 15'), '15'],
    ['simple ones are added', made('gst 5', 'pst 7'), '12'],
    ['a compound one lies on top of them, wherever it stands', made('qst 9.5 compound', 'gst 5'), '14.975'],
    ['four places are kept', made('gst 5', 'qst 9.975 compound'), '15.4738'],
    ['two compound ones lie on top of each other', made('a 10', 'b 10 compound', 'c 10 compound'), '33.1'],
    ['none at all', made(), '0'],
  ])('%s', (_what, tax, expected) => {
    expect(effectiveRate(tax, accountingRules)).toBe(expected);
  });
});
