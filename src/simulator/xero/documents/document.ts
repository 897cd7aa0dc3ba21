// What invoices, credit notes, quotes, purchase orders and bank transactions have in common. Amounts are whole cents; quantities
// and unit amounts are whole ten-thousandths. Names in capitals are Xero's own and appear so on the wire.

import type { Row } from '../store/table.ts';

export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

export interface LineTracking {
  categoryId: string;
  optionId: string;
}

export interface Line {
  LineItemID: string;
  Description?: string;
  /** Ten-thousandths. Left out on a line that only describes. */
  quantity?: number;
  /** Ten-thousandths of the currency. */
  unitAmount?: number;
  ItemCode?: string;
  accountId?: string;
  TaxType?: string;
  taxCents: number;
  /** The caller said what the tax is. */
  taxGiven: boolean;
  /** After discount. */
  lineCents: number;
  /** Decimal text: per cent. */
  DiscountRate?: string;
  discountCents?: number;
  tracking: LineTracking[];
}

export interface Totals {
  subTotalCents: number;
  totalTaxCents: number;
  totalCents: number;
  totalDiscountCents: number;
}

export interface Document extends Row, Totals {
  createdAt: number;
  /** The app whose call made it; none for a person. */
  createdBy?: string;
  contactId: string;
  /** Calendar date. */
  Date: string;
  LineAmountTypes: LineAmountTypes;
  lines: Line[];
  CurrencyCode: string;
  /** Decimal text: units of the document's currency for one of the organisation's (unverified). */
  CurrencyRate: string;
  Reference?: string;
  BrandingThemeID?: string;
  SentToContact: boolean;
}
