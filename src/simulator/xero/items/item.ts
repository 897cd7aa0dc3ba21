// An item of the price list as Xero keeps it. Prices are whole ten-thousandths.

import type { Row } from '../store/table.ts';

export interface ItemDetails {
  unitPrice?: number;
  AccountCode?: string;
  COGSAccountCode?: string;
  TaxType?: string;
}

export interface Item extends Row {
  Code: string;
  Name?: string;
  IsSold: boolean;
  IsPurchased: boolean;
  Description?: string;
  PurchaseDescription?: string;
  sales: ItemDetails;
  purchases: ItemDetails;
  /** Set: stock is kept. */
  InventoryAssetAccountCode?: string;
  /** Ten-thousandths. */
  quantityOnHand: number;
  costPoolCents: number;
}
