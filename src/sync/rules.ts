// What the settings say about one record: filters and routing tried on it, events and directions looked up. Pure.

import type { KindName, Seen, Side } from '../core/record.ts';
import type { Routed } from '../core/routed.ts';
import { failing, type Filter } from '../core/sequence.ts';
import type { Fields } from '../core/value.ts';
import type { Reason, Rules } from '../core/steps.ts';
import type { NamedField } from '../kinds/traits.ts';
import { settingsOf, type Settings } from '../kinds/settings.ts';

/** Which documents of the CRM's side are a pair's own, where other pairs share them. */
export interface Route {
  /** It takes what no pair's rule claims. */
  readonly isDefault: boolean;
  /** In the order in which they were made. */
  readonly others: readonly Rival[];
}

export interface Rival {
  readonly rule: Filter | null;
  /** It was there before this pair: what both rules claim is its. */
  readonly isEarlier: boolean;
  /** Which pair it is, where somebody is told. */
  readonly pair?: { readonly id: string; readonly name: string; readonly isDefault: boolean };
}

export const alone: Route = { isDefault: true, others: [] };

/** `route` is null for what has its pair already: a linked record, and whatever is no document. */
export function rulesFor(
  settings: Settings,
  kind: KindName,
  seen: Readonly<Partial<Record<Side, Seen>>>,
  history: boolean,
  route: Route | null,
  unusable: readonly NamedField[] = [],
): Rules {
  const { on, toAccounting, toCrm } = settingsOf(settings, kind);
  return {
    kindOn: on,
    into: { accounting: toAccounting, crm: toCrm },
    outside:
      undecided(unusable, route) ??
      outsideFilter('to-accounting', toAccounting.filter, seen.crm) ??
      outsideFilter('to-crm', toCrm.filter, seen.accounting) ??
      outsideRoute(settings.routing, route, seen.crm),
    startDate: settings.startDate,
    precheck: settings.precheck,
    // A finance system takes lines without an item.
    needProduct: settings.finance === 'crm' && settings.values.fallbackProduct === null,
    ...(kind === 'item' && { uncoded: settings.values.uncodedProduct }),
    history,
  };
}

/** A rule that names a field which is not there decides nothing: what it is about rests until somebody has mended it. */
function undecided(unusable: readonly NamedField[], route: Route | null): Reason | null {
  const lacking = unusable.find(
    ({ rule }) => rule === 'filter' || rule === 'mapping' || (rule === 'routing' && route !== null),
  );
  return lacking ? { code: 'skip.rule', facts: { ...lacking } } : null;
}

function outsideFilter(direction: string, filter: Filter | null | undefined, seen: Seen | undefined): Reason | null {
  const failed = seen ? failing(filter, seen.traits) : null;
  if (!failed) return null;
  return {
    code: 'skip.filter',
    facts: { direction, field: failed.field, op: failed.op, value: String(failed.value ?? '') },
  };
}

function outsideRoute(own: Filter | null, route: Route | null, seen: Seen | undefined): Reason | null {
  if (!seen || !route || isOwn(own, route, seen.traits)) return null;
  const failed = failing(own, seen.traits);
  if (!failed) return { code: 'skip.route' };
  return { code: 'skip.route', facts: { field: failed.field, op: failed.op, value: String(failed.value ?? '') } };
}

/** The first rule that holds has it; what none claims is the default's. A pair that is alone takes what its own rule lets through. */
export function isOwn(own: Filter | null, { isDefault, others }: Route, traits: Fields): boolean {
  const claims = (rule: Filter | null) => rule !== null && failing(rule, traits) === null;
  if (others.some(({ rule, isEarlier }) => isEarlier && claims(rule))) return false;
  if (others.length === 0) return own === null || claims(own);
  return claims(own) || (isDefault && !others.some(({ rule }) => claims(rule)));
}

/** The other pair that the rules give a document to; null where they give it to this one, or to nobody. */
export function routedTo(own: Filter | null, route: Route, traits: Fields): Routed['to'] {
  if (route.others.length === 0 || isOwn(own, route, traits)) return null;
  const claiming = route.others.find(({ rule }) => rule !== null && failing(rule, traits) === null);
  const pair = (claiming ?? route.others.find((other) => other.pair?.isDefault))?.pair;
  return pair ? { pair: pair.id, name: pair.name } : null;
}
