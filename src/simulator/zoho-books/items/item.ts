// An item as it lies in the shelf.

import type { FieldValues } from '../settings/field.ts';
import type { Row } from '../store/table.ts';

export const itemTypes = ['sales', 'purchases', 'sales_and_purchases', 'inventory'] as const;
export const productTypes = ['goods', 'service', 'digital_service'] as const;

export interface Item extends Row {
  name: string;
  status: 'active' | 'inactive';
  description: string;
  rate: string;
  unit: string;
  sku: string;
  productType: (typeof productTypes)[number];
  itemType: (typeof itemTypes)[number];
  isTaxable: boolean;
  taxId?: string;
  taxExemptionId?: string;
  accountId?: string;
  purchaseRate: string;
  purchaseDescription: string;
  purchaseAccountId?: string;
  inventoryAccountId?: string;
  vendorId?: string;
  reorderLevel?: string;
  /** Of inventory: what there is. Invoices that are sent take from it, credit notes add to it. */
  stock?: string;
  fields: FieldValues;
  /** The product in the CRM, where the native link runs. */
  crmId?: string;
}
