// The totals that were worked out by hand, as the simulated accounting system makes them: it shares no code with our prediction, and both
// have to come to what stands there.

import { beforeAll, describe, expect, test } from 'vitest';
import type { PricedLine, Tax } from '../../src/core/amounts/document.ts';
import { openSales, put, sale, world } from '../simulator/xero-sales.ts';
import type { Parsed } from '../simulator/xero-world.ts';
import { pricesAndDiscounts, signsAndSizes } from './worked-out-lines.ts';
import { type Example, seenAtTheVendor, taxes } from './worked-out-taxes.ts';

const types = { exclusive: 'Exclusive', inclusive: 'Inclusive', none: 'NoTax' } as const;

/** Tax types of the simulated organisation, made as they are needed. */
const typeOf = new Map<string, string>();

beforeAll(openSales);

function taxType(tax: Tax | undefined): string {
  const components = !tax ? [] : 'rate' in tax ? [{ name: 'Tax', rate: tax.rate }] : tax.components;
  if (components.length === 0) return 'NONE';
  const name = JSON.stringify(components);
  const known = typeOf.get(name);
  if (known !== undefined) return known;
  const TaxComponents = components.map((component, at) => ({
    Name: `${component.name ?? 'Tax'} ${at}`,
    Rate: component.rate,
    IsCompound: 'compound' in component && component.compound === true,
    IsNonRecoverable: 'nonRecoverable' in component && component.nonRecoverable === true,
  }));
  const rate = { Name: `Rate ${typeOf.size}`, ReportTaxType: 'OUTPUT', TaxComponents };
  const { TaxType } = world.act('taxrate.create', rate) as { TaxType: string };
  typeOf.set(name, TaxType);
  return TaxType;
}

function lineOf({ quantity, unitPrice, tax, discount, taxAmount }: PricedLine): object {
  return {
    Description: 'x',
    ...(unitPrice !== undefined && { UnitAmount: Number(unitPrice), AccountCode: '200', TaxType: taxType(tax) }),
    ...(quantity !== undefined && { Quantity: Number(quantity) }),
    ...(taxAmount !== undefined && { TaxAmount: Number(taxAmount) }),
    ...(discount &&
      ('rate' in discount ? { DiscountRate: Number(discount.rate) } : { DiscountAmount: Number(discount.amount) })),
  };
}

/** What the simulated system makes of it. */
async function shown({ document }: Example): Promise<Parsed> {
  const LineItems = document.lines.map(lineOf);
  const body = sale({ Status: 'DRAFT', LineAmountTypes: types[document.taxMode], LineItems });
  const { status, text, json } = await put(body);
  if (status !== 200) throw new Error(text);
  return json.Invoices[0];
}

const examples = [...seenAtTheVendor, ...taxes, ...pricesAndDiscounts, ...signsAndSizes];

describe('the simulated accounting system', () => {
  test.each(examples)('$what: $working', async (example) => {
    const { SubTotal, TotalTax, Total, TotalDiscount = 0 } = await shown(example);
    expect([SubTotal, TotalTax, Total].map(String)).toEqual(example.comesTo);
    expect(String(TotalDiscount)).toBe(example.discount ?? '0');
  });

  test('and the prediction are held against at least thirty of them', () => {
    expect(examples.length).toBeGreaterThanOrEqual(30);
  });
});
