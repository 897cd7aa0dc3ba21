// The United States' chart of accounts and tax rates: sales tax set up by hand, not Xero's automatic one.

import { account, type Chart, commonAccounts, costClasses, everything, rate, salesClasses } from './chart.ts';

export const us: Chart = {
  roles: { sales: 'OUTPUT', costs: 'NONE', freeCosts: 'NONE', none: 'NONE' },
  accounts: [
    ...commonAccounts('Sales Tax'),
    account('510', 'Payroll Tax Expense', 'EXPENSE', 'none'),
    account('825', 'Payroll Taxes Payable', 'CURRLIAB', 'none'),
  ],
  rates: [
    rate('OUTPUT', 'Tax on Sales', '8.25', salesClasses),
    rate('INPUT', 'Tax on Purchases', '8.25', costClasses),
    rate('TAX001', 'County Sales Tax', '6.1', salesClasses, { own: true }),
    rate('NONE', 'Tax Exempt', '0', everything),
  ],
};
