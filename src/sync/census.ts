// The census: a walk over all records of one side that only learns by what each can be recognised. It comes before anything is matched
// or created, so that no record is made that is there already. Nothing is planned and nothing is written outward.

import type { Sight } from '../core/record.ts';
import type { Crew } from './crew.ts';
import { lookFailed, type LookReport } from './changes.ts';
import { rowsFor } from './fetch.ts';
import { keysToKnow } from './keys.ts';
import type { KindInUse, Stretch } from './ports.ts';
import type { Look, LookChange } from './look.ts';
import type { Commit, Met } from './store.ts';
import { emptyCommit } from './work.ts';

export async function takeCensus(crew: Crew, use: KindInUse, look: Look): Promise<LookReport> {
  const { kind, side } = look;
  const stretch = await crew.systems[side].walk(kind, look.cursor, rowsFor(crew, side));
  if (!stretch.ok) return lookFailed(crew, look, stretch.problem);
  const { sightings } = stretch.value;
  const ids = sightings.map(({ id }) => id);
  const { links } = ids.length > 0 ? await crew.store.recall(crew.lease.pair, kind, ids) : { links: [] };
  const linked = new Set(links.filter(({ ended }) => !ended).map((link) => link.ids[side]));
  const strangers = sightings.filter(({ id }) => !linked.has(id));
  const add = strangers.flatMap(({ sight }) => keysToKnow(use.kind, sight));
  const met = crew.mayWrite ? [] : strangers.flatMap(({ sight }) => meet(use, sight));
  const looks = progress(crew, look, stretch.value);
  const commit: Commit = { ...emptyCommit, keys: { add, remove: [] }, looks, met };
  await crew.store.commit(crew.lease, commit);
  crew.looks.follow(looks);
  return { planned: sightings.length, halt: null };
}

/** What the match step of setup shows of a record. Of a pair that is live already nobody is asked beforehand. */
function meet(use: KindInUse, sight: Sight): Met[] {
  const keys = keysToKnow(use.kind, sight);
  if (sight.is !== 'present' || keys.length === 0) return [];
  const { id, name, fixed } = sight.seen;
  return [{ kind: use.kind.name, id, name, archived: fixed?.why === 'archived', keys }];
}

/** The walk goes on where it stopped. What changes from its start on is for the look at changes. */
function progress(crew: Crew, look: Look, { cursor, since }: Stretch): LookChange[] {
  const { kind, side, work, trigger, actor } = look;
  const now = crew.world.now();
  const changes = crew.looks.find(kind, side, 'changes');
  const starts: LookChange[] =
    changes && changes.checkpoint === null ? [{ kind, side, sort: 'changes', checkpoint: since }] : [];
  const walk: LookChange = { kind, side, sort: 'walk', finished: 'well', cursor };
  const onward = { mark: { at: now, ids: null, cause: { work, trigger, actor } } };
  if (cursor !== null) return [...starts, { ...walk, ...onward }];
  // Learned: from here on the same walk plans. A pair in setup leaves that until it goes live.
  return [...starts, { ...walk, phase: 'review', lookedAt: now, ...(crew.mayWrite && onward) }];
}
