// Credit notes to customers (ACCRECCREDIT) and from suppliers (ACCPAYCREDIT), and what of them is used for which invoice.

import { type Collection, get, list, pdf } from '../collection.ts';
import type { Day } from '../dates.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, Modified, Paged } from '../query.ts';
import { become, create, update } from '../writes.ts';
import { type Allocation, allocate, allocationShape, unallocate } from './allocations.ts';
import {
  type ContactChoice,
  type ContactStub,
  contactStubShape,
  type Known,
  type PaymentStub,
  paymentStubShape,
  type Stamped,
} from './common.ts';
import { type Line, type LineAmountTypes, type LineDraft, lineShape } from './lines.ts';
import { addNote, history } from './notes.ts';

interface CreditNoteFields {
  /** Of customers' unique, and given by Xero where left out; of suppliers' neither. */
  CreditNoteNumber?: string;
  /** To customers only. */
  Reference?: string;
  Date?: Day;
  LineAmountTypes?: LineAmountTypes;
  CurrencyCode?: string;
  BrandingThemeID?: string;
}

export interface CreditNote extends CreditNoteFields, Stamped {
  CreditNoteID: string;
  Type?: Known<'ACCRECCREDIT' | 'ACCPAYCREDIT'>;
  Status?: Known<'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED'>;
  Contact?: ContactStub;
  /** Empty in lists without a page, which says nothing. */
  LineItems: readonly Line[];
  CurrencyRate?: Decimal;
  SubTotal?: Decimal;
  TotalTax?: Decimal;
  Total?: Decimal;
  /** What is not used yet. At nothing the status becomes PAID. */
  RemainingCredit?: Decimal;
  AppliedAmount?: Decimal;
  Allocations: readonly Allocation[];
  /** Refunds. */
  Payments: readonly PaymentStub[];
  FullyPaidOnDate?: Day;
  SentToContact?: boolean;
}

interface CreditNoteWrite extends CreditNoteFields {
  CurrencyRate?: DecimalInput;
  /** Without discounts. In a patch, all the lines there will be. */
  LineItems?: readonly LineDraft[];
}

export interface CreditNoteDraft extends CreditNoteWrite {
  Type: 'ACCRECCREDIT' | 'ACCPAYCREDIT';
  Contact: ContactChoice;
  Status?: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED';
}

export interface CreditNotePatch extends CreditNoteWrite {
  CreditNoteID: string;
  Contact?: ContactChoice;
  Status?: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'VOIDED' | 'DELETED';
}

export type CreditNoteQuery = Modified & Filtered & Paged;

const of: Collection<CreditNote> = {
  path: 'CreditNotes',
  id: 'CreditNoteID',
  scopes: scopesOf('invoices'),
  fourDecimals: 'always',
  shape: {
    id: 'CreditNoteID',
    days: ['Date', 'DueDate', 'FullyPaidOnDate'],
    times: ['UpdatedDateUTC'],
    parts: { Contact: contactStubShape },
    lists: { LineItems: lineShape, Allocations: allocationShape, Payments: paymentStubShape },
  },
};

export const creditNotes = {
  list: list<CreditNote, CreditNoteQuery>(of),
  /** By GUID or CreditNoteNumber. */
  get: get(of),
  create: create<CreditNote, CreditNoteDraft>(of),
  update: update<CreditNote, CreditNotePatch>(of),
  /** Approved ones of which nothing is used. */
  void: become(of, { Status: 'VOIDED' }),
  /** Drafts and submitted ones. */
  delete: become(of, { Status: 'DELETED' }),
  allocate: allocate(of),
  unallocate: unallocate(of),
  pdf: pdf(of),
  history: history(of),
  addNote: addNote(of),
};
