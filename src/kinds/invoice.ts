// Sales invoices. What is paid and due is the accounting side's to say.

import { invoiceLifecycle } from '../core/lifecycles.ts';
import { backLinks, documentMatch, heading, totals } from './document.ts';
import { kind } from './kind.ts';

export const invoice = kind({
  name: 'invoice',
  group: 'finance',
  document: true,
  needs: ['customer', 'item'],
  touches: ['customer'],
  fields: {
    ...heading('customer'),
    dueDate: { type: 'date' },
    /** `draft submitted approved part-paid overdue paid void`. */
    status: { type: 'choice', authority: 'accounting' },
    theme: { type: 'choice', flow: 'to-accounting', given: true },
    sent: { type: 'flag', authority: 'accounting', given: true },
    ...totals,
    amountDue: { type: 'money', authority: 'accounting', flow: 'to-crm' },
    amountPaid: { type: 'money', authority: 'accounting', flow: 'to-crm' },
    amountCredited: { type: 'money', authority: 'accounting', flow: 'to-crm' },
    paidOn: { type: 'date', authority: 'accounting', flow: 'to-crm' },
    ...backLinks,
    /** Where the CRM shows it: what accounting calls "go to". */
    crmUrl: { type: 'url', authority: 'crm', flow: 'to-accounting' },
  },
  match: documentMatch('customer'),
  lifecycle: invoiceLifecycle,
});
