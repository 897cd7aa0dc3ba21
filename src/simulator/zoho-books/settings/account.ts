// The chart of accounts, as a new organisation has it. Balances are not kept: the simulated Books has no ledger behind its documents.

import type { Books } from '../books.ts';
import type { Row } from '../store/table.ts';

export const accountTypes = [
  'other_asset',
  'other_current_asset',
  'cash',
  'bank',
  'fixed_asset',
  'accounts_receivable',
  'stock',
  'other_current_liability',
  'credit_card',
  'long_term_liability',
  'other_liability',
  'accounts_payable',
  'equity',
  'income',
  'other_income',
  'expense',
  'cost_of_goods_sold',
  'other_expense',
] as const;

export type AccountType = (typeof accountTypes)[number];

export interface Account extends Row {
  name: string;
  code: string;
  type: AccountType;
  description: string;
  isActive: boolean;
  /** Made by Books itself: it can't be deleted. */
  isSystem: boolean;
}

/** The accounts that Books looks for by itself. */
export const standardAccounts = {
  sales: 'Sales',
  purchases: 'Cost of Goods Sold',
  inventory: 'Inventory Asset',
  deposits: 'Undeposited Funds',
  writeOff: 'Bad Debt',
} as const;

const seeded: readonly [name: string, code: string, type: AccountType, isSystem: boolean][] = [
  ['Petty Cash', '100', 'cash', true],
  ['Undeposited Funds', '101', 'cash', true],
  ['Business Account', '102', 'bank', false],
  ['Accounts Receivable', '110', 'accounts_receivable', true],
  ['Inventory Asset', '120', 'stock', true],
  ['Furniture and Equipment', '130', 'fixed_asset', false],
  ['Accounts Payable', '200', 'accounts_payable', true],
  ['Tax Payable', '210', 'other_current_liability', true],
  ['Owner’s Equity', '300', 'equity', true],
  ['Sales', '400', 'income', true],
  ['Shipping Charge', '410', 'income', true],
  ['Other Charges', '420', 'income', true],
  ['Cost of Goods Sold', '500', 'cost_of_goods_sold', true],
  ['Bad Debt', '600', 'expense', true],
  ['Office Supplies', '610', 'expense', false],
  ['Exchange Gain or Loss', '700', 'other_expense', true],
];

export function seedAccounts(books: Books): void {
  for (const [name, code, type, isSystem] of seeded) addAccount(books, { name, code, type, isSystem });
}

export function addAccount(books: Books, account: Pick<Account, 'name' | 'type'> & Partial<Account>): Account {
  return books.accounts.set({
    ...books.born(),
    code: '',
    description: '',
    isActive: true,
    isSystem: false,
    ...account,
  });
}

export function accountNamed(books: Books, name: string): Account | undefined {
  return books.accounts.having('name', name.toLowerCase())[0];
}

export function standardAccount(books: Books, which: keyof typeof standardAccounts): Account | undefined {
  return accountNamed(books, standardAccounts[which]);
}

/** Whether documents, items or payments name the account. */
export function isAccountUsed(books: Books, id: string): boolean {
  const documents = Object.values(books.documents).some((table) => table.having('account', id).length > 0);
  return documents || books.items.having('account', id).length > 0 || books.payments.having('account', id).length > 0;
}
