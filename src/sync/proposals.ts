// The match step of setup: for each record that the census met, who it may be on the other side and why, and who looks the same on its
// own. The verdict is the one that the planner will come to if nobody decides. Pure; nothing is read from a vendor and nothing is written.

import { type Entry, findMatch, type MatchRule, stampKey } from '../core/match.ts';
import { otherSide, type RecordId, type Side } from '../core/record.ts';
import type { Match } from '../core/steps.ts';
import type { Met } from './store.ts';

/** A key that two records share: the rule, and the value as it is compared. */
export interface Evidence {
  readonly rule: string;
  readonly value: string;
}

export interface Proposal {
  readonly record: Met;
  readonly match: Match;
  /** Records of the other side that share a key with it, the match's first, each with all that speaks for it. */
  readonly candidates: readonly {
    readonly id: RecordId;
    readonly linked: boolean;
    readonly evidence: readonly Evidence[];
  }[];
  /** Records of its own side that share a key with it and have no link either. */
  readonly twins: readonly RecordId[];
}

/** What to ask the index for, to propose something for these records. */
export function keysAbout(met: readonly Met[]): string[] {
  return [...new Set(met.flatMap(({ id, keys }) => [stampKey(id), ...keys.map(({ key }) => key)]))];
}

/** Null where nobody on either side is like it: it is new, and there is nothing to choose. */
export function proposalFor(
  rules: readonly MatchRule[],
  side: Side,
  record: Met,
  index: ReadonlyMap<string, readonly Entry[]>,
): Proposal | null {
  const known = keysAbout([record]).flatMap((key) => index.get(key) ?? []);
  const others = known.filter(({ id }) => id !== record.id);
  const match = marked(side, record, others) ?? verdictOf(rules, side, record, known);
  const ids = new Set([...idsIn(match), ...others.map(({ id }) => id)]);
  const there = [...ids].filter((id) => id.startsWith(`${otherSide(side)}.`));
  const twins = others.filter((entry) => entry.side === side && !entry.linked).map(({ id }) => id);
  if (there.length === 0 && twins.length === 0) return null;
  const candidates = there.map((id) => {
    const entries = others.filter((entry) => entry.id === id);
    return { id, linked: entries.some(({ linked }) => linked), evidence: evidenceIn(entries) };
  });
  return { record, match, candidates, twins: [...new Set(twins)] };
}

/** Our own mark, on either of the two: what was made from the other, before this pair knew of it. */
function marked(side: Side, { id, keys }: Met, others: readonly Entry[]): Match | undefined {
  const own = keys.find(({ rule }) => rule === 'stamp')?.key.slice(stampKey('').length);
  const stamped = others.filter((entry) => entry.key === stampKey(id) && entry.side !== side && !entry.linked);
  const made = own ?? (stamped.length === 1 ? stamped[0]?.id : undefined);
  return made === undefined ? undefined : { is: 'one', id: made, rule: 'stamp', sure: true };
}

function verdictOf(rules: readonly MatchRule[], side: Side, { id, keys }: Met, entries: readonly Entry[]): Match {
  return findMatch(rules, { seen: { id }, side, keys, entries, drafts: [] });
}

function idsIn(match: Match): readonly RecordId[] {
  if (match.is === 'one') return [match.id];
  return match.is === 'several' || match.is === 'elsewhere' ? match.ids : [];
}

function evidenceIn(entries: readonly Entry[]): Evidence[] {
  return entries.map(({ rule, key }) => ({ rule, value: rule === 'stamp' ? '' : key.slice(rule.length + 1) }));
}
