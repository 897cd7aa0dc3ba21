// Items: goods and services that lines name.

import { livesAndIsArchived } from '../core/lifecycle.ts';
import { kind } from './kind.ts';

export const item = kind({
  name: 'item',
  group: 'inventory',
  document: false,
  needs: [],
  touches: [],
  fields: {
    /** Accounting knows an item by its code alone: without one it can't be made there. */
    code: { type: 'text' },
    name: { type: 'text' },
    description: { type: 'text' },
    purchaseDescription: { type: 'text' },
    /** Four places. */
    salePrice: { type: 'decimal' },
    purchasePrice: { type: 'decimal' },
    /** Codes of the chart of accounts. */
    salesAccount: { type: 'choice' },
    purchaseAccount: { type: 'choice' },
    /** Tax types of the accounting side. */
    salesTax: { type: 'choice' },
    purchaseTax: { type: 'choice' },
    sold: { type: 'flag' },
    purchased: { type: 'flag' },
    onHand: { type: 'decimal', authority: 'accounting', flow: 'to-crm' },
    accountingId: { type: 'text', authority: 'accounting', flow: 'to-crm' },
  },
  match: [
    { rule: 'code', fields: ['code'], as: 'exact' },
    { rule: 'name', fields: ['name'], as: 'name', doubtedBy: ['name', 'code'] },
  ],
  lifecycle: livesAndIsArchived,
});
