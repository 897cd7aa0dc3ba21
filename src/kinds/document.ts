// What quotes, orders, invoices and purchase orders have in common: the heading, the lines, the totals. Data only.

import type { MatchRule } from '../core/match.ts';
import type { KindName } from '../core/record.ts';
import type { FieldSpec } from './kind.ts';

type Specs = Readonly<Record<string, FieldSpec>>;

/** One line. What only one side has (an account, tracking) stays where it is. `amount` is what the line comes to. */
export const line: Specs = {
  item: { type: 'ref', to: 'item' },
  description: { type: 'text' },
  quantity: { type: 'decimal' },
  /** Four places. */
  unitPrice: { type: 'decimal' },
  discountRate: { type: 'decimal' },
  discountAmount: { type: 'money' },
  account: { type: 'choice' },
  /** The accounting side's tax type. */
  tax: { type: 'choice' },
  /** Only where somebody set it in place of what the rate comes to. */
  taxAmount: { type: 'money' },
  tracking1: { type: 'choice' },
  tracking2: { type: 'choice' },
  amount: { type: 'money', shown: true },
};

/** The heading of a document with this party. */
export function heading(party: 'customer' | 'vendor'): Specs {
  return {
    /** Given to a new record; what accounting calls it comes back as `accountingNumber`. */
    number: { type: 'text', flow: 'to-accounting', once: true },
    [party]: { type: 'ref', to: party satisfies KindName },
    date: { type: 'date' },
    reference: { type: 'text' },
    currency: { type: 'choice', once: true, given: true },
    /** Units of the document's currency for one of the organisation's own. */
    exchangeRate: { type: 'decimal' },
    /** `exclusive`, `inclusive` or `none`. */
    taxMode: { type: 'choice', once: true },
    lines: { type: 'rows', row: line },
  };
}

/** Compared, never written. */
export const totals: Specs = {
  subtotal: { type: 'money', shown: true },
  totalTax: { type: 'money', shown: true },
  total: { type: 'money', shown: true },
};

/** What the CRM shows of the accounting record. */
export const backLinks: Specs = {
  accountingId: { type: 'text', authority: 'accounting', flow: 'to-crm' },
  accountingUrl: { type: 'url', authority: 'accounting', flow: 'to-crm' },
  accountingNumber: { type: 'text', authority: 'accounting', flow: 'to-crm' },
};

/** By its number; else by party, date, total and currency together. A number is used by different documents of different companies. */
export function documentMatch(party: 'customer' | 'vendor'): readonly MatchRule[] {
  return [
    { rule: 'number', fields: ['number'], as: 'code', doubtedBy: [party, 'total', 'currency'] },
    // Who buys the same twice a day has two documents of it.
    {
      rule: 'content',
      fields: [party, 'date', 'total', 'currency'],
      as: 'exact',
      doubtedBy: ['reference'],
      mayRepeat: true,
    },
  ];
}
