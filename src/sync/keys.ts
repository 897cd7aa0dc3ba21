// What a record can be recognised by, kept true in the index: keys that are new, and keys that no longer fit.

import { isInOtherCapacity, rulesFor, withCapacity } from '../core/capacity.ts';
import { type Entry, keysOf, type MatchKey, stampKey } from '../core/match.ts';
import { type Side, sides, type Sight } from '../core/record.ts';
import type { Fields } from '../core/value.ts';
import type { Kind } from '../kinds/kind.ts';
import { kindOfCase, seenOn } from './case.ts';
import type { Memory } from './memory.ts';
import type { KindInUse } from './ports.ts';
import type { Commit, KeyEntry, LinkRow } from './store.ts';
import type { Work } from './work.ts';

type KeyChanges = Commit['keys'];

const nothing: KeyChanges = { add: [], remove: [] };

/**
 * What the works of a round change in the index, for the links that it writes. A linked record's keys stand under the CRM's id, or as they
 * were when it was met in accounting: what stands there already is not written once more.
 */
export function keyChanges(works: readonly Work[], written: readonly LinkRow[]): KeyChanges {
  const rows = new Map(written.map((row) => [row.id, row]));
  const changes = works.map((work) => {
    if (!work.row) return ofStranger(work);
    const row = rows.get(work.row.id);
    return row ? ofLinked(work, row) : nothing;
  });
  return { add: changes.flatMap(({ add }) => add), remove: changes.flatMap(({ remove }) => remove) };
}

function ofLinked(work: Work, row: LinkRow): KeyChanges {
  const { one } = work;
  const kind = kindOfCase(one);
  const rules = one.use.kind.match;
  const keysOfSides = (fieldsOn: (side: Side) => Fields) =>
    byKey(sides.flatMap((side) => keysOf(rules, fieldsOn(side))));
  const before = one.link ? keysOfSides((side) => agreedFields(one.link, side)) : byKey([]);
  const now = keysOfSides((side) => fieldsAfter(work, row, side));
  const archived = seenOn(one.sights.accounting)?.fixed?.why === 'archived';
  // One that moved to another record, or ended, leaves behind what stood under the id in accounting.
  const stays = one.link !== null && !row.ended && sides.every((side) => one.link?.ids[side] === row.ids[side]);
  const add = [...now.values()].filter(({ key }) => !stays || !before.has(key));
  const gone = [...before.keys()].filter((key) => !now.has(key));
  const or = row.ended ? {} : { or: row.ids.accounting };
  return {
    add: add.map((key) => ({ ...key, kind, id: row.ids.crm, ...or, archived })),
    remove: gone.flatMap((key) => sides.map((side) => ({ kind, key, id: row.ids[side] }))),
  };
}

/** What a side shows once this round is through: as its reply told, as it was sent where the reply told nothing, as it was seen. */
function fieldsAfter({ one, shown }: Work, row: LinkRow, side: Side): Fields {
  const seen = shown[side] ?? seenOn(one.sights[side]);
  return { ...seen?.fields, ...(shown[side] ? {} : row.settling[side]?.fields) };
}

/** What a side showed when it was last agreed on; nothing without a link. */
export function agreedFields(link: LinkRow | null, side: Side): Fields {
  return Object.fromEntries(Object.entries(link?.bases[side] ?? {}).map(([name, { value }]) => [name, value]));
}

function ofStranger({ one }: Work): KeyChanges {
  return { add: sides.flatMap((side) => keysToKnow(one.use.kind, one.sights[side])), remove: [] };
}

/** What the index holds, as matching sees it. */
export function asEntry({ key, id, archived, proof, link }: KeyEntry): Entry {
  const rule = key.slice(0, key.indexOf(':'));
  return { rule, key, proof, id, side: id.startsWith('crm.') ? 'crm' : 'accounting', linked: link !== null, archived };
}

/** The keys of a link that was made from these values. */
export function keysOfLink({ name, match }: Kind, { ids }: LinkRow, fields: Fields): KeyChanges['add'] {
  return keysOf(match, fields).map((key) => ({ ...key, kind: name, id: ids.crm, archived: false }));
}

/**
 * The keys under which a record without a link is found. What was merged away leads to the record that it became. None for one that
 * must never be used.
 */
export function keysToKnow({ name, match }: Kind, sight: Sight): KeyChanges['add'] {
  const seen = sight.is === 'present' ? sight.seen : sight.is === 'gone' ? sight.was : undefined;
  if (!seen || seen.fixed?.why === 'erased') return [];
  if (seen.outside !== null && !isInOtherCapacity(seen)) return [];
  const merged = sight.is === 'gone';
  const id = merged ? (sight.into ?? seen.id) : seen.id;
  const stamp = seen.stamp === null || merged ? [] : [{ rule: 'stamp', key: stampKey(seen.stamp), proof: {} }];
  const archived = seen.fixed?.why === 'archived' && !merged;
  const own = withCapacity(keysOf(rulesFor(match, seen), seen.fields), seen);
  return [...stamp, ...own].map((key) => ({ ...key, kind: name, id, archived }));
}

/** The keys of records that were met and not planned: whoever comes after finds them. */
export function arrivalKeys({ kind }: KindInUse, { arrivals }: Memory): KeyChanges['add'] {
  return [...arrivals.values()].flatMap(({ seen }) => keysToKnow(kind, { is: 'present', seen }));
}

/** Keys that both sides of a link have count once. What the two say differently casts no doubt: either may be how it is known. */
function byKey(keys: readonly MatchKey[]): Map<string, MatchKey> {
  const found = new Map<string, MatchKey>();
  for (const key of keys) {
    const other = found.get(key.key);
    found.set(key.key, other ? { ...key, proof: common(other.proof, key.proof) } : key);
  }
  return found;
}

function common(one: MatchKey['proof'], other: MatchKey['proof']): MatchKey['proof'] {
  return Object.fromEntries(Object.entries(one).filter(([name, text]) => other[name] === text));
}
