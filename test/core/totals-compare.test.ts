// Where two reckonings differ, and what is done about a cent.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustmentFor, type CentPolicy, settleCents } from '../../src/core/amounts/cents.ts';
import { compareTotals } from '../../src/core/amounts/compare.ts';
import { accountingRules, crmRules, financeRules, type Rules } from '../../src/core/amounts/rules.ts';
import { type Shown, totalsShown } from '../../src/core/amounts/shown.ts';
import { type Suspect, suspectsFor } from '../../src/core/amounts/suspects.ts';
import type { Extras, PricedDocument } from '../../src/core/amounts/document.ts';
import { totalsOf } from '../../src/core/amounts/totals.ts';
import { add, decimal, formatDecimal } from '../../src/core/money.ts';
import { sum } from '../../src/core/amounts/rounding.ts';
import { anyDocument } from './any-document.ts';
import { made, of, priced, times } from './priced.ts';

const thirds = priced('exclusive', times(3, of('1', '0.30', '15')));
const bySubtotal: Rules = { ...accountingRules, lateDiscountOf: 'subtotal' };
const anyRules = fc.constantFrom(crmRules, financeRules);

/** What a system shows of a document on which it and we agree. */
const agreed: Shown = {
  taxMode: 'exclusive',
  places: 2,
  lines: [
    { amount: '21', tax: '3.15' },
    { amount: '10', tax: '1.5' },
  ],
  total: '35.65',
};
const document = priced('exclusive', [of('2', '10.50', '15'), of('1', '10', '15')]);

const shown = (change: Partial<Shown>) => totalsShown({ ...agreed, ...change });
const causesOf = (change: Partial<Shown>) => compareTotals(totalsOf(document), shown(change));

describe('two reckonings', () => {
  test('that agree have no causes', () => {
    expect(causesOf({})).toEqual({ difference: '0', units: '0', causes: [] });
  });

  test('differ in the tax of a line', () => {
    const lines = [
      { amount: '21', tax: '3.14' },
      { amount: '10', tax: '1.5' },
    ];
    expect(causesOf({ lines, total: '35.64' })).toEqual({
      difference: '-0.01',
      units: '-1',
      causes: [{ at: 'line', line: 0, part: 'tax', difference: '-0.01', units: '-1' }],
    });
  });

  test('differ in what a line comes to', () => {
    const lines = [
      { amount: '21', tax: '3.15' },
      { amount: '10.02', tax: '1.5' },
    ];
    expect(causesOf({ lines, total: '35.67' }).causes).toEqual([
      { at: 'line', line: 1, part: 'net', difference: '0.02', units: '2' },
    ]);
  });

  test('differ in a line that one of them lacks', () => {
    const { difference, causes } = causesOf({ lines: agreed.lines.slice(0, 1), total: '24.15' });
    expect(difference).toBe('-11.5');
    expect(causes).toEqual([
      { at: 'line', line: 1, part: 'net', only: 'expected', difference: '-10', units: '-1000' },
      { at: 'line', line: 1, part: 'tax', only: 'expected', difference: '-1.5', units: '-150' },
    ]);
    const more = [...agreed.lines, { amount: '0.01' }];
    expect(causesOf({ lines: more, total: '35.66' }).causes).toEqual([
      { at: 'line', line: 2, part: 'net', only: 'actual', difference: '0.01', units: '1' },
    ]);
  });

  test('differ in a tax that is rounded once for the document', () => {
    const { difference, causes } = compareTotals(totalsOf(thirds), totalsOf(thirds, financeRules));
    expect(difference).toBe('-0.01');
    expect(causes).toEqual([{ at: 'sum', part: 'tax', difference: '-0.01', units: '-1' }]);
  });

  test('differ in a total that was corrected', () => {
    expect(causesOf({ total: '35.7' }).causes).toEqual([{ at: 'sum', part: 'total', difference: '0.05', units: '5' }]);
  });

  test('differ in what stands below the lines', () => {
    const extras = { discount: '-5', adjustment: '0.01', shipping: '7', tax: '1' };
    expect(causesOf({ extras, total: '38.66' }).causes).toEqual([
      { at: 'extra', part: 'discount', difference: '-5', units: '-500' },
      { at: 'extra', part: 'tax', difference: '1', units: '100' },
      { at: 'extra', part: 'shipping', difference: '7', units: '700' },
      { at: 'extra', part: 'adjustment', difference: '0.01', units: '1' },
    ]);
  });

  test('whose differences cancel each other out name them all the same', () => {
    const lines = [
      { amount: '21', tax: '3.14' },
      { amount: '10', tax: '1.51' },
    ];
    const { difference, causes } = causesOf({ lines });
    expect(difference).toBe('0');
    expect(causes.map(({ units }) => units)).toEqual(['-1', '1']);
  });

  test('are measured in the finer of their units', () => {
    const yen = priced('exclusive', [of('3', '333', '8')], { decimals: 0 });
    expect(compareTotals(totalsOf(yen), totalsOf(yen, crmRules))).toMatchObject({ difference: '0.08', units: '8' });
    expect(compareTotals(totalsOf(yen, crmRules), totalsOf(yen, crmRules)).units).toBe('0');
  });

  test('are measured in the units of the other where those are finer', () => {
    expect(compareTotals(totalsOf(document), shown({ places: 3, total: '35.651' }))).toMatchObject({ units: '1' });
  });

  test('with tax inside differ in how a line is split, not in the total', () => {
    const inside = priced('inclusive', [of('1', '115', '15')]);
    const other = totalsShown({
      taxMode: 'inclusive',
      places: 2,
      lines: [{ amount: '115', tax: '14.99' }],
      total: '115',
    });
    const { difference, causes } = compareTotals(totalsOf(inside), other);
    expect(difference).toBe('0');
    expect(causes).toMatchObject([
      { at: 'line', part: 'net', difference: '0.01' },
      { at: 'line', part: 'tax', difference: '-0.01' },
    ]);
  });

  test('always differ by what their causes add up to, whatever the document', () => {
    fc.assert(
      fc.property(anyDocument({ extras: true }), anyRules, anyRules, (any, one, other) => {
        const { difference, causes } = compareTotals(totalsOf(any, one), totalsOf(any, other));
        expect(formatDecimal(sum(causes.map((cause) => decimal(cause.difference))))).toBe(difference);
      }),
    );
  });

  test('of the same kind have no causes, whatever the document', () => {
    fc.assert(
      fc.property(anyDocument({ extras: true }), anyRules, (any, rules) => {
        expect(compareTotals(totalsOf(any, rules), totalsOf(any, rules))).toEqual({
          difference: '0',
          units: '0',
          causes: [],
        });
      }),
    );
  });
});

describe('totals that a system shows', () => {
  test('are added up where it shows lines alone', () => {
    const lines = [{ amount: '26.22', tax: '4.37', discount: '3.75' }, { amount: '5' }];
    expect(totalsShown({ taxMode: 'inclusive', places: 2, lines, total: '31.220' })).toEqual({
      places: 2,
      lines: [
        { gross: '29.97', discount: '3.75', amount: '26.22', share: '0', net: '21.85', tax: '4.37' },
        { gross: '5', discount: '0', amount: '5', share: '0', net: '5', tax: '0' },
      ],
      subtotal: '26.85',
      shownSubtotal: '26.85',
      totalDiscount: '3.75',
      totalTax: '4.37',
      extras: { discount: '0', tax: '0', shipping: '0', adjustment: '0' },
      total: '31.22',
    });
  });

  test('are taken as they are where it shows sums', () => {
    const sums = { subtotal: '1', totalTax: '2', totalDiscount: '3', total: '4.0' };
    expect(shown(sums)).toMatchObject({ ...sums, total: '4' });
  });
});

describe('the line that bridges a difference', () => {
  test('has its price, and no tax', () => {
    expect(adjustmentFor('-0.010')).toEqual({ quantity: '1', unitPrice: '-0.01', tax: { rate: '0' } });
    expect(adjustmentFor('0.00')).toBeNull();
  });

  test('bridges it exactly, whatever the document', () => {
    const cents = fc.integer({ min: -500, max: 500 }).map((units) => formatDecimal({ units: BigInt(units), scale: 2 }));
    fc.assert(
      fc.property(anyDocument(), cents, (any, difference) => {
        const line = adjustmentFor(difference);
        const lines = line ? [...any.lines, line] : any.lines;
        const bridged = add(decimal(totalsOf(any).total), decimal(difference));
        expect(totalsOf({ ...any, lines }).total).toBe(formatDecimal(bridged));
      }),
    );
  });
});

describe('a cent', () => {
  const policy = (way: CentPolicy['way'], mostUnits = 5): CentPolicy => ({ way, mostUnits });
  const once = totalsOf(thirds, financeRules);

  test.each(['match', 'adjust', 'block'] as const)('that is not there needs nothing: %s', (way) => {
    const verdict = settleCents(document, shown({}), policy(way));
    expect(verdict).toMatchObject({ is: 'send', how: 'as-it-is' });
    if (verdict.is === 'send') expect(verdict.document).toBe(document);
  });

  test('is matched in the line with the largest tax', () => {
    const verdict = settleCents(thirds, once, policy('match'));
    expect(verdict).toMatchObject({ is: 'send', how: 'match', comparison: { units: '-1' } });
    if (verdict.is !== 'send') return;
    expect(verdict.document.lines.map(({ taxAmount }) => taxAmount)).toEqual(['0.04', '0.05', '0.05']);
    expect(totalsOf(verdict.document).total).toBe('1.04');
  });

  test('is matched in the lines that show it', () => {
    const lines = [
      { amount: '21', tax: '3.16' },
      { amount: '10', tax: '1.49' },
    ];
    const verdict = settleCents(document, shown({ lines, total: '35.65' }), policy('match'));
    expect(verdict).toMatchObject({ is: 'send', how: 'as-it-is' });
    const other = settleCents(
      document,
      shown({
        lines: [
          { amount: '21', tax: '3.16' },
          { amount: '10', tax: '1.5' },
        ],
        total: '35.66',
      }),
      policy('match'),
    );
    expect(other).toMatchObject({
      is: 'send',
      how: 'match',
      document: { lines: [{ taxAmount: '3.16' }, { taxAmount: '1.5' }] },
    });
  });

  test('beyond the lines’ own taxes goes to the largest, wherever that stands', () => {
    const turned = priced('exclusive', [of('1', '10', '15'), of('2', '10.50', '15')]);
    const lines = [
      { amount: '10', tax: '1.5' },
      { amount: '21', tax: '3.15' },
    ];
    expect(settleCents(turned, shown({ lines, totalTax: '4.66', total: '35.66' }), policy('match'))).toMatchObject({
      is: 'send',
      document: { lines: [{ taxAmount: '1.5' }, { taxAmount: '3.16' }] },
    });
  });

  test('of a document that shows fewer lines is matched in those that it shows', () => {
    const one = { lines: [{ amount: '31', tax: '3.15' }], subtotal: '31', totalTax: '4.66', total: '35.66' };
    expect(settleCents(document, shown(one), policy('match'))).toMatchObject({
      is: 'send',
      document: { lines: [{ taxAmount: '4.66' }, { taxAmount: '0' }] },
    });
  });

  test('that lies in what a line comes to is no matter of tax', () => {
    const lines = [
      { amount: '21.01', tax: '3.15' },
      { amount: '10', tax: '1.5' },
    ];
    const verdict = settleCents(document, shown({ lines, total: '35.66' }), policy('match'));
    expect(verdict).toMatchObject({ is: 'block', why: 'not-in-tax', comparison: { units: '1' } });
  });

  test('is bridged by a line', () => {
    const verdict = settleCents(thirds, once, policy('adjust'));
    expect(verdict).toMatchObject({ is: 'send', how: 'adjust' });
    if (verdict.is !== 'send') return;
    expect(verdict.document.lines.at(-1)).toEqual(adjustmentFor('-0.01'));
    expect(totalsOf(verdict.document).total).toBe(once.total);
  });

  test('is left to a person', () => {
    expect(settleCents(thirds, once, policy('block'))).toMatchObject({ is: 'block', why: 'policy' });
  });

  test.each([
    ['35.70', 'send'],
    ['35.71', 'block'],
    ['35.60', 'send'],
    ['35.59', 'block'],
  ])('at most five are rounding: %s', (total, is) => {
    const verdict = settleCents(document, shown({ total }), policy('adjust'));
    expect(verdict).toMatchObject(is === 'block' ? { is, why: 'large' } : { is, how: 'adjust' });
  });

  test('is not asked of a system that has no such unit', () => {
    const dinar = priced('none', [of('1', '1.235')], { decimals: 3 });
    expect(settleCents(dinar, totalsOf(dinar, crmRules), policy('adjust'))).toMatchObject({
      is: 'block',
      why: 'finer',
    });
  });

  test('is settled to the very total, or not at all, whatever the document', () => {
    const ways = fc.constantFrom('match', 'adjust', 'block');
    fc.assert(
      fc.property(anyDocument({ extras: true }), anyRules, ways, (any, rules, way) => {
        const there = totalsOf(any, rules);
        const verdict = settleCents(any, there, { way: way as CentPolicy['way'], mostUnits: 100 });
        if (verdict.is === 'send') expect(totalsOf(verdict.document).total).toBe(there.total);
        else expect(verdict.comparison.difference).not.toBe('0');
      }),
    );
  });
});

describe('a prediction that failed', () => {
  test('names the reading that would have been right', () => {
    expect(suspectsFor(thirds, totalsOf(thirds, financeRules))).toEqual([{ taxPer: 'document' }]);
    const fine = priced('none', [of('1000', '0.0612')]);
    expect(suspectsFor(fine, { subtotal: '60', totalTax: '0', total: '60' })).toEqual([{ pricePlaces: 2 }]);
    const two = priced('exclusive', [of('1', '10.10', undefined, { tax: made('gst 5', 'pst 7') })]);
    expect(suspectsFor(two, totalsOf(two, crmRules))).toEqual([{ taxBy: 'component' }]);
    const back = priced('none', [of('-1', '2.165')]);
    const even = suspectsFor(back, { subtotal: '-2.16', totalTax: '0', total: '-2.16' });
    expect(even).toEqual([
      { negativeHalves: 'even' },
      { negativeHalves: 'zero' },
      { halves: 'even', negativeHalves: 'even' },
    ]);
  });

  const late: Extras = { discount: { of: { rate: '10' }, when: 'after-tax' } };
  const all: Extras = { discount: { of: { rate: '100' }, when: 'after-tax' } };
  const dime = of('1', '19.95', undefined, { discount: { rate: '10' } });
  const compound = of('1', '1000000', undefined, { tax: made('gst 5', 'qst 9.975 compound') });

  test.each<[reading: Suspect, document: PricedDocument, rules: Rules]>([
    [{ pricePlaces: 4 }, priced('none', [of('1000', '0.0612')]), crmRules],
    [{ pricePlaces: 6 }, priced('none', [of('1000000', '0.061234')]), accountingRules],
    [{ amountPlaces: 2 }, priced('none', [of('1', '1.235')], { decimals: 3 }), { ...crmRules, pricePlaces: 4 }],
    [{ amountPlaces: 'currency' }, priced('none', [of('1', '1.235')], { decimals: 3 }), accountingRules],
    [{ discountOf: 'exact' }, priced('none', [dime]), crmRules],
    [{ discountOf: 'rounded' }, priced('none', [dime]), accountingRules],
    [{ taxPer: 'line' }, thirds, financeRules],
    [{ ratePlaces: 4 }, priced('exclusive', [compound]), { ...accountingRules, ratePlaces: 'exact' }],
    [{ ratePlaces: 'exact' }, priced('exclusive', [compound]), accountingRules],
    [{ lateDiscountOf: 'subtotal' }, priced('exclusive', [of('1', '100', '20')], { extras: late }), accountingRules],
    [{ lateDiscountOf: 'lines-with-tax' }, priced('exclusive', [of('1', '100', '20')], { extras: late }), bySubtotal],
    // The totals are the same; subtotal and tax tell.
    [{ taxPer: 'document' }, priced('inclusive', times(3, of('1', '0.35', '15'))), accountingRules],
    [{ taxPer: 'document' }, priced('exclusive', times(3, of('1', '0.3', '15')), { extras: all }), accountingRules],
    [{ pricePlaces: 2 }, priced('none', [of('1000', '0.0612')], { extras: all }), accountingRules],
  ])('names %j', (reading, priced, rules) => {
    expect(suspectsFor(priced, totalsOf(priced, { ...rules, ...reading }), rules)).toContainEqual(reading);
  });

  test('names none where it did not fail, or where no reading explains it', () => {
    expect(suspectsFor(thirds, totalsOf(thirds))).toEqual([]);
    expect(suspectsFor(thirds, { subtotal: '0.9', totalTax: '9', total: '9.9' })).toEqual([]);
  });
});
