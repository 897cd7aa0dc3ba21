// A purchase order as Xero keeps it.

import type { Document } from '../documents/document.ts';

export const purchaseOrderStatuses = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'BILLED', 'DELETED'] as const;
export type PurchaseOrderStatus = (typeof purchaseOrderStatuses)[number];

export interface PurchaseOrder extends Document {
  PurchaseOrderNumber: string;
  Status: PurchaseOrderStatus;
  DeliveryDate?: string;
  ExpectedArrivalDate?: string;
  DeliveryAddress?: string;
  AttentionTo?: string;
  Telephone?: string;
  DeliveryInstructions?: string;
}
