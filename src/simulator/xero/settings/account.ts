// An account of the chart as Xero keeps it and shows it.

import type { Work } from '../call.ts';
import type { Row } from '../store/table.ts';
import { msDate } from '../wire/dates.ts';
import type { Json } from '../wire/reply.ts';

export type AccountClass = 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE';

/** Account types and the class that each belongs to. */
export const accountClasses: Readonly<Record<string, AccountClass>> = {
  BANK: 'ASSET',
  CURRENT: 'ASSET',
  FIXED: 'ASSET',
  INVENTORY: 'ASSET',
  NONCURRENT: 'ASSET',
  PREPAYMENT: 'ASSET',
  EQUITY: 'EQUITY',
  DEPRECIATN: 'EXPENSE',
  DIRECTCOSTS: 'EXPENSE',
  EXPENSE: 'EXPENSE',
  OVERHEADS: 'EXPENSE',
  CURRLIAB: 'LIABILITY',
  LIABILITY: 'LIABILITY',
  PAYG: 'LIABILITY',
  TERMLIAB: 'LIABILITY',
  OTHERINCOME: 'REVENUE',
  REVENUE: 'REVENUE',
  SALES: 'REVENUE',
};

export interface Account extends Row {
  /** A bank account may have none. */
  Code?: string;
  Name: string;
  Type: string;
  Class: AccountClass;
  Status: 'ACTIVE' | 'ARCHIVED' | 'DELETED';
  Description?: string;
  TaxType: string;
  EnablePaymentsToAccount: boolean;
  ShowInExpenseClaims: boolean;
  AddToWatchlist: boolean;
  /** `DEBTORS`, `GST`, `ROUNDING` and so on. */
  SystemAccount?: string;
  BankAccountNumber?: string;
  BankAccountType?: string;
  /** Of a bank account. */
  CurrencyCode?: string;
  ReportingCode?: string;
}

/** An account; an empty member is left out. */
export function showAccount(account: Account): Json {
  const { id, updatedAt, Code, Name, Status, Type, TaxType, Description, Class, SystemAccount, ...rest } = account;
  return {
    AccountID: id,
    ...(Code !== undefined && { Code }),
    Name,
    Status,
    Type,
    TaxType,
    ...(Description !== undefined && { Description }),
    Class,
    ...(SystemAccount !== undefined && { SystemAccount }),
    ...rest,
    HasAttachments: false,
    UpdatedDateUTC: msDate(updatedAt),
  };
}

/** The account of that code; bank accounts without one are found by id only. */
export function accountWithCode({ books }: Pick<Work, 'books'>, code: string): Account | undefined {
  return books.accounts.having('code', code).find(({ Status }) => Status !== 'DELETED');
}
