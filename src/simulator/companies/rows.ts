// Short ways to write down a company's people and places. Data for company.ts; knows no vendor.

import type { Address, Party, Person, Product } from '../company.ts';

/** A person with a name and perhaps an e-mail. */
export function person(
  first: string,
  last: string,
  email?: string,
  more: Pick<Person, 'phone' | 'mobile'> = {},
): Person {
  return { first, last, ...(email !== undefined && { email }), ...more };
}

/** A place. */
export function at(street: string, city: string, postcode: string, country: string, region?: string): Address {
  return { street, city, postcode, country, ...(region !== undefined && { region }) };
}

type Rest = Omit<Party, 'key' | 'name' | 'where'>;

/** A party that both systems know. */
export function both(key: string, name: string, rest: Rest = {}): Party {
  return { key, name, where: 'both', ...rest };
}

/** A party that only the CRM knows. */
export function crmOnly(key: string, name: string, rest: Rest = {}): Party {
  return { key, name, where: 'crm', ...rest };
}

/** A party that only accounting knows. */
export function accountingOnly(key: string, name: string, rest: Rest = {}): Party {
  return { key, name, where: 'accounting', ...rest };
}

/** A product; prices are decimal strings. */
export function product(
  key: string,
  code: string | undefined,
  name: string,
  prices: Pick<Product, 'salePrice' | 'purchasePrice'>,
  rest: Partial<Pick<Product, 'where' | 'description'>> = {},
): Product {
  return { key, where: 'both', ...(code !== undefined && { code }), name, ...prices, ...rest };
}
