// Sales orders: the agreed sale, which the CRM alone has. By its rule it becomes an invoice in accounting, once; afterwards the order
// shows that invoice's number, status and address, and edits of the order stay where they were made.

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

export const salesOrder = kind({
  name: 'sales-order',
  group: 'finance',
  document: true,
  needs: ['customer', 'item'],
  touches: ['customer'],
  fields: {
    ...given,
    dueDate: { type: 'date', flow: 'to-accounting', once: true },
    theme: { type: 'choice', flow: 'to-accounting', once: true },
    ...totals,
    /** The state of the invoice that it became, in the invoice's own words. */
    invoiceStatus: { type: 'choice', authority: 'accounting', flow: 'to-crm' },
    ...backLinks,
    crmUrl: { type: 'url', authority: 'crm', flow: 'to-accounting' },
  },
  // Nobody keeps orders in accounting: what is not ours is another document.
  match: [],
  lifecycle: salesOrderLifecycle,
});
