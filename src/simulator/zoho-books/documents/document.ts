// A document as it lies in the shelf, of whichever sort: what Books works out from it lies beside what was written.

import type { Address } from '../contacts/contact.ts';
import type { Charge } from '../settings/tax.ts';
import type { FieldValues } from '../settings/field.ts';
import type { Row } from '../store/table.ts';

export const documentNames = ['estimate', 'salesorder', 'invoice', 'creditnote', 'purchaseorder'] as const;
export type DocumentName = (typeof documentNames)[number];

export interface Line {
  id: string;
  itemId?: string;
  name: string;
  description: string;
  unit: string;
  order: number;
  quantity: string;
  rate: string;
  /** An amount, or a share such as `10%`. */
  discount: string;
  taxId?: string;
  charges: Charge[];
  accountId?: string;
  /** The line of the order or invoice that this one comes from. */
  sourceLineId?: string;
  /** What Books works out: the discount, and the line without tax and with it. */
  discountAmount: string;
  total: string;
  totalWithTax: string;
  tax: string;
}

export interface TaxSum {
  taxId: string;
  name: string;
  percentage: string;
  amount: string;
}

/** Credit that went from a credit note to an invoice. */
export interface Applied {
  id: string;
  invoiceId: string;
  amount: string;
  date: string;
}

export interface Refund {
  id: string;
  date: string;
  mode: string;
  amount: string;
  reference: string;
  description: string;
  accountId?: string;
}

export interface Document extends Row {
  kind: DocumentName;
  number: string;
  reference: string;
  /** The status that people set; `status.ts` works out the one that is shown. */
  status: string;
  partyId: string;
  personIds: string[];
  date: string;
  /** Due, expiry, shipment or delivery date. */
  until: string;
  paymentTerms?: number;
  paymentTermsLabel?: string;
  currencyId: string;
  /** Base units for one unit of the document's currency. */
  exchangeRate: string;
  lines: Line[];
  discount: string;
  discountType: 'entity_level' | 'item_level';
  discountBeforeTax: boolean;
  inclusive: boolean;
  shipping: string;
  adjustment: string;
  texts: Partial<Record<DocumentText, string>>;
  fields: FieldValues;
  billing: Address;
  shippingAddress: Address;
  isEmailed: boolean;
  isViewed: boolean;
  crmDealId?: string;
  /** The documents that it was made from. */
  estimateId?: string;
  orderIds: string[];
  // What Books works out.
  subTotal: string;
  discountTotal: string;
  taxTotal: string;
  taxes: TaxSum[];
  total: string;
  // Money and credit that met it. Of a credit note `balance` is what is left of it.
  paid: string;
  credited: string;
  writtenOff: string;
  balance: string;
  lastPaidOn: string;
  /** Of a credit note. */
  applied: Applied[];
  refunds: Refund[];
  createdBy: string;
}

/** Texts that Books keeps as they are, with their lengths. */
export const documentTexts = {
  notes: 5000,
  terms: 10_000,
  adjustment_description: 100,
  salesperson_name: 200,
  template_id: 50,
  delivery_method: 100,
  ship_via: 100,
  vat_treatment: 100,
  tax_treatment: 100,
  place_of_supply: 100,
} as const;
export type DocumentText = keyof typeof documentTexts;
