// The probe at connect: what the organisation says of itself.

import { type Organisation, resources, timeZoneOf } from 'xero-node-lite';
import { done, type Result } from '../../core/problem.ts';
import { call, type XeroAccess } from './api.ts';
import type { XeroFacts } from './dialect.ts';

/** The organisation's facts laid over what is known. */
export async function probe(access: XeroAccess, known: XeroFacts): Promise<Result<XeroFacts>> {
  const read = await call(access, resources.organisation.get);
  return read.ok ? done(factsOf(known, read.value)) : read;
}

export function factsOf(known: XeroFacts, organisation: Organisation): XeroFacts {
  const { ShortCode, BaseCurrency, Timezone, CountryCode, IsDemoCompany } = organisation;
  const { PeriodLockDate: period, EndOfYearLockDate: yearEnd } = organisation;
  const timeZone = Timezone === undefined ? undefined : timeZoneOf(Timezone);
  return {
    ...known,
    ...(ShortCode && { shortCode: ShortCode }),
    ...(BaseCurrency && { baseCurrency: BaseCurrency }),
    ...(timeZone && { timeZone }),
    ...(CountryCode && { country: CountryCode }),
    isDemo: IsDemoCompany === true,
    // A lock date that was lifted is not shown (seen on the wire).
    lockDates: { ...(period && { period }), ...(yearEnd && { yearEnd }) },
  };
}
