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
  const filters = [filter, ...routing, condition];
  const ownNames = namesOf(settings, kind);
  const ofLines = accountRules.flatMap(({ when }) => fieldsOf(when)).filter((name) => !ownNames.has(name));
  const named = tracking.flatMap(({ field }) => (field === undefined ? [] : [field]));
  const { field, dateField } = settings.payments;
  const ofPayments = kind === 'invoice' ? [field, dateField].filter((each) => each !== null) : [];
  return [...new Set([...filters.flatMap(fieldsOf), ...ofLines, ...named, ...ofPayments])];
}

/**
 * Our own names for what a rule of lines may look at: the document, its line and the line's item. They travel anyway, and the CRM knows no
 * field of such a name: asked for it, it refuses the whole reading.
 */
function namesOf({ mappings }: Settings, kind: KindName): ReadonlySet<string> {
  const of = (name: KindName) => {
    const fields = kindNamed(name)?.fields ?? {};
    const rows = Object.values(fields).flatMap(({ row }) => Object.keys(row ?? {}));
    return [...Object.keys(fields), ...rows, ...Object.keys(mappings[name] ?? {})];
  };
  return new Set([...of(kind), ...of('item')]);
}
