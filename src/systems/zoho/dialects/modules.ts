// How Zoho's four modules of documents are called and where they keep what all documents have. Data only.

import type { KindName } from '../../../core/record.ts';
import type { DocumentModule } from './statuses.ts';

export type DocumentKind = 'quote' | 'sales-order' | 'accepted-quote' | 'invoice' | 'purchase-order';

export interface DocumentForm {
  readonly kind: DocumentKind;
  readonly module: DocumentModule;
  /** The subform with the lines, which is a module of its own to queries and metadata. */
  readonly subform: string;
  /** The module of the other side that its records come from and go to, as its ids are prefixed. */
  readonly madeFrom: string;
  /** Zoho counts these itself. */
  readonly number: string;
  /** Null: Zoho has none; ours, and else the day on which it was made. */
  readonly date: string | null;
  /** Our field for it, where Zoho has one. */
  readonly fields: Readonly<Record<string, string>>;
  /** Fields that Zoho alone sets. */
  readonly shown?: readonly string[];
  /** What our own fields are there for, where another kind of the same module has those of the usual names. */
  readonly purposes?: Readonly<Record<string, string>>;
}

export const documentForms: Readonly<Record<DocumentKind, DocumentForm>> = {
  quote: {
    kind: 'quote',
    module: 'Quotes',
    subform: 'Quoted_Items',
    madeFrom: 'accounting.Quotes',
    number: 'Quote_Number',
    date: null,
    fields: { expiresOn: 'Valid_Till' },
  },
  'sales-order': {
    kind: 'sales-order',
    module: 'Sales_Orders',
    subform: 'Ordered_Items',
    madeFrom: 'accounting.Invoices',
    number: 'SO_Number',
    date: null,
    fields: { dueDate: 'Due_Date', reference: 'Purchase_Order' },
  },
  'accepted-quote': {
    kind: 'accepted-quote',
    module: 'Quotes',
    subform: 'Quoted_Items',
    madeFrom: 'accounting.Invoices',
    number: 'Quote_Number',
    date: null,
    // The customer knows the quote by its number.
    fields: { reference: 'Quote_Number' },
    shown: ['reference'],
    purposes: {
      accountingId: 'invoiceId',
      accountingUrl: 'invoiceUrl',
      accountingNumber: 'invoiceNumber',
    },
  },
  invoice: {
    kind: 'invoice',
    module: 'Invoices',
    subform: 'Invoiced_Items',
    madeFrom: 'accounting.Invoices',
    number: 'Invoice_Number',
    date: 'Invoice_Date',
    fields: { dueDate: 'Due_Date', reference: 'Purchase_Order' },
  },
  'purchase-order': {
    kind: 'purchase-order',
    module: 'Purchase_Orders',
    subform: 'Purchase_Items',
    madeFrom: 'accounting.PurchaseOrders',
    number: 'PO_Number',
    date: 'PO_Date',
    fields: { deliveryDate: 'Due_Date', reference: 'Requisition_No' },
  },
};

/** Under which purpose a kind's field of ours stands in its module. */
export function purposeIn({ purposes }: Pick<DocumentForm, 'purposes'>, field: string): string {
  return purposes?.[field] ?? field;
}

/** The form of a kind, or undefined where it is no document. */
export function documentForm(kind: KindName): DocumentForm | undefined {
  return (documentForms as Partial<Record<KindName, DocumentForm>>)[kind];
}
