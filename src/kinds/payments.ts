// The settings about payments as the planner takes them.

import type { PaymentRule } from '../core/payment.ts';
import type { KindName } from '../core/record.ts';
import type { Books } from './creation.ts';
import { type Settings, settingsOf } from './settings.ts';
import type { NamedField } from './traits.ts';

/**
 * Undefined where payments don't travel to accounting, for kinds that nobody pays, and where the field by which an account is chosen is not
 * there: money must not be entered where nobody put it.
 */
export function paymentRuleOf(
  settings: Settings,
  kind: KindName,
  books: Books,
  unusable: readonly NamedField[] = [],
): PaymentRule | undefined {
  const { on, toAccounting } = settingsOf(settings, 'payment');
  if (kind !== 'invoice' || !on || !toAccounting.on || !toAccounting.create) return undefined;
  if (unusable.some(({ rule }) => rule === 'payment')) return undefined;
  const { paidInto = null, lockedUntil = null, today } = books;
  return { ...settings.payments, takes: paidInto, lockedUntil, today, reversal: toAccounting.delete };
}
