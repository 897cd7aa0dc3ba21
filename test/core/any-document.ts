// Documents by chance: any lines, taxes, discounts and signs, small enough to be read when one of them fails.

import fc from 'fast-check';
import type { Discount, Extras, PricedDocument, PricedLine, Tax, TaxMode } from '../../src/core/amounts/document.ts';
import { formatDecimal } from '../../src/core/money.ts';

/** Whole units of 10^-`scale`, as text. */
export function text(units: number, scale: number): string {
  return formatDecimal({ units: BigInt(units), scale });
}

/** Decimal text between two numbers of units of 10^-`scale`. */
export function anyText(min: number, max: number, scale: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((units) => text(units, scale));
}

const rates = ['0', '5', '10', '12.5', '15', '20', '8.25', '9.975', '21'];

export const anyTax: fc.Arbitrary<Tax> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ rate: fc.constantFrom(...rates) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      components: fc.array(
        fc.record({
          name: fc.constantFrom('a', 'b', 'c'),
          rate: fc.constantFrom(...rates),
          compound: fc.boolean(),
          nonRecoverable: fc.boolean(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
);

const anyRate = fc.record({ rate: anyText(0, 10_000, 2) });
const anyDiscount: fc.Arbitrary<Discount> = fc.oneof(anyRate, fc.record({ amount: anyText(0, 2_000, 2) }));

export const anyLine: fc.Arbitrary<PricedLine> = fc.record(
  {
    quantity: fc.oneof(anyText(-20, 100, 0), anyText(-20_000, 100_000, 4)),
    unitPrice: fc.oneof(anyText(-1_000, 100_000, 2), anyText(-10_000, 1_000_000, 4)),
    discount: anyDiscount,
    tax: anyTax,
  },
  { requiredKeys: ['quantity', 'unitPrice'] },
);

const anyExtras: fc.Arbitrary<Extras> = fc.record(
  {
    discount: fc.record({
      of: anyDiscount,
      when: fc.constantFrom<'before-tax' | 'after-tax'>('before-tax', 'after-tax'),
    }),
    tax: anyText(0, 1_000, 2),
    shipping: anyText(0, 1_000, 2),
    adjustment: anyText(-100, 100, 2),
  },
  { requiredKeys: [] },
);

export const anyMode = fc.constantFrom<TaxMode>('exclusive', 'inclusive', 'none');

interface Options {
  readonly extras?: boolean;
  readonly decimals?: readonly number[];
}

export function anyDocument({ extras = false, decimals = [0, 2, 3] }: Options = {}): fc.Arbitrary<PricedDocument> {
  const bare = fc.record({
    taxMode: anyMode,
    currencyDecimals: fc.constantFrom(...decimals),
    lines: fc.array(anyLine, { maxLength: 12 }),
  });
  return extras ? fc.tuple(bare, anyExtras).map(([document, more]) => ({ ...document, extras: more })) : bare;
}
