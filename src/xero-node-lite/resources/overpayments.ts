// Overpayments: what came, or went, beyond an invoice's total. Read and allocate; Xero creates them through bank transactions.

import { type Collection, get, list } from '../collection.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, ListQuery, Modified, Paged } from '../query.ts';
import { allocate, unallocate } from './allocations.ts';
import type { Known } from './common.ts';
import { type MoneyAhead, moneyAheadShape } from './money-ahead.ts';
import { addNote, history } from './notes.ts';

export interface Overpayment extends MoneyAhead {
  OverpaymentID: string;
  Type?: Known<'RECEIVE-OVERPAYMENT' | 'SPEND-OVERPAYMENT' | 'AROVERPAYMENT'>;
}

export type OverpaymentQuery = Modified & Filtered & Paged & Pick<ListQuery, 'references'>;

const of: Collection<Overpayment> = {
  path: 'Overpayments',
  id: 'OverpaymentID',
  scopes: scopesOf('payments'),
  fourDecimals: 'list',
  shape: moneyAheadShape('OverpaymentID'),
};

export const overpayments = {
  list: list<Overpayment, OverpaymentQuery>(of),
  get: get(of),
  allocate: allocate(of),
  unallocate: unallocate(of),
  history: history(of),
  addNote: addNote(of),
};
