// Small companies of the other regions, so that a scenario can start from an Australian, British or American chart and tax list.

import type { Company } from '../company.ts';
import { accountingOnly, at, both, crmOnly, person, product } from './rows.ts';

export const au: Company = {
  region: 'AU',
  organisation: 'Wattlebird Supplies Pty Ltd',
  crmOrganisation: 'Wattlebird Supplies',
  currency: 'AUD',
  currencies: [],
  customers: [
    both('jarrah', 'Jarrah Street Joinery', {
      person: person('Mia', 'Petrakis', 'mia@jarrah-joinery.example'),
      phone: '+61 8 5550 0101',
      address: at('22 Jarrah Street', 'Fremantle', '6160', 'Australia', 'WA'),
      taxNumber: '11 000 111 222',
    }),
    both('billabong', 'Billabong Lane Childcare', {
      person: person('Ngozi', 'Adeyemi', 'ngozi@billabong-lane.example'),
      phone: '+61 2 5550 0102',
      inCrm: { phone: '02 5550 0102' },
    }),
    both('redgum', 'Red Gum Brewing Co-operative', {
      person: person('Ruby', 'Tran', 'ruby@redgum-brewing.example'),
      others: [person('Otto', 'Weiss', 'otto@redgum-brewing.example')],
      address: at('8 Cooper Alley', 'Ballarat', '3350', 'Australia', 'VIC'),
    }),
    crmOnly('coral', 'Coral Bay Charters', { person: person('Kai', 'Doyle', 'kai@coral-charters.example') }),
    crmOnly('mulga', 'Mulga Creek Station', { phone: '+61 8 5550 0104' }),
    accountingOnly('galah', 'Galah Graphics', { person: person('Bridie', 'Noonan', 'bridie@galah-graphics.example') }),
  ],
  vendors: [
    both('coolabah', 'Coolabah Freight Lines', { person: person('Stan', 'Burke', 'stan@coolabah-freight.example') }),
    crmOnly('saltbush', 'Saltbush Packaging', { phone: '+61 3 5550 0112' }),
    accountingOnly('landlord', 'Eucalypt Property Trust'),
  ],
  products: [
    product('gloves', 'GLV-L', 'Work gloves, large', { salePrice: '14.95', purchasePrice: '7.3' }),
    product('hinge', 'HNG-100', 'Hinge 100 mm', { salePrice: '3.4125', purchasePrice: '1.62' }),
    product('oil', 'OIL-5L', 'Decking oil 5 l', { salePrice: '89.00', purchasePrice: '51.00' }),
    product('hours', 'LABOUR', 'Labour, per hour', { salePrice: '110.00' }),
    product('delivery', 'DELIVER', 'Delivery', { salePrice: '30.00' }, { where: 'crm' }),
    product('pallet', 'PALLET', 'Pallet', { purchasePrice: '18.00' }, { where: 'accounting' }),
  ],
};

export const uk: Company = {
  region: 'UK',
  organisation: 'Thistle & Oak Workshops Ltd',
  crmOrganisation: 'Thistle & Oak',
  currency: 'GBP',
  currencies: ['EUR', 'USD', 'JPY'],
  customers: [
    both('harrow', 'Harrow Lane Books', {
      person: person('Nia', 'Bevan', 'nia@harrow-books.example'),
      phone: '+44 29 5550 0201',
      address: at('3 Harrow Lane', 'Cardiff', 'CF10 1AA', 'United Kingdom'),
      taxNumber: 'GB000777666',
    }),
    both('fougere', 'Librairie Fougère SARL', {
      person: person('Maëlle', 'Fougère', 'maelle@librairie-fougere.example'),
      address: at('9 rue Haute', 'Rennes', '35000', 'France'),
      currency: 'EUR',
    }),
    both('summit', 'Summit Trail Outfitters LLC', {
      person: person('Marcus', 'Bell', 'marcus@summit-outfitters.example'),
      address: at('14 Ridge Road', 'Boulder', '80301', 'United States', 'CO'),
      currency: 'USD',
    }),
    crmOnly('brae', 'Brae Farm Shop', { person: person('Isla', 'MacAskill', 'isla@brae-farm.example') }),
    crmOnly('kestrel', 'Kestrel Fencing', { phone: '+44 1904 555 020' }),
    accountingOnly('pier', 'West Pier Amusements', { person: person('Femi', 'Ojo', 'femi@west-pier.example') }),
  ],
  vendors: [
    both('sawmill', 'Border Sawmills Ltd', { person: person('Ewan', 'Kerr', 'ewan@border-sawmills.example') }),
    crmOnly('beeswax', 'Cera Alpina GmbH', {
      person: person('Lorenz', 'Huber', 'lorenz@cera-alpina.example'),
      currency: 'EUR',
    }),
    accountingOnly('landlord', 'Canal Basin Estates'),
  ],
  products: [
    product('stool', 'STL-OAK', 'Oak stool', { salePrice: '129.00', purchasePrice: '61.50' }),
    product('wax', 'WAX-250', 'Beeswax polish 250 g', { salePrice: '11.6625', purchasePrice: '5.2' }),
    product('childrens', 'BOOK-CH', 'Woodwork for children (book)', { salePrice: '9.99', purchasePrice: '5.49' }),
    product('hours', 'JOINERY', 'Joinery, per hour', { salePrice: '58.00' }),
    product('delivery', 'CARRIAGE', 'Carriage', { salePrice: '12.50' }, { where: 'crm' }),
    product('offcuts', 'OFFCUT', 'Offcuts, per kilogram', { purchasePrice: '0.35' }, { where: 'accounting' }),
  ],
};

export const us: Company = {
  region: 'US',
  organisation: 'Copper Canyon Outfitters Inc.',
  crmOrganisation: 'Copper Canyon',
  currency: 'USD',
  currencies: [],
  customers: [
    both('mesa', 'Mesa Verde Yoga Collective', {
      person: person('Luz', 'Ortega', 'luz@mesa-yoga.example'),
      phone: '+1 480 555 0301',
      address: at('450 Saguaro Drive', 'Mesa', '85201', 'United States', 'AZ'),
    }),
    both('lakeside', 'Lakeside Regatta Association', {
      person: person('Thea', 'Lindgren', 'thea@lakeside-regatta.example'),
      phone: '+1 612 555 0302',
      inCrm: { phone: '(612) 555-0302' },
    }),
    both('pecan', 'Pecan Grove Diner', {
      person: person('Walter', 'Boone', 'walter@pecan-grove.example'),
      address: at('12 County Road 9', 'Lubbock', '79401', 'United States', 'TX'),
    }),
    crmOnly('tide', 'Low Tide Surf School', { person: person('Noa', 'Kealoha', 'noa@low-tide.example') }),
    crmOnly('maple', 'Maple & Main Realty', { phone: '+1 802 555 0304' }),
    accountingOnly('bison', 'Bison Ridge Outfitters', {
      person: person('Hank', 'Yellowtail', 'hank@bison-ridge.example'),
    }),
  ],
  vendors: [
    both('canvas', 'Great Plains Canvas Works', { person: person('Edie', 'Marsh', 'edie@plains-canvas.example') }),
    crmOnly('buckle', 'Buckle & Strap Co.', { phone: '+1 915 555 0312' }),
    accountingOnly('landlord', 'Foothill Commercial Leasing'),
  ],
  products: [
    product('tent', 'TENT-2', 'Two-person tent', { salePrice: '249.00', purchasePrice: '131.00' }),
    product('stake', 'STAKE', 'Tent stake', { salePrice: '1.2475', purchasePrice: '0.52' }),
    product('lantern', 'LNTRN', 'Camp lantern', { salePrice: '34.99', purchasePrice: '16.4' }),
    product('guide', 'GUIDE', 'Guiding, per day', { salePrice: '320.00' }),
    product('rental', 'RENTAL', 'Gear rental, per day', { salePrice: '45.00' }, { where: 'crm' }),
    product('repair', 'REPAIR', 'Repair kit', { purchasePrice: '6.15' }, { where: 'accounting' }),
  ],
};
