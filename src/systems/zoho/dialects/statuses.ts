// What the pick-lists of documents mean in our codes. Of several words with one code the first that the organisation's list has is the
// one that is written.

import type { ValueMap } from '../../../mapping/values.ts';
import { codeOf, withRows, wordOf } from '../../../mapping/values.ts';

export type DocumentModule = 'Quotes' | 'Sales_Orders' | 'Invoices' | 'Purchase_Orders';

/** Words of Zoho's own lists, and those that we add where they are missing. */
const usual: Readonly<Record<DocumentModule, ValueMap>> = {
  Quotes: {
    rows: [
      ['Draft', 'draft'],
      ['Negotiation', 'draft'],
      ['On Hold', 'draft'],
      ['Delivered', 'sent'],
      ['Confirmed', 'accepted'],
      ['Closed Won', 'accepted'],
      ['Closed Won', 'invoiced'],
      ['Closed Lost', 'declined'],
      ['Deleted', 'deleted'],
      ['Closed Lost', 'deleted'],
    ],
    codeOfOthers: 'draft',
  },
  Sales_Orders: {
    rows: [
      ['Created', 'draft'],
      ['Approved', 'approved'],
      ['Delivered', 'delivered'],
      ['Cancelled', 'cancelled'],
    ],
    codeOfOthers: 'draft',
  },
  Invoices: {
    rows: [
      ['Created', 'draft'],
      ['Created', 'submitted'],
      ['Approved', 'approved'],
      ['Delivered', 'approved'],
      ['Partly paid', 'part-paid'],
      ['Overdue', 'overdue'],
      ['Paid', 'paid'],
      ['Void', 'void'],
      ['Cancelled', 'void'],
      ['Approved', 'part-paid'],
      ['Approved', 'overdue'],
      ['Delivered', 'paid'],
    ],
    codeOfOthers: 'draft',
  },
  Purchase_Orders: {
    rows: [
      ['Created', 'draft'],
      ['Created', 'submitted'],
      ['Approved', 'approved'],
      ['Delivered', 'approved'],
      ['Billed', 'billed'],
      ['Cancelled', 'deleted'],
      ['Approved', 'billed'],
    ],
    codeOfOthers: 'draft',
  },
};

/** What a word of a module's list means to us unless the settings say otherwise; null for one that nobody has heard of. */
export function usualMeaning(module: DocumentModule, word: string): string | null {
  return codeOf(usual[module], word);
}

/** Words that we add to an organisation's list where they are missing. */
export const addedWords: Readonly<Record<DocumentModule, readonly string[]>> = {
  Quotes: [],
  Sales_Orders: [],
  Invoices: ['Partly paid', 'Overdue', 'Paid', 'Void'],
  Purchase_Orders: ['Billed'],
};

/** The field in which a document's status stands. */
export function statusField(module: DocumentModule): string {
  return module === 'Quotes' ? 'Quote_Stage' : 'Status';
}

/** An admin's rows first, then the usual ones: those whose words the organisation's list has before those that it lacks. */
export function statusMap(
  module: DocumentModule,
  own: Readonly<Record<string, string>> = {},
  words?: readonly string[],
): ValueMap {
  const known = words && new Set(words.map((word) => word.toLowerCase()));
  const { rows, ...rest } = usual[module];
  const isThere = ([word]: readonly [string, string]) => !known || known.has(word.toLowerCase());
  const sorted = [...rows.filter(isThere), ...rows.filter((row) => !isThere(row))];
  return withRows({ ...rest, rows: sorted }, own);
}

/** States that money and the calendar make of an approved invoice. */
const ofMoney = ['part-paid', 'overdue', 'paid'];

/**
 * The same where a field of ours shows those states: the CRM's own status says no more than that an invoice is approved. A word for *paid* is
 * heard where people set it to have the payment entered.
 */
export function withoutMoney(map: ValueMap, isPaidHeard: boolean): ValueMap {
  const others = map.rows.filter(([, code]) => !ofMoney.includes(code));
  const approved = wordOf({ rows: others }, 'approved');
  if (approved === null) return map;
  const words = new Set(others.map(([word]) => word.toLowerCase()));
  const heard = map.rows.filter(([word, code]) => ofMoney.includes(code) && !words.has(word.toLowerCase()));
  return {
    ...map,
    rows: [
      ...others,
      ...ofMoney.map((code) => [approved, code] as const),
      ...heard.map(([word, code]) => [word, code === 'paid' && isPaidHeard ? code : 'approved'] as const),
    ],
  };
}

/** How a person reads the state of the invoice that an order became. */
export const invoiceStates: ValueMap = {
  rows: [
    ['Draft', 'draft'],
    ['Awaiting approval', 'submitted'],
    ['Awaiting payment', 'approved'],
    ['Partly paid', 'part-paid'],
    ['Overdue', 'overdue'],
    ['Paid', 'paid'],
    ['Void', 'void'],
  ],
};
