// Credit as Xero keeps it: credit notes, overpayments and prepayments differ in their birth, and are used up alike.

import type { Document } from '../documents/document.ts';
import type { InvoiceStatus } from '../invoices/invoice.ts';

export interface Allocation {
  AllocationID: string;
  invoiceId: string;
  cents: number;
  Date: string;
  at: number;
}

export type CreditKind = 'credit-note' | 'overpayment' | 'prepayment';

export interface Credit extends Document {
  kind: CreditKind;
  /** `ACCRECCREDIT`, `RECEIVE-OVERPAYMENT` and so on. */
  Type: string;
  Status: InvoiceStatus;
  /** CreditNoteNumber, or a prepayment's InvoiceNumber. */
  number?: string;
  allocations: Allocation[];
  /** Sum of the refunds. */
  refundedCents: number;
  FullyPaidOnDate?: string;
}

/** Whether it lowers what customers owe (true) or what we owe suppliers. */
export function isReceivable(credit: Pick<Credit, 'Type'>): boolean {
  return credit.Type.startsWith('ACCREC') || credit.Type.startsWith('RECEIVE') || credit.Type.startsWith('AR');
}

/** What was given to invoices. */
export function appliedCents(credit: Credit): number {
  return credit.allocations.reduce((sum, { cents }) => sum + cents, 0);
}

/** What is left to give or to refund. */
export function remainingCents(credit: Credit): number {
  return credit.totalCents - appliedCents(credit) - credit.refundedCents;
}
