// From what a look found to cases that can be planned: what is remembered of each record, what the other side shows of it, and for a
// record without a link, who it may be over there. Reads only.

import { findMatch, keysOf, stampKey, type Entry, type MatchKey } from '../core/match.ts';
import { none, otherSide, type RecordId, type Seen, type Side, sides, type Sight } from '../core/record.ts';
import type { Match } from '../core/steps.ts';
import { isBlank, unchanged } from '../core/value.ts';
import type { Case } from './case.ts';
import { seenOn } from './case.ts';
import type { Crew } from './crew.ts';
import type { Cause, KindInUse, Page } from './ports.ts';
import { rulesFor } from './rules.ts';
import type { KeyEntry, LinkRow, Recall, Standing } from './store.ts';

/** Sights of one side, by record. */
export type Sights = Map<RecordId, Sight>;

export interface Found {
  readonly sights: Readonly<Record<Side, Sights>>;
  /** The other side's changes, where they were looked at on the way. */
  readonly page: { readonly side: Side; readonly page: Page } | null;
}

/** Whether a side still shows what was agreed on: nothing to do, nothing to read, nothing to write. */
export function isEcho(link: LinkRow, side: Side, sight: Sight): boolean {
  if (sight.is !== 'present' || link.settling[side]) return false;
  const { seen } = sight;
  if (link.versions[side] === seen.version) return true;
  if (link.agreedAt === null || link.note !== null || Object.keys(link.held).length > 0) return false;
  const base = link.bases[side];
  return Object.entries(seen.fields).every(([name, value]) => {
    const before = base[name];
    return before ? unchanged(before.value, value) : isBlank(value);
  });
}

/** What is remembered of some records, found quickly. */
export class Memory {
  readonly links = new Map<RecordId, LinkRow>();
  readonly standings = new Map<RecordId, Standing>();
  readonly issues = new Map<RecordId, Recall['issues'][number][]>();

  add({ links, standings, issues }: Recall): void {
    for (const link of links) {
      for (const side of sides) {
        const known = this.links.get(link.ids[side]);
        if (!known || known.ended) this.links.set(link.ids[side], link);
      }
    }
    for (const standing of standings) this.standings.set(standing.id, standing);
    for (const issue of issues) this.issues.set(issue.record, [...(this.issues.get(issue.record) ?? []), issue]);
  }

  /** Whether anything but the link itself is known: then a base alone does not tell how the other side stands. */
  isPlain(link: LinkRow): boolean {
    return (
      link.agreedAt !== null &&
      link.note === null &&
      Object.keys(link.held).length === 0 &&
      sides.every(
        (side) => !link.settling[side] && !this.standings.has(link.ids[side]) && !this.issues.has(link.ids[side]),
      )
    );
  }
}

/** The record as the last agreement has it: what a side shows that has not changed since. */
export function asAgreed(link: LinkRow, side: Side): Seen {
  const fields = Object.fromEntries(Object.entries(link.bases[side]).map(([name, { value }]) => [name, value]));
  return {
    id: link.ids[side],
    version: link.versions[side],
    young: false,
    changedAt: link.changedAt[side],
    name: link.name,
    fields,
    traits: fields,
    stamp: null,
    fixed: null,
    date: null,
    outside: null,
  };
}

/** The cases of everything found: one for each link and for each record without one. */
export async function gather(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  sights: Readonly<Record<Side, Sights>>,
  causeOf: (id: RecordId) => Cause,
): Promise<Case[]> {
  const cases = new Map<string, Case>();
  const strangers: { side: Side; seen: Seen }[] = [];
  for (const side of sides) {
    for (const [id, sight] of sights[side]) {
      const link = memory.links.get(id);
      if (link) cases.set(`link:${link.id}`, linkedCase(crew, use, memory, link, sights, causeOf(id)));
      else if (sight.is === 'present') strangers.push({ side, seen: sight.seen });
      else cases.set(id, strangerCase(crew, use, memory, side, id, sight, causeOf(id)));
    }
  }
  for (const one of await introduce(crew, use, memory, strangers, sights, causeOf)) {
    cases.set(`${seenOn(one.sights.crm)?.id ?? ''}+${seenOn(one.sights.accounting)?.id ?? ''}`, one);
  }
  return [...cases.values()];
}

function linkedCase(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  link: LinkRow,
  sights: Readonly<Record<Side, Sights>>,
  cause: Cause,
): Case {
  const sightOn = (side: Side): Sight =>
    sights[side].get(link.ids[side]) ?? { is: 'present', seen: asAgreed(link, side) };
  const both = { crm: sightOn('crm'), accounting: sightOn('accounting') };
  const merged = sides.flatMap((side) => {
    const sight = both[side];
    return sight.is === 'gone' && sight.into !== undefined
      ? [{ side, id: sight.into, free: !memory.links.has(sight.into) }]
      : [];
  });
  const [mergeTarget] = merged;
  return {
    use,
    link,
    sights: both,
    match: { is: 'none' },
    ...(mergeTarget && { mergeTarget }),
    copy: false,
    rules: rulesFor(crew.settings, use.kind.name, seenOfBoth(both), cause.history),
    issues: sides.flatMap((side) => memory.issues.get(link.ids[side]) ?? []),
    standing: memory.standings.get(link.ids.crm) ?? memory.standings.get(link.ids.accounting) ?? null,
    cause,
  };
}

function strangerCase(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  side: Side,
  id: RecordId,
  sight: Sight,
  cause: Cause,
): Case {
  const sights = side === 'crm' ? { crm: sight, accounting: none } : { crm: none, accounting: sight };
  return {
    use,
    link: null,
    sights,
    match: { is: 'none' },
    copy: false,
    rules: rulesFor(crew.settings, use.kind.name, seenOfBoth(sights), cause.history),
    issues: memory.issues.get(id) ?? [],
    standing: memory.standings.get(id) ?? null,
    cause,
  };
}

function seenOfBoth(sights: Readonly<Record<Side, Sight>>): Partial<Record<Side, Seen>> {
  const [crm, accounting] = [seenOn(sights.crm), seenOn(sights.accounting)];
  return { ...(crm && { crm }), ...(accounting && { accounting }) };
}

/** Finds for each record without a link who it may be on the other side, and reads that one. */
async function introduce(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  strangers: readonly { side: Side; seen: Seen }[],
  sights: Readonly<Record<Side, Sights>>,
  causeOf: (id: RecordId) => Cause,
): Promise<Case[]> {
  if (strangers.length === 0) return [];
  const keyed = strangers.map((stranger) => ({ ...stranger, keys: keysOf(use.kind.match, stranger.seen.fields) }));
  const entries = await entriesFor(crew, use, keyed, memory);
  const verdicts = keyed.map((stranger) => ({ ...stranger, ...judge(use, memory, keyed, entries, stranger) }));
  const wanted: Record<Side, RecordId[]> = { crm: [], accounting: [] };
  for (const { side, match } of verdicts) {
    const other = otherSide(side);
    if (match.is === 'one' && !sights[other].has(match.id)) wanted[other].push(match.id);
  }
  const found = sides.flatMap((side) => wanted[side]);
  if (found.length > 0) memory.add(await crew.store.recall(crew.lease.pair, use.kind.name, found));
  for (const side of sides) await readInto(crew, use, side, wanted[side], sights[side]);
  const taken = new Set<RecordId>();
  return verdicts.flatMap(({ side, seen, match, copy }): Case[] => {
    if (taken.has(seen.id)) return [];
    const one = strangerCase(crew, use, memory, side, seen.id, { is: 'present', seen }, causeOf(seen.id));
    if (match.is !== 'one') return [{ ...one, match, copy }];
    if (taken.has(match.id) || isLive(memory.links.get(match.id))) {
      return [{ ...one, match: { is: 'elsewhere', ids: [match.id], rule: match.rule }, copy }];
    }
    const there = sights[otherSide(side)].get(match.id) ?? none;
    if (there.is === 'gone') return [{ ...one, match: { is: 'none' }, copy }];
    taken.add(match.id);
    const both = { ...one.sights, [otherSide(side)]: there };
    return [
      {
        ...one,
        match,
        copy,
        sights: both,
        rules: rulesFor(crew.settings, use.kind.name, seenOfBoth(both), one.cause.history),
      },
    ];
  });
}

function isLive(link: LinkRow | undefined): boolean {
  return link !== undefined && !link.ended;
}

interface Keyed {
  readonly side: Side;
  readonly seen: Seen;
  readonly keys: readonly MatchKey[];
}

/** The index's entries for everything these records can be recognised by, the records themselves included. */
async function entriesFor(
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
  for (const entry of known) add(asEntry(entry));
  return byKey;
}

function asEntry({ key, id, archived, proof, link }: KeyEntry): Entry {
  const rule = key.slice(0, key.indexOf(':'));
  return { rule, key, proof, id, side: id.startsWith('crm.') ? 'crm' : 'accounting', linked: link !== null, archived };
}

/** Stamps first: ours, on either record. Then the kind's rules. */
function judge(
  use: KindInUse,
  memory: Memory,
  keyed: readonly Keyed[],
  entries: ReadonlyMap<string, Entry[]>,
  { side, seen, keys }: Keyed,
): { match: Match; copy: boolean } {
  const chosen = memory.standings.get(seen.id)?.choice;
  if (chosen?.choice === 'link')
    return { match: { is: 'one', id: chosen.id, rule: 'person', sure: true }, copy: false };
  const stampedFor = (entries.get(stampKey(seen.id)) ?? []).filter((entry) => entry.side !== side && !entry.linked);
  const [stamped] = stampedFor;
  if (stamped && stampedFor.length === 1)
    return { match: { is: 'one', id: stamped.id, rule: 'stamp', sure: true }, copy: false };
  const owner = seen.stamp === null ? undefined : memory.links.get(seen.stamp);
  if (seen.stamp !== null && !isLive(owner))
    return { match: { is: 'one', id: seen.stamp, rule: 'stamp', sure: true }, copy: false };
  const mine = keys.flatMap(({ key }) => entries.get(key) ?? []);
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

/** Reads records by id into a side's sights. What can't be read is unknown there, never gone. */
export async function readInto(
  crew: Crew,
  use: KindInUse,
  side: Side,
  ids: readonly RecordId[],
  sights: Sights,
): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !sights.has(id));
  if (missing.length === 0) return;
  const found = await crew.systems[side].read(use.kind.name, missing);
  missing.forEach((id, at) => sights.set(id, found[at] ?? { is: 'unknown', problem: { code: 'record.missing', id } }));
}
