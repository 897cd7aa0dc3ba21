// The chart of accounts. Xero takes one account a call here.

import { type Collection, get, list } from '../collection.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, Modified } from '../query.ts';
import type { WriteOptions } from '../request.ts';
import { pathOf, writeOne } from '../writes.ts';
import type { Known, Stamped } from './common.ts';

interface AccountFields {
  /** At most 10 characters; bank accounts may have none. */
  Code?: string;
  Name?: string;
  Description?: string;
  TaxType?: string;
  EnablePaymentsToAccount?: boolean;
  ShowInExpenseClaims?: boolean;
  AddToWatchlist?: boolean;
  BankAccountNumber?: string;
  BankAccountType?: string;
  /** Of bank accounts. */
  CurrencyCode?: string;
}

export interface Account extends AccountFields, Stamped {
  AccountID: string;
  /** `BANK`, `REVENUE`, `SALES`, `EXPENSE`, `DIRECTCOSTS`, `INVENTORY`, … */
  Type?: string;
  Class?: Known<'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE'>;
  Status?: Known<'ACTIVE' | 'ARCHIVED' | 'DELETED'>;
  /** `DEBTORS`, `CREDITORS`, `ROUNDING`, …; missing or empty for ordinary accounts. */
  SystemAccount?: string;
  ReportingCode?: string;
  ReportingCodeName?: string;
}

export interface AccountDraft extends AccountFields {
  Name: string;
  Type: string;
}

/** Xero refuses a change of status together with another. */
export interface AccountPatch extends AccountFields {
  AccountID: string;
  Type?: string;
}

export type AccountQuery = Modified & Filtered;

const of: Collection<Account> = {
  path: 'Accounts',
  id: 'AccountID',
  scopes: scopesOf('settings'),
  shape: { id: 'AccountID', times: ['UpdatedDateUTC'] },
};

export const accounts = {
  list: list<Account, AccountQuery>(of),
  get: get(of),
  create: writeOne(of, {
    method: 'PUT',
    endpoint: '/Accounts',
    send: (draft: AccountDraft, options?: WriteOptions) => ({ path: '/Accounts', body: draft, options }),
  }),
  update: writeOne(of, {
    method: 'POST',
    endpoint: '/Accounts/{AccountID}',
    send: (patch: AccountPatch, options?: WriteOptions) => ({
      path: pathOf(of, patch.AccountID),
      body: { Accounts: [patch] },
      options,
    }),
  }),
  /** Not for system accounts. */
  archive: writeOne(of, {
    method: 'POST',
    endpoint: '/Accounts/{AccountID}',
    send: (id: string, options?: WriteOptions) => ({
      path: pathOf(of, id),
      body: { Accounts: [{ AccountID: id, Status: 'ARCHIVED' }] },
      options,
    }),
  }),
  /** Only where nothing uses it. */
  delete: writeOne(of, {
    method: 'DELETE',
    endpoint: '/Accounts/{AccountID}',
    send: (id: string) => ({ path: pathOf(of, id) }),
  }),
};
