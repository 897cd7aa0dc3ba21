// Invoices to customers (ACCREC) and bills from suppliers (ACCPAY).

import { accounting, type Collection, firstOf, get, list, pdf, readPage } from '../collection.ts';
import type { Day } from '../dates.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import type { Operation } from '../operation.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, ListQuery, Modified, Paged } from '../query.ts';
import { buildRequest, type WriteOptions } from '../request.ts';
import { plain } from '../shape.ts';
import { act, become, create, pathOf, update } from '../writes.ts';
import {
  type Attachment,
  type ContactChoice,
  type ContactStub,
  contactStubShape,
  type DocumentStub,
  documentStubShape,
  type Known,
  type PaymentStub,
  paymentStubShape,
  type Stamped,
} from './common.ts';
import { type Line, type LineAmountTypes, type LineDraft, lineShape } from './lines.ts';
import { addNote, history } from './notes.ts';

interface InvoiceFields {
  /** Of sales invoices unique, and given by Xero where left out; of bills neither. At most 255 printable ASCII characters. */
  InvoiceNumber?: string;
  /** Sales invoices only. */
  Reference?: string;
  Date?: Day;
  DueDate?: Day;
  LineAmountTypes?: LineAmountTypes;
  CurrencyCode?: string;
  BrandingThemeID?: string;
  /** Absolute; Xero's pages show it as a button "Go to …". */
  Url?: string;
  SentToContact?: boolean;
  ExpectedPaymentDate?: Day;
  PlannedPaymentDate?: Day;
}

export interface Invoice extends InvoiceFields, Stamped {
  InvoiceID: string;
  Type?: Known<'ACCREC' | 'ACCPAY'>;
  /** PAID comes and goes by itself, with what is due. */
  Status?: Known<'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED'>;
  Contact?: ContactStub;
  /** Empty in lists without a page and in summaries, which says nothing. */
  LineItems: readonly Line[];
  /** Units of the document's currency for one of the organisation's (unverified). */
  CurrencyRate?: Decimal;
  SubTotal?: Decimal;
  TotalTax?: Decimal;
  Total?: Decimal;
  TotalDiscount?: Decimal;
  /** May be more than nothing on a void invoice: look at the status first. */
  AmountDue?: Decimal;
  AmountPaid?: Decimal;
  AmountCredited?: Decimal;
  FullyPaidOnDate?: Day;
  IsDiscounted?: boolean;
  RepeatingInvoiceID?: string;
  CISDeduction?: Decimal;
  CISRate?: Decimal;
  /** Replies to writes leave these four out: empty there says nothing. */
  Payments: readonly PaymentStub[];
  CreditNotes: readonly DocumentStub[];
  Prepayments: readonly DocumentStub[];
  Overpayments: readonly DocumentStub[];
  /** In single reads only. */
  Attachments: readonly Attachment[];
}

interface InvoiceWrite extends InvoiceFields {
  CurrencyRate?: DecimalInput;
}

export interface InvoiceDraft extends InvoiceWrite {
  Type: 'ACCREC' | 'ACCPAY';
  Contact: ContactChoice;
  LineItems?: readonly LineDraft[];
  /** Default DRAFT. AUTHORISED needs date, due date, and of each line account and tax. */
  Status?: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED';
}

export interface InvoicePatch extends InvoiceWrite {
  InvoiceID: string;
  Contact?: ContactChoice;
  /** Given, these are all the lines there will be. */
  LineItems?: readonly LineDraft[];
  Status?: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'VOIDED' | 'DELETED';
}

export type InvoiceQuery = Modified &
  Filtered &
  Paged &
  Pick<
    ListQuery,
    | 'ids'
    | 'invoiceNumbers'
    | 'contactIds'
    | 'statuses'
    | 'includeArchived'
    | 'createdByMyApp'
    | 'summaryOnly'
    | 'searchTerm'
  >;

const of: Collection<Invoice> = {
  path: 'Invoices',
  id: 'InvoiceID',
  scopes: scopesOf('invoices'),
  fourDecimals: 'always',
  shape: {
    id: 'InvoiceID',
    days: ['Date', 'DueDate', 'ExpectedPaymentDate', 'PlannedPaymentDate', 'FullyPaidOnDate'],
    times: ['UpdatedDateUTC'],
    parts: { Contact: contactStubShape },
    lists: {
      LineItems: lineShape,
      Payments: paymentStubShape,
      CreditNotes: documentStubShape('CreditNoteID'),
      Prepayments: documentStubShape('PrepaymentID'),
      Overpayments: documentStubShape('OverpaymentID'),
      Attachments: plain,
    },
  },
};

export interface OnlineInvoice {
  /** Where the customer sees and pays it. */
  OnlineInvoiceUrl: string;
}

const onlineInvoices: Collection<OnlineInvoice> = {
  path: 'OnlineInvoices',
  id: 'OnlineInvoiceUrl',
  scopes: of.scopes,
  shape: plain,
};

/** Sales invoices only, and no drafts. */
const onlineInvoice: Operation<[id: string], OnlineInvoice> = {
  endpoint: 'GET /Invoices/{InvoiceID}/OnlineInvoice',
  scopes: of.scopes.read,
  request: (from, id) => buildRequest(from, { method: 'GET', path: accounting + pathOf(of, id, '/OnlineInvoice') }),
  process: async (response, text) => firstOf(await readPage(onlineInvoices, response, text)),
};

export const invoices = {
  list: list<Invoice, InvoiceQuery>(of),
  /** By GUID or InvoiceNumber. */
  get: get(of),
  create: create<Invoice, InvoiceDraft>(of),
  update: update<Invoice, InvoicePatch>(of),
  /** Approved ones without payments or credits. */
  void: become(of, { Status: 'VOIDED' }),
  /** Drafts and submitted ones. */
  delete: become(of, { Status: 'DELETED' }),
  /** Sends it to the contact's address and the persons included in e-mails. Sales invoices from SUBMITTED on. */
  email: act(of, {
    method: 'POST',
    endpoint: '/Invoices/{InvoiceID}/Email',
    send: (id: string, options?: WriteOptions) => ({ path: pathOf(of, id, '/Email'), body: {}, options }),
  }),
  onlineInvoice,
  pdf: pdf(of),
  history: history(of),
  addNote: addNote(of),
};
