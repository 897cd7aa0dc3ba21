// To which of several pairs a document of their CRM goes, by a draft of their rules: decided as in a pass. Pure.

import type { KindName, RecordId } from '../core/record.ts';
import type { Filter } from '../core/sequence.ts';
import type { Fields } from '../core/value.ts';
import type { Sighting } from './ports.ts';
import { isOwn } from './rules.ts';

export interface DraftedPair {
  readonly id: string;
  readonly rule: Filter | null;
  readonly isDefault: boolean;
}

/** The pair that takes it; null where none does. In the order in which the pairs were made. */
export function routeAmong(pairs: readonly DraftedPair[], traits: Fields): string | null {
  const taker = pairs.find(({ rule, isDefault }, at) => {
    const others = pairs.flatMap((other, place) => (place === at ? [] : [{ rule: other.rule, isEarlier: place < at }]));
    return isOwn(rule, { isDefault, others }, traits);
  });
  return taker?.id ?? null;
}

/** A record that a rule can be tried on. */
export interface Routed {
  readonly kind: KindName;
  readonly id: RecordId;
  readonly name: string;
  readonly traits: Fields;
}

/** Nothing of what is not there any more, or can't be read now. */
export function recordOfSight(kind: KindName, { id, sight }: Sighting): Routed[] {
  return sight.is === 'present' ? [{ kind, id, name: sight.seen.name, traits: sight.seen.traits }] : [];
}
