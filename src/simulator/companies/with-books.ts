// Lighthouse Stationers, a small New Zealand company whose finance lives in Zoho Books: few enough records to count on one's fingers.

import type { Company } from '../company.ts';
import { at, both, crmOnly, person, product } from './rows.ts';

export const withBooks: Company = {
  region: 'NZ',
  organisation: 'Lighthouse Stationers',
  crmOrganisation: 'Lighthouse Stationers',
  currency: 'NZD',
  currencies: ['EUR', 'USD'],
  customers: [
    both('totara', 'Tōtara Primary School', {
      person: person('Anahera', 'Wright', 'office@totara-school.example'),
      phone: '+64 6 555 0301',
      address: at('12 School Road', 'Masterton', '5810', 'New Zealand', 'Wellington'),
    }),
    both('quill', 'Quill & Nib Ltd', {
      person: person('Hugh', 'Penrose', 'hugh@quill-nib.example'),
      others: [person('Sefina', 'Leota', 'accounts@quill-nib.example')],
      address: at('3 Ink Lane', 'Nelson', '7010', 'New Zealand'),
    }),
    both('papeterie', 'Papeterie du Phare SARL', {
      person: person('Éloïse', 'Marchand', 'eloise@papeterie-phare.example'),
      address: at('9 quai du Phare', 'Brest', '29200', 'France'),
      currency: 'EUR',
    }),
    crmOnly('inkwell', 'Inkwell Studio', { person: person('Tane', 'Brooks', 'tane@inkwell-studio.example') }),
  ],
  vendors: [both('mill', 'Whakatāne Paper Mill', { person: person('Rua', 'Hape', 'orders@whakatane-mill.example') })],
  products: [
    product('a4', 'A4-500', 'Paper A4, 500 sheets', { salePrice: '9.90', purchasePrice: '4.8' }),
    product('pen', 'PEN-BL', 'Ball pen, blue', { salePrice: '1.2345', purchasePrice: '0.4' }),
    product('binder', 'BND-2', 'Ring binder', { salePrice: '6.50', purchasePrice: '2.95' }),
    product('delivery', 'DELIVERY', 'Delivery', { salePrice: '12.00' }),
  ],
  books: { name: 'Lighthouse Stationers Books', linked: true },
};
