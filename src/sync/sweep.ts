// Records that vanish without a trace: no list of deletions names them, no status tells. Where a walk has the whole list, whoever is linked
// and not in it is noted; who is missing from the next one too, hours later, is taken for gone. Whether anything comes of that is planned.

import type { RecordId, Sight } from '../core/record.ts';
import type { Crew } from './crew.ts';
import type { Look } from './look.ts';
import type { Sighting } from './ports.ts';
import type { LinkRow, Standing } from './store.ts';
import { emptyCommit } from './work.ts';

/** What a linked record stands as that one whole list lacked, and one that two did: no page of changes will ever tell of it. */
export const ABSENT = 'sweep.absent';
export const GONE = 'sweep.gone';

/** Two lists prove something only where they were not read at about the same time. */
const APART_MS = 3_600_000;

/** Those of this side that two whole lists lacked. `whole` is the list that was read now; an empty one proves nothing. */
export async function sweep(
  { store, lease, world }: Crew,
  { kind, side }: Look,
  whole: readonly RecordId[],
): Promise<Sighting[]> {
  if (whole.length === 0) return [];
  const now = world.now();
  const { links, noted } = await store.astray(lease.pair, kind, side, whole, [ABSENT, GONE]);
  const known = new Map(noted.map((standing) => [standing.id, standing]));
  // What was made a moment ago may not be in the list yet.
  const missing = links.filter(({ madeAt }) => now - madeAt >= APART_MS);
  const there = new Set(missing.map((link) => link.ids[side]));
  const drop = noted.filter(({ id }) => !there.has(id)).map(({ id }) => ({ kind, id }));
  const standings = missing.map((link) => standingOf(link, side, known.get(link.ids[side]), now));
  const put = standings.filter((standing) => known.get(standing.id)?.code !== standing.code);
  if (put.length + drop.length > 0) await store.commit(lease, { ...emptyCommit, standings: { put, drop } });
  return standings.flatMap(({ id, code }): Sighting[] => (code === GONE ? [{ id, sight: absent }] : []));
}

const absent: Sight = { is: 'gone', how: 'absent' };

/** What is known of a side that was not read: that it is gone, where a sweep has proved it. */
export function sweptAway(standing: Standing | undefined): Sight | undefined {
  return standing?.code === GONE ? absent : undefined;
}

/** Whether a standing is a sweep's own, and no answer or wait of the record. */
export function isOfSweep({ code }: Standing): boolean {
  return code === ABSENT || code === GONE;
}

function standingOf(link: LinkRow, side: Look['side'], before: Standing | undefined, now: number): Standing {
  if (!before) return noteOf(link, side, now);
  return now - before.since >= APART_MS ? { ...before, code: GONE } : before;
}

function noteOf({ kind, ids, name }: LinkRow, side: Look['side'], since: number): Standing {
  return {
    kind,
    id: ids[side],
    side,
    name,
    state: 'waiting',
    code: ABSENT,
    facts: {},
    dueAt: null,
    work: 'timer',
    trigger: 'timer',
    actor: null,
    waitsFor: null,
    attempts: 0,
    choice: null,
    since,
  };
}
