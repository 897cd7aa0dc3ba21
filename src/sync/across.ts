// The other half of a look: what the other side shows of the records it found, read in as few calls as the system allows.

import type { Problem } from '../core/problem.ts';
import { otherSide, type RecordId, type Side, type Sight } from '../core/record.ts';
import type { Crew } from './crew.ts';
import { isEcho, type Memory } from './memory.ts';
import { readInto, type Sights } from './sights.ts';
import type { KindInUse, Page, Sighting } from './ports.ts';
import type { Outcome } from './rounds.ts';
import type { LinkRow, Look, LookChange } from './store.ts';

/** A page that was read this short a time ago stands for the next pass too. */
const FRESH_MS = 5_000;

/** Recalls what is known of the records, and of those that their stamps and merges name. */
export async function remember(
  crew: Crew,
  use: KindInUse,
  memory: Memory,
  sightings: readonly Sighting[],
): Promise<void> {
  const ids = sightings.flatMap(({ id, sight }) => {
    if (sight.is === 'present' && sight.seen.stamp !== null) return [id, sight.seen.stamp];
    if (sight.is === 'gone' && sight.into !== undefined) return [id, sight.into];
    return [id];
  });
  if (ids.length === 0) return;
  memory.add(await crew.store.recall(crew.lease.pair, use.kind.name, [...new Set(ids)]));
}

export function isKnownEcho(memory: Memory, side: Side, id: RecordId, sight: Sight): boolean {
  const link = memory.links.get(id);
  if (!link) return false;
  if (link.ended) return true;
  if (memory.standings.get(id)?.dueAt) return false;
  return isEcho(link, side, sight);
}

export interface Across {
  /** What becomes of the other side's own look, where its changes were read on the way. */
  finish(outcome: Outcome): LookChange[];
}

/**
 * What the other side shows of the live records. Where a look is cheap, one page of changes stands for all of them: what it doesn't
 * name has not changed since it was agreed on. Otherwise they are read by id. Before a record may be created over there, the newest
 * arrivals over there are looked at too, or a twin that was entered a second ago would not be known.
 */
export async function lookAcross(
  crew: Crew,
  use: KindInUse,
  side: Side,
  sights: Readonly<Record<Side, Sights>>,
  memory: Memory,
): Promise<Across | { problem: Problem }> {
  const other = otherSide(side);
  const links = [...sights[side].keys()].flatMap((id) => liveLink(memory, id));
  const strangers = sights[side].size > links.length;
  const { spec } = crew.systems[other];
  const wanted = links.length > 0 || strangers;
  const looked = wanted && (spec.looksBeforeWriting || strangers) ? await freshPage(crew, use, other) : null;
  if (looked && 'problem' in looked) return looked;
  const finish = looked?.page ? await takeIn(crew, use, other, looked.look, looked.page, sights, memory) : () => [];
  const unsure = links.filter((link) => !spec.looksBeforeWriting || looked?.page?.more || !memory.isPlain(link));
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
  /** Null where a page read a moment ago still stands. */
  readonly page: Page | null;
}

async function freshPage(crew: Crew, use: KindInUse, side: Side): Promise<Looked | { problem: Problem } | null> {
  const look = crew.looks.find(use.kind.name, side, 'changes');
  if (!look) return null;
  const now = crew.world.now();
  if (look.lookedAt !== null && now - look.lookedAt <= FRESH_MS && look.dueAt === null) return { look, page: null };
  const { overlapMs } = crew.systems[side].spec;
  const options = { limit: crew.profile.page, overlapMs: overlapMs.hint };
  const page = await crew.systems[side].look(use.kind.name, look.checkpoint, options);
  return page.ok ? { look, page: page.value } : { problem: page.problem };
}

/**
 * Adds what the page shows to the round: the halves that were asked for, and its other linked changes as far as one pass may plan
 * them. Its own look is through where nothing is left over. Records without a link wait for that look: it knows how to place them.
 */
async function takeIn(
  crew: Crew,
  use: KindInUse,
  side: Side,
  look: Look,
  page: Page,
  sights: Readonly<Record<Side, Sights>>,
  memory: Memory,
): Promise<Across['finish']> {
  await remember(crew, use, memory, page.sightings);
  const here = sights[otherSide(side)];
  const wanted = new Set([...here.keys()].flatMap((id) => liveLink(memory, id).map((link) => link.ids[side])));
  const live = page.sightings.filter(({ id, sight }) => !isKnownEcho(memory, side, id, sight));
  const extra = live.filter(({ id }) => !wanted.has(id));
  const fits = extra.length <= crew.room.records - here.size && extra.every(({ id }) => memory.links.has(id));
  for (const { id, sight } of page.sightings) if (wanted.has(id)) sights[side].set(id, sight);
  if (fits) {
    for (const { id, sight } of extra) sights[side].set(id, sight);
    await readAcross(crew, use, side, extra, sights, memory);
  }
  return ({ deferred }) => {
    const now = crew.world.now();
    const { kind } = look;
    const cause = { work: look.work, trigger: look.trigger, actor: look.actor };
    const mark = { at: now, ids: null, cause };
    const through = fits && !page.sightings.some(({ id }) => deferred.has(id));
    if (!through) return [{ kind, side, sort: 'changes', mark }];
    const { checkpoint } = page;
    return [{ kind, side, sort: 'changes', checkpoint, ...(page.more ? { mark } : { lookedAt: now }) }];
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
