// Australia's chart of accounts and tax rates.

import { account, type Chart, commonAccounts, costClasses, everything, rate, salesClasses } from './chart.ts';

export const au: Chart = {
  roles: { sales: 'OUTPUT', costs: 'INPUT', freeCosts: 'EXEMPTEXPENSES', none: 'BASEXCLUDED' },
  accounts: [
    ...commonAccounts('GST'),
    account('478', 'Superannuation', 'EXPENSE', 'none'),
    account('825', 'PAYG Withholdings Payable', 'CURRLIAB', 'none'),
    account('826', 'Superannuation Payable', 'CURRLIAB', 'none'),
  ],
  rates: [
    rate('OUTPUT', 'GST on Income', '10', salesClasses, { ReportTaxType: 'OUTPUT' }),
    rate('INPUT', 'GST on Expenses', '10', costClasses, { ReportTaxType: 'INPUT' }),
    rate('CAPEXINPUT', 'GST on Capital', '10', costClasses, { ReportTaxType: 'CAPITALEXPENSESINPUT' }),
    rate('EXEMPTOUTPUT', 'GST Free Income', '0', salesClasses, { ReportTaxType: 'EXEMPTOUTPUT' }),
    rate('EXEMPTEXPENSES', 'GST Free Expenses', '0', costClasses, { ReportTaxType: 'EXEMPTEXPENSES' }),
    rate('EXEMPTEXPORT', 'GST Free Exports', '0', salesClasses, { ReportTaxType: 'EXEMPTEXPORT' }),
    rate('EXEMPTCAPITAL', 'GST Free Capital', '0', costClasses, { ReportTaxType: 'EXEMPTCAPITAL' }),
    rate('INPUTTAXED', 'Input Taxed', '0', everything, { ReportTaxType: 'INPUTTAXED' }),
    rate('BASEXCLUDED', 'BAS Excluded', '0', everything, { ReportTaxType: 'BASEXCLUDED' }),
    rate('GSTONIMPORTS', 'GST on Imports', '0', ['EXPENSE', 'LIABILITY'], { ReportTaxType: 'GSTONIMPORTS' }),
    rate('GSTONCAPIMPORTS', 'GST on Capital Imports', '0', ['ASSET', 'LIABILITY'], {
      ReportTaxType: 'GSTONCAPIMPORTS',
    }),
    rate('NONE', 'No Tax', '0', everything, { ReportTaxType: 'NONE' }),
  ],
};
