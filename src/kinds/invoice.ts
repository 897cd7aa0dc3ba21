// Sales invoices. What is paid and due is the accounting side's to say.

import { invoiceLifecycle } from '../core/lifecycles.ts';
import { backLinks, documentMatch, heading, totals } from './document.ts';
import { type FieldSpec, kind } from './kind.ts';

const told = { authority: 'accounting', flow: 'to-crm', apart: true } as const;

/** What was paid and credited, payment by payment. */
const paid: Record<string, FieldSpec> = {
  lastPaymentOn: { type: 'date', ...told, blank: 'clear' },
  lastPaymentAmount: { type: 'money', ...told, blank: 'clear' },
  lastPaymentReference: { type: 'text', ...told, blank: 'clear' },
  lastPaymentId: { type: 'text', ...told, blank: 'clear' },
  lastPaymentAccount: { type: 'text', ...told, blank: 'clear' },
  /** A line each: day, amount, account, reference, id. */
  payments: { type: 'text', ...told, blank: 'clear' },
  /** A line each: day, amount, which credit. */
  credits: { type: 'text', ...told, blank: 'clear' },
  /** Ids of the payments that we entered; `fixed` behind one that a bank statement was matched with. */
  ownPayments: { type: 'text', ...told, kept: 'accounting' },
  /** Payments that the CRM side's finance system has recorded by itself: each is entered in accounting. */
  received: { type: 'text', authority: 'crm', flow: 'to-accounting', apart: true, blank: 'clear', later: true },
};

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
    /** The same, where the CRM shows it in a field of ours. */
    invoiceStatus: { type: 'choice', authority: 'accounting', flow: 'to-crm' },
    theme: { type: 'choice', flow: 'to-accounting', given: true },
    sent: { type: 'flag', authority: 'accounting', given: true },
    ...totals,
    amountDue: { type: 'money', authority: 'accounting', flow: 'to-crm', kept: 'accounting' },
    amountPaid: { type: 'money', authority: 'accounting', flow: 'to-crm' },
    amountCredited: { type: 'money', authority: 'accounting', flow: 'to-crm' },
    paidOn: { type: 'date', authority: 'accounting', flow: 'to-crm', blank: 'clear' },
    ...paid,
    ...backLinks,
    /** The PDF that accounting makes of it, by the document's id; the CRM shows the address under which we serve it. */
    accountingPdf: { type: 'text', authority: 'accounting', flow: 'to-crm' },
    /** Where the CRM shows it: what accounting calls "go to". */
    crmUrl: { type: 'url', authority: 'crm', flow: 'to-accounting' },
  },
  match: documentMatch('customer'),
  lifecycle: invoiceLifecycle,
});
