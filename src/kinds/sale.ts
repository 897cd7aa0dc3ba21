// The agreed sale, which the CRM alone has: a sales order, or a quote that was accepted. By its rule it becomes an invoice in accounting,
// once; afterwards it shows that invoice's number, state and address, and edits of it stay where they were made.

import { salesOrderLifecycle } from '../core/lifecycles.ts';
import { backLinks, heading, totals } from './document.ts';
import { kind, type FieldSpec } from './kind.ts';

/** What the invoice is made from: given once. */
const given = Object.fromEntries(
  Object.entries(heading('customer')).map(([name, spec]): [string, FieldSpec] => [
    name,
    { ...spec, flow: 'to-accounting', once: true },
  ]),
);

const sale = {
  group: 'finance',
  document: true,
  needs: ['customer', 'item'],
  touches: ['customer'],
  fields: {
    ...given,
    dueDate: { type: 'date', flow: 'to-accounting', once: true, given: true },
    /** The invoice's own, which the sequence decides. */
    status: { type: 'choice', flow: 'to-accounting', once: true, given: true },
    theme: { type: 'choice', flow: 'to-accounting', once: true, given: true },
    sent: { type: 'flag', flow: 'to-accounting', once: true, given: true },
    ...totals,
    /** The state of the invoice that it became, in the invoice's own words. */
    invoiceStatus: { type: 'choice', authority: 'accounting', flow: 'to-crm' },
    ...backLinks,
    // Once the invoice is in the CRM too, its address leads there.
    crmUrl: { type: 'url', authority: 'crm', flow: 'to-accounting', once: true },
  },
  // Nobody keeps orders in accounting: what is not ours is another document.
  match: [],
  lifecycle: salesOrderLifecycle,
} as const;

export const salesOrder = kind({ name: 'sales-order', ...sale });

/** The same record as the quote of that side, in its further life as a sale: it is linked by this kind to the invoice made of it. */
export const acceptedQuote = kind({ name: 'accepted-quote', ...sale });
