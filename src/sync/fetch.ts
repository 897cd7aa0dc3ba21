// Asks a side for what a look is about: whom it names, what was left over, a page of changes, or the next stretch of a walk.

import type { Problem } from '../core/problem.ts';
import type { RecordId, Side } from '../core/record.ts';
import type { Crew } from './crew.ts';
import { type Catch, dueRest } from './leave.ts';
import { firstIn, type Look, namedIn } from './look.ts';
import { isCarrying } from './open-run.ts';
import type { KindInUse, Sighting, SystemSpec } from './ports.ts';
import { sweep } from './sweep.ts';

/** What a side shows, or why it can't be asked. */
export type Caught = Catch | { readonly problem: Problem };

export async function fetchStretch(crew: Crew, use: KindInUse, look: Look, most: number): Promise<Caught> {
  const named = namedIn(look);
  const again = dueRest(look, crew.world.now(), most);
  if (again.length > 0 || named?.length === 0) return readAgain(crew, use, look, again, named);
  const askedAt = crew.world.now();
  const stretch = await crew.systems[look.side].walk(use.kind.name, look.cursor, Math.min(crew.profile.page, most));
  if (!stretch.ok) return { problem: stretch.problem };
  const { sightings, cursor, whole } = stretch.value;
  const gone = whole ? await sweep(crew, look, whole) : [];
  const page = { end: cursor, more: cursor !== null, askedAt };
  return { sightings: [...sightings, ...gone], again: new Set(), page, named: [] };
}

/**
 * Whom an event names goes first, where they are read by name; then what was left over, as each stands now. Whatever else the look was
 * marked for comes after it.
 */
export async function fetchChanges(crew: Crew, use: KindInUse, look: Look, most: number): Promise<Caught> {
  const system = crew.systems[look.side];
  const named = namedIn(look);
  const first = system.spec.looksBeforeWriting ? [] : firstIn(look);
  if (first.length > 0) {
    const beside = dueRest(look, crew.world.now(), Math.max(0, most - first.length));
    return readAgain(crew, use, look, [...new Set([...first, ...beside])], named && []);
  }
  const again = dueRest(look, crew.world.now(), inWholeCalls(most, system.spec));
  if (again.length > 0 || named?.length === 0) return readAgain(crew, use, look, again, named);
  const overlapMs = look.cursor === null ? overlapOf(crew, look) : 0;
  const askedAt = crew.world.now();
  const page = await system.look(use.kind.name, look.checkpoint, { limit: rowsFor(crew, look.side), overlapMs });
  if (!page.ok) return { problem: page.problem };
  const { sightings, checkpoint, more } = page.value;
  const shown = new Set(sightings.map(({ id }) => id));
  const missed = (named ?? []).filter((id) => !shown.has(id));
  const late = missed.length > 0 ? await readNamed(crew, use, look.side, await withoutLink(crew, use, missed)) : [];
  return { sightings: [...late, ...sightings], again: new Set(), page: { end: checkpoint, more, askedAt }, named: [] };
}

/** As many records as fill their calls: of a burst that is read by name each pass leaves the rest to the next. */
function inWholeCalls(most: number, { readsAtOnce }: SystemSpec): number {
  return most < readsAtOnce ? most : most - (most % readsAtOnce);
}

async function readAgain(
  crew: Crew,
  use: KindInUse,
  { side }: Look,
  again: readonly RecordId[],
  named: Catch['named'],
): Promise<Catch> {
  return { sightings: await readNamed(crew, use, side, again), again: new Set(again), page: null, named };
}

/**
 * How many rows to ask a side for. Where a row costs calls of its own (a record that is put together from several) no more are asked
 * for than can be planned, and as many again for echoes among them.
 */
export function rowsFor({ systems, profile, room }: Crew, side: Side): number {
  return systems[side].spec.looksBeforeWriting ? profile.page : Math.min(profile.page, 2 * Math.max(1, room.records));
}

/** A timer reaches back further than a hint: it is there for what was missed. Not so while a run writes: it would read all that again. */
function overlapOf(crew: Crew, { side, trigger }: Look): number {
  const { overlapMs } = crew.systems[side].spec;
  return trigger === 'timer' && !isCarrying(crew) ? overlapMs.timer : overlapMs.hint;
}

/** A hint for a linked record that the page lacks is an echo of a save that an earlier page showed. */
async function withoutLink(crew: Crew, use: KindInUse, ids: readonly RecordId[]): Promise<RecordId[]> {
  const { links } = await crew.store.recall(crew.lease.pair, use.kind.name, ids);
  const linked = new Set(links.flatMap((link) => [link.ids.crm, link.ids.accounting]));
  return ids.filter((id) => !linked.has(id));
}

/** What stands under these ids. A system may answer for a part with the whole that it belongs to, and with nothing for what is neither. */
async function readNamed(crew: Crew, use: KindInUse, side: Side, ids: readonly RecordId[]): Promise<Sighting[]> {
  if (ids.length === 0) return [];
  const found = new Map<RecordId, Sighting>();
  const sights = await crew.systems[side].read(use.kind.name, ids);
  ids.forEach((named, at) => {
    const sight = sights[at] ?? { is: 'unknown', problem: { code: 'record.missing', id: named } };
    const id = sight.is === 'present' ? sight.seen.id : named;
    if (sight.is !== 'none') found.set(id, { id, sight });
  });
  return [...found.values()];
}
