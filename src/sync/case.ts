// A case: one record, or two that belong together, while a round works on it; and what the steps that write nothing outward make of it.

import {
  type KindName,
  type MappedField,
  type RecordId,
  type Seen,
  type Side,
  sides,
  type Sight,
} from '../core/record.ts';
import {
  type Choice,
  isAboutMail,
  isAboutRoute,
  type Match,
  type OpenIssue,
  type Rules,
  type Situation,
} from '../core/steps.ts';
import { type Fields, isRows, type Row, type Value } from '../core/value.ts';
import type { Draft } from '../mapping/place.ts';
import type { Routed } from '../core/routed.ts';
import { keptAgainst } from './fixed.ts';
import type { Cause, KindInUse } from './ports.ts';
import type { LinkRow, Standing } from './store.ts';

export interface Case {
  readonly use: KindInUse;
  readonly link: LinkRow | null;
  /** Of a record without a link: the id by which it was met or asked for, which it may not show itself (it could not be read). */
  readonly named?: { readonly id: RecordId; readonly side: Side };
  readonly sights: Readonly<Record<Side, Sight>>;
  readonly match: Match;
  readonly mergeTarget?: Situation['mergeTarget'];
  readonly isBoth?: boolean;
  readonly copy: boolean;
  readonly rules: Rules;
  readonly issues: readonly OpenIssue[];
  readonly standing: Standing | null;
  /** Of two that may be the same: the one that waits for what a person says of the other. */
  readonly waits?: RecordId | undefined;
  /** Others of its own side without a link that bear a key of it: once this one is linked, they are like a record that is. */
  readonly alike?: readonly RecordId[];
  /** Somebody saved it so recently that it is left alone for this long, in ms. */
  readonly restMs?: number;
  readonly cause: Cause;
  /** Of a linked document: the other pair that the routing rules would give it to as the CRM shows it now, null for none. */
  readonly routedTo?: Routed['to'];
  /** Of a record that may be made in accounting: what those that its values name show there, by `link:<id>`. */
  readonly referred?: Readonly<Record<string, Fields>>;
}

export function kindOfCase({ use }: Case): KindName {
  return use.kind.name;
}

/** The record by which a case is known: the CRM's where there is one; what nobody could read goes by the id that it was asked for under. */
export function recordOf({ link, named, sights, standing }: Case): { id: RecordId; side: Side; name: string } {
  const crm = seenOn(sights.crm);
  const accounting = seenOn(sights.accounting);
  if (link) return { id: link.ids.crm, side: 'crm', name: crm?.name ?? accounting?.name ?? link.name };
  if (crm) return { id: crm.id, side: 'crm', name: crm.name };
  if (accounting) return { id: accounting.id, side: 'accounting', name: accounting.name };
  if (standing) return { id: standing.id, side: standing.side, name: standing.name };
  return { ...(named ?? { id: '', side: 'accounting' }), name: '' };
}

export function seenOn(sight: Sight): Seen | undefined {
  return sight.is === 'present' ? sight.seen : undefined;
}

export function choiceOf({ standing }: Case): Choice | null {
  return isAboutMail(standing?.choice) || isAboutRoute(standing?.choice) ? null : (standing?.choice ?? null);
}

export function situationOf(one: Case): Situation {
  const { use, link, sights, match, mergeTarget, isBoth, copy, rules, issues, standing, restMs, referred } = one;
  return {
    kind: use.kind.name,
    ...('status' in use.kind.fields && { lifecycle: use.kind.lifecycle }),
    ...(use.creation && { creation: use.creation }),
    ...(use.payments && { payments: use.payments }),
    ...(use.onlyCurrency !== undefined && { onlyCurrency: use.onlyCurrency }),
    ...(referred && { referred }),
    ...routed(one),
    broken: use.broken ?? [],
    ...made(use, sights),
    fields: use.mapping.fields,
    link,
    sights,
    match,
    ...(mergeTarget && { mergeTarget }),
    ...(isBoth && { isBoth }),
    copy,
    rules,
    issues,
    choice: choiceOf(one),
    ...(restMs !== undefined && { restMs }),
    noted: link ? link.note : (standing?.code ?? null),
  };
}

/** Nothing where the CRM did not show it now. */
function routed({ link, routedTo, standing }: Case): Pick<Situation, 'routed'> {
  if (!link || routedTo === undefined) return {};
  return { routed: { to: routedTo, kept: keptAgainst(link.bases.crm), isKept: isAboutRoute(standing?.choice) } };
}

/** What each side would show of what the other shows now. */
function made({ mapping, creation }: KindInUse, sights: Case['sights']): Pick<Situation, 'made'> {
  const [crm, accounting] = [seenOn(sights.crm), seenOn(sights.accounting)];
  const asShown = (side: Side, fields: Fields): Fields => {
    const draft: Draft = {};
    mapping.sides[side].write(draft, fields, 'update');
    return withRefs(mapping.fields, fields, mapping.sides[side].read(draft));
  };
  // What is new in accounting is told as the CRM would keep it: by that its total there is foretold.
  if (accounting && !crm && creation) return { made: { crm: asShown('crm', accounting.fields), accounting: {} } };
  if (!crm || !accounting) return {};
  return { made: { crm: asShown('crm', accounting.fields), accounting: asShown('accounting', crm.fields) } };
}

/** References name links here, which no system knows: each means the same on both sides. */
function withRefs(fields: readonly MappedField[], given: Fields, made: Fields): Fields {
  const kept: Record<string, Value> = { ...made };
  for (const { name, type, row } of fields) {
    const [before, after] = [given[name] ?? null, made[name] ?? null];
    if (type === 'ref') kept[name] = before;
    if (!row || !isRows(before) || !isRows(after)) continue;
    const refs = row.filter((each) => each.type === 'ref');
    kept[name] = after.map((each, at): Row => {
      const own = refs.map((ref): [string, Value] => [ref.name, before[at]?.fields[ref.name] ?? null]);
      return { key: each.key, fields: { ...each.fields, ...Object.fromEntries(own) } };
    });
  }
  return kept;
}

/** The versions in which both sides were seen. */
export function versionsOf({ sights }: Case): Partial<Record<Side, string>> {
  const versions: Partial<Record<Side, string>> = {};
  for (const side of sides) {
    const seen = seenOn(sights[side]);
    if (seen) versions[side] = seen.version;
  }
  return versions;
}
