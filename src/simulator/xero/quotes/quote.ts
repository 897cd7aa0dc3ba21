// A quote as Xero keeps it.

import type { Document } from '../documents/document.ts';

export const quoteStatuses = ['DRAFT', 'SENT', 'DECLINED', 'ACCEPTED', 'INVOICED', 'DELETED'] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];

export interface Quote extends Document {
  QuoteNumber: string;
  Status: QuoteStatus;
  ExpiryDate?: string;
  Title?: string;
  Summary?: string;
  Terms?: string;
}
