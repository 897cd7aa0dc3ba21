// Short ways to write documents down for tests about amounts.

import type { Extras, PricedDocument, PricedLine, Tax, TaxMode } from '../../src/core/amounts/document.ts';

/** A line of so many at a price, with a tax rate in per cent; `more` is its discount, components in place of the rate, or a given tax. */
export function of(quantity: string, unitPrice: string, rate?: string, more: Partial<PricedLine> = {}): PricedLine {
  return { quantity, unitPrice, ...(rate !== undefined && { tax: { rate } }), ...more };
}

export function times(count: number, line: PricedLine): PricedLine[] {
  return Array.from({ length: count }, () => line);
}

export function priced(
  taxMode: TaxMode,
  lines: readonly PricedLine[],
  { decimals = 2, extras }: { decimals?: number; extras?: Extras } = {},
): PricedDocument {
  return { taxMode, currencyDecimals: decimals, lines, ...(extras && { extras }) };
}

/** Components of one tax: `gst 5`, `qst 9.975 compound`, `pst 7 lost` (not recoverable). */
export function made(...components: string[]): Tax {
  return {
    components: components.map((text) => {
      const [name = '', rate = '0', kind] = text.split(' ');
      return {
        name,
        rate,
        ...(kind === 'compound' && { compound: true }),
        ...(kind === 'lost' && { nonRecoverable: true }),
      };
    }),
  };
}
