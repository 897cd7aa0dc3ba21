// Totals of the accounting side worked out by hand, the working beside each: prices, discounts, signs and sizes. Halves go away from zero.

import { of, priced, times } from './priced.ts';
import type { Example } from './worked-out-taxes.ts';

export const pricesAndDiscounts: Example[] = [
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

export const signsAndSizes: Example[] = [
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
