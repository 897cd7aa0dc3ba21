// Totals of the accounting side worked out by hand, the working beside each: what the vendor shows itself, and taxes. Halves go away from
// zero.

import type { PricedDocument } from '../../src/core/amounts/document.ts';
import { made, of, priced, times } from './priced.ts';

export interface Example {
  readonly what: string;
  readonly document: PricedDocument;
  readonly working: string;
  /** Subtotal, tax, total. */
  readonly comesTo: readonly [subtotal: string, tax: string, total: string];
  readonly discount?: string;
}

export const seenAtTheVendor: Example[] = [
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

export const taxes: Example[] = [
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
