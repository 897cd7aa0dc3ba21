// The settings about payments as the planner takes them.

import type { PaymentRule } from '../core/payment.ts';
import type { KindName } from '../core/record.ts';
import type { Books } from './creation.ts';
import { type Settings, settingsOf } from './settings.ts';

/** Undefined where payments don't travel to accounting, and for kinds that nobody pays. */
export function paymentRuleOf(settings: Settings, kind: KindName, books: Books): PaymentRule | undefined {
  const { on, toAccounting } = settingsOf(settings, 'payment');
  if (kind !== 'invoice' || !on || !toAccounting.on || !toAccounting.create) return undefined;
  const { paidInto = null, lockedUntil = null, today } = books;
  return { ...settings.payments, takes: paidInto, lockedUntil, today, reversal: toAccounting.delete };
}
