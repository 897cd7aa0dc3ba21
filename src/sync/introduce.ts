// Records without a link: who each may be on the other side. Our own marks first, then the kind's rules over the index of keys.

import { NUMBER_RULE } from '../core/make.ts';
import { type Entry, keysOf, type MatchKey } from '../core/match.ts';
import { isPutAway, none, otherSide, type RecordId, type Seen, type Side } from '../core/record.ts';
import type { Match } from '../core/steps.ts';
import type { Case } from './case.ts';
import type { Crew } from './crew.ts';
import { restOf, strangerCase, strangerRules } from './gather.ts';
import type { Memory } from './memory.ts';
import { takenNumbers } from './numbers.ts';
import type { Cause, KindInUse } from './ports.ts';
import type { Sights } from './sights.ts';
import type { Standing } from './store.ts';
import { entriesFor, isLive, verified } from './verdicts.ts';

/** Finds for each record without a link who it may be on the other side, as that one stands now. `claimed` are about to be linked. */
export async function introduce(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  strangers: readonly { side: Side; seen: Seen }[],
  sights: Readonly<Record<Side, Sights>>,
  causeOf: (id: RecordId) => Cause,
  claimed: ReadonlySet<RecordId>,
): Promise<Case[]> {
  if (strangers.length === 0) return [];
  const keyed = strangers.map((stranger) => ({ ...stranger, keys: keysOf(use.kind.match, stranger.seen.fields) }));
  const entries = await entriesFor(crew, use, keyed, memory);
  const verdicts = await verified(crew, use, memory, keyed, entries, sights);
  const numbers = await takenNumbers(crew, use, strangers);
  const taken = new Set<RecordId>();
  return verdicts.flatMap(({ side, seen, keys, match: found, copy }): Case[] => {
    const others = found.is === 'none' ? numbers.get(seen.id) : undefined;
    const match: Match = others ? { is: 'elsewhere', ids: others, rule: NUMBER_RULE } : found;
    if (taken.has(seen.id)) return [];
    const stranger = strangerCase(crew, use, memory, side, seen.id, { is: 'present', seen }, causeOf(seen.id));
    const one = { ...stranger, alike: alikeOf(entries, side, seen.id, keys) };
    if (isPutAway(seen) && match.is !== 'none' && !(match.is === 'one' && match.sure)) {
      // What was put away does not go looking for a partner: who is in use on the other side asks about it, or prefers one in use. It is
      // known by its keys all the same. What was open about it is over.
      memory.meet(side, [{ id: seen.id, sight: { is: 'present', seen } }]);
      const isOpen = one.standing !== null && one.standing.state !== 'skipped';
      return one.cause.counted || isOpen ? [{ ...one, match: askedOf(memory, match), copy }] : [];
    }
    // Who is to be left alone says nothing of who may be the same: that one is asked about by itself.
    if (isLeftAlone(one.standing)) return [{ ...one, copy }];
    if (match.is !== 'one') return [{ ...one, match, copy }];
    if (claimed.has(match.id)) {
      return [{ ...one, match: { is: 'after-another', id: match.id, rule: match.rule }, copy }];
    }
    if (taken.has(match.id) || isLive(memory.links.get(match.id))) {
      return [{ ...one, match: { is: 'elsewhere', ids: [match.id], rule: match.rule }, copy }];
    }
    const there = sights[otherSide(side)].get(match.id) ?? none;
    if (there.is === 'gone') return [{ ...one, match: { is: 'none' }, copy }];
    taken.add(match.id).add(seen.id);
    const both = { ...one.sights, [otherSide(side)]: there };
    return [
      {
        ...one,
        ...knownOfBoth(memory, seen.id, match.id),
        ...restOf(crew, use, both, null, one.cause),
        match,
        copy,
        sights: both,
        rules: strangerRules(crew, use, memory, both, one.cause),
      },
    ];
  });
}

function isLeftAlone(standing: Standing | null): boolean {
  return standing?.code === 'skip.ignored' && !standing.choice;
}

/** Who else on that side is known by one of these keys and has no link. */
function alikeOf(
  entries: ReadonlyMap<string, readonly Entry[]>,
  side: Side,
  own: RecordId,
  keys: readonly MatchKey[],
): RecordId[] {
  const bearers = keys.flatMap(({ key }) => entries.get(key) ?? []);
  return [...new Set(bearers.flatMap((each) => (each.side === side && !each.linked ? [each.id] : [])))].filter(
    (id) => id !== own,
  );
}

/** A record that was put away: who is in use on the other side may have asked about it by now, and one question is enough. */
function askedOf(memory: Memory, match: Match): Match {
  const ids = match.is === 'one' ? [match.id] : match.is === 'several' ? match.ids : [];
  const id = ids.find((each) => memory.issues.get(each)?.some(({ code }) => code === 'match.archived'));
  return id === undefined ? { is: 'none' } : { is: 'asked', id };
}

/** Notes that are overruled where a document names the record. */
const OVERRULED: ReadonlySet<string> = new Set(['skip.other-kind', 'skip.asked']);

/** What is open about either of two records is open about the two: an answer first, then a try that is due. */
function knownOfBoth(memory: Memory, one: RecordId, other: RecordId): Pick<Case, 'issues' | 'standing' | 'waits'> {
  const standings = [one, other].flatMap((id) => memory.standings.get(id) ?? []);
  const chosen = standings.find(({ choice }) => choice);
  const due = standings.find(({ dueAt }) => dueAt !== null);
  return {
    issues: [one, other].flatMap((id) => memory.issues.get(id) ?? []),
    standing: chosen ?? (due && asTold(due, standings)) ?? standings[0] ?? null,
    waits: standings.find(({ waitsFor }) => waitsFor === one)?.id,
  };
}

/** Asked for by what names the one, and told of under the other: what was told is not told anew each time that somebody asks. */
function asTold(due: Standing, standings: readonly Standing[]): Standing {
  if (due.code !== 'needs.asked') return due;
  const told = standings.find(({ dueAt, code }) => dueAt === null && !OVERRULED.has(code));
  return told ? { ...told, id: due.id, side: due.side, dueAt: due.dueAt, attempts: due.attempts } : due;
}
