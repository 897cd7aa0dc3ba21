// The probe at connect: what the organisation says of itself.

import { resources, timeZoneOf } from 'xero-node-lite';
import { done, type Result } from '../../core/problem.ts';
import { call, type XeroAccess } from './api.ts';
import type { XeroFacts } from './dialect.ts';

/** The organisation's facts laid over what is known. */
export async function probe(access: XeroAccess, known: XeroFacts): Promise<Result<XeroFacts>> {
  const read = await call(access, resources.organisation.get);
  if (!read.ok) return read;
  const { ShortCode, BaseCurrency, Timezone, CountryCode, IsDemoCompany } = read.value;
  const timeZone = Timezone === undefined ? undefined : timeZoneOf(Timezone);
  return done({
    ...known,
    ...(ShortCode && { shortCode: ShortCode }),
    ...(BaseCurrency && { baseCurrency: BaseCurrency }),
    ...(timeZone && { timeZone }),
    ...(CountryCode && { country: CountryCode }),
    isDemo: IsDemoCompany === true,
  });
}
