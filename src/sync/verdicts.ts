// The verdict on who a record without a link may be: from the index of keys, given again where what stands there is no longer true.

import { type Entry, findMatch, keysOf, type MatchKey, type MatchRule, stampKey } from '../core/match.ts';
import { none, otherSide, type RecordId, type Seen, type Side, sides, type Sight } from '../core/record.ts';
import type { Match } from '../core/steps.ts';
import type { Fields } from '../core/value.ts';
import type { Crew } from './crew.ts';
import { agreedFields, asEntry, keysToKnow } from './keys.ts';
import type { Memory } from './memory.ts';
import type { KindInUse } from './ports.ts';
import { readInto, type Sights } from './sights.ts';
import type { LinkRow } from './store.ts';

export interface Verdict extends Keyed {
  readonly match: Match;
  readonly copy: boolean;
}

/** While the other side has pages that nobody has read: long enough for them to have their turn. */
const UNREAD_WAIT_MS = 30_000;

/** While another pair makes documents in the CRM that they share, nobody can tell whose a new one is: long enough for its commit. */
const OTHERS_MAKE_MS = 5_000;

/** How often a verdict is given again because a record is no longer what the index says of it. */
const TRIES = 3;

/**
 * A verdict for each, whose candidates were read: a record that was renamed since the index learned of it must not be taken for what
 * it was. Entries that no longer fit are corrected, and the verdicts given again.
 */
export async function verified(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  keyed: readonly Keyed[],
  entries: Map<string, Entry[]>,
  sights: Readonly<Record<Side, Sights>>,
): Promise<Verdict[]> {
  const nobody = new Set<RecordId>();
  const compared = new Set<RecordId>();
  for (let tries = 1; ; tries++) {
    const verdicts = keyed.map((stranger) => ({
      ...stranger,
      ...judge(use, memory, keyed, entries, stranger, nobody),
    }));
    const unread: Record<Side, RecordId[]> = { crm: [], accounting: [] };
    for (const { side, match } of verdicts) {
      const other = otherSide(side);
      unread[other].push(...candidatesOf(match).filter((id) => isOn(id, other) && !sights[other].has(id)));
    }
    const linked = verdicts.flatMap(({ match }) => (match.is === 'elsewhere' ? match.ids : []));
    const ids = [...sides.flatMap((side) => unread[side]), ...linked.filter((id) => !compared.has(id))];
    if (ids.length === 0 || tries === TRIES) return verdicts;
    memory.add(await crew.store.recall(crew.lease.pair, use.kind.name, ids));
    for (const id of linked) {
      compared.add(id);
      correctLinked(use, entries, memory.links.get(id));
    }
    for (const side of sides) {
      await readInto(crew, use, side, unread[side], sights[side]);
      for (const id of unread[side]) {
        const sight = sights[side].get(id) ?? none;
        if (isNobody(sight) && !memory.links.has(id)) nobody.add(id);
        correct(use, entries, side, id, sight);
      }
    }
  }
}

/** The side answered, and knows no such record: a mark that names it was made for another organisation. */
function isNobody(sight: Sight): boolean {
  return sight.is === 'unknown' && sight.problem.code === 'record.missing';
}

/** Records that a verdict rests on and that are worth a read before a person is asked. */
function candidatesOf(match: Match): readonly RecordId[] {
  if (match.is === 'one') return [match.id];
  return match.is === 'several' ? match.ids.slice(0, 5) : [];
}

function isOn(id: RecordId, side: Side): boolean {
  return id.startsWith(`${side}.`);
}

/** Takes out the entries of a record that was read and shows something else by now. */
function correct(use: KindInUse, entries: Map<string, Entry[]>, side: Side, id: RecordId, sight: Sight): void {
  if (sight.is === 'unknown') return;
  const now = new Set(keysToKnow(use.kind, sight).map(({ key }) => key));
  for (const [key, list] of entries) {
    const kept = list.filter((entry) => entry.side !== side || entry.id !== id || now.has(key));
    if (kept.length < list.length) entries.set(key, kept);
  }
}

/**
 * Takes out the entries of a linked record that bears them no more. It is known by what was agreed on and by what is put aside until a
 * person decides; where its sides never agreed on a field, nothing speaks against the index.
 */
function correctLinked({ kind }: KindInUse, entries: Map<string, Entry[]>, link: LinkRow | undefined): void {
  if (!isLive(link)) return;
  const known = sides.map((side): Fields => ({ ...agreedFields(link, side), ...heldFields(link, side) }));
  const now = new Set(known.flatMap((fields) => keysOf(kind.match, fields).map(({ key }) => key)));
  const isKnown = ({ fields }: MatchRule) => known.every((agreed) => fields.every((name) => name in agreed));
  const rules = new Set(kind.match.filter(isKnown).map(({ rule }) => rule));
  const own = new Set(sides.map((side) => link.ids[side]));
  for (const [key, list] of entries) {
    const kept = list.filter(({ id, rule }) => !own.has(id) || !rules.has(rule) || now.has(key));
    if (kept.length < list.length) entries.set(key, kept);
  }
}

function heldFields({ held }: LinkRow, side: Side): Fields {
  return Object.fromEntries(Object.entries(held).map(([name, values]) => [name, values[side]]));
}

export function isLive(link: LinkRow | undefined): link is LinkRow {
  return link !== undefined && !link.ended;
}

export interface Keyed {
  readonly side: Side;
  readonly seen: Seen;
  readonly keys: readonly MatchKey[];
}

/** The index's entries for everything these records can be recognised by, the records themselves included. */
export async function entriesFor(
  crew: Crew,
  use: KindInUse,
  keyed: readonly Keyed[],
  memory: Memory,
): Promise<Map<string, Entry[]>> {
  const wanted = new Set(keyed.flatMap(({ seen, keys }) => [stampKey(seen.id), ...keys.map(({ key }) => key)]));
  const known = await crew.store.entries(crew.lease.pair, use.kind.name, [...wanted]);
  const byKey = new Map<string, Entry[]>();
  const add = (entry: Entry) => {
    const list = byKey.get(entry.key) ?? [];
    if (!list.some(({ id }) => id === entry.id)) byKey.set(entry.key, [...list, entry]);
  };
  for (const { side, seen, keys } of keyed) {
    const archived = seen.fixed?.why === 'archived';
    for (const key of keys) add({ ...key, side, id: seen.id, linked: memory.links.has(seen.id), archived });
    if (seen.stamp)
      add({ rule: 'stamp', key: stampKey(seen.stamp), proof: {}, side, id: seen.id, linked: false, archived });
  }
  for (const { side, seen } of memory.arrivals.values())
    for (const key of keysToKnow(use.kind, { is: 'present', seen })) add({ ...key, side, linked: false });
  for (const entry of known) add(asEntry(entry));
  return byKey;
}

/** A person has decided on that record otherwise: it is nobody else's candidate. */
function isSpokenFor(memory: Memory, id: RecordId, by: RecordId): boolean {
  const choice = memory.standings.get(id)?.choice;
  return choice?.choice === 'create' || (choice?.choice === 'link' && choice.id !== by);
}

/** Stamps first: ours, on either record. Then the kind's rules. */
function judge(
  use: KindInUse,
  memory: Memory,
  keyed: readonly Keyed[],
  entries: ReadonlyMap<string, Entry[]>,
  { side, seen, keys }: Keyed,
  nobody: ReadonlySet<RecordId>,
): { match: Match; copy: boolean } {
  const chosen = memory.standings.get(seen.id)?.choice;
  if (chosen?.choice === 'link')
    return { match: { is: 'one', id: chosen.id, rule: 'person', sure: true }, copy: false };
  const chooser = [...memory.standings.values()].find(
    ({ choice }) => choice?.choice === 'link' && choice.id === seen.id,
  );
  if (chooser) return { match: { is: 'one', id: chooser.id, rule: 'person', sure: true }, copy: false };
  const stampedFor = (entries.get(stampKey(seen.id)) ?? []).filter((entry) => entry.side !== side && !entry.linked);
  const [stamped] = stampedFor;
  if (stamped && stampedFor.length === 1)
    return { match: { is: 'one', id: stamped.id, rule: 'stamp', sure: true }, copy: false };
  const owner = seen.stamp === null ? undefined : memory.links.get(seen.stamp);
  if (seen.stamp !== null && !isLive(owner) && !nobody.has(seen.stamp))
    return { match: { is: 'one', id: seen.stamp, rule: 'stamp', sure: true }, copy: false };
  if (memory.unread.has(otherSide(side)))
    return { match: { is: 'after-another', id: '', rule: 'unread', afterMs: UNREAD_WAIT_MS }, copy: false };
  if (side === 'crm' && memory.othersMake)
    return { match: { is: 'after-another', id: '', rule: 'unread', afterMs: OTHERS_MAKE_MS }, copy: false };
  const mine = keys
    .flatMap(({ key }) => entries.get(key) ?? [])
    .filter(({ id }) => id === seen.id || !isSpokenFor(memory, id, seen.id));
  const drafts = keyed.filter((other) => other.side === side && other.seen.id !== seen.id);
  const match = findMatch(use.kind.match, {
    seen,
    side,
    keys,
    entries: mine,
    drafts: drafts.map((draft) => ({ id: draft.seen.id, keys: draft.keys })),
  });
  return { match, copy: isLive(owner) };
}
