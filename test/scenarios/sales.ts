// Sales that begin before there is an invoice: orders and quotes of the CRM, as scenarios enter them.

import type { Json } from './documents.ts';
import { bolts, type Desk, type Setting } from './desk.ts';

/** Invoices are made from sales orders. */
export const fromOrders: Setting = {
  kinds: ['item', 'invoice'],
  settings: { sequence: { invoice: { when: 'sales-order', account: '200' } } },
};

/** Invoices are made from quotes that were accepted, due in two weeks. */
export const fromQuotes: Setting = {
  kinds: ['item', 'invoice'],
  settings: { sequence: { invoice: { when: 'quote-accepted', account: '200', terms: { days: 14, from: 'date' } } } },
};

/** An order of two lines. */
export function ordered(desk: Desk, more: Json = {}) {
  const known = bolts(desk);
  const { account, line } = known;
  const order = desk.save('Sales_Orders', {
    Subject: 'Bolts for the pier',
    Account_Name: { id: account },
    Purchase_Order: 'PO 77',
    Due_Date: '2026-12-31',
    Ordered_Items: [line(3, 10), line(1, 50, { Description: 'Galvanised, by hand' })],
    ...more,
  });
  return { ...known, order };
}

/** A quote of one line, in that stage. */
export function quoted(desk: Desk, { account, line }: ReturnType<typeof bolts>, stage = 'Draft'): string {
  return desk.save('Quotes', {
    Subject: 'Bolts for a year',
    Account_Name: { id: account },
    Valid_Till: '2026-12-31',
    Quote_Stage: stage,
    Quoted_Items: [line(12, 9)],
  });
}
