// Which of a record's values the settings look at, beside those that travel.

import type { KindName } from '../core/record.ts';
import { fieldsOf, type Filter } from '../core/sequence.ts';
import { kindNamed } from './index.ts';
import { sequenceOf, type Settings, settingsOf } from './settings.ts';

/** Documents belong to one pair; whom and what they name is linked in each that needs it. */
export function isRouted(kind: KindName): boolean {
  return kindNamed(kind)?.group === 'finance';
}

/** Fields of a kind's CRM records that filters, routing (`rules`: other pairs' too) and the creation sequence look at. */
export function traitsOf(settings: Settings, kind: KindName, rules: readonly (Filter | null)[] = []): string[] {
  const { filter } = settingsOf(settings, kind).toAccounting;
  const { condition, tracking = [], accountRules = [] } = sequenceOf(settings, kind) ?? {};
  const routing = isRouted(kind) ? [settings.routing, ...rules] : [];
  const filters = [filter, ...routing, condition, ...accountRules.map(({ when }) => when)];
  const named = tracking.flatMap(({ field }) => (field === undefined ? [] : [field]));
  const { field, dateField } = settings.payments;
  const ofPayments = kind === 'invoice' ? [field, dateField].filter((each) => each !== null) : [];
  return [...new Set([...filters.flatMap(fieldsOf), ...named, ...ofPayments])];
}
