// Prepayments: money that came, or went, before its invoice. Read and allocate; Xero creates them through bank transactions.

import { type Collection, get, list } from '../collection.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, ListQuery, Modified, Paged } from '../query.ts';
import { allocate, unallocate } from './allocations.ts';
import type { Known } from './common.ts';
import { type MoneyAhead, moneyAheadShape } from './money-ahead.ts';
import { addNote, history } from './notes.ts';

export interface Prepayment extends MoneyAhead {
  PrepaymentID: string;
  Type?: Known<'RECEIVE-PREPAYMENT' | 'SPEND-PREPAYMENT' | 'ARPREPAYMENT' | 'APPREPAYMENT'>;
  InvoiceNumber?: string;
  BrandingThemeID?: string;
}

export type PrepaymentQuery = Modified & Filtered & Paged & Pick<ListQuery, 'invoiceNumbers'>;

const of: Collection<Prepayment> = {
  path: 'Prepayments',
  id: 'PrepaymentID',
  scopes: scopesOf('payments'),
  fourDecimals: 'list',
  shape: moneyAheadShape('PrepaymentID'),
};

export const prepayments = {
  list: list<Prepayment, PrepaymentQuery>(of),
  get: get(of),
  allocate: allocate(of),
  unallocate: unallocate(of),
  history: history(of),
  addNote: addNote(of),
};
