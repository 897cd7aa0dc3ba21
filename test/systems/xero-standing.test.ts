// What Xero lets be changed of an invoice, by what the invoice shows.

import { expect, test } from 'vitest';
import type { Line } from '../../src/xero-node-lite/index.ts';
import { invoiceFixed } from '../../src/systems/xero/standing.ts';

const withLine = (more: Partial<Line>) =>
  ({
    Status: 'AUTHORISED',
    Date: '2026-11-19',
    LineItems: [{ Tracking: [], ...more }],
    CreditNotes: [],
  }) as unknown as Parameters<typeof invoiceFixed>[0];

test.each([
  [{}, null],
  [{ Taxability: 'NOT_APPLICABLE' }, null],
  [{ Taxability: '' }, null],
  [{ Taxability: 'UNHEARD_OF' }, null],
  [{ Taxability: 'TAXABLE' }, 'automatic-tax'],
  [{ Taxability: 'EXEMPT' }, 'automatic-tax'],
  [{ SalesTaxCodeId: 7 }, 'automatic-tax'],
])('a line with %j fixes its invoice as %s', (more, why) => {
  expect(invoiceFixed(withLine(more), { lockDates: {} } as Parameters<typeof invoiceFixed>[1])?.why ?? null).toBe(why);
});
