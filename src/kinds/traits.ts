// Which of a record's values the settings look at, beside those that travel.

import type { KindName } from '../core/record.ts';
import { fieldsOf } from '../core/sequence.ts';
import { sequenceOf, type Settings, settingsOf } from './settings.ts';

/** Fields of a kind's CRM records that filters, routing and the creation sequence look at. */
export function traitsOf(settings: Settings, kind: KindName): string[] {
  const { filter } = settingsOf(settings, kind).toAccounting;
  const { condition, tracking = [], accountRules = [] } = sequenceOf(settings, kind) ?? {};
  const filters = [filter, settings.routing, condition, ...accountRules.map(({ when }) => when)];
  const named = tracking.flatMap(({ field }) => (field === undefined ? [] : [field]));
  const { field, dateField } = settings.payments;
  const ofPayments = kind === 'invoice' ? [field, dateField].filter((each) => each !== null) : [];
  return [...new Set([...filters.flatMap(fieldsOf), ...named, ...ofPayments])];
}
