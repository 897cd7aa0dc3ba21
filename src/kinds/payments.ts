// The settings about payments as the planner takes them.

import type { PaymentRule } from '../core/payment.ts';
import type { KindName } from '../core/record.ts';
import type { Books } from './creation.ts';
import { type Settings, settingsOf } from './settings.ts';
import type { NamedField } from './traits.ts';

/** Whether what the CRM's side shows as paid is entered in accounting. Only invoices are paid. */
export function paymentsTravel(settings: Settings, kind: KindName): boolean {
  const { on, toAccounting } = settingsOf(settings, 'payment');
  return kind === 'invoice' && on && toAccounting.on && toAccounting.create;
}

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
  if (!paymentsTravel(settings, kind)) return undefined;
  if (unusable.some(({ rule }) => rule === 'payment')) return undefined;
  const { paidInto = null, lockedUntil = null, today } = books;
  const { delete: reversal } = settingsOf(settings, 'payment').toAccounting;
  return { ...settings.payments, takes: paidInto, lockedUntil, today, reversal };
}
