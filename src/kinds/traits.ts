// Which of a record's values the settings look at, beside those that travel.

import type { KindName } from '../core/record.ts';
import { fieldsOf, type Filter } from '../core/sequence.ts';
import { kindNamed } from './index.ts';
import { sequenceOf, type Settings, settingsOf } from './settings.ts';

/** Documents belong to one pair; whom and what they name is linked in each that needs it. */
export function isRouted(kind: KindName): boolean {
  return kindNamed(kind)?.group === 'finance';
}

/** The settings by which a rule names a field of the CRM. */
export type RuleName = 'filter' | 'routing' | 'condition' | 'account' | 'tracking' | 'payment' | 'hold' | 'mapping';

export interface NamedField {
  readonly rule: RuleName;
  readonly field: string;
}

/** Fields of a kind's CRM records that rules name: filters, routing (`rules`: other pairs' too), the creation sequence, payments. */
export function namedFields(settings: Settings, kind: KindName, rules: readonly (Filter | null)[] = []): NamedField[] {
  const { filter } = settingsOf(settings, kind).toAccounting;
  const { condition, tracking = [], accountRules = [] } = sequenceOf(settings, kind) ?? {};
  const routing = isRouted(kind) ? [settings.routing, ...rules] : [];
  const ownNames = namesOf(settings, kind);
  const ofLines = (rules: readonly { readonly when: Filter }[]) =>
    rules.flatMap(({ when }) => fieldsOf(when)).filter((name) => !ownNames.has(name));
  const { field, dateField } = settings.payments;
  const named = (rule: RuleName, fields: readonly (string | null | undefined)[]): NamedField[] =>
    fields.flatMap((name) => (name === null || name === undefined ? [] : [{ rule, field: name }]));
  return [
    ...named('filter', fieldsOf(filter)),
    ...named('routing', routing.flatMap(fieldsOf)),
    ...named('condition', fieldsOf(condition)),
    ...named('account', ofLines(accountRules)),
    ...named(
      'tracking',
      tracking.flatMap((each) => [each.field, ...ofLines(each.rules ?? [])]),
    ),
    ...(kind === 'invoice' ? named('payment', [field, dateField]) : []),
  ];
}

/** The fields that records are read with beside those that travel. */
export function traitsOf(settings: Settings, kind: KindName, rules: readonly (Filter | null)[] = []): string[] {
  return [...new Set(namedFields(settings, kind, rules).map(({ field }) => field))];
}

/**
 * Rules of a kind that name a field which its records don't have: by such a rule nothing can be decided. A condition may name a field of
 * ours, which travels anyway.
 */
export function unusableRules(
  settings: Settings,
  kind: KindName,
  rules: readonly (Filter | null)[],
  knows: (field: string) => boolean,
): NamedField[] {
  const { limitField } = settings.hold;
  const ofHold: NamedField[] = kind === 'customer' && limitField !== null ? [{ rule: 'hold', field: limitField }] : [];
  const ours = new Set([...Object.keys(kindNamed(kind)?.fields ?? {}), ...Object.keys(settings.mappings[kind] ?? {})]);
  const isOurs = ({ rule, field }: NamedField) => (rule === 'condition' || rule === 'tracking') && ours.has(field);
  return [...namedFields(settings, kind, rules), ...ofHold].filter((each) => !isOurs(each) && !knows(each.field));
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
