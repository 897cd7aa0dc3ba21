// What the settings say about one record: filters and routing tried on it, events and directions looked up. Pure.

import type { KindName, Seen, Side } from '../core/record.ts';
import { failing, type Filter } from '../core/sequence.ts';
import type { Reason, Rules } from '../core/steps.ts';
import { settingsOf, type Settings } from '../kinds/settings.ts';

export function rulesFor(
  settings: Settings,
  kind: KindName,
  seen: Readonly<Partial<Record<Side, Seen>>>,
  history: boolean,
): Rules {
  const { on, toAccounting, toCrm } = settingsOf(settings, kind);
  return {
    kindOn: on,
    into: { accounting: toAccounting, crm: toCrm },
    outside:
      outsideFilter('to-accounting', toAccounting.filter, seen.crm) ??
      outsideFilter('to-crm', toCrm.filter, seen.accounting) ??
      outsideRoute(settings.routing, seen.crm),
    startDate: settings.startDate,
    precheck: settings.precheck,
    // A finance system takes lines without an item.
    needProduct: settings.finance === 'crm' && settings.values.fallbackProduct === null,
    history,
  };
}

function outsideFilter(direction: string, filter: Filter | null | undefined, seen: Seen | undefined): Reason | null {
  const failed = seen ? failing(filter, seen.traits) : null;
  if (!failed) return null;
  return {
    code: 'skip.filter',
    facts: { direction, field: failed.field, op: failed.op, value: String(failed.value ?? '') },
  };
}

function outsideRoute(routing: Filter | null, seen: Seen | undefined): Reason | null {
  const failed = seen ? failing(routing, seen.traits) : null;
  return failed
    ? { code: 'skip.route', facts: { field: failed.field, op: failed.op, value: String(failed.value ?? '') } }
    : null;
}
