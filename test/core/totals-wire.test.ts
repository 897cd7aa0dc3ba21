// Predicted totals against whole documents sent to the simulated accounting system: prices, quantities and discounts finer than it
// keeps, taxes by code, with unitdp=4 and without.

import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Discount, PricedDocument, PricedLine, TaxMode } from '../../src/core/amounts/document.ts';
import { accountingRules } from '../../src/core/amounts/rules.ts';
import { totalsShown } from '../../src/core/amounts/shown.ts';
import { compareTotals } from '../../src/core/amounts/compare.ts';
import { totalsOf } from '../../src/core/amounts/totals.ts';
import { openSales, put, sale } from '../simulator/xero-sales.ts';
import type { Parsed } from '../simulator/xero-world.ts';
import { anyMode, anyText } from './any-document.ts';
import { priced } from './priced.ts';

beforeEach(openSales);

const codes = { OUTPUT2: '15', ZERORATED: '0', NONE: '0' };
type Code = keyof typeof codes;

interface Sent {
  readonly code: Code;
  readonly line: PricedLine;
}

const anyDiscount: fc.Arbitrary<Discount> = fc.oneof(
  fc.record({ rate: anyText(1, 10_000, 2) }),
  fc.record({ amount: anyText(1, 5_000, 3) }),
);
const anySent: fc.Arbitrary<Sent> = fc
  .record({
    code: fc.constantFrom<Code>('OUTPUT2', 'ZERORATED', 'NONE'),
    line: fc.record(
      { quantity: anyText(-10_000, 300_000, 5), unitPrice: anyText(-10_000, 9_000_000, 5), discount: anyDiscount },
      { requiredKeys: ['unitPrice'] },
    ),
  })
  .map(({ code, line }) => ({ code, line: { ...line, tax: { rate: codes[code] } } }));
const anyInvoice = fc.record({ mode: anyMode, sent: fc.array(anySent, { minLength: 1, maxLength: 20 }) });

const types: Readonly<Record<TaxMode, string>> = { exclusive: 'Exclusive', inclusive: 'Inclusive', none: 'NoTax' };

function body(mode: TaxMode, sent: readonly Sent[]): object {
  const lines = sent.map(({ code, line: { quantity, unitPrice, discount } }) => ({
    Description: 'x',
    AccountCode: '200',
    TaxType: code,
    UnitAmount: Number(unitPrice),
    ...(quantity !== undefined && { Quantity: Number(quantity) }),
    ...(discount &&
      ('rate' in discount ? { DiscountRate: Number(discount.rate) } : { DiscountAmount: Number(discount.amount) })),
  }));
  return sale({ Status: 'DRAFT', LineAmountTypes: types[mode], LineItems: lines });
}

/** What an invoice of the simulated system shows. */
function shown(invoice: Parsed, taxMode: TaxMode) {
  return totalsShown({
    taxMode,
    places: 2,
    lines: invoice.LineItems.map((line: Parsed) => ({
      amount: String(line.LineAmount),
      tax: String(line.TaxAmount),
    })),
    subtotal: String(invoice.SubTotal),
    totalTax: String(invoice.TotalTax),
    total: String(invoice.Total),
  });
}

describe.each([
  ['with four places of prices', 4, '?unitdp=4&summarizeErrors=false'],
  ['with two places of prices', 2, '?summarizeErrors=false'],
] as const)('%s', (_what, pricePlaces, query) => {
  test('a hundred invoices come back as they were predicted', async () => {
    const invoices = fc.sample(anyInvoice, { numRuns: 100, seed: 46 });
    const rules = { ...accountingRules, pricePlaces };
    for (const batch of [invoices.slice(0, 50), invoices.slice(50)]) {
      const { json } = await put({ Invoices: batch.map(({ mode, sent }) => body(mode, sent)) }, query);
      batch.forEach(({ mode, sent }, at) => {
        const document: PricedDocument = priced(
          mode,
          sent.map(({ line }) => line),
        );
        const predicted = totalsOf(document, rules);
        expect(compareTotals(predicted, shown(json.Invoices[at], mode))).toEqual({
          difference: '0',
          units: '0',
          causes: [],
        });
        expect(String(json.Invoices[at].TotalDiscount ?? 0)).toBe(predicted.totalDiscount);
      });
    }
  });
});
