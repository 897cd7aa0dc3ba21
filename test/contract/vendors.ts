// The two simulated vendors as the tour connects to them: how each is made, and the client that we are registered with.

import { contactDialect } from '../../src/systems/xero/dialect.ts';
import type { Connector } from '../../src/systems/connect.ts';
import { xeroConnector } from '../../src/systems/xero/oauth.ts';
import { customerDialect } from '../../src/systems/zoho/dialects/parties.ts';
import { zohoConnector } from '../../src/systems/zoho/oauth.ts';
import type { Side } from '../../src/core/record.ts';
import type { Dialect } from '../../src/mapping/dialect.ts';
import type { Surroundings, Vendor } from '../../src/simulator/world.ts';
import { xero } from '../../src/simulator/xero/index.ts';
import { zoho } from '../../src/simulator/zoho/index.ts';

export const ORIGIN = 'http://simulated.localhost';
export const PAIR = 'p1';
export const XERO_API = `${ORIGIN}/xero/api`;

export type PlayedSystem = 'xero' | 'zoho-crm';

interface Made {
  /** Its prefix in addresses, logs and faults. */
  readonly name: 'xero' | 'zoho';
  readonly side: Side;
  make(given: Surroundings): Vendor;
  connector(fetch: typeof globalThis.fetch, now: () => number): Connector;
  /** The dialect of whoever stands on the other side: which fields travel is for both to say. */
  readonly other: Dialect;
  /** Limits that no part of the tour is about. */
  readonly generous: Readonly<Record<string, unknown>>;
}

const everyField = { currency: 'NZD', multiCurrency: true, fields: ownFields('Accounts') };

function ownFields(module: string) {
  const field = (apiName: string) => ({ id: apiName, apiName });
  return {
    [`${module}/${PAIR}/accountingId`]: field('Xero_Contact_ID'),
    [`${module}/${PAIR}/accountingUrl`]: field('Xero_Link'),
    [`${module}/shared/taxNumber`]: field('Tax_Number'),
  };
}

export const vendors: Readonly<Record<PlayedSystem, Made>> = {
  xero: {
    name: 'xero',
    side: 'accounting',
    make: xero,
    connector: (fetch, now) =>
      xeroConnector({
        clientId: 'demo-xero-client',
        clientSecret: 'demo-xero-secret',
        loginUrl: `${ORIGIN}/xero/login`,
        identityUrl: `${ORIGIN}/xero/identity`,
        apiUrl: XERO_API,
        fetch,
        now,
      }),
    other: customerDialect(everyField, PAIR, 'Accounts'),
    generous: { minuteLimit: 1_000_000, dayLimit: 1_000_000, appMinuteLimit: 1_000_000 },
  },
  'zoho-crm': {
    name: 'zoho',
    side: 'crm',
    make: zoho,
    connector: (fetch, now) =>
      zohoConnector({
        clientId: '1000.DEMOZOHOCLIENT',
        clientSecret: 'demo-zoho-secret',
        accountsUrl: `${ORIGIN}/zoho/accounts`,
        fetch,
        now,
      }),
    other: contactDialect({}),
    generous: { creditsPerDay: 10_000_000 },
  },
};
