// To which pair the routing rules give a document that is linked already. Only a record that somebody saved tells: rules that were
// written anew ask nobody about every document that there is.

import type { Routed } from '../core/routed.ts';
import type { Seen, Sight } from '../core/record.ts';
import { isAboutRoute } from '../core/steps.ts';
import { isRouted } from '../kinds/traits.ts';
import type { Case } from './case.ts';
import type { Crew } from './crew.ts';
import type { Memory } from './memory.ts';
import type { KindInUse } from './ports.ts';
import { alone, routedTo } from './rules.ts';
import type { LinkRow } from './store.ts';

/** The other pair that the rules name, null for none; undefined where they decide nothing, as one that names a field which is not there. */
export function routeOf({ settings, route = alone }: Crew, { kind, unusable }: KindInUse, { traits }: Seen) {
  if (!isRouted(kind.name) || route.others.length === 0) return undefined;
  if (unusable?.some(({ rule }) => rule === 'routing')) return undefined;
  return routedTo(settings.routing, route, traits);
}

/** The same for a case, where the CRM has just shown the record and somebody has saved it since, was told of it or answers. */
export function routeOfLink(
  crew: Crew,
  use: KindInUse,
  { issues, standings }: Memory,
  link: LinkRow,
  sight: Sight | undefined,
  isOurs: boolean,
): Pick<Case, 'routedTo'> {
  const { crm } = link.ids;
  const isAsked =
    issues.get(crm)?.some(({ code }) => code === 'route.moved') || isAboutRoute(standings.get(crm)?.choice);
  if (sight?.is !== 'present' || (isOurs && !isAsked)) return {};
  const to: Routed['to'] | undefined = routeOf(crew, use, sight.seen);
  return to === undefined ? {} : { routedTo: to };
}
