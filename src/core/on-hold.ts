// Whether a customer is on hold, by the rule that the settings name. Pure.

import { daysBetween } from './days.ts';
import { compare, decimal } from './money.ts';
import type { Fields, Value } from './value.ts';

export interface HoldRule {
  /** More than so many days overdue. */
  readonly overdueDays: number | null;
  /** More outstanding than the customer's own limit. */
  readonly limited: boolean;
}

/** `today`: the organisation's day. A customer whose sums nobody has added up yet is as before. */
export function isOnHold(
  rule: HoldRule,
  today: string,
  { crm, accounting }: { crm: Fields; accounting: Fields },
): Value {
  const { outstanding, oldestDue, onHold = null } = accounting;
  if (typeof outstanding !== 'string') return onHold;
  const { overdueDays, limited } = rule;
  const isOld = overdueDays !== null && typeof oldestDue === 'string' && daysBetween(oldestDue, today) > overdueDays;
  const { creditLimit: limit } = crm;
  const isOver = limited && typeof limit === 'string' && compare(decimal(outstanding), decimal(limit)) > 0;
  return isOld || isOver;
}
