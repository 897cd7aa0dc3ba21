// What an accounting organisation tells of itself, in words that are the same for every system.

import { todayIn } from '../core/days.ts';
import type { Books } from '../kinds/creation.ts';
import type { XeroFacts } from './xero/dialect.ts';

/** `now`: epoch ms. */
export function booksOf(system: string, facts: Readonly<Record<string, unknown>>, now: number): Books {
  if (system !== 'xero') return { rates: {}, categories: [], today: todayIn(undefined, now) };
  const { taxRates = {}, tracking = [], timeZone, paidInto, lockDates = {} } = facts as XeroFacts;
  const [lockedUntil] = Object.values(lockDates).toSorted().toReversed();
  return {
    rates: taxRates,
    categories: tracking.map(({ name }) => name),
    today: todayIn(timeZone, now),
    ...(paidInto && { paidInto }),
    ...(lockedUntil !== undefined && { lockedUntil }),
  };
}
