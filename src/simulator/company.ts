// The companies that a simulated world can start with, told once for both vendors: who is known in the CRM, in accounting, or in
// both, and where the two differ. Each vendor seeds itself from here and adds what only it has (ids, charts of accounts, layouts).
// The people and places themselves are data in companies/.

import { demo } from './companies/demo.ts';
import { au, uk, us } from './companies/regions.ts';
import { withBooks } from './companies/with-books.ts';

export interface Person {
  first?: string;
  last?: string;
  email?: string;
  phone?: string;
  mobile?: string;
}

export interface Address {
  street: string;
  city: string;
  region?: string;
  postcode?: string;
  country: string;
}

/** A customer or a vendor. */
export interface Party {
  /** Names it in tests. Never seen by a vendor. */
  key: string;
  name: string;
  where: 'both' | 'crm' | 'accounting';
  person?: Person;
  /** More people at this company: further Contacts in the CRM, contact persons in accounting. */
  others?: Person[];
  phone?: string;
  website?: string;
  address?: Address;
  shipping?: Address;
  /** ISO code. Left out: the organisation's own currency. */
  currency?: string;
  taxNumber?: string;
  /** Archived in accounting. */
  archived?: true;
  /** Merged in accounting into the party with this key; it is archived there too. */
  mergedInto?: string;
  /** What the CRM shows otherwise, for a party that is in both. */
  inCrm?: Partial<Pick<Party, 'name' | 'person' | 'phone' | 'website' | 'address' | 'taxNumber'>>;
}

export interface Product {
  key: string;
  where: 'both' | 'crm' | 'accounting';
  code?: string;
  name: string;
  description?: string;
  /** Decimal string in the organisation's currency. */
  salePrice?: string;
  purchasePrice?: string;
}

export interface Company {
  /** The accounting organisation's region: it brings the chart of accounts and the tax rates. */
  region: 'AU' | 'NZ' | 'UK' | 'US';
  organisation: string;
  crmOrganisation: string;
  currency: string;
  /** Further currencies that both sides know. */
  currencies: string[];
  customers: Party[];
  vendors: Party[];
  products: Product[];
  /** The organisation of Zoho Books beside the CRM, where there is one. */
  books?: {
    name: string;
    /** Zoho's own link between CRM and Books has run: contacts and items in Books carry the ids of their CRM records. */
    linked: boolean;
  };
}

const bare = { currencies: [], customers: [], vendors: [], products: [] };

export const companies: Record<string, Company> = {
  demo,
  au,
  uk,
  us,
  books: withBooks,
  /** Two organisations with nobody in them yet. */
  empty: {
    ...bare,
    region: 'NZ',
    organisation: 'Empty Trading (NZ)',
    crmOrganisation: 'Empty Trading',
    currency: 'NZD',
  },
};

/** The company of that name, or a RangeError that lists the names. */
export function companyNamed(name: string): Company {
  const company = companies[name];
  if (!company) throw new RangeError(`no company named ${name}: ${Object.keys(companies).join(', ')}`);
  return company;
}
