// Harbour Light Trading, the demo company: a New Zealand wholesaler with customers in several countries and currencies.

import type { Company, Party, Product } from '../company.ts';
import { demoCustomersInAccounting } from './demo-accounting.ts';
import { demoCustomersInBoth } from './demo-both.ts';
import { demoCustomersInCrm } from './demo-crm.ts';
import { accountingOnly, at, both, crmOnly, person, product } from './rows.ts';

const vendors: Party[] = [
  both('southern-freight', 'Southern Lines Freight', {
    person: person('Kahu', 'Metekingi', 'kahu@southern-lines.example'),
    phone: '+64 3 555 0600',
    address: at('Depot 4, Lyttelton Road', 'Christchurch', '8022', 'New Zealand', 'Canterbury'),
    taxNumber: '102-444-808',
  }),
  both('papermill', 'Kawerau Paper & Packaging', {
    person: person('Joan', 'Burt', 'joan@kawerau-paper.example'),
    phone: '+64 7 555 0610',
    address: at('Mill Gate 2', 'Kawerau', '3127', 'New Zealand', 'Bay of Plenty'),
    inCrm: { phone: '07 555 0610' },
  }),
  both('lampen', 'Lampenwerk Hübner KG', {
    person: person('Käthe', 'Hübner', 'k.huebner@lampenwerk.example'),
    address: at('Glasgasse 1', 'Jena', '07743', 'Germany'),
    currency: 'EUR',
    taxNumber: 'DE000333444',
  }),
  both('shenzhen', '深圳明光电子', {
    person: person('芳', '陈', 'fang@mingguang.example'),
    address: at('科技园路18号', 'Shenzhen', '518057', 'China'),
    currency: 'USD',
  }),
  both('powerline', 'Powerline Energy Retail', { phone: '+64 9 555 0640' }),
  crmOnly('printworks', 'Tidewater Printworks', {
    person: person('Eru', 'Blake', 'eru@tidewater-print.example'),
    phone: '+64 4 555 0650',
  }),
  crmOnly('cornish', 'Cornish Rope Company', {
    person: person('Demelza', 'Trevanion', 'demelza@cornish-rope.example'),
    address: at('Ropewalk House', 'Penzance', 'TR18 4AA', 'United Kingdom', 'Cornwall'),
    currency: 'GBP',
  }),
  accountingOnly('landlord', 'Quayside Holdings No. 2', {
    address: at('PO Box 555', 'Auckland', '1140', 'New Zealand'),
  }),
];

const products: Product[] = [
  product('lantern-brass', 'LAN-BR', 'Brass ship lantern', { salePrice: '189.00', purchasePrice: '94.50' }),
  product('lantern-solar', 'LAN-SO', 'Solar dock lantern', { salePrice: '64.90', purchasePrice: '31.2255' }),
  product('rope-10', 'ROPE-10', 'Mooring rope 10 mm, per metre', { salePrice: '2.3475', purchasePrice: '1.105' }),
  product('rope-16', 'ROPE-16', 'Mooring rope 16 mm, per metre', { salePrice: '4.125', purchasePrice: '2.02' }),
  product('chart', 'CHART-NZ', 'Coastal chart, laminated', { salePrice: '39.50' }),
  product('hire', 'HIRE-DAY', 'Mooring hire, per day', { salePrice: '85.00' }, { description: 'Per berth and day' }),
  product('hours', 'CONSULT', 'Consulting, per hour', { salePrice: '145.00' }),
  product('freight', 'FREIGHT', 'Freight', { salePrice: '18.00', purchasePrice: '12.00' }),
  product('epoxy', 'EPX-1L', 'Époxy marine 1 l', { salePrice: '52.17', purchasePrice: '27.8' }),
  product('led', 'LED-E27', 'LED bulb E27 12 V', { salePrice: '9.95', purchasePrice: '4.1' }),
  product('engraving', 'ENGRAVE', 'Engraving', { salePrice: '25.00' }, { where: 'crm' }),
  product('uncoded', undefined, 'Bespoke fitting', {}, { where: 'crm', description: 'Priced per job' }),
  product('storage', 'STORAGE', 'Winter storage, per month', { salePrice: '220.00' }, { where: 'accounting' }),
  product('cardboard', 'BOX-M', 'Carton, medium', { purchasePrice: '0.8725' }, { where: 'accounting' }),
];

export const demo: Company = {
  region: 'NZ',
  organisation: 'Harbour Light Trading',
  crmOrganisation: 'Harbour Light',
  currency: 'NZD',
  currencies: ['GBP', 'EUR', 'USD'],
  customers: [...demoCustomersInBoth, ...demoCustomersInCrm, ...demoCustomersInAccounting],
  vendors,
  products,
};
