// Money spent or received as Xero keeps it. Only here because over- and prepayments are born from it.

import type { Document } from '../documents/document.ts';

export const bankTransactionTypes = [
  'RECEIVE',
  'SPEND',
  'RECEIVE-OVERPAYMENT',
  'SPEND-OVERPAYMENT',
  'RECEIVE-PREPAYMENT',
  'SPEND-PREPAYMENT',
] as const;
export type BankTransactionType = (typeof bankTransactionTypes)[number];

export interface BankTransaction extends Document {
  Type: BankTransactionType;
  Status: 'AUTHORISED' | 'DELETED';
  accountId: string;
  IsReconciled: boolean;
  Url?: string;
  OverpaymentID?: string;
  PrepaymentID?: string;
}
