// A payment as Xero keeps it: money against an invoice, or a refund of credit.

import type { CreditKind } from '../credits/credit.ts';
import type { Row } from '../store/table.ts';

export interface Payment extends Row {
  createdAt: number;
  /** What it pays or refunds. */
  of: 'invoice' | CreditKind;
  documentId: string;
  accountId: string;
  Date: string;
  /** In the document's currency. */
  cents: number;
  /** In the account's currency. */
  bankCents: number;
  CurrencyRate: string;
  Reference?: string;
  Status: 'AUTHORISED' | 'DELETED';
  PaymentType: string;
  IsReconciled: boolean;
  Particulars?: string;
  Details?: string;
}
