// Looks that are due and that nothing is read for: of kinds that are switched off, and those that were told of what we have seen already.

import { isProven, type Side } from '../core/record.ts';
import { settingsOf } from '../kinds/settings.ts';
import type { Crew } from './crew.ts';
import { type Look, type LookChange, toldIn } from './look.ts';
import type { LinkRow } from './store.ts';
import { emptyCommit } from './work.ts';

/** Marked and due, or begun by a pass that never came to its end. */
export function isDue({ world, lease }: Crew, { dueAt, running }: Look): boolean {
  return (dueAt !== null && dueAt <= world.now()) || (running !== null && running < lease.epoch);
}

/** Strikes them off before anything else is done. */
export async function spare(crew: Crew): Promise<void> {
  const due = crew.looks.all.filter((look) => isDue(crew, look));
  const unwanted = due.filter((look) => isUnwanted(crew, look));
  const known: Look[] = [];
  for (const look of due) if (!unwanted.includes(look) && (await isKnown(crew, look))) known.push(look);
  const spared = [...unwanted, ...known];
  if (spared.length === 0) return;
  const claimed = (await crew.store.claim(crew.lease, spared, [])) ?? [];
  const begun = crew.looks.began(spared, claimed, crew.lease.epoch);
  const looks = begun.map((look, at) => struck(crew, spared[at] ?? look, look));
  await crew.store.commit(crew.lease, { ...emptyCommit, looks });
  crew.looks.follow(looks);
}

/** Told of more since it was read, it stays due for all of it. */
function struck({ world }: Crew, before: Look, { kind, side, sort, taken, work, trigger, actor }: Look): LookChange {
  const change = { kind, side, sort, finished: 'well', rest: [] } as const;
  const isSame = JSON.stringify(before.ids) === JSON.stringify(taken);
  return isSame ? change : { ...change, mark: { at: world.now(), ids: taken, cause: { work, trigger, actor } } };
}

/**
 * A kind that is switched off: nothing is read for it. Switched on again, everything of it is reviewed, whatever happened meanwhile.
 * Records that stand by name are still answered for.
 */
function isUnwanted({ settings }: Crew, { kind }: Look): boolean {
  return !settingsOf(settings, kind).on;
}

/**
 * Every record that was named is linked, and what the link has seen of it is no older than the change that was told of: most often the
 * echo of what we wrote, which came in the reply. Whoever saved the record after that is told of by an event of its own.
 */
async function isKnown({ store, lease, world }: Crew, look: Look): Promise<boolean> {
  const { kind, side, dueAt, rest } = look;
  const told = toldIn(look);
  if (!told || rest.length > 0 || dueAt === null || dueAt > world.now()) return false;
  const { links, standings } = await store.recall(lease.pair, kind, [...told.keys()]);
  const live = new Map(links.filter(({ ended }) => !ended).map((link) => [link.ids[side], link]));
  if (standings.some(({ id }) => told.has(id))) return false;
  return [...told].every(([id, at]) => hasSeen(live.get(id), side, at));
}

/** A link without a version has something left to do; behind one that proves nothing another save may hide. Both are looked at. */
function hasSeen(link: LinkRow | undefined, side: Side, at: number): boolean {
  if (link === undefined || link.settling[side]) return false;
  return isProven(link.versions[side]) && link.changedAt[side] >= at;
}
