// What the accounting side makes of a document: totals worked out by hand, the working beside each. Halves go away from zero.

import { describe, expect, test } from 'vitest';
import type { PricedDocument } from '../../src/core/amounts/document.ts';
import { accountingRules } from '../../src/core/amounts/rules.ts';
import { effectiveRate } from '../../src/core/amounts/tax.ts';
import { totalsOf } from '../../src/core/amounts/totals.ts';
import { made, of, priced, times } from './priced.ts';

interface Example {
  readonly what: string;
  readonly document: PricedDocument;
  readonly working: string;
  /** Subtotal, tax, total. */
  readonly comesTo: readonly [subtotal: string, tax: string, total: string];
  readonly discount?: string;
}

const seenAtTheVendor: Example[] = [
  {
    what: 'two at 10.50, 15 % on top (seen on the wire)',
    document: priced('exclusive', [of('2', '10.50', '15')]),
    working: '2 × 10.50 = 21.00; 15 % = 3.15',
    comesTo: ['21', '3.15', '24.15'],
  },
  {
    what: '541.25 with 15 % inside (seen on the wire)',
    document: priced('inclusive', [of('1', '541.25', '15')]),
    working: '541.25 × 15 / 115 = 70.5978 → 70.60; 541.25 − 70.60 = 470.65',
    comesTo: ['470.65', '70.6', '541.25'],
  },
  {
    what: '19.95 less 10 %, 15 % on top (the vendor’s example of a quote)',
    document: priced('exclusive', [of('1', '19.95', '15', { discount: { rate: '10' } })]),
    working: '19.95 × 0.9 = 17.955 → 17.96; 15 % = 2.694 → 2.69; discount 19.95 − 17.96, not 1.995 → 2.00',
    comesTo: ['17.96', '2.69', '20.65'],
    discount: '1.99',
  },
  {
    what: '2500 less 10 %, 15 % on top (the vendor’s example of an order)',
    document: priced('exclusive', [of('1', '2500', '15', { discount: { rate: '10' } })]),
    working: '2500 × 0.9 = 2250; 15 % = 337.50',
    comesTo: ['2250', '337.5', '2587.5'],
    discount: '250',
  },
  {
    what: '2.165 (an example of the vendor’s staff)',
    document: priced('none', [of('1', '2.165')]),
    working: 'half a cent goes away from zero: 2.17',
    comesTo: ['2.17', '0', '2.17'],
  },
];

const taxes: Example[] = [
  {
    what: 'Australia, 10 % on top',
    document: priced('exclusive', [of('1', '100', '10')]),
    working: '10 % of 100.00 = 10.00',
    comesTo: ['100', '10', '110'],
  },
  {
    what: 'Australia, a line whose tax must be rounded',
    document: priced('exclusive', [of('3', '33.33', '10')]),
    working: '3 × 33.33 = 99.99; 10 % = 9.999 → 10.00',
    comesTo: ['99.99', '10', '109.99'],
  },
  {
    what: 'Australia, 10 % inside',
    document: priced('inclusive', [of('1', '110', '10')]),
    working: '110 / 11 = 10.00',
    comesTo: ['100', '10', '110'],
  },
  {
    what: 'Australia, 10 % inside a round sum',
    document: priced('inclusive', [of('1', '100', '10')]),
    working: '100 / 11 = 9.0909 → 9.09; 100 − 9.09 = 90.91',
    comesTo: ['90.91', '9.09', '100'],
  },
  {
    what: 'Australia, lines too small to carry tax',
    document: priced('inclusive', times(3, of('1', '0.05', '10'))),
    working: '0.05 / 11 = 0.0045 → 0.00 on each; all together would be 0.0136 → 0.01',
    comesTo: ['0.15', '0', '0.15'],
  },
  {
    what: 'Australia, with goods free of tax',
    document: priced('exclusive', [of('2', '49.95', '10'), of('6', '3.49', '0')]),
    working: '99.90 + 20.94 = 120.84; 10 % of 99.90 = 9.99',
    comesTo: ['120.84', '9.99', '130.83'],
  },
  {
    what: 'United Kingdom, 20, 5 and 0 % inside, all even',
    document: priced('inclusive', [of('1', '120', '20'), of('1', '105', '5'), of('1', '10', '0')]),
    working: '120/6 = 20; 105/21 = 5; 0; 235 − 25 = 210',
    comesTo: ['210', '25', '235'],
  },
  {
    what: 'United Kingdom, 20, 5 and 0 % inside, with rounding',
    document: priced('inclusive', [of('1', '9.99', '20'), of('1', '4.99', '5'), of('1', '1.99', '0')]),
    working: '9.99/6 = 1.665 → 1.67; 4.99/21 = 0.2376 → 0.24; 0; 16.97 − 1.91 = 15.06',
    comesTo: ['15.06', '1.91', '16.97'],
  },
  {
    what: 'United Kingdom, 20, 5 and 0 % on top',
    document: priced('exclusive', [of('1', '9.99', '20'), of('1', '4.99', '5'), of('1', '1.99', '0')]),
    working: '1.998 → 2.00; 0.2495 → 0.25; 0; 16.97 + 2.25',
    comesTo: ['16.97', '2.25', '19.22'],
  },
  {
    what: 'New Zealand, tax rounded on each line',
    document: priced('exclusive', times(3, of('1', '0.30', '15'))),
    working: '0.045 → 0.05 on each, 0.15; all together would be 0.135 → 0.14',
    comesTo: ['0.9', '0.15', '1.05'],
  },
  {
    what: 'New Zealand, small lines with tax inside',
    document: priced('inclusive', times(3, of('1', '0.10', '15'))),
    working: '0.10 × 15/115 = 0.01304 → 0.01 on each; 0.30 − 0.03 = 0.27',
    comesTo: ['0.27', '0.03', '0.3'],
  },
  {
    what: 'United States, no tax',
    document: priced('none', [of('3', '19.99'), of('4.5', '75')]),
    working: '59.97 + 337.50',
    comesTo: ['397.47', '0', '397.47'],
  },
  {
    what: 'a document without tax whose lines name a rate',
    document: priced('none', [of('1', '10', '15')]),
    working: 'no tax, whatever the line says',
    comesTo: ['10', '0', '10'],
  },
  {
    what: 'United States, 8.25 % on top',
    document: priced('exclusive', [of('1', '49.99', '8.25')]),
    working: '49.99 × 0.0825 = 4.124175 → 4.12',
    comesTo: ['49.99', '4.12', '54.11'],
  },
  {
    what: 'Canada, 5 % and a compound 9.975 %',
    document: priced('exclusive', [of('1', '100', undefined, { tax: made('gst 5', 'qst 9.975 compound') })]),
    working: '5 + 9.975 × 1.05 = 15.47375 → rate 15.4738; 15.4738 → 15.47',
    comesTo: ['100', '15.47', '115.47'],
  },
  {
    what: 'Canada, the same on a million: the rate counts with four places',
    document: priced('exclusive', [of('1', '1000000', undefined, { tax: made('qst 9.975 compound', 'gst 5') })]),
    working: '1,000,000 × 15.4738 % = 154,738.00; unrounded it would be 154,737.50',
    comesTo: ['1000000', '154738', '1154738'],
  },
  {
    what: 'Canada, the compound tax inside',
    document: priced('inclusive', [of('1', '115.47', undefined, { tax: made('gst 5', 'qst 9.975 compound') })]),
    working: '115.47 × 15.4738 / 115.4738 = 15.47329 → 15.47',
    comesTo: ['100', '15.47', '115.47'],
  },
  {
    what: 'Canada, two simple components count as one rate',
    document: priced('exclusive', [of('1', '10.10', undefined, { tax: made('gst 5', 'pst 7') })]),
    working: '12 % of 10.10 = 1.212 → 1.21; one by one they would be 0.51 + 0.71 = 1.22',
    comesTo: ['10.1', '1.21', '11.31'],
  },
  {
    what: 'Canada, a component that can’t be recovered is charged all the same',
    document: priced('exclusive', [of('1', '10.10', undefined, { tax: made('gst 5', 'pst 7 lost') })]),
    working: '12 % of 10.10 = 1.212 → 1.21',
    comesTo: ['10.1', '1.21', '11.31'],
  },
  {
    what: 'a tax that somebody set',
    document: priced('exclusive', [of('1', '10', '15', { taxAmount: '1.49' })]),
    working: 'given, 1.49 stands where 15 % would be 1.50',
    comesTo: ['10', '1.49', '11.49'],
  },
  {
    what: 'a tax that somebody set, inside',
    document: priced('inclusive', [of('1', '115', '15', { taxAmount: '14.994' })]),
    working: '14.994 → 14.99; 115 − 14.99 = 100.01',
    comesTo: ['100.01', '14.99', '115'],
  },
];

const pricesAndDiscounts: Example[] = [
  {
    what: 'yen, 10 % inside',
    document: priced('inclusive', [of('1', '1100', '10')], { decimals: 0 }),
    working: '1100 / 11 = 100',
    comesTo: ['1000', '100', '1100'],
  },
  {
    what: 'yen, tax that is no whole number: amounts have two places in any currency',
    document: priced('exclusive', [of('3', '333', '8')], { decimals: 0 }),
    working: '999; 8 % = 79.92',
    comesTo: ['999', '79.92', '1078.92'],
  },
  {
    what: 'dinars with three decimals: amounts have two places in any currency',
    document: priced('none', [of('1', '1.235')], { decimals: 3 }),
    working: '1.235 → 1.24',
    comesTo: ['1.24', '0', '1.24'],
  },
  {
    what: 'prices with four decimals',
    document: priced('none', [of('1000', '0.0612'), of('7', '0.1234')]),
    working: '61.20; 0.8638 → 0.86',
    comesTo: ['62.06', '0', '62.06'],
  },
  {
    what: 'a price with six decimals counts with four',
    document: priced('none', [of('1000', '0.061171')]),
    working: '0.061171 → 0.0612; × 1000 = 61.20',
    comesTo: ['61.2', '0', '61.2'],
  },
  {
    what: 'a quantity with five decimals counts with four',
    document: priced('none', [of('0.33335', '3000')]),
    working: '0.33335 → 0.3334; × 3000 = 1000.20',
    comesTo: ['1000.2', '0', '1000.2'],
  },
  {
    what: 'a discount in per cent',
    document: priced('exclusive', [of('3', '9.99', '15', { discount: { rate: '12.5' } })]),
    working: '29.97 × 0.875 = 26.22375 → 26.22; 15 % = 3.933 → 3.93; 29.97 − 26.22 = 3.75',
    comesTo: ['26.22', '3.93', '30.15'],
    discount: '3.75',
  },
  {
    what: 'a discount in money',
    document: priced('exclusive', [of('3', '9.99', '15', { discount: { amount: '1.97' } })]),
    working: '29.97 − 1.97 = 28.00; 15 % = 4.20',
    comesTo: ['28', '4.2', '32.2'],
    discount: '1.97',
  },
  {
    what: 'a discount in money, finer than a cent',
    document: priced('none', [of('1', '10', undefined, { discount: { amount: '0.125' } })]),
    working: '0.125 → 0.13; 10 − 0.13 = 9.87',
    comesTo: ['9.87', '0', '9.87'],
    discount: '0.13',
  },
  {
    what: 'a discount is taken before the cent is rounded',
    document: priced('none', [of('1.5', '1.11', undefined, { discount: { rate: '50' } })]),
    working: '1.665 × 0.5 = 0.8325 → 0.83; from 1.67 it would be 0.835 → 0.84; 1.67 − 0.83 = 0.84',
    comesTo: ['0.83', '0', '0.83'],
    discount: '0.84',
  },
  {
    what: 'a third off, as 33.333 %',
    document: priced('none', [of('3', '10', undefined, { discount: { rate: '33.333' } })]),
    working: '30 × 0.66667 = 20.0001 → 20.00',
    comesTo: ['20', '0', '20'],
    discount: '10',
  },
  {
    what: 'a line that is free',
    document: priced('exclusive', [of('1', '80', '20', { discount: { rate: '100' } }), of('1', '5', '20')]),
    working: '0 + 5; 20 % of 5 = 1',
    comesTo: ['5', '1', '6'],
    discount: '80',
  },
  {
    what: 'a discount with tax inside',
    document: priced('inclusive', [of('2', '12.50', '20', { discount: { rate: '15' } })]),
    working: '25 × 0.85 = 21.25; /6 = 3.541667 → 3.54; 21.25 − 3.54 = 17.71',
    comesTo: ['17.71', '3.54', '21.25'],
    discount: '3.75',
  },
];

const signsAndSizes: Example[] = [
  {
    what: 'a line without tax that takes a little back',
    document: priced('exclusive', [of('1', '10', '15'), of('-1', '0.05', '0')]),
    working: '10 − 0.05 = 9.95; 15 % of 10 = 1.50',
    comesTo: ['9.95', '1.5', '11.45'],
  },
  {
    what: 'a negative line with tax: the half goes away from zero too',
    document: priced('exclusive', [of('1', '10', '15'), of('-1', '0.10', '15')]),
    working: '1.50 and −0.015 → −0.02; 9.90 + 1.48',
    comesTo: ['9.9', '1.48', '11.38'],
  },
  {
    what: 'a price below zero',
    document: priced('exclusive', [of('2', '-2.505', '10')]),
    working: '−5.01; 10 % = −0.501 → −0.50',
    comesTo: ['-5.01', '-0.5', '-5.51'],
  },
  {
    what: 'a document below zero with tax inside',
    document: priced('inclusive', [of('-1', '9.99', '20')]),
    working: '−9.99/6 = −1.665 → −1.67; −9.99 + 1.67 = −8.32',
    comesTo: ['-8.32', '-1.67', '-9.99'],
  },
  {
    what: 'a discount in per cent on a line below zero',
    document: priced('none', [of('-1', '19.95', undefined, { discount: { rate: '10' } })]),
    working: '−17.955 → −17.96; −19.95 + 17.96 = −1.99',
    comesTo: ['-17.96', '0', '-17.96'],
    discount: '-1.99',
  },
  {
    what: 'a hundred lines of ten cents, 15 % on top',
    document: priced('exclusive', times(100, of('1', '0.10', '15'))),
    working: '0.015 → 0.02 on each: 2.00; 15 % of 10.00 would be 1.50',
    comesTo: ['10', '2', '12'],
  },
  {
    what: 'a hundred lines of a cent',
    document: priced('exclusive', times(100, of('1', '0.01', '15'))),
    working: '0.0015 → 0.00 on each; 15 % of 1.00 would be 0.15',
    comesTo: ['1', '0', '1'],
  },
  {
    what: 'the largest line',
    document: priced('exclusive', [of('1', '9999999999.99', '10')]),
    working: '10 % = 999,999,999.999 → 1,000,000,000.00',
    comesTo: ['9999999999.99', '1000000000', '10999999999.99'],
  },
  {
    what: 'a line that only describes, and one of none',
    document: priced('exclusive', [{}, of('0', '99', '15'), { unitPrice: '8', tax: { rate: '15' } }]),
    working: '0 + 0 + 1 × 8; 15 % = 1.20',
    comesTo: ['8', '1.2', '9.2'],
  },
  {
    what: 'no lines',
    document: priced('exclusive', []),
    working: 'nothing',
    comesTo: ['0', '0', '0'],
  },
];

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
