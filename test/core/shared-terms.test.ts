// Amounts in the terms that both sides share, and back: prices without tax, discounts in money, and a side's own words where nobody touched
// them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOwnTerms, inSharedTerms } from '../../src/core/amounts/of-fields.ts';
import type { Fields } from '../../src/core/value.ts';
import { row } from './lines-world.ts';

const rates = { OUTPUT: '20', ZERO: '0', ODD: '12.5' };

function invoice(taxMode: string, ...content: Fields[]): Fields {
  return { taxMode, lines: content.map((fields, at) => row(`l${at}`, fields)) };
}

function linesOf({ lines }: Fields): Fields[] {
  return Array.isArray(lines) ? lines.map((each: { fields: Fields }) => each.fields) : [];
}

describe('in shared terms', () => {
  test('a price with tax inside is one without', () => {
    const shared = inSharedTerms(invoice('inclusive', { unitPrice: '120', quantity: '1', tax: 'OUTPUT' }), rates);
    expect(linesOf(shared)).toMatchObject([{ unitPrice: '100' }]);
  });

  test('a discount in per cent is one in money, of the whole line', () => {
    const shared = inSharedTerms(
      invoice('exclusive', { unitPrice: '19.95', quantity: '2', discountRate: '10', tax: 'OUTPUT' }),
      rates,
    );
    expect(linesOf(shared)).toMatchObject([{ unitPrice: '19.95', discountAmount: '3.99', discountRate: '10' }]);
  });

  test('prices without tax, and lines without a discount, are as they are', () => {
    const plain = invoice('exclusive', { unitPrice: '1.2345', quantity: '2', tax: 'OUTPUT' });
    expect(inSharedTerms(plain, rates)).toEqual(plain);
    const untaxed = invoice('none', { unitPrice: '5', quantity: '1', tax: 'OUTPUT' });
    expect(inSharedTerms(untaxed, rates)).toEqual(untaxed);
  });
});

describe('in a side’s own terms', () => {
  const own = invoice('inclusive', { unitPrice: '99.99', quantity: '1', discountRate: '5', tax: 'ODD' });
  const seen = inSharedTerms(own, rates);

  test('what nobody touched is what that side said', () => {
    expect(linesOf(inOwnTerms(seen, seen, rates))).toMatchObject([{ unitPrice: '99.99', discountRate: '5' }]);
    const [line] = linesOf(inOwnTerms(seen, seen, rates));
    expect(Object.keys(line ?? {}).filter((name) => name.startsWith('own'))).toEqual([]);
  });

  test('a new price gets its tax, and a new line in such a document too', () => {
    const edited = {
      lines: [row('l0', { ...linesOf(seen)[0], unitPrice: '80' }), row('', { unitPrice: '10', tax: 'OUTPUT' })],
    };
    expect(linesOf(inOwnTerms(edited, seen, rates))).toMatchObject([{ unitPrice: '90' }, { unitPrice: '12' }]);
  });

  test('law: there and back changes nothing', () => {
    const anyLine = fc.record({
      unitPrice: fc.integer({ min: -99_999, max: 9_999_999 }).map((units) => String(units / 10_000)),
      quantity: fc.integer({ min: 1, max: 50 }).map(String),
      tax: fc.constantFrom('OUTPUT', 'ZERO', 'ODD', null),
      discountRate: fc.option(fc.constantFrom('10', '33.33')),
    });
    fc.assert(
      fc.property(
        fc.constantFrom('inclusive', 'exclusive', 'none'),
        fc.array(anyLine, { maxLength: 6 }),
        (mode, content) => {
          const before = invoice(mode, ...content);
          const shared = inSharedTerms(before, rates);
          const [after, was] = [linesOf(inOwnTerms(shared, shared, rates)), linesOf(before)];
          for (const [at, line] of after.entries()) {
            expect(line.unitPrice).toBe(was[at]?.unitPrice);
            expect(line.discountRate ?? null).toBe(was[at]?.discountRate ?? null);
            expect(line.discountAmount ?? null).toBeNull();
          }
        },
      ),
    );
  });
});
