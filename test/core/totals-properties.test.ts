// What holds for the amounts of every document, whoever reckons.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineAmounts, PricedDocument } from '../../src/core/amounts/document.ts';
import { sum } from '../../src/core/amounts/rounding.ts';
import { accountingRules, crmRules, financeRules, type Rules } from '../../src/core/amounts/rules.ts';
import { effectiveRate } from '../../src/core/amounts/tax.ts';
import { totalsOf } from '../../src/core/amounts/totals.ts';
import { add, canonical, decimal, formatDecimal, multiply, negate, subtract } from '../../src/core/money.ts';
import { sourceFiles } from '../architecture/source.ts';
import { anyDocument, anyTax, anyText } from './any-document.ts';
import { of, priced } from './priced.ts';

const anyRules: fc.Arbitrary<Rules> = fc.oneof(
  fc.constantFrom(accountingRules, crmRules, financeRules),
  fc.record({
    amountPlaces: fc.constantFrom<Rules['amountPlaces'][]>(0, 2, 3, 'currency'),
    pricePlaces: fc.constantFrom<Rules['pricePlaces'][]>(2, 4, 'currency'),
    quantityPlaces: fc.constantFrom(2, 4),
    halves: fc.constantFrom<Rules['halves'][]>('away', 'zero', 'even'),
    negativeHalves: fc.constantFrom<Rules['halves'][]>('away', 'zero', 'even'),
    discountOf: fc.constantFrom<Rules['discountOf'][]>('exact', 'rounded'),
    taxPer: fc.constantFrom<Rules['taxPer'][]>('line', 'document'),
    taxBy: fc.constantFrom<Rules['taxBy'][]>('whole-rate', 'component'),
    ratePlaces: fc.constantFrom<Rules['ratePlaces'][]>(4, 'exact'),
    compounds: fc.boolean(),
    lateDiscountOf: fc.constantFrom<Rules['lateDiscountOf'][]>('subtotal', 'lines-with-tax'),
    subtotalShows: fc.constantFrom<Rules['subtotalShows'][]>('net', 'with-tax', 'before-discount'),
  }),
);
const anyOne = anyDocument({ extras: true });

const sumOf = (texts: readonly string[]) => formatDecimal(sum(texts.map(decimal)));
const plus = (one: string, other: string) => formatDecimal(add(decimal(one), decimal(other)));
const minus = (one: string, other: string) => formatDecimal(subtract(decimal(one), decimal(other)));
const minused = (text: string) => formatDecimal(negate(decimal(text)));

describe('in every document, by any rules', () => {
  test('a total is its subtotal, its tax and what stands below', () => {
    fc.assert(
      fc.property(anyOne, anyRules, (document, rules) => {
        const { subtotal, totalTax, extras, total } = totalsOf(document, rules);
        expect(sumOf([subtotal, totalTax, ...Object.values(extras)])).toBe(total);
      }),
    );
  });

  test('lines add up: net to the subtotal, tax to the tax, discounts to the discount, where tax is rounded a line', () => {
    fc.assert(
      fc.property(anyOne, anyRules, (document, rules) => {
        const { lines, subtotal, totalTax, totalDiscount, extras } = totalsOf(document, { ...rules, taxPer: 'line' });
        expect(sumOf(lines.map(({ net }) => net))).toBe(subtotal);
        expect(sumOf(lines.map(({ tax }) => tax))).toBe(totalTax);
        const taken = sumOf(lines.flatMap(({ discount, share }) => [discount, share]));
        expect(minus(taken, extras.discount)).toBe(totalDiscount);
      }),
    );
  });

  test('tax inside changes no total of the lines', () => {
    fc.assert(
      fc.property(anyOne, anyRules, ({ extras: _, ...document }, rules) => {
        const { lines, total } = totalsOf({ ...document, taxMode: 'inclusive' }, rules);
        expect(sumOf(lines.map(({ amount }) => amount))).toBe(total);
      }),
    );
  });

  test('a line is its price less its discount, and its tax lies beside or within', () => {
    fc.assert(
      fc.property(anyOne, anyRules, (document, rules) => {
        // Halves to even go by the digit before them, which taking off a discount changes.
        const isEven = [rules.halves, rules.negativeHalves].includes('even');
        for (const { gross, discount, amount, share, net, tax } of totalsOf(document, rules).lines) {
          // Where as much is taken off an exact product as there is, product and amount may be rounded away from each other.
          const isAllOff = Math.abs(Number(discount)) >= Math.abs(Number(gross));
          if (rules.discountOf === 'rounded' || !(isAllOff || isEven)) expect(minus(gross, discount)).toBe(amount);
          expect(document.taxMode === 'inclusive' ? plus(net, tax) : net).toBe(minus(amount, share));
          if (document.taxMode === 'none') expect(tax).toBe('0');
        }
      }),
    );
  });

  test('amounts are canonical text of no more places than the rules keep', () => {
    fc.assert(
      fc.property(anyOne, anyRules, (document, rules) => {
        const { places, lines, extras, ...sums } = totalsOf(document, rules);
        expect(places).toBe(rules.amountPlaces === 'currency' ? document.currencyDecimals : rules.amountPlaces);
        const amounts = [
          ...lines.flatMap((line) => Object.values(line)),
          ...Object.values(extras),
          ...Object.values(sums),
        ];
        for (const amount of amounts) {
          expect(canonical(amount)).toBe(amount);
          expect(decimal(amount).scale).toBeLessThanOrEqual(places);
        }
      }),
    );
  });
});

/** Sorted, so that two lists of the same lines are equal. */
const sorted = (lines: readonly LineAmounts[]) => lines.map((line) => JSON.stringify(line)).sort();

describe('in every document of the accounting side', () => {
  test('the order of the lines does not matter', () => {
    const shuffled = anyDocument().chain((document) =>
      fc.tuple(fc.constant(document), fc.shuffledSubarray([...document.lines], { minLength: document.lines.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom(accountingRules, crmRules, financeRules), ([document, lines], rules) => {
        const [one, other] = [totalsOf(document, rules), totalsOf({ ...document, lines }, rules)];
        expect({ ...other, lines: sorted(other.lines) }).toEqual({ ...one, lines: sorted(one.lines) });
      }),
    );
  });

  test('two documents in one come to what they come to apart', () => {
    fc.assert(
      fc.property(anyDocument(), anyDocument(), (one, other) => {
        const { taxMode } = one;
        const both = totalsOf({ ...one, lines: [...one.lines, ...other.lines] });
        const apart = [totalsOf(one), totalsOf({ ...other, taxMode })];
        for (const part of ['subtotal', 'totalTax', 'totalDiscount', 'total'] as const) {
          expect(both[part]).toBe(sumOf(apart.map((totals) => totals[part])));
        }
      }),
    );
  });

  test('taking everything back comes to the same below zero', () => {
    const turned = (document: PricedDocument): PricedDocument => ({
      ...document,
      lines: document.lines.map((line) => ({
        ...line,
        quantity: minused(line.quantity ?? '1'),
        ...(line.discount && 'amount' in line.discount && { discount: { amount: minused(line.discount.amount) } }),
      })),
    });
    fc.assert(
      fc.property(anyDocument(), (document) => {
        const [one, other] = [totalsOf(document), totalsOf(turned(document))];
        for (const part of ['subtotal', 'totalTax', 'totalDiscount', 'total'] as const) {
          expect(other[part]).toBe(minused(one[part]));
        }
      }),
    );
  });

  test('a price with its tax on top is the same price with its tax inside', () => {
    fc.assert(
      fc.property(anyText(-1_000_000, 1_000_000, 2), anyTax, (price, tax) => {
        const onTop = totalsOf(priced('exclusive', [of('1', price, undefined, { tax })]));
        const inside = totalsOf(priced('inclusive', [of('1', onTop.total, undefined, { tax })]));
        const { subtotal, totalTax, total } = onTop;
        expect(inside).toMatchObject({ subtotal, totalTax, total });
      }),
    );
  });

  test('ten times the prices in units a tenth as fine are ten times the amounts', () => {
    const ten = (text: string) => formatDecimal(multiply(decimal(text), decimal('10')));
    const grown = (document: PricedDocument): PricedDocument => ({
      ...document,
      lines: document.lines.map((line) => ({
        ...line,
        ...(line.unitPrice !== undefined && { unitPrice: ten(line.unitPrice) }),
        ...(line.discount && 'amount' in line.discount && { discount: { amount: ten(line.discount.amount) } }),
      })),
    });
    fc.assert(
      fc.property(anyDocument({ decimals: [2] }), fc.constantFrom(accountingRules, crmRules), (document, rules) => {
        const fine = totalsOf(document, { ...rules, amountPlaces: 2, pricePlaces: 4 });
        const coarse = totalsOf(grown(document), { ...rules, amountPlaces: 1, pricePlaces: 3 });
        for (const part of ['subtotal', 'totalTax', 'totalDiscount', 'total'] as const) {
          expect(coarse[part]).toBe(ten(fine[part]));
        }
      }),
    );
  });

  test('tax is within half a cent a line of the unrounded', () => {
    fc.assert(
      fc.property(anyDocument(), ({ lines }) => {
        const { lines: amounts } = totalsOf(priced('exclusive', lines));
        amounts.forEach(({ net, tax }, at) => {
          const rate = effectiveRate(lines[at]?.tax ?? { rate: '0' }, accountingRules);
          const off = subtract(decimal(tax), multiply(multiply(decimal(net), decimal(rate)), decimal('0.01')));
          const size = off.units < 0n ? -off.units : off.units;
          expect(size * 200n <= 10n ** BigInt(off.scale)).toBe(true);
        });
      }),
    );
  });
});

test('no amount passes through a floating number', () => {
  const files = sourceFiles('src/core/amounts');
  expect(files.map(({ path }) => path)).toContain('src/core/amounts/totals.ts');
  const floating = files.filter(({ code }) => /\bNumber\b|parseFloat|parseInt|Math\.|toFixed|\d\.\d/.test(code));
  expect(floating.map(({ path }) => path)).toEqual([]);
});
