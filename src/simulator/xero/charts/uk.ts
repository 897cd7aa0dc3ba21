// The United Kingdom's chart of accounts and tax rates.

import { account, type Chart, commonAccounts, costClasses, everything, rate, salesClasses } from './chart.ts';

export const uk: Chart = {
  roles: { sales: 'OUTPUT2', costs: 'INPUT2', freeCosts: 'EXEMPTINPUT', none: 'NONE' },
  accounts: [
    ...commonAccounts('VAT'),
    account('320', 'Direct Wages', 'DIRECTCOSTS', 'none'),
    account('500', 'Corporation Tax', 'OVERHEADS', 'none'),
    account('825', 'PAYE Payable', 'CURRLIAB', 'none'),
  ],
  rates: [
    rate('OUTPUT2', '20% (VAT on Income)', '20', salesClasses, { ReportTaxType: 'OUTPUT' }),
    rate('INPUT2', '20% (VAT on Expenses)', '20', costClasses, { ReportTaxType: 'INPUT' }),
    rate('CAPEXINPUT2', '20% (VAT on Capital Purchases)', '20', costClasses, { ReportTaxType: 'CAPEXINPUT' }),
    rate('RROUTPUT', '5% (VAT on Income)', '5', salesClasses, { ReportTaxType: 'OUTPUT' }),
    rate('RRINPUT', '5% (VAT on Expenses)', '5', costClasses, { ReportTaxType: 'INPUT' }),
    rate('OUTPUT', '17.5% (VAT on Income)', '17.5', salesClasses, { ReportTaxType: 'OUTPUT', deleted: true }),
    rate('INPUT', '17.5% (VAT on Expenses)', '17.5', costClasses, { ReportTaxType: 'INPUT', deleted: true }),
    rate('ZERORATEDOUTPUT', 'Zero Rated Income', '0', salesClasses, { ReportTaxType: 'ZERORATEDOUTPUT' }),
    rate('ZERORATEDINPUT', 'Zero Rated Expenses', '0', costClasses, { ReportTaxType: 'ZERORATEDINPUT' }),
    rate('EXEMPTOUTPUT', 'Exempt Income', '0', salesClasses, { ReportTaxType: 'EXEMPTOUTPUT' }),
    rate('EXEMPTINPUT', 'Exempt Expenses', '0', costClasses, { ReportTaxType: 'EXEMPTINPUT' }),
    rate('ECZROUTPUT', 'Zero Rated EC Goods Income', '0', salesClasses, { ReportTaxType: 'ECOUTPUT' }),
    rate('NONE', 'No VAT', '0', everything, { ReportTaxType: 'NONE' }),
  ],
};
