// Purchase orders.

import { purchaseOrderLifecycle } from '../core/lifecycles.ts';
import { backLinks, documentMatch, heading, totals } from './document.ts';
import { kind } from './kind.ts';

export const purchaseOrder = kind({
  name: 'purchase-order',
  group: 'finance',
  document: true,
  needs: ['vendor', 'item'],
  touches: [],
  fields: {
    ...heading('vendor'),
    deliveryDate: { type: 'date' },
    /** `draft submitted approved billed deleted`. */
    status: { type: 'choice' },
    theme: { type: 'choice', flow: 'to-accounting', given: true },
    sent: { type: 'flag', authority: 'accounting', given: true },
    ...totals,
    ...backLinks,
  },
  netPrices: true,
  match: documentMatch('vendor'),
  lifecycle: purchaseOrderLifecycle,
});
