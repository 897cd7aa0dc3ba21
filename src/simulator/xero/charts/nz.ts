// New Zealand's chart of accounts and tax rates: the seven rates and where they apply are those of a demo company (seen on the wire).

import { account, type Chart, commonAccounts, costClasses, everything, rate, salesClasses } from './chart.ts';

export const nz: Chart = {
  roles: { sales: 'OUTPUT2', costs: 'INPUT2', freeCosts: 'NONE', none: 'NONE' },
  accounts: [...commonAccounts('GST'), account('505', 'Income Tax Expense', 'EXPENSE', 'none')],
  rates: [
    rate('INPUT', '12.5% GST on Expenses', '12.5', costClasses, { ReportTaxType: 'INPUT', deleted: true }),
    rate('OUTPUT', '12.5% GST on Income', '12.5', salesClasses, { ReportTaxType: 'OUTPUT', deleted: true }),
    rate('INPUT2', '15% GST on Expenses', '15', costClasses, { ReportTaxType: 'INPUT' }),
    rate('OUTPUT2', '15% GST on Income', '15', salesClasses, { ReportTaxType: 'OUTPUT' }),
    rate('GSTONIMPORTS', 'GST on Imports', '0', ['LIABILITY'], { ReportTaxType: 'GSTONIMPORTS' }),
    rate('NONE', 'No GST', '0', everything, { ReportTaxType: 'NONE' }),
    rate('ZERORATED', 'Zero Rated', '0', ['LIABILITY', 'REVENUE'], { ReportTaxType: 'ZERORATEDOUTPUT' }),
  ],
};
