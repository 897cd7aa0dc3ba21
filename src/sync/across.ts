// The other half of a look: what the other side shows of the records it found, read in as few calls as the system allows.

import type { Problem } from '../core/problem.ts';
import { otherSide, type RecordId, type Side } from '../core/record.ts';
import type { Crew } from './crew.ts';
import { isOwnYoungSave, isKnownEcho, type Memory } from './memory.ts';
import type { KindInUse, Page, Sighting } from './ports.ts';
import type { Outcome } from './rounds.ts';
import { readInto, type Sights } from './sights.ts';
import { type LinkRow, type Look, type LookChange, namedIn } from './store.ts';

/** A page that was read this short a time ago stands for the next pass too. */
export const FRESH_MS = 5_000;

/** Hints that come this soon after a look wait for each other: one look answers them all. */
export const GATHERED_MS = 1_000;

/** Pages of nothing but echoes that are passed over in one go. */
const ECHO_PAGES = 10;

/** Recalls what is known of the records, and of those that their stamps and merges name. */
export async function remember(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  sightings: readonly Sighting[],
  also: readonly RecordId[] = [],
): Promise<void> {
  const named = sightings.flatMap(({ id, sight }) => {
    if (sight.is === 'present' && sight.seen.stamp !== null) return [id, sight.seen.stamp];
    if (sight.is === 'gone' && sight.into !== undefined) return [id, sight.into];
    return [id];
  });
  const ids = [...new Set([...named, ...also])];
  if (ids.length > 0) memory.add(await crew.store.recall(crew.lease.pair, use.kind.name, ids));
}

export interface Across {
  /** What becomes of the other side's own look, where its changes were read on the way. */
  finish(outcome: Outcome): LookChange[];
}

/**
 * What the other side shows of the live records. Where a look is cheap, one page of changes stands for all of them: what it doesn't
 * name has not changed since it was agreed on. Otherwise they are read by id. Before a record may be created over there, the newest
 * arrivals over there are looked at too, or a twin that was entered a second ago would not be known. A look of the other side that is
 * due by itself (the companion, claimed with this one) is done by the same page.
 */
export async function lookAcross(
  crew: Crew,
  use: KindInUse,
  side: Side,
  sights: Readonly<Record<Side, Sights>>,
  memory: Memory,
  companion: Look | null,
): Promise<Across | { problem: Problem }> {
  const other = otherSide(side);
  const links = [...sights[side].keys()].flatMap((id) => liveLink(memory, id));
  const strangers = sights[side].size > links.length;
  const { spec } = crew.systems[other];
  const wanted = companion !== null || ((links.length > 0 || strangers) && (spec.looksBeforeWriting || strangers));
  const looked = wanted ? await newestPage(crew, use, other, memory, companion) : null;
  if (looked && 'problem' in looked) return looked;
  const finish = looked ? await takeIn(crew, use, other, looked, sights, memory, companion) : () => [];
  const unsure = links.filter((link) => !spec.looksBeforeWriting || looked?.page.more || !memory.isPlain(link));
  await readInto(
    crew,
    use,
    other,
    unsure.map((link) => link.ids[other]),
    sights[other],
  );
  return { finish };
}

function liveLink(memory: Memory, id: RecordId): LinkRow[] {
  const link = memory.links.get(id);
  return link && !link.ended ? [link] : [];
}

interface Looked {
  readonly look: Look;
  readonly page: Page;
}

/** The newest changes of a side. Null where a page read a moment ago still stands; pages of nothing but echoes are passed over. */
async function newestPage(
  crew: Crew,
  use: KindInUse,
  side: Side,
  memory: Memory,
  companion: Look | null,
): Promise<Looked | { problem: Problem } | null> {
  const look = companion ?? crew.looks.find(use.kind.name, side, 'changes');
  if (!look) return null;
  if (!companion && look.lookedAt !== null && crew.world.now() - look.lookedAt <= FRESH_MS) return null;
  const named = (companion && namedIn(companion)) ?? [];
  let from = look.checkpoint;
  let overlapMs = companion ? crew.systems[side].spec.overlapMs.hint : 0;
  for (let pages = 1; ; pages++) {
    const page = await crew.systems[side].look(use.kind.name, from, { limit: crew.profile.page, overlapMs });
    if (!page.ok) return { problem: page.problem };
    const { sightings, checkpoint, more } = page.value;
    await remember(crew, use, memory, sightings, named);
    const isOurs = sightings.every(
      ({ id, sight }) => isKnownEcho(memory, side, id, sight) || isOwnYoungSave(memory, side, id, sight),
    );
    if (!more || !isOurs || pages === ECHO_PAGES || crew.budget.calls() < 6) return { look, page: page.value };
    from = checkpoint;
    overlapMs = 0;
  }
}

/**
 * Adds what the page shows to the round: the halves that were asked for, and its other linked changes as far as one pass may plan
 * them. The side's own look is through where nothing is left over. Records without a link wait for that look: it knows how to place
 * them, and so do records that were named and that the page lacks.
 */
async function takeIn(
  crew: Crew,
  use: KindInUse,
  side: Side,
  { look, page }: Looked,
  sights: Readonly<Record<Side, Sights>>,
  memory: Memory,
  companion: Look | null,
): Promise<Across['finish']> {
  const here = sights[otherSide(side)];
  const wanted = new Set([...here.keys()].flatMap((id) => liveLink(memory, id).map((link) => link.ids[side])));
  const young = page.sightings.filter(({ id, sight }) => isOwnYoungSave(memory, side, id, sight));
  const live = page.sightings.filter(
    (each) => !young.includes(each) && !isKnownEcho(memory, side, each.id, each.sight),
  );
  const extra = live.filter(({ id }) => !wanted.has(id));
  const fits = extra.length <= crew.room.records - here.size && extra.every(({ id }) => memory.links.has(id));
  for (const { id, sight } of page.sightings) if (wanted.has(id)) sights[side].set(id, sight);
  if (fits) {
    for (const { id, sight } of extra) sights[side].set(id, sight);
    await readAcross(crew, use, side, extra, sights, memory);
  }
  const shown = new Set(page.sightings.map(({ id }) => id));
  const named = (companion && namedIn(companion)) ?? [];
  const missed = named.filter((id) => !shown.has(id) && !memory.links.has(id));
  return ({ deferred }) => {
    const now = crew.world.now();
    const { kind, sort, work, trigger, actor } = look;
    const mark = (ids: readonly RecordId[] | null) => ({ mark: { at: now, ids, cause: { work, trigger, actor } } });
    const base: LookChange = { kind, side, sort, ...(companion && { finished: 'well' as const }) };
    const through = fits && young.length === 0 && !page.sightings.some(({ id }) => deferred.has(id));
    if (!through) {
      // Where the page only tells of newcomers, having seen it to its end is enough, whatever else on it waits.
      const seenAll =
        !page.more && !crew.systems[side].spec.looksBeforeWriting && extra.every(({ id }) => memory.links.has(id));
      return [
        { ...base, ...(seenAll && { lookedAt: now }), ...(companion || (extra.length > 0 && !fits) ? mark(null) : {}) },
      ];
    }
    const onward = page.more ? mark(null) : missed.length > 0 ? mark(missed) : {};
    const cursor = page.more ? 'more' : null;
    return [
      {
        ...base,
        checkpoint: page.checkpoint,
        cursor,
        ...(!page.more && { lookedAt: now, quietUntil: now + GATHERED_MS }),
        ...onward,
      },
    ];
  };
}

/** The page's own live records need their other halves too. */
async function readAcross(
  crew: Crew,
  use: KindInUse,
  side: Side,
  extra: readonly Sighting[],
  sights: Readonly<Record<Side, Sights>>,
  memory: Memory,
): Promise<void> {
  const other = otherSide(side);
  const ids = extra.flatMap(({ id }) => liveLink(memory, id).map((link) => link.ids[other]));
  await readInto(crew, use, other, ids, sights[other]);
}
