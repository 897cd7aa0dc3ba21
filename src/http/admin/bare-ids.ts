// Our own ids of the records that a caller names by the vendor's. Where people are customers beside companies an id alone does not tell
// which of the two it is: the one that is known.

import type { House } from '../../compose.ts';
import type { KindName, RecordId, Side } from '../../core/record.ts';
import { knownIds } from '../../db/known.ts';
import type { ListedIssue } from '../../db/lists/issues.ts';
import type { Settings } from '../../kinds/settings.ts';
import { accountingModuleOf, crmModuleOf, crmModulesOf } from '../../systems/index.ts';
import { bareId } from '../context.ts';

/** Record ids of a kind on a side, from the ids as the vendor has them. */
export function recordIds(settings: Settings, kind: KindName, side: Side, ids: readonly string[]): string[] {
  const module = side === 'accounting' ? accountingModuleOf(kind) : crmModuleOf(kind, settings);
  return ids.map((id) => `${side}.${module}:${id}`);
}

/** The record ids that one id as the vendor has it may mean, the usual one first. */
export function recordIdsAmong(settings: Settings, kind: KindName, side: Side, id: string): string[] {
  const modules = side === 'accounting' ? [accountingModuleOf(kind)] : crmModulesOf(kind, settings);
  return modules.map((module) => `${side}.${module}:${id}`);
}

/** In the order asked. Whom nobody knows yet is taken for a record of the kind's first module; reading it tells. */
export async function recordIdsIn(
  house: House,
  pair: string,
  settings: Settings,
  { kind, side, ids }: { readonly kind: KindName; readonly side: Side; readonly ids: readonly string[] },
): Promise<RecordId[]> {
  const usual = recordIds(settings, kind, side, ids);
  const others = ids.map((id) => recordIdsAmong(settings, kind, side, id).slice(1));
  if (others.every((each) => each.length === 0)) return usual;
  const known = await knownIds(house.db, pair, kind, others.flat());
  return usual.map((first, at) => others[at]?.find((id) => known.has(id)) ?? first);
}

/** The record that an answer to an issue names: one of those that it offers, or any other. */
export function answeredId(
  settings: Settings,
  issue: ListedIssue,
  { kind, side }: { readonly kind: KindName; readonly side: Side },
): (id: string) => RecordId {
  const { candidates } = issue.facts;
  const offered = Array.isArray(candidates)
    ? candidates.filter((each): each is string => typeof each === 'string')
    : [];
  return (id) => offered.find((each) => bareId(each) === id) ?? recordIds(settings, kind, side, [id])[0] ?? id;
}
