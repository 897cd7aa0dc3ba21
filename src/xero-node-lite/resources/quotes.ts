// Quotes. A different machine serves them at Xero: dates without an offset, line amount types in capitals, no counts of pages.

import { type Collection, get, list, pdf } from '../collection.ts';
import type { Day } from '../dates.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import type { Operation } from '../operation.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { ListQuery, Modified } from '../query.ts';
import type { WriteOptions } from '../request.ts';
import type { ElementOutcome } from '../result.ts';
import { create, update } from '../writes.ts';
import { type ContactChoice, type ContactStub, contactStubShape, type Known, type Stamped } from './common.ts';
import { type Line, type LineAmountTypes, type LineDraft, lineShape } from './lines.ts';
import { addNote, history } from './notes.ts';

interface QuoteFields {
  /** Given by Xero where left out. */
  QuoteNumber?: string;
  Reference?: string;
  Title?: string;
  Summary?: string;
  Terms?: string;
  ExpiryDate?: Day;
  LineAmountTypes?: LineAmountTypes;
  CurrencyCode?: string;
  BrandingThemeID?: string;
}

export interface Quote extends QuoteFields, Stamped {
  QuoteID: string;
  Status?: Known<'DRAFT' | 'SENT' | 'DECLINED' | 'ACCEPTED' | 'INVOICED' | 'DELETED'>;
  Contact?: ContactStub;
  Date?: Day;
  LineItems: readonly Line[];
  CurrencyRate?: Decimal;
  SubTotal?: Decimal;
  TotalTax?: Decimal;
  Total?: Decimal;
  TotalDiscount?: Decimal;
}

interface QuoteWrite extends QuoteFields {
  /** Contact and date are needed in updates too (seen in Xero's own tools). */
  Contact: ContactChoice;
  Date: Day;
  CurrencyRate?: DecimalInput;
}

export interface QuoteDraft extends QuoteWrite {
  /** Each with its TaxType: quotes don't take it from the account. */
  LineItems: readonly LineDraft[];
  Status?: 'DRAFT' | 'SENT';
}

export interface QuotePatch extends QuoteWrite {
  QuoteID: string;
  /** Given, these are all the lines there will be. */
  LineItems?: readonly LineDraft[];
  /** INVOICED makes no invoice (unverified). */
  Status?: 'DRAFT' | 'SENT' | 'DECLINED' | 'ACCEPTED' | 'INVOICED' | 'DELETED';
}

/** Pages have 100; the last one has fewer. Filters are parameters here. */
export type QuoteQuery = Modified &
  Pick<
    ListQuery,
    | 'order'
    | 'page'
    | 'dateFrom'
    | 'dateTo'
    | 'expiryDateFrom'
    | 'expiryDateTo'
    | 'contactId'
    | 'status'
    | 'quoteNumber'
  >;

const of: Collection<Quote> = {
  path: 'Quotes',
  id: 'QuoteID',
  scopes: scopesOf('invoices'),
  shape: {
    id: 'QuoteID',
    days: ['Date', 'ExpiryDate'],
    times: ['UpdatedDateUTC'],
    parts: { Contact: contactStubShape },
    lists: { LineItems: lineShape },
  },
};

const change = update<Quote, QuotePatch>(of);

/** Quotes are deleted by an update, and that needs contact and date. */
const remove: Operation<
  [quotes: readonly Pick<QuotePatch, 'QuoteID' | 'Contact' | 'Date'>[], options?: WriteOptions],
  readonly ElementOutcome<Quote>[]
> = {
  ...change,
  request: (from, gone, options) =>
    change.request(
      from,
      gone.map(({ QuoteID, Contact, Date }) => ({ QuoteID, Contact, Date, Status: 'DELETED' })),
      options,
    ),
};

export const quotes = {
  list: list<Quote, QuoteQuery>(of),
  get: get(of),
  create: create<Quote, QuoteDraft>(of),
  update: change,
  delete: remove,
  pdf: pdf(of),
  history: history(of),
  addNote: addNote(of),
};
