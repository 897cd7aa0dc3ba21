// What the other systems make of a document, and what each rule changes: worked out by hand, the working beside each.

import { describe, expect, test } from 'vitest';
import type { Extras, PricedDocument } from '../../src/core/amounts/document.ts';
import { accountingRules, crmRules, financeRules, type Rules } from '../../src/core/amounts/rules.ts';
import { totalsOf } from '../../src/core/amounts/totals.ts';
import { made, of, priced, times } from './priced.ts';

interface Example {
  readonly what: string;
  readonly document: PricedDocument;
  readonly working: string;
  /** Subtotal as the system shows it, tax of the lines, total. */
  readonly comesTo: readonly [shownSubtotal: string, tax: string, total: string];
}

const inTheCrm: Example[] = [
  {
    what: 'two at 100.50, 20 %',
    document: priced('exclusive', [of('2', '100.50', '20')]),
    working: '201; 40.20; the subtotal contains the tax: 241.20',
    comesTo: ['241.2', '40.2', '241.2'],
  },
  {
    what: 'two taxes on a line, each rounded',
    document: priced('exclusive', [of('1', '10.10', undefined, { tax: made('gst 5', 'pst 7') })]),
    working: '0.505 → 0.51; 0.707 → 0.71; 10.10 + 1.22',
    comesTo: ['11.32', '1.22', '11.32'],
  },
  {
    what: 'no tax lies on another',
    document: priced('exclusive', [of('1', '100', undefined, { tax: made('gst 5', 'qst 9.975 compound') })]),
    working: '5.00; 9.975 → 9.98; 100 + 14.98',
    comesTo: ['114.98', '14.98', '114.98'],
  },
  {
    what: 'a list price with three decimals, a discount, and everything that stands below the lines',
    document: priced('exclusive', [of('3', '33.335', '15', { discount: { amount: '0.01' } }), of('0.1', '0.3')], {
      extras: { discount: { of: { amount: '5' }, when: 'after-tax' }, tax: '1.5', adjustment: '-0.03' },
    }),
    working: '33.34 × 3 − 0.01 = 100.01; 15 % → 15.00; 0.03; 115.04 − 5 + 1.50 − 0.03 = 111.51',
    comesTo: ['115.04', '15', '111.51'],
  },
  {
    what: 'a discount in per cent is money first',
    document: priced('exclusive', [of('1', '19.95', '15', { discount: { rate: '10' } })]),
    working: '1.995 → 2.00; 19.95 − 2.00 = 17.95 (17.96 in accounting); 15 % = 2.6925 → 2.69',
    comesTo: ['20.64', '2.69', '20.64'],
  },
  {
    what: 'yen',
    document: priced('exclusive', [of('3', '333', '8')], { decimals: 0 }),
    working: '999; 79.92 → 80',
    comesTo: ['1079', '80', '1079'],
  },
  {
    what: 'a tenth off the whole document',
    document: priced('exclusive', [of('1', '100', '20')], {
      extras: { discount: { of: { rate: '10' }, when: 'after-tax' } },
    }),
    working: '120; 10 % of it = 12',
    comesTo: ['120', '20', '108'],
  },
];

const inFinance: Example[] = [
  {
    what: 'tax is reckoned once for the document',
    document: priced('exclusive', times(3, of('1', '0.30', '15'))),
    working: '0.90 × 15 % = 0.135 → 0.14 (0.15 in accounting)',
    comesTo: ['0.9', '0.14', '1.04'],
  },
  {
    what: 'once for each rate',
    document: priced('exclusive', [of('1', '0.30', '15'), of('1', '0.30', '5'), of('1', '0.30', '15'), of('1', '1')]),
    working: '0.60 × 15 % = 0.09; 0.30 × 5 % = 0.015 → 0.02; 1.90 + 0.11',
    comesTo: ['1.9', '0.11', '2.01'],
  },
  {
    what: 'once for each tax of a group, and a tax by one name in two groups of one rate is one tax',
    document: priced('exclusive', [
      of('1', '10.10', undefined, { tax: made('gst 5', 'pst 7') }),
      of('1', '10.10', undefined, { tax: made('gst 5', 'hst 7') }),
    ]),
    working: 'gst 5 % of 20.20 = 1.01; pst and hst 0.707 → 0.71 each; 20.20 + 2.43',
    comesTo: ['20.2', '2.43', '22.63'],
  },
  {
    what: 'a compound tax lies on the others',
    document: priced('exclusive', [of('1', '100', undefined, { tax: made('gst 5', 'qst 9.975 compound') })]),
    working: '5.00; 105 × 9.975 % = 10.47375 → 10.47',
    comesTo: ['100', '15.47', '115.47'],
  },
  {
    what: 'tax inside',
    document: priced('inclusive', times(2, of('1', '9.99', '20'))),
    working: '19.98/6 = 3.33 (1.67 twice in accounting); 16.65; shown as it stands',
    comesTo: ['19.98', '3.33', '19.98'],
  },
  {
    what: 'a discount before tax is spread over the lines',
    document: priced('exclusive', [of('1', '100', '20'), of('1', '50', '0')], {
      extras: { discount: { of: { amount: '10' }, when: 'before-tax' } },
    }),
    working: 'shares 6.67 and 3.33; 20 % of 93.33 = 18.666 → 18.67; 140 + 18.67; shown before it: 150',
    comesTo: ['150', '18.67', '158.67'],
  },
  {
    what: 'a tenth off before tax',
    document: priced('exclusive', [of('1', '33.35', '20')], {
      extras: { discount: { of: { rate: '10' }, when: 'before-tax' } },
    }),
    working: '3.335 → 3.34; 30.01 × 20 % = 6.002 → 6.00',
    comesTo: ['33.35', '6', '36.01'],
  },
  {
    what: 'shipping and an adjustment bear no tax',
    document: priced('exclusive', [of('1', '100', '20')], { extras: { shipping: '7.50', adjustment: '0.01' } }),
    working: '120 + 7.50 + 0.01',
    comesTo: ['100', '20', '127.51'],
  },
  {
    what: 'a tax that was set is added to those reckoned',
    document: priced('exclusive', [of('1', '0.30', '15'), of('1', '0.30', '15', { taxAmount: '0.04' })]),
    working: '0.30 × 15 % = 0.045 → 0.05; + 0.04',
    comesTo: ['0.6', '0.09', '0.69'],
  },
  {
    what: 'a discount on no lines is still taken off',
    document: priced('exclusive', [], { extras: { discount: { of: { amount: '5' }, when: 'before-tax' } } }),
    working: '0 − 5',
    comesTo: ['0', '0', '-5'],
  },
];

describe.each([
  ['in the CRM', crmRules, inTheCrm],
  ['in the finance organisation', financeRules, inFinance],
] as const)('%s', (_system, rules, examples) => {
  test.each(examples)('$what: $working', ({ document, comesTo }) => {
    const { shownSubtotal, totalTax, total } = totalsOf(document, rules);
    expect([shownSubtotal, totalTax, total]).toEqual(comesTo);
  });
});

test('a line that bears a share of the document’s discount shows both', () => {
  const document = priced('exclusive', [of('1', '100', '20', { discount: { rate: '10' } }), of('1', '10', '20')], {
    extras: { discount: { of: { amount: '10' }, when: 'before-tax' } },
  });
  const totals = totalsOf(document, financeRules);
  expect(totals.lines).toEqual([
    { gross: '100', discount: '10', amount: '90', share: '9', net: '81', tax: '16.2' },
    { gross: '10', discount: '0', amount: '10', share: '1', net: '9', tax: '1.8' },
  ]);
  expect(totals).toMatchObject({
    subtotal: '90',
    shownSubtotal: '100',
    totalDiscount: '20',
    totalTax: '18',
    total: '108',
  });
});

test('what stands below the lines is told as it enters the total', () => {
  const extras: Extras = {
    discount: { of: { amount: '5' }, when: 'after-tax' },
    tax: '1.5',
    shipping: '2',
    adjustment: '-1',
  };
  const totals = totalsOf(priced('exclusive', [of('1', '10')], { extras }), crmRules);
  expect(totals.extras).toEqual({ discount: '-5', tax: '1.5', shipping: '2', adjustment: '-1' });
  expect(totals).toMatchObject({ totalDiscount: '5', total: '7.5' });
});

describe('each system', () => {
  const tax = priced('exclusive', [of('-1', '0.10', '15')]);
  const thirds = priced('exclusive', times(3, of('1', '0.3', '15')));
  const dime = priced('none', [of('1', '19.95', undefined, { discount: { rate: '10' } })]);
  const late = priced('exclusive', [of('1', '100', '20')], {
    extras: { discount: { of: { rate: '10' }, when: 'after-tax' } },
  });

  test.each<[what: string, rules: Rules, document: PricedDocument, total: string]>([
    ['the CRM: quantities of nine places', crmRules, priced('none', [of('0.0000000005', '8000000')]), '0.01'],
    ['the CRM: −0.015 of tax is −0.02', crmRules, tax, '-0.12'],
    ['the CRM: tax a line', crmRules, thirds, '1.05'],
    ['finance: prices of six places', financeRules, priced('none', [of('1000000', '0.0000005')]), '1'],
    ['finance: quantities of six places', financeRules, priced('none', [of('0.0000005', '1000000')]), '1'],
    ['finance: −0.015 of tax is −0.02', financeRules, tax, '-0.12'],
    ['finance: a discount of the rounded product', financeRules, dime, '17.95'],
    ['finance: a late discount of the lines with their tax', financeRules, late, '108'],
  ])('%s', (_what, rules, document, total) => {
    expect(totalsOf(document, rules).total).toBe(total);
  });

  test('shows its own subtotal: the accounting side without tax', () => {
    expect(totalsOf(thirds)).toMatchObject({ subtotal: '0.9', shownSubtotal: '0.9', total: '1.05' });
  });

  test.each([accountingRules, crmRules, financeRules])(
    'charges no tax on a document without, whatever its lines say',
    (rules) => {
      const lines = [of('1', '10', '15'), of('1', '10', '15', { taxAmount: '3' })];
      expect(totalsOf(priced('none', lines), rules)).toMatchObject({ subtotal: '20', totalTax: '0', total: '20' });
    },
  );
});

describe('each rule', () => {
  const yen = priced('exclusive', [of('3', '333', '8')], { decimals: 0 });
  const dinar = priced('none', [of('1', '1.235')], { decimals: 3 });
  const back = priced('exclusive', [of('-1', '0.10', '15'), of('1', '0.10', '15')]);
  const compound = priced('exclusive', [of('1', '1000000', undefined, { tax: made('gst 5', 'qst 9.975 compound') })]);
  const two = priced('exclusive', [of('1', '10.10', undefined, { tax: made('gst 5', 'pst 7') })]);
  const inside = priced('inclusive', [of('1', '11.31', undefined, { tax: made('gst 5', 'pst 7') })]);
  const tenth: PricedDocument = priced('exclusive', [of('1', '100', '20')], {
    extras: { discount: { of: { rate: '10' }, when: 'after-tax' } },
  });

  test.each<[what: string, rule: Partial<Rules>, document: PricedDocument, before: string, after: string]>([
    ['amounts in the currency’s decimals: 79.92 → 80', { amountPlaces: 'currency' }, yen, '1078.92', '1079'],
    ['amounts in the currency’s decimals: three', { amountPlaces: 'currency' }, dinar, '1.24', '1.235'],
    ['prices with two places: 0.0612 → 0.06', { pricePlaces: 2 }, priced('none', [of('1000', '0.0612')]), '61.2', '60'],
    [
      'quantities with two places: 0.333 → 0.33',
      { quantityPlaces: 2 },
      priced('none', [of('0.333', '100')]),
      '33.3',
      '33',
    ],
    // On top of nothing: −0.10 and 0.10 cancel, and so do −0.015 → −0.02 and 0.015 → 0.02.
    ['negative halves to zero: −0.015 → −0.01', { negativeHalves: 'zero' }, back, '0', '0.01'],
    ['negative halves to the even cent: −0.015 → −0.02', { negativeHalves: 'even' }, back, '0', '0'],
    ['halves to the even cent: 2.165 → 2.16', { halves: 'even' }, priced('none', [of('1', '2.165')]), '2.17', '2.16'],
    [
      'a discount of the rounded product: 19.95 × 10 % = 1.995 → 2.00',
      { discountOf: 'rounded' },
      priced('none', [of('1', '19.95', undefined, { discount: { rate: '10' } })]),
      '17.96',
      '17.95',
    ],
    [
      'tax once for the document',
      { taxPer: 'document' },
      priced('exclusive', times(3, of('1', '0.3', '15'))),
      '1.05',
      '1.04',
    ],
    ['tax by component: 0.51 + 0.71', { taxBy: 'component' }, two, '11.31', '11.32'],
    // 11.31 × 5/112 = 0.5049 → 0.50; 11.31 × 7/112 = 0.7069 → 0.71: inside, the total stays.
    ['tax by component, inside', { taxBy: 'component' }, inside, '11.31', '11.31'],
    ['a rate that is not rounded', { ratePlaces: 'exact' }, compound, '1154738', '1154737.5'],
    ['no compounds: 5 + 9.975 = 14.975 %', { compounds: false }, compound, '1154738', '1149750'],
    ['a late discount of the lines without tax: 120 − 10', { lateDiscountOf: 'subtotal' }, tenth, '108', '110'],
  ])('%s', (_what, rule, document, before, after) => {
    expect(totalsOf(document).total).toBe(before);
    expect(totalsOf(document, { ...accountingRules, ...rule }).total).toBe(after);
  });
});
