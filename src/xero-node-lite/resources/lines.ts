// The lines of documents, alike in all of them.

import type { Decimal, DecimalInput } from '../decimal.ts';
import { plain, type Shape } from '../shape.ts';

/** `Inclusive`: unit prices contain the tax. Quotes answer in capitals. */
export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax' | 'EXCLUSIVE' | 'INCLUSIVE' | 'NOTAX';

export interface LineTracking {
  TrackingCategoryID?: string;
  /** Missing in lists (seen on the wire): there, go by `Option`. */
  TrackingOptionID?: string;
  Name?: string;
  Option?: string;
}

export interface Line {
  /** Send it back when you update, or the line is deleted and made anew. */
  LineItemID?: string;
  Description?: string;
  /** Four decimals. */
  Quantity?: Decimal;
  /** Four decimals, in the document's currency, with tax or without as `LineAmountTypes` says. */
  UnitAmount?: Decimal;
  /** Two decimals, after discount. */
  LineAmount?: Decimal;
  TaxAmount?: Decimal;
  TaxType?: string;
  /** Percent. */
  DiscountRate?: Decimal;
  DiscountAmount?: Decimal;
  ItemCode?: string;
  Item?: { ItemID?: string; Code?: string; Name?: string };
  AccountCode?: string;
  AccountID?: string;
  Tracking: readonly LineTracking[];
  /** Where Xero computes American sales tax by itself; read only. `TAXABLE`, `NON_TAXABLE`, `EXEMPT`, `PART_TAXABLE` or `NOT_APPLICABLE`. */
  Taxability?: string;
  /** Likewise. */
  SalesTaxCodeId?: number;
}

/** A line to send. Leave amounts out that Xero can compute; a `LineAmount` must agree with quantity, price and discount. */
export interface LineDraft {
  LineItemID?: string;
  /** 1 to 4,000 characters. Alone, it makes a line of text. */
  Description?: string;
  Quantity?: DecimalInput;
  UnitAmount?: DecimalInput;
  LineAmount?: DecimalInput;
  /** Instead of what Xero would compute. */
  TaxAmount?: DecimalInput;
  /** Always give it on quotes: there the account's default is not applied (seen on the wire). */
  TaxType?: string;
  /** Percent; sales invoices and quotes only, and not together with the amount. */
  DiscountRate?: DecimalInput;
  DiscountAmount?: DecimalInput;
  ItemCode?: string;
  AccountCode?: string;
  AccountID?: string;
  /** At most two, by ids or by `Name` and `Option`. */
  Tracking?: readonly LineTracking[];
}

export const lineShape: Shape = { id: 'LineItemID', lists: { Tracking: plain } };
