// What a request may say of any document, with the lengths of Xero's specification.

import { contactShape } from '../contacts/shape.ts';
import { type Bound, date, flag, guid, list, number, object, text } from '../write/shape.ts';

export const lineShape = {
  LineItemID: guid,
  Description: text(4000),
  Quantity: number,
  UnitAmount: number,
  ItemCode: text(30),
  AccountCode: text(),
  AccountID: guid,
  TaxType: text(),
  TaxAmount: number,
  LineAmount: number,
  DiscountRate: number,
  DiscountAmount: number,
  Tracking: list({ TrackingCategoryID: guid, TrackingOptionID: guid, Name: text(100), Option: text(100) }),
} as const;

export type LineElement = Bound<typeof lineShape>;

export const documentShape = {
  Type: text(),
  Status: text(),
  Contact: object(contactShape),
  Date: date,
  LineAmountTypes: text(),
  LineItems: list(lineShape),
  Reference: text(255),
  BrandingThemeID: guid,
  CurrencyCode: text(),
  CurrencyRate: number,
  SentToContact: flag,
  SubTotal: number,
  TotalTax: number,
  Total: number,
} as const;

export type DocumentElement = Bound<typeof documentShape>;
