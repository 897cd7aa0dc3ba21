// Predicted totals against separate code that knows nothing of ours: the simulated vendors' own arithmetic. 5,000 documents by chance,
// and 100,000 with LEDGERLINE_FULL=1; LEDGERLINE_SEED takes the seed that a run printed.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PricedDocument, PricedLine, TaxMode } from '../../src/core/amounts/document.ts';
import { accountingRules, crmRules, type Rules } from '../../src/core/amounts/rules.ts';
import { effectiveRate } from '../../src/core/amounts/tax.ts';
import { totalsOf } from '../../src/core/amounts/totals.ts';
import { discountOf, lineCents, taxCents, totalsOf as sumsOf } from '../../src/simulator/xero/documents/amounts.ts';
import type { Line, LineAmountTypes } from '../../src/simulator/xero/documents/document.ts';
import { effectiveRate as effectiveRateThere } from '../../src/simulator/xero/settings/tax-rates.ts';
import { asText } from '../../src/simulator/xero/wire/decimal.ts';
import { totalDocument, totalRow } from '../../src/simulator/zoho/records/totals.ts';
import { canonical } from '../../src/core/money.ts';
import { text } from './any-document.ts';

const full = process.env.LEDGERLINE_FULL === '1';
const seed = Number(process.env.LEDGERLINE_SEED ?? Date.now() % 2 ** 31);
const MINUTES = 60_000;
console.log(`totals against separate code: seed ${seed}`);

/** A line in whole units: quantity and price in ten-thousandths, the rate in ten-thousandths of a per cent, a discount in either. */
interface Drawn {
  readonly quantity: number;
  readonly price: number;
  readonly rate: number;
  /** A share in hundredths of a per cent, or cents. */
  readonly discount: { readonly rate: number } | { readonly cents: number } | null;
}

const rates = [0, 0, 50_000, 82_500, 100_000, 125_000, 150_000, 200_000, 154_738, 99_750];

const anyDiscount: fc.Arbitrary<Drawn['discount']> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 10_000 }).map((rate) => ({ rate })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5_000 }).map((cents) => ({ cents })) },
);

/** `step` is that of prices: 1 for four decimals, 100 for two. */
function anyDrawn(step: number): fc.Arbitrary<Drawn> {
  return fc.record({
    quantity: fc.oneof(
      fc.integer({ min: -3, max: 30 }).map((pieces) => pieces * 10_000),
      fc.integer({ min: -30_000, max: 1_000_000 }),
    ),
    price: fc.integer({ min: -20_000 / step, max: 10_000_000 / step }).map((units) => units * step),
    rate: fc.constantFrom(...rates),
    discount: anyDiscount,
  });
}

/** Mostly short, since the short ones differ most; up to a hundred. */
function anyLines(step: number): fc.Arbitrary<Drawn[]> {
  const upTo = (minLength: number, maxLength: number) =>
    fc.array(anyDrawn(step), { minLength, maxLength, size: 'max' });
  return fc.oneof(
    { weight: 7, arbitrary: upTo(1, 8) },
    { weight: 2, arbitrary: upTo(9, 40) },
    { weight: 1, arbitrary: upTo(41, 100) },
  );
}

const modes: Readonly<Record<TaxMode, LineAmountTypes>> = {
  exclusive: 'Exclusive',
  inclusive: 'Inclusive',
  none: 'NoTax',
};
const anyMode = fc.constantFrom<TaxMode>('exclusive', 'inclusive', 'none');
const anyNegative = fc.constantFrom('away' as const, 'even' as const);

/** The separate code's answer, in cents. */
function cents(lines: readonly Drawn[], mode: TaxMode, negative: 'away' | 'even') {
  const types = modes[mode];
  const all = lines.map(({ quantity, price, rate, discount }): Line => {
    const pricing = {
      quantity,
      unitAmount: price,
      ...(discount && 'rate' in discount && { DiscountRate: asText(discount.rate, 2) }),
      ...(discount && 'cents' in discount && { discountCents: discount.cents }),
    };
    const line = lineCents(pricing, negative);
    const discountCents = discount && 'cents' in discount ? discount.cents : discountOf(pricing, negative);
    const tax = taxCents(line, rate, types, negative);
    return { LineItemID: '', taxGiven: false, tracking: [], ...pricing, lineCents: line, discountCents, taxCents: tax };
  });
  return { lines: all, ...sumsOf(all, types) };
}

/** Ours of the same, where amounts have so many places: what is a cent there is the smallest unit here, so prices are shifted. */
function priced(lines: readonly Drawn[], taxMode: TaxMode, places: number, currencyDecimals: number): PricedDocument {
  return {
    taxMode,
    currencyDecimals,
    lines: lines.map(({ quantity, price, rate, discount }): PricedLine => ({
      quantity: text(quantity, 4),
      unitPrice: text(price, 2 + places),
      tax: { rate: text(rate, 4) },
      ...(discount && {
        discount: 'rate' in discount ? { rate: text(discount.rate, 2) } : { amount: text(discount.cents, places) },
      }),
    })),
  };
}

function expectSame(
  lines: readonly Drawn[],
  document: PricedDocument,
  rules: Rules,
  negative: 'away' | 'even' = 'away',
): void {
  const ours = totalsOf(document, rules);
  const theirs = cents(lines, document.taxMode, negative);
  const money = (units: number) => canonical(asText(units, ours.places));
  expect({
    lines: ours.lines.map(({ amount, tax, discount }) => [amount, tax, discount]),
    sums: [ours.subtotal, ours.totalTax, ours.total, ours.totalDiscount],
  }).toEqual({
    lines: theirs.lines.map((line) => [line.lineCents, line.taxCents, line.discountCents ?? 0].map(money)),
    sums: [theirs.subTotalCents, theirs.totalTaxCents, theirs.totalCents, theirs.totalDiscountCents].map(money),
  });
}

describe('the accounting side’s amounts, line by line', () => {
  const runs = full ? 100_000 : 5_000;

  test(`are those of the simulated accounting system, in ${runs} documents`, { timeout: 15 * MINUTES }, () => {
    fc.assert(
      fc.property(anyLines(1), anyMode, anyNegative, fc.constantFrom(0, 2), (lines, mode, negative, decimals) => {
        // Amounts have two places whatever the currency, so that its own decimals change nothing.
        const rules = { ...accountingRules, negativeHalves: negative };
        expectSame(lines, priced(lines, mode, 2, decimals), rules, negative);
      }),
      { numRuns: runs, seed },
    );
  });

  test.each([
    ['whole yen', 0, 1],
    ['dinars of a thousand', 3, 10],
  ])(
    'are so in %s too, where they are kept in the currency’s decimals',
    { timeout: MINUTES },
    (_what, decimals, step) => {
      const rules: Rules = { ...accountingRules, amountPlaces: 'currency' };
      fc.assert(
        fc.property(anyLines(step), anyMode, (lines, mode) =>
          expectSame(lines, priced(lines, mode, decimals, decimals), rules),
        ),
        { numRuns: runs / 10, seed },
      );
    },
  );

  test('have the same effective rates', () => {
    const component = fc.record({
      name: fc.constant('x'),
      rate: fc.integer({ min: 0, max: 300_000 }).map((units) => text(units, 4)),
      compound: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(component, { maxLength: 4 }), (components) => {
        const there = components.map(({ name, rate, compound }) => ({
          Name: name,
          Rate: rate,
          IsCompound: compound,
          IsNonRecoverable: false,
        }));
        const rate: Parameters<typeof effectiveRateThere>[0] = {
          id: 'X',
          updatedAt: 0,
          TaxType: 'X',
          Name: 'X',
          Status: 'ACTIVE',
          components: there,
          appliesTo: [],
          system: false,
        };
        expect(effectiveRate({ components }, accountingRules)).toBe(canonical(asText(effectiveRateThere(rate), 4)));
      }),
      { seed },
    );
  });
});

describe('the CRM’s amounts', () => {
  const taxes = fc.array(
    fc.record({
      name: fc.constantFrom('GST', 'PST', 'VAT'),
      percentage: fc.constantFrom(5, 7, 10, 15, 20, 9.975, 8.25),
    }),
    { maxLength: 3 },
  );
  const row = fc.record({
    quantity: fc.integer({ min: -20_000, max: 300_000 }).map((units) => text(units, 4)),
    price: fc.integer({ min: -1_000, max: 100_000 }).map((units) => text(units, 2)),
    discount: fc.integer({ min: 0, max: 1_000 }).map((units) => text(units, 2)),
    taxes,
  });
  const below = fc.record({
    discount: fc.integer({ min: 0, max: 5_000 }).map((units) => text(units, 2)),
    tax: fc.integer({ min: 0, max: 5_000 }).map((units) => text(units, 2)),
    adjustment: fc.integer({ min: -50, max: 50 }).map((units) => text(units, 2)),
  });

  test('are those of the simulated CRM, row by row', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 20 }),
        below,
        fc.boolean(),
        (rows, { discount, tax, adjustment }, withTax) => {
          const there = rows.map((one) =>
            totalRow({ Quantity: one.quantity, List_Price: one.price, Discount: one.discount, Line_Tax: one.taxes }),
          );
          const { Sub_Total, Grand_Total } = totalDocument(
            { Discount: discount, Tax: tax, Adjustment: adjustment },
            there,
            withTax,
          );
          const document: PricedDocument = {
            taxMode: 'exclusive',
            currencyDecimals: 2,
            lines: rows.map((one) => ({
              quantity: one.quantity,
              unitPrice: one.price,
              discount: { amount: one.discount },
              tax: { components: one.taxes.map(({ name, percentage }) => ({ name, rate: String(percentage) })) },
            })),
            extras: { discount: { of: { amount: discount }, when: 'after-tax' }, tax, adjustment },
          };
          const ours = totalsOf(document, { ...crmRules, subtotalShows: withTax ? 'with-tax' : 'net' });
          expect({
            lines: ours.lines.map((line) => [line.gross, line.amount, line.tax]),
            sums: [ours.shownSubtotal, ours.total],
          }).toEqual({
            lines: there.map((one) => [one.Total, one.Total_After_Discount, one.Tax].map(String)),
            sums: [Sub_Total, Grand_Total].map(String),
          });
        },
      ),
      { numRuns: full ? 20_000 : 1_000, seed },
    );
  });
});
