// Purchase orders. They move no money; a deleted one keeps its number, so rename it in the same update where the number matters.

import { type Collection, get, list, pdf } from '../collection.ts';
import type { Day } from '../dates.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { ListQuery, Modified, Paged } from '../query.ts';
import { become, create, update } from '../writes.ts';
import { type ContactChoice, type ContactStub, contactStubShape, type Known, type Stamped } from './common.ts';
import { type Line, type LineAmountTypes, type LineDraft, lineShape } from './lines.ts';
import { addNote, history } from './notes.ts';

interface PurchaseOrderFields {
  /** Unique, and given by Xero where left out. */
  PurchaseOrderNumber?: string;
  Reference?: string;
  Date?: Day;
  DeliveryDate?: Day;
  ExpectedArrivalDate?: Day;
  LineAmountTypes?: LineAmountTypes;
  CurrencyCode?: string;
  BrandingThemeID?: string;
  SentToContact?: boolean;
  DeliveryAddress?: string;
  AttentionTo?: string;
  Telephone?: string;
  /** At most 500 characters. */
  DeliveryInstructions?: string;
}

export interface PurchaseOrder extends PurchaseOrderFields, Stamped {
  PurchaseOrderID: string;
  Status?: Known<'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'BILLED' | 'DELETED'>;
  Contact?: ContactStub;
  LineItems: readonly Line[];
  CurrencyRate?: Decimal;
  SubTotal?: Decimal;
  TotalTax?: Decimal;
  Total?: Decimal;
  TotalDiscount?: Decimal;
}

interface PurchaseOrderWrite extends PurchaseOrderFields {
  CurrencyRate?: DecimalInput;
}

export interface PurchaseOrderDraft extends PurchaseOrderWrite {
  Contact: ContactChoice;
  LineItems: readonly LineDraft[];
  Status?: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'BILLED';
}

export interface PurchaseOrderPatch extends PurchaseOrderWrite {
  PurchaseOrderID: string;
  Contact?: ContactChoice;
  /** Given, these are all the lines there will be. */
  LineItems?: readonly LineDraft[];
  Status?: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'BILLED' | 'DELETED';
}

/** There is no `where` here; filters are parameters. */
export type PurchaseOrderQuery = Modified & Paged & Pick<ListQuery, 'order' | 'status' | 'dateFrom' | 'dateTo'>;

const of: Collection<PurchaseOrder> = {
  path: 'PurchaseOrders',
  id: 'PurchaseOrderID',
  scopes: scopesOf('invoices'),
  shape: {
    id: 'PurchaseOrderID',
    days: ['Date', 'DeliveryDate', 'ExpectedArrivalDate'],
    times: ['UpdatedDateUTC'],
    parts: { Contact: contactStubShape },
    lists: { LineItems: lineShape },
  },
};

export const purchaseOrders = {
  list: list<PurchaseOrder, PurchaseOrderQuery>(of),
  /** By GUID or PurchaseOrderNumber. */
  get: get(of),
  create: create<PurchaseOrder, PurchaseOrderDraft>(of),
  update: update<PurchaseOrder, PurchaseOrderPatch>(of),
  /** For ever: a deleted order refuses every change. */
  delete: become(of, { Status: 'DELETED' }),
  pdf: pdf(of),
  history: history(of),
  addNote: addNote(of),
};
