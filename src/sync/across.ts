// The other half of a look: what the other side shows of the records it found, read in as few calls as the system allows.

import type { Problem } from '../core/problem.ts';
import { otherSide, type RecordId, type Side, type Sight } from '../core/record.ts';
import type { Crew } from './crew.ts';
import { type Catch, leave } from './leave.ts';
import { isOwnYoungSave, isKnownEcho, type Memory } from './memory.ts';
import type { KindInUse, Page, Sighting } from './ports.ts';
import type { Outcome } from './rounds.ts';
import { routeOf } from './routed.ts';
import { readInto, type Sights } from './sights.ts';
import { type Look, type LookChange, namedIn } from './look.ts';
import { missedIn } from './untold.ts';
import type { LinkRow } from './store.ts';
import { sweptAway } from './sweep.ts';
import { provenInOf } from './work.ts';

/** A page that was read this short a time ago stands for the next pass too. */
export const FRESH_MS = 5_000;
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
  memory.routeOf = (seen) => routeOf(crew, use, seen);
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
  finish(outcome: Pick<Outcome, 'deferred' | 'halt'>): LookChange[];
}

/**
 * What the other side shows of the live records. Where a look is cheap, one page of changes stands for all of them: what it doesn't
 * name has not changed since it was agreed on. Otherwise they are read by id. Before a record may be created over there, the newest
 * arrivals over there are looked at too, or a twin that was entered a second ago would not be known. A look of the other side that is
 * due by itself (the companion, claimed with this one) is done by the same page. A page that was read less than `freshMs` ago stands.
 */
export async function lookAcross(
  crew: Crew,
  use: KindInUse,
  side: Side,
  sights: Readonly<Record<Side, Sights>>,
  memory: Memory,
  companion: Look | null,
  freshMs = FRESH_MS,
): Promise<Across | { problem: Problem }> {
  const other = otherSide(side);
  const links = [...sights[side].keys()].flatMap((id) => liveLink(memory, id));
  const strangers = sights[side].size > links.length;
  const { spec } = crew.systems[other];
  const edits = links.some((link) => !isOwnSave(link, side, sights[side].get(link.ids[side])));
  const wanted = companion !== null || strangers || (edits && spec.looksBeforeWriting);
  const looked =
    wanted && !isFresh(crew, use, other, companion, freshMs)
      ? await newestPage(crew, use, other, memory, companion)
      : null;
  if (looked && 'problem' in looked) return looked;
  const finish = looked ? await takeIn(crew, use, other, looked, sights, memory, companion) : () => [];
  // What an earlier page showed over there and nobody has planned yet has changed, though no page will name it again.
  const behind = new Set(crew.looks.find(use.kind.name, other, 'changes')?.rest.map(({ id }) => id));
  const isUnsure = (link: LinkRow) => behind.has(link.ids[other]) || !memory.tells(link, other, use.mapping.fields);
  // What is gone without a trace is not to be read any more.
  const left = links.filter((link) => !sweptAway(memory.standings.get(link.ids[other])));
  const unsure = left.filter((link) => !spec.looksBeforeWriting || looked?.page.more || isUnsure(link));
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

/** A side that shows what we wrote there: the two agree on it, whatever else the other side may show by now. */
function isOwnSave(link: LinkRow, side: Side, sight: Sight | undefined): boolean {
  return sight?.is === 'present' && link.settling[side]?.version === sight.seen.version;
}

interface Looked {
  readonly look: Look;
  readonly page: Page;
  /** When the page was asked for, epoch ms. */
  readonly askedAt: number;
}

/** Whether a page of that side that was read a moment ago still stands. What is due by itself is read whatever there was. */
function isFresh(
  { looks, world }: Crew,
  { kind }: KindInUse,
  side: Side,
  companion: Look | null,
  freshMs: number,
): boolean {
  const lookedAt = looks.find(kind.name, side, 'changes')?.lookedAt ?? null;
  return !companion && lookedAt !== null && world.now() - lookedAt <= freshMs;
}

/** The newest changes of a side; pages of nothing but echoes are passed over. */
async function newestPage(
  crew: Crew,
  use: KindInUse,
  side: Side,
  memory: Memory,
  companion: Look | null,
): Promise<Looked | { problem: Problem } | null> {
  const look = companion ?? crew.looks.find(use.kind.name, side, 'changes');
  if (!look) return null;
  const named = (companion && namedIn(companion)) ?? [];
  let from = look.checkpoint;
  // The further pages of one look don't reach back: a page that the overlap fills would be read for ever.
  let overlapMs = companion && look.cursor === null ? crew.systems[side].spec.overlapMs.hint : 0;
  let before: Looked | null = null;
  for (let pages = 1; ; pages++) {
    const askedAt = crew.world.now();
    const page = await crew.systems[side].look(use.kind.name, from, { limit: crew.profile.page, overlapMs });
    // What was read so far is kept: the next look goes on behind it.
    if (!page.ok) return before ?? { problem: page.problem };
    const { sightings, checkpoint, more } = page.value;
    await remember(crew, use, memory, sightings, named);
    const isOurs = sightings.every(
      ({ id, sight }) =>
        isKnownEcho(memory, side, id, sight, use.mapping.fields) || isOwnYoungSave(memory, side, id, sight),
    );
    before = { look, page: page.value, askedAt };
    if (!more || !isOurs || pages === ECHO_PAGES || crew.budget.calls() < 6) return before;
    from = checkpoint;
    overlapMs = 0;
  }
}

/**
 * Adds what the page shows to the round: the halves that were asked for, and its other linked changes as far as one pass may plan
 * them. What doesn't fit is left to that side's own look, which also knows how to place records without a link: by name where it is
 * done along the way, else by leaving its checkpoint alone.
 */
async function takeIn(
  crew: Crew,
  use: KindInUse,
  side: Side,
  { look, page, askedAt }: Looked,
  sights: Readonly<Record<Side, Sights>>,
  memory: Memory,
  companion: Look | null,
): Promise<Across['finish']> {
  const here = sights[otherSide(side)];
  const wanted = new Set([...here.keys()].flatMap((id) => liveLink(memory, id).map((link) => link.ids[side])));
  const young = page.sightings.filter(({ id, sight }) => isOwnYoungSave(memory, side, id, sight));
  const live = page.sightings.filter(
    (each) => !young.includes(each) && !isKnownEcho(memory, side, each.id, each.sight, use.mapping.fields),
  );
  const extra = live.filter(({ id }) => !wanted.has(id));
  const fits = extra.length <= crew.room.records - here.size && extra.every(({ id }) => memory.links.has(id));
  for (const { id, sight } of page.sightings) if (wanted.has(id)) sights[side].set(id, sight);
  if (fits) {
    for (const { id, sight } of extra) sights[side].set(id, sight);
    await readAcross(crew, use, side, extra, sights, memory);
  } else memory.meet(side, extra);
  if (page.more) memory.unread.add(side);
  // A look that is not due stays where it is: made due by what doesn't fit here, two sides would send each other round for ever. Where
  // nobody can be introduced until its further pages are read, it is due: it moves over them.
  if (!fits && companion === null) return () => (page.more && look.dueAt === null ? [dueNow(crew, look)] : []);
  const shown = new Set(page.sightings.map(({ id }) => id));
  const missed = (companion && namedIn(companion))?.filter((id) => !shown.has(id) && !memory.links.has(id)) ?? [];
  const sightings = page.sightings.filter(({ id }) => wanted.has(id) || sights[side].has(id));
  const left = fits ? [] : extra.map(({ id }) => id);
  // Of a look that is not due it was no event that had us look.
  const untold = missedIn(crew, companion ?? { ...look, trigger: 'timer' }, live, memory);
  const caught: Catch = {
    sightings: [...sightings, ...young],
    again: new Set(),
    page: { end: page.checkpoint, more: page.more, askedAt },
    named: missed,
  };
  return ({ deferred, halt }) => {
    const change = leave(
      crew,
      look,
      caught,
      { left, news: live.length },
      { halt, deferred: new Map([...unproven(young, crew.world.now()), ...deferred]) },
    );
    return [{ ...change, ...untold, ...(companion && { finished: 'well' as const }) }];
  };
}

function dueNow(crew: Crew, { kind, side, sort, work, trigger, actor }: Look): LookChange {
  return { kind, side, sort, mark: { at: crew.world.now(), ids: null, cause: { work, trigger, actor } } };
}

/** When saves of ours that prove nothing yet are read once more. */
export function unproven(young: readonly Sighting[], now: number): [RecordId, number][] {
  return young.map(({ id, sight }) => [id, provenInOf([sight], now)]);
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
