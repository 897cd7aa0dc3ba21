// Invoices in organisations of each region: their taxes, their sums, their day, and another currency.

import { describe, expect, test } from 'vitest';
import type { Fields } from '../../src/core/value.ts';
import { Books, line, rowsOf } from './xero-books.ts';

interface Case {
  readonly situation: string;
  readonly region: 'AU' | 'NZ' | 'UK' | 'US';
  readonly fields?: Fields;
  /** Quantity, price and tax of each line. */
  readonly lines: readonly (readonly [string, string, string])[];
  readonly sums: Readonly<Record<'subtotal' | 'totalTax' | 'total', string>>;
  readonly taxes: readonly string[];
}

const cases: readonly Case[] = [
  {
    situation: 'Australian GST on top, with a line that is free of it',
    region: 'AU',
    lines: [
      ['3', '14.95', 'OUTPUT'],
      ['2', '30', 'EXEMPTOUTPUT'],
    ],
    sums: { subtotal: '104.85', totalTax: '4.49', total: '109.34' },
    taxes: ['10', '0'],
  },
  {
    situation: 'British VAT inside, each line rounded by itself, two rates',
    region: 'UK',
    fields: { taxMode: 'inclusive' },
    lines: [
      ['1', '9.99', 'OUTPUT2'],
      ['1', '9.99', 'OUTPUT2'],
      ['1', '0.11', 'RROUTPUT'],
    ],
    sums: { subtotal: '16.74', totalTax: '3.35', total: '20.09' },
    taxes: ['20', '20', '5'],
  },
  {
    situation: 'an American one without tax',
    region: 'US',
    fields: { taxMode: 'none' },
    lines: [['7', '1.2475', 'NONE']],
    sums: { subtotal: '8.73', totalTax: '0', total: '8.73' },
    taxes: ['0'],
  },
  {
    situation: 'a county’s own rate',
    region: 'US',
    lines: [['1', '249', 'TAX001']],
    sums: { subtotal: '249', totalTax: '15.19', total: '264.19' },
    taxes: ['6.1'],
  },
  {
    situation: 'euros in a British organisation',
    region: 'UK',
    fields: { currency: 'EUR', exchangeRate: '1.17' },
    lines: [['2', '11.6625', 'OUTPUT2']],
    sums: { subtotal: '23.33', totalTax: '4.67', total: '28' },
    taxes: ['20'],
  },
];

describe('invoices of each region', () => {
  test.each(cases)('$situation', async ({ region, fields, lines, sums, taxes }) => {
    const books = await Books.in(region, region === 'UK' ? ['EUR'] : []);
    expect(lines.map(([, , tax]) => books.facts.taxRates?.[tax])).toEqual(taxes);
    const made = await books.make('invoice', {
      customer: `ref:${books.customer()}`,
      date: '2026-11-20',
      dueDate: '2026-12-20',
      taxMode: 'exclusive',
      status: 'approved',
      lines: lines.map(([quantity, unitPrice, tax]) =>
        line({ description: 'Goods', quantity, unitPrice, tax, account: '200' }),
      ),
      ...fields,
    });
    expect(made.fields).toMatchObject({ ...sums, status: 'approved', amountDue: sums.total, ...fields });
    // No tax was set by anybody: all are what their rates come to.
    expect(rowsOf(made).map((row) => row.fields.taxAmount)).toEqual(lines.map(() => null));
  });

  test.each([
    ['AU', 'AUD', 'Australia/Sydney'],
    ['NZ', 'NZD', 'Pacific/Auckland'],
    ['UK', 'GBP', 'Europe/London'],
    ['US', 'USD', 'America/New_York'],
  ] as const)('%s has its own currency and its own day', async (region, baseCurrency, timeZone) => {
    const { facts } = await Books.in(region);
    expect(facts).toMatchObject({ baseCurrency, timeZone });
    expect(facts.tracking?.map(({ name }) => name).toSorted()).toEqual(['Department', 'Region']);
  });
});

test('tracking categories keep their places, however they are listed', async () => {
  const books = await Books.in('AU');
  const before = books.facts.tracking?.map(({ id }) => id) ?? [];
  for (const category of ['Department', 'Region', 'Department']) {
    books.stand.clock.advance(5_000);
    books.act('tracking.option', { category, option: `New ${books.stand.clock.now()}` });
    books.stand.facts = { ...books.facts };
    await books.learn();
    expect(books.facts.tracking?.map(({ id }) => id)).toEqual(before);
  }
});
