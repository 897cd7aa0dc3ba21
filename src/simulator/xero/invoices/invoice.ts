// A sales invoice or a bill as Xero keeps it.

import type { Document } from '../documents/document.ts';

export type InvoiceStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';

export interface Invoice extends Document {
  Type: 'ACCREC' | 'ACCPAY';
  Status: InvoiceStatus;
  /** Unique for ACCREC; a bill's is the supplier's own and may be missing. */
  InvoiceNumber?: string;
  DueDate?: string;
  Url?: string;
  ExpectedPaymentDate?: string;
  PlannedPaymentDate?: string;
  /** Sums of the payments and of the credit applied. */
  paidCents: number;
  creditedCents: number;
  FullyPaidOnDate?: string;
  RepeatingInvoiceID?: string;
  /** Xero computes its American sales tax by itself. */
  automaticTax?: true;
}

/** What is still to be paid. */
export function dueCents(invoice: Invoice): number {
  return invoice.totalCents - invoice.paidCents - invoice.creditedCents;
}
