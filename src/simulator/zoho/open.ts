// Opens organisations: by region their country, time zone and taxes, and the two users that each has.

import type { Company } from '../company.ts';
import type { Crm } from './crm.ts';
import type { EditionName } from './limits/editions.ts';
import { addCurrency } from './settings/currencies.ts';
import { seedPeople } from './settings/people.ts';
import { addTax } from './settings/taxes.ts';
import type { Org, Zoho } from './state.ts';

export interface NewOrg {
  name: string;
  region: Company['region'];
  /** ISO code of the home currency. */
  currency: string;
  /** Default: enterprise. */
  edition?: EditionName;
}

interface Region {
  countryCode: string;
  timeZone: string;
  taxes: [name: string, percent: number][];
}

/** What an organisation has by its region. */
export const regions: Record<Company['region'], Region> = {
  NZ: {
    countryCode: 'NZ',
    timeZone: 'Pacific/Auckland',
    taxes: [
      ['GST', 15],
      ['Zero Rated', 0],
    ],
  },
  AU: {
    countryCode: 'AU',
    timeZone: 'Australia/Sydney',
    taxes: [
      ['GST', 10],
      ['GST Free', 0],
    ],
  },
  UK: {
    countryCode: 'GB',
    timeZone: 'Europe/London',
    taxes: [
      ['VAT', 20],
      ['Reduced VAT', 5],
      ['Zero VAT', 0],
    ],
  },
  US: {
    countryCode: 'US',
    timeZone: 'America/New_York',
    taxes: [
      ['Sales Tax', 8.25],
      ['No Tax', 0],
    ],
  },
};

/** Opens a new organisation with an administrator, an integration user, and the region's taxes. */
export function openOrg(zoho: Zoho, { name, region, currency, edition = 'enterprise' }: NewOrg): Crm {
  const number = zoho.count('orgs');
  const { countryCode, timeZone, taxes } = regions[region];
  const org: Org = {
    id: String(20_070_000_000 + number),
    name,
    idPrefix: String(5_725_766 + number),
    edition,
    countryCode,
    timeZone,
    currency,
    multiCurrency: false,
    createdAt: zoho.now(),
  };
  zoho.orgs.set(org.id, org);
  const crm = zoho.crm(org.id);
  crm.metadata.seed();
  addUsers(crm);
  for (const [tax, percent] of taxes) addTax(crm, tax, percent);
  addCurrency(crm, currency);
  return crm;
}

/** A person and an integration, administrators both. */
function addUsers(crm: Crm): void {
  const { zoho, org } = crm;
  const { administrator, role } = seedPeople(crm);
  const domain = `${org.name.toLowerCase().replace(/[^a-z0-9]+/g, '') || 'org'}.example`;
  const people = [
    { firstName: 'Alex', lastName: 'Morgan', email: `alex@${domain}`, integration: false },
    { firstName: 'Xero', lastName: 'Integration', email: `integration@${domain}`, integration: true },
  ];
  for (const person of people) {
    const id = crm.newId();
    const zuid = String(10_020_000_000 + zoho.count('users'));
    const head = { id, orgId: org.id, zuid, profileId: administrator.id, roleId: role.id, timeZone: org.timeZone };
    zoho.users.set(id, { ...head, ...person, status: 'active', createdAt: zoho.now() });
  }
}
