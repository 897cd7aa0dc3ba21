// Documents rewritten for a system that lacks something, and exchange rates read either way.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  withDiscountsInPrices,
  withExtrasAsLines,
  withPricesThatFit,
  withTaxOnTop,
} from '../../src/core/amounts/convert.ts';
import { amountAt, isSameRate, type ExchangeRate, rateIn } from '../../src/core/amounts/exchange.ts';
import { accountingRules, crmRules, financeRules } from '../../src/core/amounts/rules.ts';
import { totalsOf } from '../../src/core/amounts/totals.ts';
import { compare, decimal, formatDecimal, subtract } from '../../src/core/money.ts';
import { anyDocument, anyText } from './any-document.ts';
import { made, of, priced } from './priced.ts';

const size = (text: string) => text.replace('-', '');
const atMost = (text: string, most: string) => compare(decimal(size(text)), decimal(most)) <= 0;
const between = (one: string, other: string) => formatDecimal(subtract(decimal(one), decimal(other)));

describe('prices without the tax inside', () => {
  test('have four decimals, and discounts in money shrink with them', () => {
    const lines = [of('2', '9.99', '20'), of('1', '100', '15', { discount: { amount: '11.5' } }), of('1', '5'), {}];
    expect(withTaxOnTop(priced('inclusive', lines), accountingRules)).toEqual(
      priced('exclusive', [
        of('2', '8.325', '20'),
        // 100 / 1.15 = 86.95652; 11.5 / 1.15 = 10
        of('1', '86.9565', '15', { discount: { amount: '10' } }),
        of('1', '5'),
        {},
      ]),
    );
  });

  test('know compound taxes, keep discounts in per cent, and have the decimals that are asked for', () => {
    const tax = made('gst 5', 'qst 9.975 compound');
    const line = of('1', '115.47', undefined, { tax, discount: { rate: '10' } });
    const [turned] = withTaxOnTop(priced('inclusive', [line]), accountingRules, 2).lines;
    expect(turned).toEqual({ ...line, unitPrice: '100' });
  });

  test('leave a document alone whose prices are so already', () => {
    const document = priced('exclusive', [of('1', '10', '20')]);
    expect(withTaxOnTop(document, accountingRules)).toBe(document);
  });

  test('put what stands below the lines onto lines', () => {
    const document = priced('inclusive', [of('1', '12', '20')], { extras: { adjustment: '0.02' } });
    expect(withTaxOnTop(document, accountingRules)).toEqual(
      priced('exclusive', [of('1', '10', '20'), of('1', '0.02', '0')]),
    );
  });

  test('of single pieces come to the same total within a cent a line', () => {
    const prices = fc.array(fc.tuple(anyText(1, 1_000_000, 2), fc.constantFrom('0', '5', '10', '15', '20')), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(prices, (all) => {
        const document = priced(
          'inclusive',
          all.map(([price, rate]) => of('1', price, rate)),
        );
        const off = between(totalsOf(withTaxOnTop(document, accountingRules)).total, totalsOf(document).total);
        expect(atMost(off, formatDecimal({ units: BigInt(all.length), scale: 2 }))).toBe(true);
      }),
    );
  });
});

describe('what stands below the lines, put onto lines', () => {
  test('is spread, or gets a line of its own', () => {
    const document = priced('exclusive', [of('1', '100', '20', { discount: { rate: '10' } }), of('1', '10', '20')], {
      extras: {
        discount: { of: { amount: '10' }, when: 'before-tax' },
        tax: '1.5',
        shipping: '7.5',
        adjustment: '-0.01',
      },
    });
    expect(withExtrasAsLines(document, financeRules)).toEqual(
      priced('exclusive', [
        of('1', '100', '20', { discount: { amount: '19' } }),
        of('1', '10', '20', { discount: { amount: '1' } }),
        of('1', '1.5', '0'),
        of('1', '7.5', '0'),
        of('1', '-0.01', '0'),
      ]),
    );
  });

  test('is a line below zero where it is taken off after tax', () => {
    const document = priced('exclusive', [of('1', '100', '20')], {
      extras: { discount: { of: { rate: '10' }, when: 'after-tax' } },
    });
    expect(withExtrasAsLines(document, crmRules).lines).toEqual([of('1', '100', '20'), of('1', '-12', '0')]);
  });

  test('is nothing where there is nothing', () => {
    const document = priced('exclusive', [of('1', '100', '20')], { extras: {} });
    expect(withExtrasAsLines(document, crmRules)).toEqual(priced('exclusive', [of('1', '100', '20')]));
    const bare = priced('exclusive', []);
    expect(withExtrasAsLines(bare, crmRules)).toBe(bare);
  });

  test('comes to the same total, whatever the document', () => {
    fc.assert(
      fc.property(anyDocument({ extras: true, decimals: [2] }), (document) => {
        // Lines and shares of whole cents on both sides: a quantity of one, and prices of two decimals.
        const whole = { ...document, lines: document.lines.map((line) => ({ ...line, quantity: '1' })) };
        const rules = { ...financeRules, taxPer: 'line' as const, pricePlaces: 2 };
        const flat = withExtrasAsLines(whole, rules);
        expect(totalsOf(flat, rules).total).toBe(totalsOf(whole, rules).total);
      }),
    );
  });
});

describe('discounts in prices', () => {
  test.each([
    // 29.97 × 0.875 = 26.22; / 3 = 8.74
    ['in the price', of('3', '9.99', '15', { discount: { rate: '12.5' } }), of('3', '8.74', '15')],
    // 10 − 3.33 = 6.67; / 3 = 2.2233; × 3 = 6.6699 → 6.67
    ['in a price of four decimals', of('3', '3.3333', '15', { discount: { amount: '3.33' } }), of('3', '2.2233', '15')],
    // 10 × 0.95 = 9.50; / 3000 = 0.0032; × 3000 = 9.60, a dime off
    [
      'in one piece, where no price will do',
      of('3000', '0.0033', '0', { discount: { amount: '0.4' } }),
      of('1', '9.5', '0'),
    ],
    ['on none, as it is', of('0', '5', '0', { discount: { rate: '5' } }), of('0', '5', '0')],
    ['in money on none', of('0', '5', '0', { discount: { amount: '2' } }), of('1', '-2', '0')],
    ['not there', of('3', '9.99', '15'), of('3', '9.99', '15')],
    ['not there: a price is not touched, however fine', of('3', '0.33335'), of('3', '0.33335')],
    ['of one piece', { unitPrice: '10', discount: { rate: '10' } }, { unitPrice: '9' }],
  ])('%s', (_what, line, expected) => {
    expect(withDiscountsInPrices(priced('exclusive', [line])).lines).toEqual([expected]);
  });

  test('come to the same net, tax and total, with no discount left', () => {
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const turned = withDiscountsInPrices(document);
        expect(turned.lines.some(({ discount }) => discount)).toBe(false);
        const { subtotal, totalTax, total } = totalsOf(document);
        expect(totalsOf(turned)).toMatchObject({ subtotal, totalTax, total, totalDiscount: '0' });
      }),
    );
  });
});

describe('prices that fit', () => {
  test('a thousand at 0.061171 are one at 61.17', () => {
    const document = priced('none', [of('1000', '0.061171'), of('7', '0.1234'), of('2', '1.00001')]);
    expect(withPricesThatFit(document).lines).toEqual([of('1', '61.17'), of('7', '0.1234'), of('2', '1.00001')]);
  });

  test('take a discount with them, and a quantity', () => {
    const line = of('1000', '0.061171', '15', { discount: { rate: '50' } });
    // 61.171 × 0.5 = 30.5855 → 30.59
    expect(withPricesThatFit(priced('exclusive', [line])).lines).toEqual([of('1', '30.59', '15')]);
    expect(withPricesThatFit(priced('none', [of('0.33333', '3000')])).lines).toEqual([of('1', '999.99')]);
  });

  test('in the CRM have two decimals', () => {
    expect(withPricesThatFit(priced('none', [of('100', '0.125')]), crmRules).lines).toEqual([of('1', '12.5')]);
  });
});

const perBase = (rate: string): ExchangeRate => ({ rate, direction: 'foreign-per-base' });
const perForeign = (rate: string): ExchangeRate => ({ rate, direction: 'base-per-foreign' });

describe('an exchange rate', () => {
  test.each([
    ['0.847458', perForeign('1.18'), 'foreign-per-base', 6],
    ['1.18', perBase('0.847458'), 'base-per-foreign', 4],
    ['0.6', perBase('0.6'), 'foreign-per-base', 6],
    ['1.666666667', perBase('0.6'), 'base-per-foreign', 9],
    ['0.123457', perBase('0.1234567'), 'foreign-per-base', 6],
    ['1', perBase('1.000000'), 'base-per-foreign', 6],
  ] as const)('is %s from %j as %s', (expected, rate, direction, places) => {
    expect(rateIn(direction, rate, places)).toBe(expected);
  });

  test.each(['0', '-1.5', '', 'one'])('%j is none', (rate) => {
    expect(rateIn('base-per-foreign', perBase(rate))).toBeNull();
    expect(amountAt(perBase(rate), '10', 2)).toBeNull();
    expect(amountAt(perForeign(rate), '10', 2)).toBeNull();
  });

  test('that rounding makes nothing of is none', () => {
    expect(rateIn('foreign-per-base', perForeign('5000000'), 6)).toBeNull();
    expect(rateIn('base-per-foreign', perForeign('0.0000001'), 6)).toBeNull();
  });

  test('is the same when it went to the other side and back', () => {
    expect(isSameRate(perForeign('1.18'), perBase('0.847458'))).toBe(true);
    expect(isSameRate(perBase('0.847458'), perForeign('1.18'))).toBe(true);
    expect(isSameRate(perBase('0.6'), perBase('0.6000004'))).toBe(true);
    expect(isSameRate(perBase('0.6'), perForeign('0.6'))).toBe(false);
    expect(isSameRate(perBase('0.847458'), perForeign('1.19'))).toBe(false);
    expect(isSameRate(perBase('0'), perForeign('0'))).toBe(false);
    expect(isSameRate(perBase('0.6'), perForeign('0'))).toBe(false);
    expect(isSameRate(perForeign('0'), perBase('0.6'))).toBe(false);
    const anyRate = anyText(1_000, 2_000_000_000, 6).map(perBase);
    fc.assert(
      fc.property(anyRate, (rate) => {
        const back = perForeign(rateIn('base-per-foreign', rate) ?? '0');
        expect(isSameRate(rate, back)).toBe(true);
        expect(isSameRate(back, rate)).toBe(true);
      }),
    );
  });

  test.each([
    ['600 US dollars at 0.6 a New Zealand dollar', perBase('0.6'), '600', 2, '1000'],
    ['100 euros at 1.18 dollars each', perForeign('1.18'), '100', 2, '118'],
    ['a third', perBase('3'), '100', 2, '33.33'],
    ['half a cent, away from zero', perForeign('0.5'), '0.01', 2, '0.01'],
    ['below zero', perForeign('0.5'), '-0.01', 2, '-0.01'],
    ['whole yen', perForeign('149.255'), '10', 0, '1493'],
  ])('%s', (_what, rate, amount, decimals, expected) => {
    expect(amountAt(rate, amount, decimals)).toBe(expected);
  });
});
