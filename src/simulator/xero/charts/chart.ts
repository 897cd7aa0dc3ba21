// What an organisation's books start with, by region: short ways to write it down, and the accounts that every region has.

import { type AccountClass, accountClasses } from '../settings/account.ts';

/** What an account's default tax is for; each region has its own TaxType for it. */
export type TaxRole = 'sales' | 'costs' | 'freeCosts' | 'none';

export interface ChartAccount {
  Code: string;
  Name: string;
  Type: string;
  tax: TaxRole;
  SystemAccount?: string;
  EnablePaymentsToAccount?: true;
  archived?: true;
}

export interface ChartRate {
  TaxType: string;
  Name: string;
  /** Per cent, as decimal text. */
  rate: string;
  appliesTo: readonly AccountClass[];
  ReportTaxType?: string;
  deleted?: true;
  /** Made by a user: can be changed. */
  own?: true;
}

export interface Chart {
  accounts: readonly ChartAccount[];
  rates: readonly ChartRate[];
  roles: Readonly<Record<TaxRole, string>>;
}

export const everything: readonly AccountClass[] = ['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY', 'REVENUE'];
/** Where a tax on sales may stand (seen on the wire for New Zealand). */
export const salesClasses: readonly AccountClass[] = ['ASSET', 'EQUITY', 'LIABILITY', 'REVENUE'];
/** Where a tax on purchases may stand (seen on the wire for New Zealand). */
export const costClasses: readonly AccountClass[] = ['ASSET', 'EQUITY', 'EXPENSE', 'LIABILITY'];

/** An account of a chart. */
export function account(
  Code: string,
  Name: string,
  Type: string,
  tax: TaxRole,
  more: Pick<ChartAccount, 'SystemAccount' | 'EnablePaymentsToAccount' | 'archived'> = {},
): ChartAccount {
  return { Code, Name, Type, tax, ...more };
}

/** A tax rate of a chart. */
export function rate(
  TaxType: string,
  Name: string,
  percent: string,
  appliesTo: readonly AccountClass[],
  more: Pick<ChartRate, 'ReportTaxType' | 'deleted' | 'own'> = {},
): ChartRate {
  return { TaxType, Name, rate: percent, appliesTo, ...more };
}

/** The class of an account type, or undefined where there is no such type. */
export function classOf(type: string): AccountClass | undefined {
  return accountClasses[type];
}

const system = (SystemAccount: string) => ({ SystemAccount });

/** The accounts that Xero's default charts have in common, whatever the region. `taxName` names the tax in accounts. */
export function commonAccounts(taxName: string): ChartAccount[] {
  return [
    account('090', 'Business Bank Account', 'BANK', 'none'),
    account('091', 'Business Savings Account', 'BANK', 'none'),
    account('200', 'Sales', 'REVENUE', 'sales'),
    account('260', 'Other Revenue', 'REVENUE', 'sales'),
    account('270', 'Interest Income', 'REVENUE', 'none'),
    account('299', 'Sales (old shop)', 'REVENUE', 'sales', { archived: true }),
    account('300', 'Purchases', 'DIRECTCOSTS', 'costs'),
    account('310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'costs'),
    account('400', 'Advertising', 'EXPENSE', 'costs'),
    account('404', 'Bank Fees', 'EXPENSE', 'freeCosts'),
    account('412', 'Consulting & Accounting', 'EXPENSE', 'costs'),
    account('420', 'Entertainment', 'EXPENSE', 'costs'),
    account('425', 'Freight & Courier', 'EXPENSE', 'costs'),
    account('429', 'General Expenses', 'EXPENSE', 'costs'),
    account('433', 'Insurance', 'EXPENSE', 'costs'),
    account('445', 'Light, Power, Heating', 'EXPENSE', 'costs'),
    account('453', 'Office Expenses', 'EXPENSE', 'costs'),
    account('461', 'Printing & Stationery', 'EXPENSE', 'costs'),
    account('469', 'Rent', 'EXPENSE', 'costs'),
    account('473', 'Repairs and Maintenance', 'EXPENSE', 'costs'),
    account('477', 'Wages and Salaries', 'EXPENSE', 'none'),
    account('485', 'Subscriptions', 'EXPENSE', 'costs'),
    account('489', 'Telephone & Internet', 'EXPENSE', 'costs'),
    account('493', 'Travel - National', 'EXPENSE', 'costs'),
    account('497', 'Bank Revaluations', 'EXPENSE', 'none', system('BANKCURRENCYGAIN')),
    account('498', 'Unrealised Currency Gains', 'EXPENSE', 'none', system('UNREALISEDCURRENCYGAIN')),
    account('499', 'Realised Currency Gains', 'EXPENSE', 'none', system('REALISEDCURRENCYGAIN')),
    account('610', 'Accounts Receivable', 'CURRENT', 'none', system('DEBTORS')),
    account('620', 'Prepayments', 'CURRENT', 'none'),
    account('630', 'Inventory', 'INVENTORY', 'none'),
    account('710', 'Office Equipment', 'FIXED', 'costs'),
    account('720', 'Computer Equipment', 'FIXED', 'costs'),
    account('800', 'Accounts Payable', 'CURRLIAB', 'none', system('CREDITORS')),
    account('801', 'Unpaid Expense Claims', 'CURRLIAB', 'none', system('UNPAIDEXPCLM')),
    account('820', taxName, 'CURRLIAB', 'none', system('GST')),
    account('835', 'Revenue Received in Advance', 'CURRLIAB', 'none'),
    account('840', 'Historical Adjustment', 'CURRLIAB', 'none', system('HISTORICAL')),
    account('850', 'Suspense', 'CURRLIAB', 'none'),
    account('860', 'Rounding', 'CURRLIAB', 'none', system('ROUNDING')),
    account('877', 'Tracking Transfers', 'CURRLIAB', 'none', system('TRACKINGTRANSFERS')),
    account('880', 'Owner A Drawings', 'EQUITY', 'none', { EnablePaymentsToAccount: true }),
    account('960', 'Retained Earnings', 'EQUITY', 'none', system('RETAINEDEARNINGS')),
    account('970', 'Owner A Funds Introduced', 'EQUITY', 'none', { EnablePaymentsToAccount: true }),
  ];
}
