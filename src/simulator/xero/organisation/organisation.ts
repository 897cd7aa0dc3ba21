// An organisation as Xero keeps it: one tenant with its own books, region, currency and lock dates.

import type { Row } from '../store/table.ts';

export type Region = 'AU' | 'NZ' | 'UK' | 'US';

/** `id` is both tenant id and OrganisationID (seen on the wire). */
export interface Organisation extends Row {
  name: string;
  region: Region;
  /** ISO code. */
  currency: string;
  createdAt: number;
  /** Leading `!`, as in Xero's deep links. */
  shortCode: string;
  /** Xero's class of plan: DEMO may not send mail, TRIAL twenty a day. */
  plan: 'DEMO' | 'TRIAL' | 'STARTER' | 'STANDARD' | 'PREMIUM';
  taxNumber?: string;
  /** The company of the simulator that it was filled from. */
  company?: string;
  /** Calendar dates: documents dated on or before them are refused. */
  periodLockDate?: string;
  endOfYearLockDate?: string;
}

/** What a region brings with it. `timezone` is Xero's squashed Windows name. */
export const regions: Record<
  Region,
  {
    version: string;
    country: string;
    timezone: string;
    timeZone: string;
    taxNumberName: string;
    yearEnd: [number, number];
  }
> = {
  AU: {
    version: 'AU',
    country: 'AU',
    timezone: 'AUSEASTERNSTANDARDTIME',
    timeZone: 'Australia/Sydney',
    taxNumberName: 'ABN',
    yearEnd: [30, 6],
  },
  NZ: {
    version: 'NZ',
    country: 'NZ',
    timezone: 'NEWZEALANDSTANDARDTIME',
    timeZone: 'Pacific/Auckland',
    taxNumberName: 'GST Number',
    yearEnd: [31, 3],
  },
  UK: {
    version: 'UK',
    country: 'GB',
    timezone: 'GMTSTANDARDTIME',
    timeZone: 'Europe/London',
    taxNumberName: 'VAT Number',
    yearEnd: [31, 12],
  },
  US: {
    version: 'US',
    country: 'US',
    timezone: 'EASTERNSTANDARDTIME',
    timeZone: 'America/New_York',
    taxNumberName: 'EIN',
    yearEnd: [31, 12],
  },
};
